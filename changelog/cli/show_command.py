"""`org-changelog show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, institution_option, known_option, output_options, reading_as_known
from changelog.cli.shown import show

if TYPE_CHECKING:
    from datetime import date

    from changelog.app.stores import Store


@click.command("show", epilog='Example: org-changelog show "Operación y Evaluación" --on 2022-10-01')
@click.argument("unit", required=False)
@click.option("--on", default="today", show_default=True, metavar="DATE", help="The effective date asked for.")
@institution_option
@known_option
@database_option
@output_options
@reading_as_known
def command(
    store: Store, today: date | None, unit: str | None, on: str, institution: str | None, format_: str, lang: str
) -> None:
    """Show the structure on a date; with UNIT (code, name or part of it) that unit, its functions and what is below.

    Dates are written as 2021, 2021-09, 2021-09-01 or today; a year alone means its first day.
    """
    from changelog.app.showing import show_structure

    answer = show_structure(store, on, unit=unit, institution=institution, today=today)
    show(answer, format_, lang)
