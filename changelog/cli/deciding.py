"""`confirm` and `refuse`: one command under two names, which differ in one word of the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

import click

from changelog.cli.options import database_option, institution_option, output_options, person_option, writing
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.app.stores import Store

RELATIONS = ("same", "merged", "split", "replaced", "reestablished")


def decision_command(name: Literal["confirm", "refuse"], help_text: str) -> click.Command:
    """The command `name`, which records a person's word on a pair by the routine of that name in `app.reviewing`."""

    def decide(
        store: Store, pair: str | None, relation: str, person: str | None, format_: str, lang: str, **said: Any
    ) -> None:
        from changelog.app import reviewing
        from changelog.app.recording import Recorder
        from changelog.domain.correspondences import Relation

        record = reviewing.confirm if name == "confirm" else reviewing.refuse
        show(record(store, pair, relation=Relation(relation), recorder=Recorder(person), **said), format_, lang)

    example = f'Example: org-changelog {name} 3f9a1c --reason "acuerdo 226" --source manual.txt:35'
    return click.command(name, help=help_text, epilog=example)(_with_options(decide))


def _with_options(routine: Callable[..., Any]) -> Callable[..., Any]:
    """The pair, or both sides and how they relate; why; where it is written; and the store opened for writing."""
    for decorate in (
        writing,
        output_options,
        database_option,
        person_option,
        institution_option,
        click.option("--source", help="Where it is written, as FILE:LINE."),
        click.option("--reason", help="Why, in words."),
        click.option(
            "--relation", type=click.Choice(RELATIONS), default="same", show_default=True, help="How they relate."
        ),
        click.option("--new", multiple=True, metavar="NAME@DATE", help="A unit after; may be repeated."),
        click.option("--old", multiple=True, metavar="NAME@DATE", help="A unit before; may be repeated."),
        click.argument("pair", required=False),
    ):
        routine = decorate(routine)
    return routine
