"""`org-changelog history`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, institution_option, known_option, output_options, reading_as_known
from changelog.cli.shown import show

if TYPE_CHECKING:
    from datetime import date

    from changelog.app.stores import Store


@click.command("history", epilog='Example: org-changelog history "Tecnologías de Información"')
@click.argument("unit")
@click.option("--on", metavar="DATE", help="The date on which the unit bore that name or code.")
@institution_option
@known_option
@database_option
@output_options
@reading_as_known
def command(
    store: Store, today: date | None, unit: str, on: str | None, institution: str | None, format_: str, lang: str
) -> None:
    """Show the life of UNIT (code, any of its names, or part of one): every state, act and link."""
    from changelog.app.histories import history_of

    answer = history_of(store, unit, on=on, institution=institution, today=today)
    show(answer, format_, lang)
