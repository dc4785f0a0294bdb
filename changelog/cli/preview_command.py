"""`org-changelog preview`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.filing_options import OUTPUT_HELP, filing_options, moment, typed
from changelog.cli.options import database_option, output_options, reading
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.command("preview", epilog="Example: org-changelog preview manual.txt --output changes.docx")
@click.argument("manual", type=click.Path())
@click.option("--institution", metavar="NAME", help="The institution's name, over what is printed.")
@click.option("--acronym", help="What it is called for short; goes with --institution.")
@click.option("--effective", metavar="DATE", help="The date of effect, over what is printed.")
@click.option("--agreement", metavar="CODE", help="The agreement, over what is printed.")
@click.option("--output", metavar="FILE", type=click.Path(), help=f"{OUTPUT_HELP} Left out: the changes are printed.")
@filing_options
@database_option
@output_options
@reading
def command(
    store: Store,
    manual: str,
    institution: str | None,
    acronym: str | None,
    effective: str | None,
    agreement: str | None,
    output: str | None,
    person: str | None,
    made_at: str | None,
    format_: str,
    lang: str,
) -> None:
    """What would change if MANUAL were recorded, from the day before it takes effect. Nothing is recorded."""
    from changelog.app.delivering import deliver, refuse_unknown_ending
    from changelog.app.previewing import preview_manual
    from changelog.app.statements import Overrides

    if output is not None:
        refuse_unknown_ending(output)
    overrides = Overrides(institution, acronym, effective, agreement)
    answer = preview_manual(store, manual, overrides, command=typed(), person=person, made_at=moment(made_at))
    if output is None:
        show(answer.changes, format_, lang)
    else:
        click.echo(deliver(answer, output, "en" if lang == "en" else "es"))
