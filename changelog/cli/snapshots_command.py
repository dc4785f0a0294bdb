"""`org-changelog snapshots`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, institution_option, output_options, reading
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.storage.store import Store


@click.command("snapshots", epilog="Example: org-changelog snapshots --format json")
@institution_option
@database_option
@output_options
@reading
def command(store: Store, institution: str | None, format_: str, lang: str) -> None:
    """List the snapshots recorded, with how many of their texts are at hand."""
    from changelog.app.listing import snapshots
    from changelog.reports.json_writer import list_output
    from changelog.reports.list_reports import snapshots_report

    answer = snapshots(store, institution)
    show(format_, lang, lambda words: snapshots_report(answer, words), lambda: list_output(answer))
