"""`org-changelog preview`."""

from __future__ import annotations

import click

from changelog.cli.filing_options import OUTPUT_HELP, filing_options, moment, typed
from changelog.cli.options import columns_option, database_option, output_options, profile_option
from changelog.cli.shown import show


@click.command("preview", epilog="Example: org-changelog preview manual.txt --output changes.docx")
@click.argument("manual", type=click.Path())
@click.option("--institution", metavar="NAME", help="The institution's name, over what is printed.")
@click.option("--acronym", help="What it is called for short; goes with --institution.")
@click.option("--effective", metavar="DATE", help="The date of effect, over what is printed.")
@click.option("--agreement", metavar="CODE", help="The agreement, over what is printed.")
@click.option(
    "--output",
    "outputs",
    metavar="FILE",
    type=click.Path(),
    multiple=True,
    help=f"{OUTPUT_HELP} Left out: the changes are printed.",
)
@profile_option
@columns_option
@filing_options
@database_option
@output_options
def command(
    database: str,
    manual: str,
    institution: str | None,
    acronym: str | None,
    effective: str | None,
    agreement: str | None,
    profile: str | None,
    columns: str | None,
    outputs: tuple[str, ...],
    person: str | None,
    made_at: str | None,
    format_: str,
    lang: str,
) -> None:
    """What would change if MANUAL were recorded, from the day before it takes effect. Nothing is recorded."""
    from changelog.app.delivering import deliver, refuse_unknown_ending
    from changelog.app.previewing import preview_manual, record_to_preview
    from changelog.app.statements import Overrides

    for output in outputs:
        refuse_unknown_ending(output)
    overrides = Overrides(institution, acronym, effective, agreement, columns, profile)
    made = moment(made_at)
    with record_to_preview(database) as store:
        answer = preview_manual(store, manual, overrides, command=typed(made), person=person, made_at=made)
    if not outputs:
        show(answer.changes, format_, lang)
    for output in outputs:
        click.echo(deliver(answer, output, "en" if lang == "en" else "es"))
