"""The two sides of a step as matching sees them: identities before, codes after."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from changelog.domain.correspondences import MatchableFunction, MatchableUnit
from changelog.domain.snapshots import Snapshot
from changelog.domain.units import Unit
from changelog.history.timeline import OpenUnit, Timeline


def in_force(timeline: Timeline, snapshot: Snapshot) -> tuple[MatchableUnit, ...]:
    """Units in force that the snapshot's document does not itself state in another of its parts: it never tells a unit
    twice.

    Where the code is the same it is no other part, but the same text stated again from another date.
    """
    document = snapshot.document.digest if snapshot.document else None
    codes = {unit.code for unit in snapshot.units}
    return tuple(
        of_unit(unit)
        for unit in timeline.units.values()
        if document is None or unit.stated_in != document or unit.state.code in codes
    )


def stated(snapshot: Snapshot) -> tuple[MatchableUnit, ...]:
    """Units of a snapshot, keyed by code; their functions by `function_key`."""
    return tuple(
        MatchableUnit(
            key=unit.code,
            code=unit.code,
            name=unit.name,
            rank=unit.rank,
            parent=unit.parent,
            objective=unit.objective,
            functions=_Stated(unit),
            functions_listed=unit.functions_listed,
            children_listed=unit.children_listed,
            within=unit.within,
        )
        for unit in snapshot.units
    )


def function_key(code: str, position: int) -> str:
    """A function of a snapshot: the code of its unit and its place there, from 1."""
    return f"{code}#{position}"


def place_of(key: str) -> tuple[str, int]:
    """The code and the place that a `function_key` was made of."""
    code, _, position = key.rpartition("#")
    return code, int(position)


def of_unit(unit: OpenUnit) -> MatchableUnit:
    """A unit in force, keyed by identity; its functions by theirs."""
    state = unit.state
    return MatchableUnit(
        key=state.unit_id,
        code=state.code or "",
        name=state.name,
        rank=state.rank,
        parent=state.parent_id,
        objective=state.objective,
        functions=_InForce(unit),
        functions_listed=state.functions_listed,
        children_listed=state.children_listed,
        within=unit.within if state.parent_id is None else None,
    )


class _Seen(Sequence[MatchableFunction]):
    """The functions of a unit, each made for matching when it is asked for: a register has a million and a half a side,
    and all of them are held already, as what they are here."""

    __slots__ = ()

    @abstractmethod
    def __iter__(self) -> Iterator[MatchableFunction]: ...

    @overload
    def __getitem__(self, place: int) -> MatchableFunction: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[MatchableFunction, ...]: ...

    def __getitem__(self, place: int | slice) -> MatchableFunction | tuple[MatchableFunction, ...]:
        return tuple(self)[place]


@dataclass(frozen=True, slots=True)
class _Stated(_Seen):
    """Those that a snapshot lists, by `function_key`."""

    unit: Unit

    def __len__(self) -> int:
        return len(self.unit.functions)

    def __iter__(self) -> Iterator[MatchableFunction]:
        code = self.unit.code
        for position, function in enumerate(self.unit.functions, 1):
            yield MatchableFunction(function_key(code, position), function.marker, function.text)


@dataclass(frozen=True, slots=True)
class _InForce(_Seen):
    """Those in force, by identity, for as long as the unit is given no others."""

    unit: OpenUnit

    def __len__(self) -> int:
        return len(self.unit.functions)

    def __iter__(self) -> Iterator[MatchableFunction]:
        for function_id, function in self.unit.functions.items():
            yield MatchableFunction(function_id, function.state.marker, function.state.text)
