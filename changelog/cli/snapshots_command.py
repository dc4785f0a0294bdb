"""`org-changelog snapshots`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, institution_option, output_options, reading
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.command("snapshots", epilog="Example: org-changelog snapshots --format json")
@institution_option
@database_option
@output_options
@reading
def command(store: Store, institution: str | None, format_: str, lang: str) -> None:
    """List the snapshots recorded, with how many of their texts are at hand."""
    from changelog.app.listing import snapshots

    answer = snapshots(store, institution)
    show(answer, format_, lang)
