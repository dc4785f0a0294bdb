"""`org-changelog compare`."""

from __future__ import annotations

import click

from changelog.cli.options import columns_option, output_options, profile_option
from changelog.cli.shown import show


@click.command("compare", epilog="Example: org-changelog compare manual_2021.txt manual_2023.txt")
@click.argument("first", metavar="FILE", type=click.Path())
@click.argument("second", metavar="FILE", type=click.Path())
@click.option("--fail-on-changes", is_flag=True, help="End with exit code 1 when anything changed.")
@profile_option
@columns_option
@output_options
def command(
    first: str,
    second: str,
    fail_on_changes: bool,
    profile: str | None,
    columns: str | None,
    format_: str,
    lang: str,
) -> None:
    """Compare two manuals or snapshot files, the earlier first, without a store."""
    from changelog.app.comparing import compare_files
    from changelog.app.statements import Overrides

    answer = compare_files(first, second, Overrides(columns=columns, profile=profile))
    show(answer, format_, lang)
    if fail_on_changes and any(not changes.is_empty for changes in answer.net):
        raise SystemExit(1)
