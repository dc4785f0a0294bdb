"""`org-changelog agreements`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, institution_option, output_options, reading
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.storage.store import Store


@click.command("agreements", epilog="Example: org-changelog agreements --format json")
@institution_option
@database_option
@output_options
@reading
def command(store: Store, institution: str | None, format_: str, lang: str) -> None:
    """List the agreements that put snapshots in force, with their dates."""
    from changelog.app.listing import agreements
    from changelog.reports.json_writer import list_output
    from changelog.reports.list_reports import agreements_report

    answer = agreements(store, institution)
    show(format_, lang, lambda words: agreements_report(answer, words), lambda: list_output(answer))
