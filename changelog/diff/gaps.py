"""What no document covers on one of two dates: told once for each unit above rather than for each unit below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from changelog.domain.changes import (
    FunctionChange,
    FunctionChangeKind,
    FunctionSide,
    Gap,
    GapKind,
    Side,
    UnitChange,
    UnitChangeKind,
    When,
)
from changelog.domain.structures import UnitVersion


def gaps_of(
    institution: str,
    units: Sequence[UnitChange],
    functions: Sequence[FunctionChange],
    start: date,
    first_day: date | None,
    versions: Mapping[str, Sequence[UnitVersion]] = MappingProxyType({}),
) -> tuple[Gap, ...]:
    """What is known of one side only, of changes from `start` on; `first_day` is the first that any document bears on (None:
    nothing is recorded), `versions` are those of the units by identity."""
    gaps: list[Gap] = []
    if first_day is None or start < first_day:
        nothing = Gap(When.BEFORE, None, institution, GapKind.NOTHING, first_day)
        others = gaps_of(institution, units, functions, start, start, versions)
        return (nothing, *(gap for gap in others if gap.when is When.AFTER))
    new_units = {side.unit.unit_id for change in units for side in change.new if not change.old}
    gone_units = {side.unit.unit_id for change in units for side in change.old if not change.new}
    for change in units:
        if change.kind is UnitChangeKind.FIRST_DOCUMENTED and change.old:
            unit = change.new[0].unit
            was_placed = change.old[0].unit.placed
            kind = GapKind.OBJECTIVE if was_placed == unit.placed else GapKind.PLACEMENT
            gaps.append(Gap(When.BEFORE, unit.unit_id, unit.name, kind))
        elif change.kind is UnitChangeKind.FIRST_DOCUMENTED and change.new[0].unit.parent_id not in new_units:
            gaps.append(_gap_around(change.new[0], When.BEFORE, institution))
        elif change.kind is UnitChangeKind.NO_LONGER_DOCUMENTED and (change.old[0].unit.parent_id not in gone_units):
            gaps.append(_gap_around(change.old[0], When.AFTER, institution))
    for entry in functions:
        if entry.kind is FunctionChangeKind.FIRST_DOCUMENTED and entry.new[0].function.unit_id not in new_units:
            gaps.append(_functions_gap(entry.new[0], When.BEFORE))
        elif entry.kind is FunctionChangeKind.NO_LONGER_DOCUMENTED and (
            entry.old[0].function.unit_id not in gone_units
        ):
            gaps.append(_functions_gap(entry.old[0], When.AFTER))
    return _told_from_above(unique(tuple(gaps)), versions)


def _told_from_above(gaps: tuple[Gap, ...], versions: Mapping[str, Sequence[UnitVersion]]) -> tuple[Gap, ...]:
    """Functions that are not documented of a unit nor of one above it are told once, of the one above."""
    silent = {(gap.when, gap.unit_id) for gap in gaps if gap.kind is GapKind.FUNCTIONS}
    below = {
        (gap.when, gap.unit_id): [(gap.when, above) for above in _above(gap.unit_id, versions)]
        for gap in gaps
        if gap.kind is GapKind.FUNCTIONS
    }
    told_above = {key for key, above in below.items() if silent & set(above)}
    tops = {key for listed in (below[key] for key in told_above) for key in listed if key in silent - told_above}

    def told(gap: Gap) -> Gap:
        is_top = gap.kind is GapKind.FUNCTIONS and (gap.when, gap.unit_id) in tops
        return replace(gap, kind=GapKind.FUNCTIONS_BELOW) if is_top else gap

    return tuple(
        told(gap) for gap in gaps if gap.kind is not GapKind.FUNCTIONS or (gap.when, gap.unit_id) not in told_above
    )


def _above(unit_id: str | None, versions: Mapping[str, Sequence[UnitVersion]]) -> tuple[str, ...]:
    """The units above one as last known in the period, nearest first."""
    found: list[str] = []
    at = unit_id
    while at is not None and (known := versions.get(at)):
        at = known[-1].state.parent_id
        if at is None or at in found:
            break
        found.append(at)
    return tuple(found)


def _gap_around(side: Side, when: When, institution: str) -> Gap:
    """What is missing is all that hung from the unit above; of a unit that hangs nowhere known, only itself."""
    if not side.unit.placed:
        return Gap(when, side.unit.unit_id, side.unit.name, GapKind.UNIT)
    return Gap(when, side.unit.parent_id, side.parent_name or institution, GapKind.UNITS_BELOW)


def _functions_gap(side: FunctionSide, when: When) -> Gap:
    return Gap(when, side.function.unit_id, side.unit_name, GapKind.FUNCTIONS)


def unique(*gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    return tuple(dict.fromkeys(gap for listed in gaps for gap in listed))
