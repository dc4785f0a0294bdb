"""`org-changelog log`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, institution_option, output_options, reading
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.command("log", epilog="Example: org-changelog log --format json")
@institution_option
@database_option
@output_options
@reading
def command(store: Store, institution: str | None, format_: str, lang: str) -> None:
    """List every entry of the ledger, first to last: what was recorded, corrected, annulled or retracted, when, by whom.

    Each entry carries a digest that seals it and the one before; the last stands for the whole record.
    """
    from changelog.app.ledgers import log_of

    show(log_of(store, institution=institution), format_, lang)
