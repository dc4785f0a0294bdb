"""Between which days a change took effect.

Two documents show a state before and a state after; what lies between, neither tells. The act of the later document is
where the change is first seen, which need not be the act that made it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from changelog.domain.basis import Basis
from changelog.domain.changes import Side
from changelog.domain.structures import Act, UnitVersion, is_in_force


class Bounds:
    """The days for which documents show each unit, asked for the last one before a change."""

    def __init__(self, units: Mapping[str, Sequence[UnitVersion]], acts: Sequence[Act]) -> None:
        self._units = units
        self._days = {act.statement: act.effective_date for act in acts}
        self._found: dict[tuple[str, date, bool], date | None] = {}

    def of_units(self, old: Sequence[Side], new: Sequence[Side], act: Act | None, basis: Basis) -> date | None:
        """The last day on which the units of a change (for one that begins: its parent) were shown before it; None where
        the text tells the day itself."""
        if act is None or self._is_told(new, act, basis):
            return None
        ids = (side.unit.unit_id for side in old) if old else (side.unit.parent_id for side in new)
        return self._last_shown(ids, act.effective_date)

    def of_function(self, unit_id: str, act: Act | None) -> date | None:
        """The last day on which the unit of a function that changed was shown before; None where an amending act orders it
        of a unit that goes on: other prose never tells functions."""
        if act is None or self._is_ordered(unit_id, act):
            return None
        return self._shown(unit_id, act.effective_date, documented=True)

    def _is_ordered(self, unit_id: str, act: Act) -> bool:
        """Whether the unit stands on the act's day, and what the act rests on is no document that shows it."""
        day = act.effective_date
        now = [one for one in self._units.get(unit_id, ()) if is_in_force(one, day)]
        return bool(now) and all(act.statement not in one.attested_by for one in now)

    def _last_shown(self, unit_ids: Iterable[str | None], before: date) -> date | None:
        known = [self._shown(unit_id, before, documented=False) for unit_id in unit_ids if unit_id is not None]
        return max([day for day in known if day is not None], default=None)

    def _shown(self, unit_id: str, before: date, *, documented: bool) -> date | None:
        """The last day for which a unit is known before a day: by documents alone with `documented`."""
        key = unit_id, before, documented
        if key not in self._found:
            days = [
                day
                for version in self._units.get(unit_id, ())
                if version.attested_by or not documented
                for day in (version.valid_from, *(self._days.get(s, version.valid_from) for s in version.attested_by))
                if day < before
            ]
            self._found[key] = max(days, default=None)
        return self._found[key]

    def _is_told(self, new: Sequence[Side], act: Act, basis: Basis) -> bool:
        """Whether the change began the state after, or ended the one before, by an act told in prose: one that is not
        among the documents which state it, even where one of that day does."""
        if not new:
            return basis is Basis.NARRATED
        return any(
            (version.begun_by is act or version.begun_by == act) and act.statement not in version.attested_by
            for side in new
            for version in self._units.get(side.unit.unit_id, ())
        )
