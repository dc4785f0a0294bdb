"""What really changed between two pictures of one institution: by identity, no guess.

Kinds are those of the closed list (`changelog.domain.changes`). Inherited is what only follows from another change:
codes that shift, functions of units that begin, end, merge or split, a text in which nothing but a unit's new name is
new.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.pictures import FunctionPicture, Picture, UnitPicture
from benchmarks.standing import Links


@dataclass(frozen=True, slots=True)
class Place:
    """A unit by its code, or with `marker` one of its functions."""

    code: str
    marker: str | None = None


@dataclass(frozen=True, slots=True)
class TrueChange:
    """One change: `level` is "unit" or "function"; created and added have no `old`, abolished and removed no `new`."""

    level: str
    kind: str
    old: tuple[Place, ...]
    new: tuple[Place, ...]
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Identities:
    """Who is who on one date: the number of each unit by its code, and of its functions in the order printed."""

    units: dict[str, int]
    functions: dict[str, tuple[int, ...]]

    def function_at(self, place: Place) -> int:
        return self.functions[place.code][int((place.marker or "").rstrip(".")) - 1]


@dataclass(frozen=True, slots=True)
class Truth:
    """The changes, who is who on both dates, and the numbers of units related by a merger or split."""

    changes: tuple[TrueChange, ...]
    old: Identities
    new: Identities
    related: frozenset[tuple[int, int]]


def truth_of(old: Picture, new: Picture, links: Links) -> Truth:
    """Changes of units first, then of functions, each in the order of the first date, what is new last."""
    related = links.pairs()
    changes = (*_unit_changes(old, new, links), *_function_changes(old, new, related))
    return Truth(changes, _identities(old), _identities(new), related)


def _identities(picture: Picture) -> Identities:
    units = picture.units.values()
    return Identities(
        {unit.code: unit.number for unit in units},
        {unit.code: tuple(function.number for function in unit.functions) for unit in units},
    )


def _unit_changes(old: Picture, new: Picture, links: Links) -> Iterator[TrueChange]:
    for before in old.units.values():
        if after := new.units.get(before.number):
            yield from _changes_of_unit(before, after)
    for many, one in links.merged:
        yield TrueChange("unit", "merged", tuple(_place(old, number) for number in many), (_place(new, one),))
    for one, several in links.split:
        yield TrueChange("unit", "split", (_place(old, one),), tuple(_place(new, number) for number in several))
    linked = {number for pair in links.pairs() for number in pair}
    for number in old.units:
        if number not in new.units and number not in linked:
            yield TrueChange("unit", "abolished", (_place(old, number),), ())
    for number in new.units:
        if number not in old.units and number not in linked:
            yield TrueChange("unit", "created", (), (_place(new, number),))


def _place(picture: Picture, number: int) -> Place:
    return Place(picture.units[number].code)


def _changes_of_unit(before: UnitPicture, after: UnitPicture) -> Iterator[TrueChange]:
    """A rank that is merely called otherwise is a renaming, no transformation."""
    kinds = []
    if before.rank != after.rank:
        kinds.append("transformed")
    if before.subject != after.subject or (before.rank == after.rank and before.words != after.words):
        kinds.append("renamed")
    if before.parent != after.parent:
        kinds.append("reassigned")
    places = (Place(before.code),), (Place(after.code),)
    yield from (TrueChange("unit", kind, *places) for kind in kinds)
    if not kinds and before.code != after.code:
        yield TrueChange("unit", "recoded", *places, inherited=True)


@dataclass(frozen=True, slots=True)
class _Standing:
    """A function where it stands on one date."""

    unit: UnitPicture
    position: int
    function: FunctionPicture

    @property
    def place(self) -> Place:
        return Place(self.unit.code, f"{self.position}.")


def _by_number(picture: Picture) -> dict[int, _Standing]:
    return {
        function.number: _Standing(unit, position, function)
        for unit in picture.units.values()
        for position, function in enumerate(unit.functions, 1)
    }


def _function_changes(old: Picture, new: Picture, related: frozenset[tuple[int, int]]) -> Iterator[TrueChange]:
    first, second = _by_number(old), _by_number(new)
    for number, before in first.items():
        if after := second.get(number):
            yield from _changes_of_function(before, after, related)
        else:
            ended = before.unit.number not in new.units
            yield TrueChange("function", "removed", (before.place,), (), inherited=ended)
    for number, after in second.items():
        if number not in first:
            begun = after.unit.number not in old.units
            yield TrueChange("function", "added", (), (after.place,), inherited=begun)


def _changes_of_function(
    before: _Standing, after: _Standing, related: frozenset[tuple[int, int]]
) -> Iterator[TrueChange]:
    if before.function.text != after.function.text:
        echo = before.function.pattern == after.function.pattern
        yield TrueChange("function", "modified", (before.place,), (after.place,), inherited=echo)
    units = before.unit.number, after.unit.number
    if units[0] != units[1]:
        yield TrueChange("function", "transferred", (before.place,), (after.place,), inherited=units in related)
    elif before.position != after.position:
        yield TrueChange("function", "renumbered", (before.place,), (after.place,))
