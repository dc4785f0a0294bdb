"""Labels inside a unit: "Objetivo:", "Funciones:"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from changelog.reading.profiles.loader import Profile
from changelog.reading.recognise.headings import plain_title

_MARKS = " .:*#_-\t"
"""Signs before a label that are no part of it."""
LONGEST_LABEL = 48
"""Characters, colon included."""
OPENING = 2
"""Characters by which lines are told that cannot be labels; an accent among them tells nothing."""


class LabelKind(StrEnum):
    OBJECTIVE = "objective"
    FUNCTIONS = "functions"


@dataclass(frozen=True, slots=True)
class Label:
    """`rest` is the text that follows on the same line; `is_marked` says that a colon closes the label."""

    kind: LabelKind
    rest: str
    is_marked: bool


def label_of(text: str, profile: Profile) -> Label | None:
    """The label that a line consists of or begins with."""
    head = text.lstrip(_MARKS)[:OPENING].lower()
    if head.isascii() and head not in _openings(profile.objective_labels, profile.function_labels):
        return None
    colon = text.find(":")
    if 0 < colon < LONGEST_LABEL:
        kind = _kind(text[:colon], profile)
        return Label(kind, text[colon + 1 :].strip(" *\t"), is_marked=True) if kind is not None else None
    kind = _kind(text, profile) if len(text) < LONGEST_LABEL else None
    return Label(kind, "", is_marked=False) if kind is not None else None


@cache
def _openings(*labels: frozenset[str]) -> frozenset[str]:
    """What labels begin with: most lines begin otherwise, and need not be looked at."""
    return frozenset(label[:OPENING] for known in labels for label in known)


def _kind(words: str, profile: Profile) -> LabelKind | None:
    plain = plain_title(words)
    if plain in profile.objective_labels:
        return LabelKind.OBJECTIVE
    return LabelKind.FUNCTIONS if plain in profile.function_labels else None
