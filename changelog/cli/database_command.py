"""`org-changelog database`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, output_options, writing
from changelog.cli.shown import show, tell

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.group("database", epilog="Example: org-changelog database info")
def command() -> None:
    """Upgrade the store, tell about it, rebuild its index."""


@command.command("upgrade", epilog="Example: org-changelog database upgrade")
@click.option("--lang", type=click.Choice(("es", "en")), default="es", hidden=True)
@database_option
def upgrade(database: str, lang: str) -> None:
    """Bring the store to the present migrations; makes one where there is none."""
    from changelog.app.stores import upgrade as upgrade_store

    tell(lang, "database.upgraded", revision=upgrade_store(database))


@command.command("info", epilog="Example: org-changelog database info --format json")
@database_option
@output_options
def info(database: str, format_: str, lang: str) -> None:
    """Where the store is, its engine, its schema, and how much it holds."""
    from changelog.app.stores import info as store_info

    show(store_info(database), format_, lang)


@command.command("rebuild", epilog="Example: org-changelog database rebuild")
@click.option("--lang", type=click.Choice(("es", "en")), default="es", hidden=True)
@database_option
@writing
def rebuild(store: Store, lang: str) -> None:
    """Compute the index afresh from the statements; no answer changes."""
    from changelog.app.stores import rebuild as rebuild_index

    tell(lang, "database.rebuilt", statements=rebuild_index(store))
