"""What really changed between two pictures of one institution: by identity, no guess.

Kinds are those of `shared/domain.md`. Inherited is what only follows from another change: codes that shift, functions of
units that begin or end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.drafts import FunctionPicture, Picture, UnitPicture
from benchmarks.script import Links


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


def true_changes(old: Picture, new: Picture, links: Links) -> tuple[TrueChange, ...]:
    """Units first, then functions, each in the order of the first date, what is new last."""
    return (*_unit_changes(old, new, links), *_function_changes(old, new))


def _unit_changes(old: Picture, new: Picture, links: Links) -> Iterator[TrueChange]:
    for before in old.units.values():
        if after := new.units.get(before.number):
            yield from _changes_of_unit(before, after)
    for many, one in links.merged:
        yield TrueChange("unit", "merged", tuple(_place(old, number) for number in many), (_place(new, one),))
    for one, several in links.split:
        yield TrueChange("unit", "split", (_place(old, one),), tuple(_place(new, number) for number in several))
    linked = {number for many, one in links.merged for number in (*many, one)}
    linked |= {number for one, several in links.split for number in (one, *several)}
    for number in old.units:
        if number not in new.units and number not in linked:
            yield TrueChange("unit", "abolished", (_place(old, number),), ())
    for number in new.units:
        if number not in old.units and number not in linked:
            yield TrueChange("unit", "created", (), (_place(new, number),))


def _place(picture: Picture, number: int) -> Place:
    return Place(picture.units[number].code)


def _changes_of_unit(before: UnitPicture, after: UnitPicture) -> Iterator[TrueChange]:
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


def _function_changes(old: Picture, new: Picture) -> Iterator[TrueChange]:
    functions = new.functions()
    first = old.functions()
    for before in first.values():
        if after := functions.get(before.number):
            yield from _changes_of_function(before, after, old, new)
        else:
            ended = before.unit not in new.units
            yield TrueChange("function", "removed", (_marked(old, before),), (), inherited=ended)
    for after in functions.values():
        if after.number not in first:
            begun = after.unit not in old.units
            yield TrueChange("function", "added", (), (_marked(new, after),), inherited=begun)


def _changes_of_function(
    before: FunctionPicture, after: FunctionPicture, old: Picture, new: Picture
) -> Iterator[TrueChange]:
    places = (_marked(old, before),), (_marked(new, after),)
    if before.text != after.text:
        yield TrueChange("function", "modified", *places)
    if before.unit != after.unit:
        carried = before.unit not in new.units or after.unit not in old.units
        yield TrueChange("function", "transferred", *places, inherited=carried)
    elif before.position != after.position:
        yield TrueChange("function", "renumbered", *places)


def _marked(picture: Picture, function: FunctionPicture) -> Place:
    return Place(picture.units[function.unit].code, f"{function.position}.")
