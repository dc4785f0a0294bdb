"""`org-changelog timeline`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, institution_option, output_options, reading
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.command("timeline", epilog='Example: org-changelog timeline "Operación y Evaluación" --from 2013')
@click.argument("unit", required=False)
@click.option("--from", "start", metavar="DATE", help="Leave out what took effect before this day.")
@click.option("--to", "end", metavar="DATE", help="Leave out what took effect after this day.")
@institution_option
@database_option
@output_options
@reading
def command(
    store: Store,
    unit: str | None,
    start: str | None,
    end: str | None,
    institution: str | None,
    format_: str,
    lang: str,
) -> None:
    """List changes by effective date: what documents tell beside what structures show.

    With UNIT (code, any of its names, or part of one) those of that unit, of the units that it came from and of those that
    came from it, and of units that came to hang from it or left. A change told and seen is one row with both places. Changes
    without a date stand where what bounds them puts them.
    """
    from changelog.app.timelines import timeline_of

    answer = timeline_of(store, unit, institution=institution, start=start, end=end)
    show(answer, format_, lang)
