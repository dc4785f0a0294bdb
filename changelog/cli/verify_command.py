"""`org-changelog verify`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, output_options, reading
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.app.stores import Store

FAULTY = 1


@click.command("verify", epilog="Example: org-changelog verify --manual manual.txt")
@click.option("--head", metavar="DIGEST", help="The digest that a report carries: all up to it must still be there.")
@click.option(
    "--manual", "manuals", multiple=True, metavar="FILE", type=click.Path(),
    help="A document, or a folder of them, that must have been recorded as it is. May be repeated.",
)  # fmt: skip
@database_option
@output_options
@reading
def command(store: Store, head: str | None, manuals: tuple[str, ...], format_: str, lang: str) -> None:
    """Recompute every digest, hold the index against the entries, check the rules on every date, compare manuals.

    Nothing is changed. Exit code 1 with faults, each with its place; 0 where all of it holds.
    """
    from changelog.app.verifying import verify

    answer = verify(store, head=head, manuals=manuals)
    show(answer, format_, lang)
    if answer.faults:
        raise click.exceptions.Exit(FAULTY)
