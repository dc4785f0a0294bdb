"""`org-changelog correct`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, output_options, person_option, profile_option, writing
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.command("correct", epilog='Example: org-changelog correct 12 --effective 2021-09-01 --reason "misprint"')
@click.argument("entry")
@click.option("--effective", metavar="DATE", help="The date of effect that is right.")
@click.option("--agreement", metavar="CODE", help="The agreement that is right.")
@click.option("--with", "document", metavar="FILE", type=click.Path(), help="A document that is right, in its place.")
@profile_option
@click.option("--reason", required=True, help="Why, in words: the ledger keeps it.")
@person_option
@database_option
@output_options
@writing
def command(
    store: Store,
    entry: str,
    effective: str | None,
    agreement: str | None,
    document: str | None,
    profile: str | None,
    reason: str,
    person: str | None,
    format_: str,
    lang: str,
) -> None:
    """Correct the snapshot of ENTRY (its number or its digest, as `log` shows it): what is recorded, not the law.

    The wrong entry stays in the ledger and no longer counts. What was answered before can be asked with --known-on.
    """
    from changelog.app.ledgers import correct
    from changelog.app.recording import Recorder

    answer = correct(
        store,
        entry,
        reason=reason,
        effective=effective,
        agreement=agreement,
        document=document,
        profile=profile,
        recorder=Recorder(person),
    )
    show(answer, format_, lang)
