"""The two sides of a step as matching sees them: identities before, codes after."""

from __future__ import annotations

from changelog.domain.correspondences import MatchableFunction, MatchableUnit
from changelog.domain.snapshots import Snapshot
from changelog.history.timeline import OpenUnit, Timeline


def in_force(timeline: Timeline, snapshot: Snapshot) -> tuple[MatchableUnit, ...]:
    """Units in force that the snapshot's document does not itself state in another of its parts: it never tells a unit
    twice.

    Where the code is the same it is no other part, but the same text stated again from another date.
    """
    document = snapshot.document.digest if snapshot.document else None
    codes = {unit.code for unit in snapshot.units}
    return tuple(
        _of_unit(unit)
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
            functions=tuple(
                MatchableFunction(function_key(unit.code, position), function.marker, function.text)
                for position, function in enumerate(unit.functions, 1)
            ),
            functions_listed=unit.functions_listed,
            children_listed=unit.children_listed,
        )
        for unit in snapshot.units
    )


def function_key(code: str, position: int) -> str:
    """A function of a snapshot: the code of its unit and its place there, from 1."""
    return f"{code}#{position}"


def _of_unit(unit: OpenUnit) -> MatchableUnit:
    state = unit.state
    return MatchableUnit(
        key=state.unit_id,
        code=state.code or "",
        name=state.name,
        rank=state.rank,
        parent=state.parent_id,
        objective=state.objective,
        functions=tuple(
            MatchableFunction(function_id, function.state.marker, function.state.text)
            for function_id, function in unit.functions.items()
        ),
        functions_listed=state.functions_listed,
        children_listed=state.children_listed,
    )
