"""`org-changelog load`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, output_options, person_option, writing
from changelog.cli.shown import progress, show

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.command("load", epilog="Example: org-changelog load snapshots/")
@click.argument("paths", metavar="FILE_OR_FOLDER...", nargs=-1, required=True, type=click.Path())
@person_option
@database_option
@output_options
@writing
def command(store: Store, paths: tuple[str, ...], person: str | None, format_: str, lang: str) -> None:
    """Load snapshot files and decisions, or all of a folder, into the store: everything or nothing."""
    from changelog.app.recording import Recorder, load_snapshots

    answer = load_snapshots(store, paths, Recorder(person), progress())
    show(answer, format_, lang)
