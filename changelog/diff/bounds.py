"""Between which days a change took effect.

Two documents show a state before and a state after; what lies between, neither tells. The act of the later document is
where the change is first seen, which need not be the act that made it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from changelog.domain.basis import Basis
from changelog.domain.changes import FunctionChange, UnitChange
from changelog.domain.structures import Act, UnitVersion


class Bounds:
    """The days for which documents show each unit, asked for the last one before a change."""

    def __init__(self, units: Mapping[str, Sequence[UnitVersion]], acts: Sequence[Act]) -> None:
        self._units = units
        self._days = {act.statement: act.effective_date for act in acts}

    def of_unit_change(self, change: UnitChange) -> UnitChange:
        """The change with the last day on which its units (for one that begins: its parent) were shown before it."""
        if self._is_told(change):
            return change  # the text tells the day itself
        ids: list[str | None] = [side.unit.unit_id for side in change.old]
        ids = ids or [side.unit.parent_id for side in change.new]
        return replace(change, not_before=self._last_shown(ids, change.act))

    def _is_told(self, change: UnitChange) -> bool:
        """Whether the change began the state after, or ended the one before, by an act told in prose: one that is not
        among the documents which state it, even where one of that day does."""
        if not change.new:
            return change.basis is Basis.NARRATED
        return any(
            version.begun_by == change.act and version.begun_by.statement not in version.attested_by
            for side in change.new
            for version in self._units.get(side.unit.unit_id, ())
        )

    def of_function_change(self, change: FunctionChange) -> FunctionChange:
        """The change with the last day on which the function's unit was shown before it."""
        ids = [side.function.unit_id for side in (*change.old, *change.new)]
        return replace(change, not_before=self._last_shown(ids[:1], change.act, documented=True))

    def _last_shown(self, unit_ids: Sequence[str | None], act: Act | None, *, documented: bool = False) -> date | None:
        """The last day for which the units are known before the act; prose never tells functions (`documented`)."""
        if act is None:
            return None
        days = [
            day
            for unit_id in unit_ids
            if unit_id is not None
            for version in self._units.get(unit_id, ())
            if version.attested_by or not documented
            for day in (version.valid_from, *(self._days.get(s, version.valid_from) for s in version.attested_by))
            if day < act.effective_date
        ]
        return max(days, default=None)
