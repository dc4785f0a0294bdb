"""`org-changelog chart`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, institution_option, language_option, reading

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.command("chart", epilog="Example: org-changelog chart --from 2021 --to 2023-12-31 --output chart.svg")
@click.argument("unit", required=False)
@click.option("--on", metavar="DATE", help="Draw the structure on this date; by default today.")
@click.option("--from", "start", metavar="DATE", help="Draw two dates side by side: the earlier one.")
@click.option("--to", "end", metavar="DATE", help="The later one; by default today.")
@click.option("--lives", is_flag=True, help="Draw the lives of units as bars over years, by agreement.")
@click.option(
    "--output",
    required=True,
    metavar="FILE",
    type=click.Path(),
    help="The file to write: .svg, .png or .html. Several sheets are FILE-1.svg and so on, or one page of HTML.",
)
@institution_option
@language_option
@database_option
@reading
def command(
    store: Store,
    unit: str | None,
    on: str | None,
    start: str | None,
    end: str | None,
    lives: bool,
    output: str,
    institution: str | None,
    lang: str,
) -> None:
    """Draw the structure, or with UNIT (code, name or part of it) that unit and all below it, as an organigram.

    With two dates both stand side by side in one layout, each kind of change by letter, shape and colour.
    """
    from changelog.app.charting import chart_of
    from changelog.app.drawing import draw, refuse_unknown_ending

    refuse_unknown_ending(output)
    answer = chart_of(store, unit, on=on, start=start, end=end, institution=institution, lives=lives)
    drawn = draw(answer, output, "en" if lang == "en" else "es")
    for written in drawn.files:
        click.echo(written)
    for removed in drawn.removed:
        click.echo(f"{removed}: a sheet of an earlier chart, taken away", err=True)
