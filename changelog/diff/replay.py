"""The replay law: the first structure with the changes applied equals the second, and the second with them undone the
first, field by field (`facts`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple, assert_never

from changelog.diff.facts import FactsOf, FunctionFacts, UnitFacts
from changelog.domain.changes import (
    FunctionChange,
    FunctionChangeKind,
    FunctionSide,
    Replay,
    Side,
    UnitChange,
    UnitChangeKind,
)
from changelog.domain.structures import FunctionState, UnitState
from changelog.errors import InvariantError

_FIRST = frozenset({UnitChangeKind.FIRST_DOCUMENTED, FunctionChangeKind.FIRST_DOCUMENTED})
_KNOWN_OR_NOT = frozenset({UnitChangeKind.FIRST_DOCUMENTED, UnitChangeKind.NO_LONGER_DOCUMENTED})


class _Facts(NamedTuple):
    """What is compared of a structure, by identity."""

    units: dict[str, UnitFacts]
    functions: dict[str, FunctionFacts]


def replay(
    before: tuple[Sequence[UnitState], Sequence[FunctionState]],
    after: tuple[Sequence[UnitState], Sequence[FunctionState]],
    units: Sequence[UnitChange],
    functions: Sequence[FunctionChange],
    unchanged: tuple[int, int] = (0, 0),
) -> Replay:
    """Apply the changes to the first states and undo them from the second; say whether both laws held, or where not.

    `unchanged` is how many units and functions more there are of which one version holds on both dates, and which are in
    no change: nothing can be said of them but that they were there.
    """
    facts = FactsOf()
    first, second = (
        _Facts(
            {unit.unit_id: facts.of_unit(unit) for unit in units_then},
            {function.function_id: facts.of_function(function) for function in functions_then},
        )
        for units_then, functions_then in (before, after)
    )
    forward, backward = _Applied(first, facts), _Applied(second, facts)
    in_order, functions_in_order = sorted(units, key=_turn), sorted(functions, key=_turn)
    for change in in_order:
        forward.apply_unit(change.kind, change.old, change.new)
    for entry in functions_in_order:
        forward.apply_function(entry.kind, entry.old, entry.new)
    for change in reversed(in_order):
        backward.apply_unit(change.kind, change.new, change.old)
    for entry in reversed(functions_in_order):
        backward.apply_function(entry.kind, entry.new, entry.old)
    _leave_out_unknown_codes(units, first, second, forward.facts, backward.facts)
    held, undone = forward.facts == second, backward.facts == first
    return Replay(
        forward=held,
        backward=undone,
        units=unchanged[0] + len(first.units.keys() | second.units.keys()),
        functions=unchanged[1] + len(first.functions.keys() | second.functions.keys()),
        differences=() if held and undone else _differences(forward.facts, second, backward.facts, first),
    )


def _leave_out_unknown_codes(units: Sequence[UnitChange], *compared: _Facts) -> None:
    """The code of a unit that no document prints on one side is not compared: what prose tells has names and parents."""
    unknown = {s.unit.unit_id for change in units for s in (*change.old, *change.new) if s.unit.code is None}
    unknown.update(unit_id for facts in compared for unit_id, unit in facts.units.items() if unit.code is None)
    for facts in compared:
        for unit_id in unknown & facts.units.keys():
            if facts.units[unit_id].code is not None:
                facts.units[unit_id] = facts.units[unit_id]._replace(code=None)


def _turn(change: UnitChange | FunctionChange) -> bool:
    """What is first documented comes first: its later changes start from there."""
    return bool(change.old) or change.kind not in _FIRST


class _Applied:
    """Facts of one date, to which changes are applied one after the other: what stands on their new side is put there."""

    def __init__(self, start: _Facts, known: FactsOf) -> None:
        self.facts = _Facts(dict(start.units), dict(start.functions))
        self._known = known

    def apply_unit(self, kind: UnitChangeKind, old: tuple[Side, ...], new: tuple[Side, ...]) -> None:
        taking = _taken_of_unit(kind)
        if taking is not None:
            self._set(new, taking)
        elif kind in _KNOWN_OR_NOT and old and new:
            self._first_told(old, new)
        else:
            self._exchange(old, new)

    def apply_function(
        self, kind: FunctionChangeKind, old: tuple[FunctionSide, ...], new: tuple[FunctionSide, ...]
    ) -> None:
        taking = _taken_of_function(kind)
        if taking is not None:
            self._set_function(new, taking)
            return
        for side in old:
            self.facts.functions.pop(side.function.function_id, None)
        for side in new:
            self.facts.functions[side.function.function_id] = self._known.of_function(side.function)

    def _set(self, new: tuple[Side, ...], taking: Callable[[UnitFacts, UnitFacts], UnitFacts]) -> None:
        """Give the units that are there what a change tells of them."""
        for side in new:
            present = self.facts.units.get(side.unit.unit_id)
            if present is not None:
                self.facts.units[side.unit.unit_id] = taking(present, self._known.of_unit(side.unit))

    def _first_told(self, old: tuple[Side, ...], new: tuple[Side, ...]) -> None:
        """What became known of a unit that was there: where it hangs, its objective, or both by an entry each."""
        before, after = old[0].unit, new[0].unit
        if before.placed != after.placed:
            self._set(new, UnitFacts.with_parent)
        if (before.objective is None) != (after.objective is None):
            self._set(new, UnitFacts.with_objective)

    def _exchange(self, old: tuple[Side, ...], new: tuple[Side, ...]) -> None:
        """Units of the old side that are not on the new one go, those only on the new one come."""
        staying = {side.unit.unit_id for side in new} & {side.unit.unit_id for side in old}
        for side in old:
            if side.unit.unit_id not in staying:
                self.facts.units.pop(side.unit.unit_id, None)
        for side in new:
            if side.unit.unit_id not in staying:
                self.facts.units[side.unit.unit_id] = self._known.of_unit(side.unit)

    def _set_function(
        self, new: tuple[FunctionSide, ...], taking: Callable[[FunctionFacts, FunctionFacts], FunctionFacts]
    ) -> None:
        for side in new:
            present = self.facts.functions.get(side.function.function_id)
            if present is None:
                message = f"a change speaks of a function that is not there: {side.function.function_id}"
                raise InvariantError(message)
            self.facts.functions[side.function.function_id] = taking(present, self._known.of_function(side.function))


@cache
def _taken_of_unit(kind: UnitChangeKind) -> Callable[[UnitFacts, UnitFacts], UnitFacts] | None:
    """What a unit that goes on takes from the other side of a change of this kind; None where units come and go."""
    match kind:
        case UnitChangeKind.RENAMED:
            return UnitFacts.with_name
        case UnitChangeKind.REASSIGNED:
            return UnitFacts.with_place
        case UnitChangeKind.TRANSFORMED:
            return UnitFacts.with_rank
        case UnitChangeKind.RECODED:
            return UnitFacts.with_code
        case UnitChangeKind.OBJECTIVE_MODIFIED:
            return UnitFacts.with_objective
        case (
            UnitChangeKind.CREATED
            | UnitChangeKind.ABOLISHED
            | UnitChangeKind.MERGED
            | UnitChangeKind.SPLIT
            | UnitChangeKind.REPLACED
            | UnitChangeKind.REESTABLISHED
            | UnitChangeKind.FIRST_DOCUMENTED
            | UnitChangeKind.NO_LONGER_DOCUMENTED
        ):
            return None
        case _:
            assert_never(kind)


@cache
def _taken_of_function(kind: FunctionChangeKind) -> Callable[[FunctionFacts, FunctionFacts], FunctionFacts] | None:
    """As `_taken_of_unit`, of a function."""
    match kind:
        case FunctionChangeKind.MODIFIED:
            return FunctionFacts.with_text
        case FunctionChangeKind.RENUMBERED:
            return FunctionFacts.with_marker
        case FunctionChangeKind.TRANSFERRED:
            return FunctionFacts.with_place
        case (
            FunctionChangeKind.ADDED
            | FunctionChangeKind.REMOVED
            | FunctionChangeKind.SPLIT
            | FunctionChangeKind.MERGED
            | FunctionChangeKind.FIRST_DOCUMENTED
            | FunctionChangeKind.NO_LONGER_DOCUMENTED
        ):
            return None
        case _:
            assert_never(kind)


def _differences(forward: _Facts, second: _Facts, backward: _Facts, first: _Facts) -> tuple[str, ...]:
    from changelog.diff.payload import differences_in_words

    return (
        *differences_in_words(_records(second), _records(forward)),
        *differences_in_words(_records(first), _records(backward)),
    )


def _records(facts: _Facts) -> dict[str, dict[str, object]]:
    """Units and functions in one, each field by its name."""
    found: dict[str, dict[str, object]] = {f"u:{unit_id}": unit._asdict() for unit_id, unit in facts.units.items()}
    found.update({f"f:{function_id}": one._asdict() for function_id, one in facts.functions.items()})
    return found
