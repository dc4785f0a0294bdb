"""`org-changelog copy`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, output_options, reading
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.command("copy", epilog="Example: org-changelog copy --to other.db")
@click.option(
    "--to", "target", required=True, metavar="URL", help="A file (SQLite) or URL (postgresql://...), empty yet."
)
@database_option
@output_options
@reading
def command(store: Store, target: str, format_: str, lang: str) -> None:
    """Copy the store, every entry with its seal, to a file or database where nothing is; from SQLite to PostgreSQL or back.

    The copy is verified before it counts: the same head, every digest recomputed, the same answers.
    """
    from changelog.app.copying import copy_store

    show(copy_store(store, target), format_, lang)
