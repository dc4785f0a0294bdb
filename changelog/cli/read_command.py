"""`org-changelog read`."""

from __future__ import annotations

import click

from changelog.cli.options import columns_option, output_options, profile_option
from changelog.cli.shown import show


@click.command("read", epilog="Example: org-changelog read manual.txt --format json")
@click.argument("manual", type=click.Path())
@profile_option
@click.option("--narrated", is_flag=True, help="Also the changes that introductions and antecedents tell.")
@click.option("--fail-on-findings", is_flag=True, help="End with exit code 1 when there are findings.")
@columns_option
@output_options
def command(
    manual: str,
    profile: str | None,
    narrated: bool,
    fail_on_findings: bool,
    columns: str | None,
    format_: str,
    lang: str,
) -> None:
    """What the program makes of MANUAL, without recording it."""
    from changelog.app.reading import reading_answer

    answer = reading_answer(manual, profile=profile, narrated=narrated, columns=columns)
    show(answer, format_, lang)
    if fail_on_findings and answer.reading.findings:
        raise SystemExit(1)
