"""`org-changelog record`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, output_options, person_option, writing
from changelog.cli.shown import progress, show

if TYPE_CHECKING:
    from changelog.app.stores import Store
    from changelog.domain.answers import RecordingAnswer


@click.command("record", epilog="Example: org-changelog record manual.txt --effective 2021-09-01")
@click.argument("manuals", metavar="MANUAL...", nargs=-1, required=True, type=click.Path())
@click.option("--institution", metavar="NAME", help="The institution's name, over what is printed.")
@click.option("--acronym", help="What it is called for short; goes with --institution.")
@click.option("--effective", metavar="DATE", help="The date of effect, over what is printed.")
@click.option("--agreement", metavar="CODE", help="The agreement, over what is printed.")
@person_option
@database_option
@output_options
@writing
def command(
    store: Store,
    manuals: tuple[str, ...],
    institution: str | None,
    acronym: str | None,
    effective: str | None,
    agreement: str | None,
    person: str | None,
    format_: str,
    lang: str,
) -> None:
    """Record each MANUAL as dated snapshots under its agreement.

    What the document prints is found; options override it. Recording the same document again changes nothing. Each
    manual is recorded whole or not at all.
    """
    from changelog.app.recording import Recorder, joined, record_manuals
    from changelog.app.statements import Overrides

    overrides = Overrides(institution, acronym, effective, agreement)
    answers: list[RecordingAnswer] = []
    try:
        for answer in record_manuals(store, manuals, overrides, Recorder(person), progress()):
            answers.append(answer)  # noqa: PERF402  what was recorded before one fails is shown
    finally:
        if answers:
            show(joined(answers), format_, lang)
