"""Two dates, the versions between them -> a change set. Net: the two dates compared. Steps: act by act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from changelog.diff.bounds import Bounds
from changelog.diff.function_changes import compare_functions
from changelog.diff.lives import all_in_force, apart, by_identity
from changelog.diff.ranks import with_ranks_of_step
from changelog.diff.replay import replay
from changelog.diff.unit_changes import compare_units
from changelog.domain.changes import (
    ChangeSet,
    FunctionChange,
    FunctionChangeKind,
    FunctionSide,
    Gap,
    GapKind,
    Replay,
    Side,
    UnitChange,
    UnitChangeKind,
    When,
)
from changelog.domain.collector import collector_paused
from changelog.domain.dates import day_before
from changelog.domain.structures import Act, Period, UnitVersion
from changelog.errors import UsageError


@collector_paused()
def compare(period: Period, institution: str, acts: Sequence[Act] = (), first_day: date | None = None) -> ChangeSet:
    """The net changes from `period.start` to `period.end`, with the replay law checked on everything compared.

    `acts` are all acts of the institution that are known; `first_day` is the first day that any document bears on
    (None: nothing is recorded). Raises `UsageError` when the dates are reversed; a date against itself is empty.
    """
    if period.end < period.start:
        raise UsageError(
            f"the dates are reversed: {period.start} is after {period.end}", remedy="give the earlier date first"
        )
    start, end = period.start, period.end
    units = by_identity(period.units, lambda version: version.state.unit_id)
    # On any date an identity has one state: a version that covers the whole period is all that there is of a function.
    lasting, passing = apart(period.functions, start, end)
    functions = by_identity(passing, lambda version: version.state.function_id)
    bounds = Bounds(units, acts)
    unit_changes, groups = compare_units(period, units, bounds)
    function_changes = compare_functions(period, functions, units, groups, unit_changes, bounds)
    before, after = (
        (
            [version.state for version in all_in_force(units.values(), day)],
            [version.state for version in all_in_force(functions.values(), day)],
        )
        for day in (start, end)
    )
    held = replay(before, after, unit_changes, function_changes, unchanged=len(lasting))
    return ChangeSet(
        institution=institution,
        start=start,
        end=end,
        view="net",
        units=unit_changes,
        functions=function_changes,
        acts=_between(acts, start, end),
        not_documented=_gaps(institution, unit_changes, function_changes, start, first_day, units),
        replay=held,
    )


@collector_paused()
def compare_steps(
    period: Period, institution: str, acts: Sequence[Act] = (), first_day: date | None = None
) -> ChangeSet:
    """The changes of the period act by act, in the order of effective dates; a change undone inside it shows twice."""
    if period.end < period.start:
        return compare(period, institution, acts, first_day)
    bounds = [(v.valid_from, v.valid_to) for v in period.units] + [(v.valid_from, v.valid_to) for v in period.functions]
    days = sorted({day for bound in bounds for day in bound if day is not None and period.start < day <= period.end})
    steps = [_Step.take(period, day, institution, acts) for day in days]
    return ChangeSet(
        institution=institution,
        start=period.start,
        end=period.end,
        view="steps",
        units=tuple(change for step in steps for change in step.changes.units),
        functions=tuple(change for step in steps for change in step.changes.functions),
        acts=_between(acts, period.start, period.end),
        not_documented=_unique_gaps(
            _gaps(institution, (), (), period.start, first_day),
            *(step.changes.not_documented for step in steps),
        ),
        replay=_together([step.changes.replay for step in steps if step.changes.replay]),
    )


@dataclass(frozen=True, slots=True)
class _Step:
    day: date
    changes: ChangeSet

    @classmethod
    def take(cls, period: Period, day: date, institution: str, acts: Sequence[Act]) -> _Step:
        eve = day_before(day)
        inside = replace(
            period,
            start=eve,
            end=day,
            units=tuple(v for v in period.units if v.valid_from <= day and (v.valid_to is None or v.valid_to > eve)),
            functions=tuple(
                v for v in period.functions if v.valid_from <= day and (v.valid_to is None or v.valid_to > eve)
            ),
            links=tuple(link for link in period.links if link.act.effective_date == day),
        )
        return cls(day, compare(with_ranks_of_step(inside, period), institution, acts, date.min))


def _between(acts: Sequence[Act], start: date, end: date) -> tuple[Act, ...]:
    inside = [act for act in acts if start < act.effective_date <= end]
    return tuple(sorted(inside, key=lambda act: (act.effective_date, act.statement)))


def _gaps(
    institution: str,
    units: Sequence[UnitChange],
    functions: Sequence[FunctionChange],
    start: date,
    first_day: date | None,
    versions: Mapping[str, Sequence[UnitVersion]] = MappingProxyType({}),
) -> tuple[Gap, ...]:
    """What is known of one side only, told once for each unit above rather than once for each unit below it."""
    gaps: list[Gap] = []
    if first_day is None or start < first_day:
        nothing = Gap(When.BEFORE, None, institution, GapKind.NOTHING, first_day)
        others = _gaps(institution, units, functions, start, start, versions)
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
    return _told_from_above(_unique_gaps(tuple(gaps)), versions)


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


def _unique_gaps(*gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    return tuple(dict.fromkeys(gap for listed in gaps for gap in listed))


def _together(replays: Sequence[Replay]) -> Replay:
    return Replay(
        forward=all(r.forward for r in replays),
        backward=all(r.backward for r in replays),
        units=sum(r.units for r in replays),
        functions=sum(r.functions for r in replays),
        differences=tuple(d for r in replays for d in r.differences),
    )
