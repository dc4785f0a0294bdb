"""Two dates, the versions between them -> the net change set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from changelog.diff.bounds import Bounds
from changelog.diff.function_changes import compare_functions
from changelog.diff.gaps import gaps_of
from changelog.diff.lives import all_in_force, apart, by_identity, in_force
from changelog.diff.replay import replay
from changelog.diff.unit_changes import compare_units
from changelog.domain.changes import ChangeSet, FunctionChange, Replay, UnitChange
from changelog.domain.collector import collector_paused
from changelog.domain.structures import Act, FunctionVersion, Period, UnitVersion
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
    # On any date an identity has one state: a version that covers the whole period is all that there is of a function.
    lasting, passing = apart(period.functions, period.start, period.end)
    return compare_passing(replace(period, functions=tuple(passing)), institution, acts, first_day, len(lasting))


def compare_passing(
    period: Period, institution: str, acts: Sequence[Act], first_day: date | None, lasting: int
) -> ChangeSet:
    """As `compare`, of a period with those functions alone that begin or end in it; `lasting` is how many more there are."""
    start, end = period.start, period.end
    units = by_identity(period.units, lambda version: version.state.unit_id)
    functions = by_identity(period.functions, lambda version: version.state.function_id)
    bounds = Bounds(units, acts)
    unit_changes, groups = compare_units(period, units, bounds)
    function_changes = compare_functions(period, functions, units, groups, unit_changes, bounds)
    return ChangeSet(
        institution=institution,
        start=start,
        end=end,
        view="net",
        units=unit_changes,
        functions=function_changes,
        acts=acts_between(acts, start, end),
        not_documented=gaps_of(institution, unit_changes, function_changes, start, first_day, units),
        replay=_replayed(units, functions, unit_changes, function_changes, (start, end), lasting),
    )


def _replayed(
    units: Mapping[str, list[UnitVersion]],
    functions: Mapping[str, list[FunctionVersion]],
    unit_changes: Sequence[UnitChange],
    function_changes: Sequence[FunctionChange],
    days: tuple[date, date],
    lasting: int,
) -> Replay:
    """The replay law, for all that may differ between the days; what may not is only counted."""
    told = {side.unit.unit_id for change in unit_changes for side in (*change.old, *change.new)}
    start, end = days
    quiet = {
        i for i, versions in units.items() if i not in told and in_force(versions, start) is in_force(versions, end)
    }
    before, after = (
        (
            [version.state for i, versions in units.items() if i not in quiet and (version := in_force(versions, day))],
            [version.state for version in all_in_force(functions.values(), day)],
        )
        for day in days
    )
    standing = sum(1 for unit_id in quiet if in_force(units[unit_id], start))
    return replay(before, after, unit_changes, function_changes, unchanged=(standing, lasting))


def acts_between(acts: Sequence[Act], start: date, end: date) -> tuple[Act, ...]:
    """Those that took effect after `start` and not after `end`, in the order of their days."""
    inside = [act for act in acts if start < act.effective_date <= end]
    return tuple(sorted(inside, key=lambda act: (act.effective_date, act.statement)))
