"""`org-changelog profiles`."""

from __future__ import annotations

import click

from changelog.cli.options import output_options
from changelog.cli.shown import show


@click.command("profiles", epilog="Example: org-changelog profiles --show numbered_chapters")
@click.option("--show", "shown", metavar="NAME", help="Print this one as it stands, as a start for your own.")
@click.option("--check", metavar="FILE", type=click.Path(), help="Check a profile of your own, and tell its signs.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of profiles.")
@output_options
def command(shown: str | None, check: str | None, schema: bool, format_: str, lang: str) -> None:
    """List the families of documents that are known, with the signs that they are told by."""
    from changelog.app.profiles import check_profile, list_profiles, profile_schema, profile_text

    if sum((shown is not None, check is not None, schema)) > 1:
        raise click.UsageError("--show, --check and --schema: one at a time.")
    if shown is not None:
        click.echo(profile_text(shown), nl=False)
    elif schema:
        click.echo(profile_schema(), nl=False)
    else:
        show(check_profile(check) if check is not None else list_profiles(), format_, lang)
