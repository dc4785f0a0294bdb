"""`org-changelog agreements`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, institution_option, output_options, reading
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.command("agreements", epilog="Example: org-changelog agreements 310822/226")
@click.argument("act", required=False)
@institution_option
@database_option
@output_options
@reading
def command(store: Store, act: str | None, institution: str | None, format_: str, lang: str) -> None:
    """List every act that documents cite, or show the card of ACT (any spelling, its number, or part of one).

    The card has the act's dates, every citation with its lines, the snapshots under it, the changes told and seen that
    rest on it, and where citations disagree.
    """
    from changelog.app.registers import agreement_card, agreements

    answer = agreements(store, institution) if act is None else agreement_card(store, act, institution)
    show(answer, format_, lang)
