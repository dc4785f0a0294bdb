"""A short way from invented prose to the changes that it tells."""

from __future__ import annotations

from textwrap import dedent

from changelog.domain.narratives import NarratedChange
from changelog.reading.narrative import Narrative, narrated_changes


def told(text: str) -> Narrative:
    """Read prose that stands alone, without a functions chapter."""
    return narrated_changes(dedent(text).encode(), "antecedentes.txt")


def changes(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Kind, unit and results of the changes told, in the order printed."""
    return [(change.kind.value, change.unit, change.result) for change in told(text).changes]


def only(text: str) -> NarratedChange:
    (change,) = told(text).changes
    return change


def parents(text: str) -> list[tuple[str, str | None, str | None]]:
    """Unit, parent before, parent after."""
    return [(change.unit, change.from_parent, change.to_parent) for change in told(text).changes]


def units(text: str, kind: str) -> list[str]:
    return [change.unit for change in told(text).changes if change.kind.value == kind]
