"""`org-changelog retract`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, output_options, person_option, writing
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.command("retract", epilog='Example: org-changelog retract 12 --reason "recorded for the wrong institution"')
@click.argument("entry")
@click.option("--reason", required=True, help="Why, in words: the ledger keeps it.")
@click.option("--whole", is_flag=True, help="All that was recorded in the same step: a manual with all that it states.")
@person_option
@database_option
@output_options
@writing
def command(store: Store, entry: str, reason: str, whole: bool, person: str | None, format_: str, lang: str) -> None:
    """Let ENTRY (its number or its digest, as `log` shows it) no longer count, with what rests on it.

    The ledger keeps it. Recording the same document again counts again; so does retracting the retraction.
    """
    from changelog.app.ledgers import retract
    from changelog.app.recording import Recorder

    show(retract(store, entry, reason=reason, recorder=Recorder(person), whole=whole), format_, lang)
