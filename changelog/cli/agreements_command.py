"""`org-changelog agreements`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, institution_option, output_options, reading
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.command("agreements", epilog="Example: org-changelog agreements --format json")
@institution_option
@database_option
@output_options
@reading
def command(store: Store, institution: str | None, format_: str, lang: str) -> None:
    """List the agreements that put snapshots in force, with their dates."""
    from changelog.app.listing import agreements

    answer = agreements(store, institution)
    show(answer, format_, lang)
