"""What `confirm` and `refuse` share: the two differ in one word of the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from changelog.cli.options import database_option, institution_option, output_options, person_option, writing
from changelog.cli.shown import show

if TYPE_CHECKING:
    from changelog.domain.answers import RecordingAnswer

Routine = TypeVar("Routine", bound=Callable[..., Any])
RELATIONS = ("same", "merged", "split", "replaced", "reestablished")


def decision_options(routine: Callable[..., Any]) -> Callable[..., Any]:
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


def show_decision(answer: RecordingAnswer, format_: str, lang: str) -> None:
    """What was recorded, or that it was already."""

    show(answer, format_, lang)
