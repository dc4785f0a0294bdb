"""`org-changelog since`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, institution_option, output_options, reading
from changelog.cli.shown import rendered, show

if TYPE_CHECKING:
    from changelog.storage.store import Store

REPORT_FORMATS = {".md": "markdown", ".json": "json", ".csv": "csv", ".txt": "table"}


@click.command("since", epilog="Example: org-changelog since 2021 --report changes.md")
@click.argument("start", metavar="DATE")
@click.option("--until", default="today", show_default=True, metavar="DATE", help="The later date.")
@click.option("--report", type=click.Path(), help="Write the report to this file: .md, .json, .csv or .txt.")
@click.option("--unit", help="Only changes of this unit and of what hangs from it.")
@click.option("--steps", is_flag=True, help="Act by act besides the net change.")
@institution_option
@database_option
@output_options
@reading
def command(
    store: Store,
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
    from changelog import __version__
    from changelog.app.diffing import Filters, diff_dates
    from changelog.app.files import write_bytes
    from changelog.errors import UsageError
    from changelog.reports.change_report import change_report
    from changelog.reports.json_writer import changes_output

    if report is not None and Path(report).suffix.lower() not in REPORT_FORMATS:
        raise UsageError(
            f"{report} has none of the known endings", remedy="end it in " + ", ".join(sorted(REPORT_FORMATS))
        )
    answer = diff_dates(store, start, until, institution=institution, filters=Filters(unit), steps=steps)
    make = (
        lambda words: change_report(
            answer, words, words("since.title", start=words.day(answer.start.day)), __version__
        ),
        lambda: changes_output(answer),
    )
    if report is None:
        show(format_, lang, *make)
        return
    text = rendered(REPORT_FORMATS[Path(report).suffix.lower()], lang, *make)
    write_bytes(Path(report), text.encode("utf-8", "backslashreplace"))
    click.echo(report)
