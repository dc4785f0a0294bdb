"""What a manual of the day would state of a draft institution: codes follow from positions, names from rank words, texts
from the names of the day."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks import vocabulary
from benchmarks.drafts import DraftFunction, DraftInstitution, DraftUnit


@dataclass(frozen=True, slots=True)
class FunctionPicture:
    """A function on a day, in the order printed. `pattern` is its text before names are written out."""

    number: int
    pattern: str
    text: str


@dataclass(frozen=True, slots=True)
class UnitPicture:
    """A unit on a day; `words` is what its rank is called, `rank` which rank it is."""

    number: int
    code: str
    rank: str
    words: str
    subject: str
    name: str
    parent: int | None
    functions: tuple[FunctionPicture, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """All units on a day by number, in the order printed."""

    units: dict[int, UnitPicture]


def picture_of(institution: DraftInstitution) -> Picture:
    """The institution as it is now. Codes begin at "7", as a manual's seventh chapter does."""
    codes = {institution.root.number: "7"}
    units: dict[int, UnitPicture] = {}
    for unit in institution.units():
        code = codes[unit.number]
        codes.update((child.number, f"{code}.{place}") for place, child in enumerate(unit.children, 1))
        units[unit.number] = _picture_of_unit(institution, unit, code)
    return Picture(units)


def _picture_of_unit(institution: DraftInstitution, unit: DraftUnit, code: str) -> UnitPicture:
    name = institution.name_of(unit)
    above = institution.name_of(unit.parent or unit)
    functions = tuple(_picture_of_function(function, name, above) for function in unit.functions)
    words = institution.rank_words[unit.rank]
    parent = unit.parent.number if unit.parent else None
    return UnitPicture(unit.number, code, unit.rank, words, unit.subject, name, parent, functions)


def _picture_of_function(function: DraftFunction, own: str, above: str) -> FunctionPicture:
    text = function.text
    if "{" in text:
        text = text.replace(vocabulary.OWN, vocabulary.of_unit(own))
        text = text.replace(vocabulary.ABOVE, vocabulary.of_unit(above))
    return FunctionPicture(function.number, function.text, text)
