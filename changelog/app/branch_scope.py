"""What of a report is about one branch: a unit and all that hung from it on either of two dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from changelog.domain.answers import (
    ActAnswer,
    ObservedDay,
    ReconcileAnswer,
    TimelineAnswer,
)
from changelog.domain.findings import Finding
from changelog.domain.structures import Structure, UnitVersion
from changelog.domain.tellings import Telling
from changelog.storage.searches import folded


@dataclass(frozen=True, slots=True)
class BranchScope:
    """The identities of a branch, with the names (folded) and codes that they bore in the period."""

    unit_ids: frozenset[str]
    names: frozenset[str]
    codes: frozenset[str]

    @classmethod
    def of(cls, unit_ids: frozenset[str], lives: Iterable[UnitVersion]) -> BranchScope:
        mine = [version.state for version in lives if version.state.unit_id in unit_ids]
        return cls(
            unit_ids,
            frozenset(folded(state.name) for state in mine),
            frozenset(state.code for state in mine if state.code),
        )

    def structure(self, whole: Structure) -> Structure:
        return replace(whole, units=tuple(unit for unit in whole.units if unit.unit_id in self.unit_ids))

    def lives(self, versions: Iterable[UnitVersion]) -> tuple[UnitVersion, ...]:
        return tuple(version for version in versions if version.state.unit_id in self.unit_ids)

    def timeline(self, whole: TimelineAnswer) -> TimelineAnswer:
        """Rows of units of the branch; what only prose names, where it is called as one of them."""
        rows = (
            row
            for row in whole.rows
            if self._is_mine((*row.unit_ids, *row.result_ids), () if row.unit_ids else (row.unit, *row.results))
        )
        return replace(whole, rows=tuple(rows), first_shown=())

    def reconciliation(self, whole: ReconcileAnswer) -> ReconcileAnswer:
        """Rows that name a unit of the branch: what is told and what is seen are joined by names."""
        kept = (
            replace(one, rows=tuple(row for row in one.rows if self._is_mine((), (row.unit, *row.result))))
            for one in whole.reconciliations
        )
        return replace(whole, reconciliations=tuple(kept))

    def cards(self, whole: Iterable[ActAnswer]) -> tuple[ActAnswer, ...]:
        """Cards of the acts under which something of the branch is told or seen, with just that."""
        kept = []
        for card in whole:
            tellings = tuple(telling for telling in card.tellings if self._is_told(telling))
            observed = tuple(day for one in card.observed if (day := self._seen_on(one)).units)
            if tellings or observed:
                kept.append(replace(card, tellings=tellings, observed=observed))
        return tuple(kept)

    def findings(self, whole: Iterable[Finding]) -> tuple[Finding, ...]:
        """Those on a unit of the branch, and those on no unit."""
        return tuple(finding for finding in whole if finding.unit is None or finding.unit in self.codes)

    def _seen_on(self, day: ObservedDay) -> ObservedDay:
        units = tuple(
            change
            for change in day.units
            if any(side.unit.unit_id in self.unit_ids for side in (*change.old, *change.new))
        )
        # Counts of functions are of the whole act: which of them are of the branch the change set says.
        return replace(day, units=units, functions={}, first_shown=(0, 0))

    def _is_told(self, telling: Telling) -> bool:
        ids = (*telling.unit_ids, *telling.result_ids)
        return self._is_mine(ids, () if telling.unit_ids else (*telling.units, *telling.results))

    def _is_mine(self, ids: Iterable[str], names: Iterable[str]) -> bool:
        return any(one in self.unit_ids for one in ids) or any(folded(name) in self.names for name in names)
