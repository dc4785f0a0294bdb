"""`org-changelog annul`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, institution_option, output_options, person_option, writing
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.command("annul", epilog='Example: org-changelog annul 310822/226 --reason "amparo 12/2023"')
@click.argument("act")
@click.option("--reason", required=True, help="Why, in words: the ledger keeps it.")
@institution_option
@person_option
@database_option
@output_options
@writing
def command(
    store: Store, act: str, reason: str, institution: str | None, person: str | None, format_: str, lang: str
) -> None:
    """Record that ACT (its code, its number or part of a spelling) is without effect.

    No structure stated under it and no change told of it counts from now on. What was answered before can be asked with
    --known-on.
    """
    from changelog.app.ledgers import annul
    from changelog.app.recording import Recorder

    answer = annul(store, act, reason=reason, institution=institution, recorder=Recorder(person))
    show(answer, format_, lang)
