"""`org-changelog review`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, institution_option, output_options, reading
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.command("review", epilog="Example: org-changelog review --all")
@click.option("--all", "everything", is_flag=True, help="Settled pairs too: recognised, confirmed and refused.")
@institution_option
@database_option
@output_options
@reading
def command(store: Store, everything: bool, institution: str | None, format_: str, lang: str) -> None:
    """List the pairs of units that wait for a person, with how sure the program is and why."""
    from changelog.app.reviewing import review
    from changelog.domain.correspondences import Status

    answer = review(store, status=None if everything else Status.PROPOSED, institution=institution)
    show(answer, format_, lang)
