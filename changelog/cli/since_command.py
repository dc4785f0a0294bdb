"""`org-changelog since`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from changelog.cli.options import database_option, institution_option, known_option, output_options, reading_as_known
from changelog.cli.shown import WIDE, show

if TYPE_CHECKING:
    from datetime import date

    from changelog.app.stores import Store

REPORT_FORMATS: dict[str, Literal["table", "markdown", "json", "csv"]] = {
    ".md": "markdown",
    ".json": "json",
    ".csv": "csv",
    ".txt": "table",
}


@click.command("since", epilog="Example: org-changelog since 2021 --report changes.md")
@click.argument("start", metavar="DATE")
@click.option("--until", default="today", show_default=True, metavar="DATE", help="The later date.")
@click.option("--report", type=click.Path(), help="Write the report to this file: .md, .json, .csv or .txt.")
@click.option("--unit", help="Only changes of this unit and of what hangs from it.")
@click.option("--steps", is_flag=True, help="Act by act besides the net change.")
@institution_option
@known_option
@database_option
@output_options
@reading_as_known
def command(
    store: Store,
    today: date | None,
    start: str,
    until: str,
    report: str | None,
    unit: str | None,
    steps: bool,
    institution: str | None,
    format_: str,
    lang: str,
) -> None:
    """What has changed since DATE (2021 means its first day): the report that is filed."""
    from changelog.app.diffing import Filters, diff_dates
    from changelog.app.files import write_bytes
    from changelog.app.rendering import rendered
    from changelog.errors import UsageError

    if report is not None and Path(report).suffix.lower() not in REPORT_FORMATS:
        raise UsageError(
            f"{report} has none of the known endings", remedy="end it in " + ", ".join(sorted(REPORT_FORMATS))
        )
    answer = diff_dates(
        store, start, until, institution=institution, filters=Filters(unit), steps=steps, asked_by="since", today=today
    )
    if report is None:
        show(answer, format_, lang)
        return
    text = rendered(answer, REPORT_FORMATS[Path(report).suffix.lower()], "en" if lang == "en" else "es", WIDE)
    write_bytes(Path(report), text.encode("utf-8", "backslashreplace"))
    click.echo(report)
