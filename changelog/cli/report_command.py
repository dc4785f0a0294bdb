"""`org-changelog report`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.filing_options import OUTPUT_HELP, filing_options, moment, typed
from changelog.cli.options import database_option, institution_option, known_option, language_option, reading_as_known

if TYPE_CHECKING:
    from datetime import date

    from changelog.app.stores import Store


@click.command("report", epilog="Example: org-changelog report --from 2021 --to 2023-12-31 --output changes.xlsx")
@click.option("--from", "start", required=True, metavar="DATE", help="The earlier date.")
@click.option("--to", "end", default="today", show_default=True, metavar="DATE", help="The later date.")
@click.option("--unit", help="Only this unit and what hung from it on either date.")
@institution_option
@click.option(
    "--output", "outputs", required=True, multiple=True, metavar="FILE", type=click.Path(),
    help=f"{OUTPUT_HELP} May be repeated.",
)  # fmt: skip
@filing_options
@language_option
@known_option
@database_option
@reading_as_known
def command(
    store: Store,
    today: date | None,
    start: str,
    end: str,
    unit: str | None,
    institution: str | None,
    outputs: tuple[str, ...],
    person: str | None,
    made_at: str | None,
    lang: str,
) -> None:
    """Write everything that changed between two dates as a file: tables, acts, findings, and on what they rest."""
    from changelog.app.delivering import deliver, refuse_unknown_ending
    from changelog.app.filing import make_report

    for output in outputs:
        refuse_unknown_ending(output)
    made = moment(made_at)
    answer = make_report(
        store,
        start,
        end,
        unit=unit,
        institution=institution,
        command=typed(made),
        person=person,
        made_at=made,
        today=today,
    )
    for output in outputs:
        click.echo(deliver(answer, output, "en" if lang == "en" else "es"))
