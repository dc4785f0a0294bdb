"""The replay law: the first structure with the changes applied equals the second, and the second with them undone the
first, field by field.

Facts are compared as `domain.md` compares them (normal forms). The order of functions follows from their markers and is
not a fact of its own. Whether something is documented is told by "first documented" entries and not compared here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

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
from changelog.domain.texts import normal_form
from changelog.errors import InvariantError

Facts = dict[str, dict[str, object]]
_NUMBER = re.compile(r"\d+")


def replay(
    before: tuple[Iterable[UnitState], Iterable[FunctionState]],
    after: tuple[Iterable[UnitState], Iterable[FunctionState]],
    units: Sequence[UnitChange],
    functions: Sequence[FunctionChange],
) -> Replay:
    """Apply the changes to the first states and undo them from the second; say whether both laws held, or where not."""
    first, second = _facts(*before), _facts(*after)
    in_order, functions_in_order = sorted(units, key=_turn), sorted(functions, key=_turn)
    forward = _applied(first, [(c, c.old, c.new) for c in in_order], [(c, c.old, c.new) for c in functions_in_order])
    in_order.reverse()
    functions_in_order.reverse()
    backward = _applied(second, [(c, c.new, c.old) for c in in_order], [(c, c.new, c.old) for c in functions_in_order])
    _leave_out_unknown_codes(units, first, second, forward, backward)
    held, undone = forward == second, backward == first
    return Replay(
        forward=held,
        backward=undone,
        units=sum(1 for key in first.keys() | second.keys() if key.startswith("u:")),
        functions=sum(1 for key in first.keys() | second.keys() if key.startswith("f:")),
        differences=() if held and undone else _differences(forward, second, backward, first),
    )


def _leave_out_unknown_codes(units: Sequence[UnitChange], *compared: Facts) -> None:
    """The code of a unit that no document prints on one side is not compared: what prose tells has names and parents."""
    unknown = {f"u:{s.unit.unit_id}" for change in units for s in (*change.old, *change.new) if s.unit.code is None}
    unknown.update(key for facts in compared for key, fields in facts.items() if fields.get("code", "") is None)
    for facts in compared:
        for key in unknown & facts.keys():
            facts[key]["code"] = None


def _turn(change: UnitChange | FunctionChange) -> bool:
    """What is first documented comes first: its later changes start from there."""
    is_first = change.kind in (UnitChangeKind.FIRST_DOCUMENTED, FunctionChangeKind.FIRST_DOCUMENTED)
    return not (is_first and not change.old)


def marker_number(marker: str) -> str:
    """What of a marker counts: its number ("3." and "3" are one), or nothing for a bullet."""
    found = _NUMBER.search(marker)
    return str(int(found.group())) if found else ""


def unit_facts(unit: UnitState) -> dict[str, object]:
    """The fields of a unit that changes speak of, as compared."""
    return {
        "code": unit.code,
        "name": normal_form(unit.name),
        "rank": normal_form(unit.rank) if unit.rank else None,
        "parent": unit.parent_id,
        "placed": unit.placed,
        "objective": unit.objective.digest if unit.objective else None,
    }


def function_facts(function: FunctionState) -> dict[str, object]:
    """The fields of a function that changes speak of, as compared."""
    return {"unit": function.unit_id, "marker": marker_number(function.marker), "text": function.text.digest}


def _facts(units: Iterable[UnitState], functions: Iterable[FunctionState]) -> Facts:
    facts: Facts = {f"u:{unit.unit_id}": unit_facts(unit) for unit in units}
    facts.update({f"f:{function.function_id}": function_facts(function) for function in functions})
    return facts


def _applied(
    facts: Mapping[str, dict[str, object]],
    units: Iterable[tuple[UnitChange, tuple[Side, ...], tuple[Side, ...]]],
    functions: Iterable[tuple[FunctionChange, tuple[FunctionSide, ...], tuple[FunctionSide, ...]]],
) -> Facts:
    result = {key: dict(value) for key, value in facts.items()}
    for unit_change, old, new in units:
        _apply_unit(result, unit_change.kind, old, new)
    for change, old_functions, new_functions in functions:
        _apply_function(result, change.kind, old_functions, new_functions)
    return result


def _apply_unit(facts: Facts, kind: UnitChangeKind, old: tuple[Side, ...], new: tuple[Side, ...]) -> None:
    match kind:
        case UnitChangeKind.RENAMED:
            _set(facts, new, "name")
        case UnitChangeKind.REASSIGNED:
            _set(facts, new, "parent", "placed", "code")
        case UnitChangeKind.TRANSFORMED:
            _set(facts, new, "rank", "name")
        case UnitChangeKind.RECODED:
            _set(facts, new, "code")
        case UnitChangeKind.OBJECTIVE_MODIFIED:
            _set(facts, new, "objective")
        case UnitChangeKind.FIRST_DOCUMENTED | UnitChangeKind.NO_LONGER_DOCUMENTED if old and new:
            _first_told(facts, old, new)
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
            _exchange(facts, old, new)
        case _:
            assert_never(kind)


def _set(facts: Facts, new: tuple[Side, ...], *fields: str) -> None:
    for side in new:
        present = facts.get(f"u:{side.unit.unit_id}")
        if present is not None:
            wanted = unit_facts(side.unit)
            present.update({name: wanted[name] for name in fields})


def _first_told(facts: Facts, old: tuple[Side, ...], new: tuple[Side, ...]) -> None:
    """What became known of a unit that was there: where it hangs, its objective, or both by an entry each."""
    before, after = old[0].unit, new[0].unit
    if before.placed != after.placed:
        _set(facts, new, "parent", "placed")
    if (before.objective is None) != (after.objective is None):
        _set(facts, new, "objective")


def _exchange(facts: Facts, old: tuple[Side, ...], new: tuple[Side, ...]) -> None:
    """Units of the old side that are not on the new one go, those only on the new one come."""
    staying = {side.unit.unit_id for side in new} & {side.unit.unit_id for side in old}
    for side in old:
        if side.unit.unit_id not in staying:
            facts.pop(f"u:{side.unit.unit_id}", None)
    for side in new:
        if side.unit.unit_id not in staying:
            facts[f"u:{side.unit.unit_id}"] = unit_facts(side.unit)


def _apply_function(
    facts: Facts, kind: FunctionChangeKind, old: tuple[FunctionSide, ...], new: tuple[FunctionSide, ...]
) -> None:
    match kind:
        case FunctionChangeKind.MODIFIED:
            _set_function(facts, new, "text")
        case FunctionChangeKind.RENUMBERED:
            _set_function(facts, new, "marker")
        case FunctionChangeKind.TRANSFERRED:
            _set_function(facts, new, "unit", "marker")
        case (
            FunctionChangeKind.ADDED
            | FunctionChangeKind.REMOVED
            | FunctionChangeKind.SPLIT
            | FunctionChangeKind.MERGED
            | FunctionChangeKind.FIRST_DOCUMENTED
            | FunctionChangeKind.NO_LONGER_DOCUMENTED
        ):
            for side in old:
                facts.pop(f"f:{side.function.function_id}", None)
            for side in new:
                facts[f"f:{side.function.function_id}"] = function_facts(side.function)
        case _:
            assert_never(kind)


def _set_function(facts: Facts, new: tuple[FunctionSide, ...], *fields: str) -> None:
    for side in new:
        present = facts.get(f"f:{side.function.function_id}")
        if present is None:
            raise InvariantError(f"a change speaks of a function that is not there: {side.function.function_id}")
        wanted = function_facts(side.function)
        present.update({name: wanted[name] for name in fields})


def _differences(forward: Facts, second: Facts, backward: Facts, first: Facts) -> tuple[str, ...]:
    from changelog.diff.payload import differences_in_words

    return (*differences_in_words(second, forward), *differences_in_words(first, backward))
