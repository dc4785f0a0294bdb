"""`org-changelog restore`."""

from __future__ import annotations

import click

from changelog.cli.options import database_option, output_options
from changelog.cli.shown import show


@click.command("restore", epilog="Example: org-changelog backup copy.db && org-changelog restore copy.db")
@click.argument("backup", metavar="FILE", type=click.Path())
@click.option("--even-if-lost", is_flag=True, help="Although the store has entries that the backup has not.")
@database_option
@output_options
def command(database: str, backup: str, even_if_lost: bool, format_: str, lang: str) -> None:
    """Put the backup FILE in the place of a SQLite store, or where nothing is: whole, or not at all.

    Every digest of the backup is recomputed first. Entries that it has not are not lost without --even-if-lost.
    """
    from changelog.app.copying import restore

    show(restore(backup, database, even_if_lost=even_if_lost), format_, lang)
