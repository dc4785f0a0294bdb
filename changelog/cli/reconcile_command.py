"""`org-changelog reconcile`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, institution_option, output_options, reading
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.command("reconcile", epilog="Example: org-changelog reconcile --institution IMSS --from 2021")
@click.option("--from", "start", metavar="DATE", help="Leave out what took effect before this day.")
@click.option("--to", "end", metavar="DATE", help="Leave out what took effect after this day.")
@institution_option
@database_option
@output_options
@reading
def command(store: Store, start: str | None, end: str | None, institution: str | None, format_: str, lang: str) -> None:
    """Put what acts and narratives say beside what documents show, act by act.

    Each change is told and seen, told and not seen, seen and not told, or cannot be seen (no document covers its place on
    a day that could show it); what is told twice, differently, is listed besides. Each row names the lines that tell it and
    those that show it.
    """
    from changelog.app.reconciling import reconcile_told

    answer = reconcile_told(store, institution=institution, start=start, end=end)
    show(answer, format_, lang)
