"""`org-changelog load`."""

from __future__ import annotations

import click

from changelog.cli.options import database_option, output_options, person_option
from changelog.cli.shown import progress, show


@click.command("load", epilog="Example: org-changelog load snapshots/")
@click.argument("paths", metavar="FILE_OR_FOLDER...", nargs=-1, required=True, type=click.Path())
@person_option
@database_option
@output_options
def command(database: str, paths: tuple[str, ...], person: str | None, format_: str, lang: str) -> None:
    """Load files of snapshots, of what documents tell and of decisions, or all of a folder: everything or nothing."""
    from changelog.app.recording import Recorder, read_files, record_loaded
    from changelog.app.stores import open_store

    loaded = read_files(paths, progress())  # before a store is made for it
    with open_store(database, create=True) as store:
        answer = record_loaded(store, loaded, Recorder(person), progress())
    show(answer, format_, lang)
