"""`org-changelog checks`."""

from __future__ import annotations

from typing import Any

import click

from changelog.cli.options import output_options
from changelog.cli.shown import terminal_width


@click.command("checks", epilog="Example: org-changelog checks listed-not-described")
@click.argument("check", required=False)
@output_options
def command(check: str | None, format_: Any, lang: Any) -> None:
    """List the checks of `audit`, or explain CHECK with examples."""
    from changelog.app.audit_delivering import checks_text
    from changelog.app.auditing import list_checks

    click.echo(checks_text(list_checks(lang, check), format_, lang, terminal_width()), nl=False)
