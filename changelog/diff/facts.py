"""Units and functions as changes speak of them: the fields that are compared, in the form in which they are.

Facts are compared as `domain.md` compares them (normal forms). The order of functions follows from their markers and is
not a fact of its own. Whether something is documented is told by "first documented" entries and not compared here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from changelog.domain.structures import FunctionState, UnitState
from changelog.domain.texts import normal_form

_NUMBER = re.compile(r"\d+")
_REMEMBERED = 1 << 12
"""Markers of which the number is remembered: those of a register are a few hundred."""


class UnitFacts(NamedTuple):
    """The fields of a unit that changes speak of, as compared."""

    code: str | None
    name: str
    rank: str | None
    parent: str | None
    placed: bool
    objective: str | None

    def with_name(self, then: UnitFacts) -> UnitFacts:
        return UnitFacts(self.code, then.name, self.rank, self.parent, self.placed, self.objective)

    def with_rank(self, then: UnitFacts) -> UnitFacts:
        """With the rank, which is part of the name."""
        return UnitFacts(self.code, then.name, then.rank, self.parent, self.placed, self.objective)

    def with_code(self, then: UnitFacts) -> UnitFacts:
        return UnitFacts(then.code, self.name, self.rank, self.parent, self.placed, self.objective)

    def with_parent(self, then: UnitFacts) -> UnitFacts:
        return UnitFacts(self.code, self.name, self.rank, then.parent, then.placed, self.objective)

    def with_place(self, then: UnitFacts) -> UnitFacts:
        """With the parent and the code, which follows from it."""
        return UnitFacts(then.code, self.name, self.rank, then.parent, then.placed, self.objective)

    def with_objective(self, then: UnitFacts) -> UnitFacts:
        return UnitFacts(self.code, self.name, self.rank, self.parent, self.placed, then.objective)


class FunctionFacts(NamedTuple):
    """The fields of a function that changes speak of, as compared."""

    unit: str
    marker: str
    text: str

    def with_text(self, then: FunctionFacts) -> FunctionFacts:
        return FunctionFacts(self.unit, self.marker, then.text)

    def with_marker(self, then: FunctionFacts) -> FunctionFacts:
        return FunctionFacts(self.unit, then.marker, self.text)

    def with_place(self, then: FunctionFacts) -> FunctionFacts:
        """With the unit and the marker, which counts within it."""
        return FunctionFacts(then.unit, then.marker, self.text)


@lru_cache(_REMEMBERED)
def marker_number(marker: str) -> str:
    """What of a marker counts: its number ("3." and "3" are one), or nothing for a bullet."""
    found = _NUMBER.search(marker)
    if found is None:
        return ""
    # Not read as a number: Python refuses those of thousands of digits, and a marker may be anything.
    digits = "".join(str(unicodedata.digit(digit)) for digit in found.group())
    return digits.lstrip("0") or "0"


def unit_facts(unit: UnitState) -> UnitFacts:
    """The unit as compared."""
    return UnitFacts(
        unit.code,
        normal_form(unit.name),
        normal_form(unit.rank) if unit.rank else None,
        unit.parent_id,
        unit.placed,
        unit.objective.digest if unit.objective else None,
    )


def function_facts(function: FunctionState) -> FunctionFacts:
    """The function as compared."""
    return FunctionFacts(function.unit_id, marker_number(function.marker), function.text.digest)


class FactsOf:
    """Facts by the states that they are of, each worked out once: a state is told of by several changes, both ways.

    States are known by their place in memory, which is quicker than their hash; whoever asks keeps them meanwhile.
    """

    def __init__(self) -> None:
        self._units: dict[int, UnitFacts] = {}
        self._functions: dict[int, FunctionFacts] = {}

    def of_unit(self, unit: UnitState) -> UnitFacts:
        known = self._units.get(id(unit))
        if known is None:
            known = self._units[id(unit)] = unit_facts(unit)
        return known

    def of_function(self, function: FunctionState) -> FunctionFacts:
        known = self._functions.get(id(function))
        if known is None:
            known = self._functions[id(function)] = function_facts(function)
        return known
