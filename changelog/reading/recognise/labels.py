"""Labels inside a unit: "Objetivo:", "Funciones:"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from changelog.reading.profiles.loader import Profile
from changelog.reading.recognise.headings import plain_title

_STARTS = ("objetiv", "funci", "misi", "prop", "atribu")
LONGEST_LABEL = 48
"""Characters, colon included."""


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
    head = text[:LONGEST_LABEL].casefold()
    if not any(start in head for start in _STARTS):
        return None
    colon = text.find(":")
    if 0 < colon < LONGEST_LABEL:
        kind = _kind(text[:colon], profile)
        return Label(kind, text[colon + 1 :].strip(" *\t"), is_marked=True) if kind is not None else None
    kind = _kind(text, profile) if len(text) < LONGEST_LABEL else None
    return Label(kind, "", is_marked=False) if kind is not None else None


def _kind(words: str, profile: Profile) -> LabelKind | None:
    plain = plain_title(words)
    if plain in profile.objective_labels:
        return LabelKind.OBJECTIVE
    return LabelKind.FUNCTIONS if plain in profile.function_labels else None
