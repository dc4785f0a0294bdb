"""`org-changelog backup`."""

from __future__ import annotations

import click

from changelog.cli.options import database_option, output_options
from changelog.cli.shown import show


@click.command("backup", epilog="Example: org-changelog backup copy.db")
@click.argument("target", metavar="FILE", type=click.Path())
@database_option
@output_options
def command(database: str, target: str, format_: str, lang: str) -> None:
    """Write a SQLite store as it stands to FILE, one file, while others go on using the store.

    FILE bears its name once it is whole and every digest in it was recomputed.
    """
    from changelog.app.copying import back_up

    show(back_up(database, target), format_, lang)
