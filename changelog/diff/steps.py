"""The changes of a period act by act, in the order of effective dates."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from changelog.diff.comparison import acts_between, compare, compare_passing
from changelog.diff.gaps import gaps_of, unique
from changelog.diff.ranks import always_bearing, with_bearers_of_step
from changelog.domain.changes import ChangeSet, Replay
from changelog.domain.collector import collector_paused
from changelog.domain.dates import day_before
from changelog.domain.structures import Act, FunctionVersion, Period


@collector_paused()
def compare_steps(
    period: Period, institution: str, acts: Sequence[Act] = (), first_day: date | None = None
) -> ChangeSet:
    """As `compare`, act by act; a change undone inside the period shows twice."""
    if period.end < period.start:
        return compare(period, institution, acts, first_day)
    work = _Steps(period)
    steps = [compare_passing(work.step(day), institution, acts, date.min, work.lasting(day)) for day in work.days]
    return ChangeSet(
        institution=institution,
        start=period.start,
        end=period.end,
        view="steps",
        units=tuple(change for step in steps for change in step.units),
        functions=tuple(change for step in steps for change in step.functions),
        acts=acts_between(acts, period.start, period.end),
        not_documented=unique(
            gaps_of(institution, (), (), period.start, first_day), *(step.not_documented for step in steps)
        ),
        replay=_together([step.replay for step in steps if step.replay]),
    )


class _Steps:
    """The days of a period on which something begins or ends, and what each of them needs."""

    def __init__(self, period: Period) -> None:
        self._period = period
        self._always = always_bearing(period)
        self._passing: defaultdict[date, list[FunctionVersion]] = defaultdict(list)
        for version in period.functions:
            for day in (version.valid_from, version.valid_to):
                if day is not None:
                    self._passing[day].append(version)
        self._begun = sorted(version.valid_from for version in period.functions)
        self._ended = sorted(version.valid_to for version in period.functions if version.valid_to is not None)
        of_units = {day for version in period.units for day in (version.valid_from, version.valid_to)}
        days = of_units | self._passing.keys()
        self.days = sorted(day for day in days if day is not None and period.start < day <= period.end)

    def step(self, day: date) -> Period:
        """The period from its eve to a day, with the functions that begin or end on it."""
        whole, eve = self._period, day_before(day)
        inside = replace(
            whole,
            start=eve,
            end=day,
            units=tuple(v for v in whole.units if v.valid_from <= day and (v.valid_to is None or v.valid_to > eve)),
            functions=tuple(self._passing[day]),
            links=tuple(link for link in whole.links if link.act.effective_date == day),
        )
        return with_bearers_of_step(inside, whole, self._always)

    def lasting(self, day: date) -> int:
        """How many functions are in force on its eve and on the day, in one version."""
        eve = day_before(day)
        on_eve = bisect_right(self._begun, eve) - bisect_right(self._ended, eve)
        return on_eve - sum(1 for version in self._passing[day] if version.valid_to == day)


def _together(replays: Sequence[Replay]) -> Replay:
    return Replay(
        forward=all(r.forward for r in replays),
        backward=all(r.backward for r in replays),
        units=sum(r.units for r in replays),
        functions=sum(r.functions for r in replays),
        differences=tuple(d for r in replays for d in r.differences),
    )
