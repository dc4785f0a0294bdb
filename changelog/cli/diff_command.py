"""`org-changelog diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, institution_option, known_option, output_options, reading_as_known
from changelog.cli.shown import show

if TYPE_CHECKING:
    from datetime import date

    from changelog.app.stores import Store


@click.command("diff", epilog="Example: org-changelog diff 2018-02-16 2022-10-01 --kind renamed")
@click.argument("start", metavar="DATE")
@click.argument("end", metavar="DATE")
@click.option("--unit", help="Only changes of this unit and of what hangs from it.")
@click.option("--kind", "kinds", multiple=True, help="Only this kind of change (renamed, added, ...); may be repeated.")
@click.option("--rank", "ranks", multiple=True, help="Only units of this rank; may be repeated.")
@click.option("--steps", is_flag=True, help="Act by act besides the net change.")
@click.option("--fail-on-changes", is_flag=True, help="End with exit code 1 when anything changed.")
@institution_option
@known_option
@database_option
@output_options
@reading_as_known
def command(
    store: Store,
    today: date | None,
    start: str,
    end: str,
    unit: str | None,
    kinds: tuple[str, ...],
    ranks: tuple[str, ...],
    steps: bool,
    fail_on_changes: bool,
    institution: str | None,
    format_: str,
    lang: str,
) -> None:
    """Show what changed from one effective DATE to another, with the agreement and the source of every line."""
    from changelog.app.diffing import Filters, diff_dates

    filters = Filters(unit, kinds, ranks)
    answer = diff_dates(store, start, end, institution=institution, filters=filters, steps=steps, today=today)
    show(answer, format_, lang)
    if fail_on_changes and any(not changes.is_empty for changes in answer.net):
        raise SystemExit(1)
