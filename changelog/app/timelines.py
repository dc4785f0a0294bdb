"""`timeline`: the changes of institutions, or of one unit and its lineage, in the order of their days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from changelog.app.dates import asked_date
from changelog.app.lineages import Lineage, lineage_of
from changelog.app.periods import period_between
from changelog.app.told_and_seen import (
    LINKING,
    NAMING,
    Record,
    acts_by_spelling,
    names_without_identity,
    rows_of,
    states_others,
)
from changelog.app.units import FoundUnit, ToldUnit, find_unit_or_told, institutions_of
from changelog.domain.answers import AskedDate, FirstShown, LineageUnit, Part, TimelineAnswer, TimelineRow
from changelog.domain.basis import Basis
from changelog.domain.changes import NOT_OF_THE_INSTITUTION, UnitChange, UnitChangeKind
from changelog.domain.dates import day_before
from changelog.domain.snapshots import Institution
from changelog.domain.structures import UnitVersion
from changelog.domain.tellings import Telling
from changelog.errors import UsageError
from changelog.storage.searches import folded

if TYPE_CHECKING:
    from changelog.storage.store import Store, Work


def timeline_of(
    store: Store,
    unit: str | None = None,
    *,
    institution: str | None = None,
    start: str | None = None,
    end: str | None = None,
    today: date | None = None,
) -> TimelineAnswer:
    """Changes told and seen, of every institution, of one, or of one unit with what it came from and what came from it.

    Raises `UsageError` for dates that are none or reversed, and for an unknown or ambiguous unit or institution.
    """
    first = asked_date(start, today) if start else None
    last = asked_date(end, today) if end else None
    _refuse_reversed(first, last)
    with store.transaction() as work:
        if unit is None:
            owners = institutions_of(work, institution)
            chosen = [_changes_of(work, owner, None, first, last) for owner in owners]
            return TimelineAnswer(
                rows=tuple(row for rows, _ in chosen for row in rows),
                institutions=tuple(owner.label for owner in owners),
                documents=work.documents(),
                start=first,
                end=last,
                first_shown=tuple(shown for _, counted in chosen for shown in counted),
            )
        found = find_unit_or_told(work, unit, institution)
        wanted = _wanted(work, found)
        rows, _ = _changes_of(work, found.institution, wanted, first, last)
        return TimelineAnswer(
            rows=tuple(rows),
            institutions=(found.institution.label,),
            documents=work.documents(),
            unit=found.name if isinstance(found, ToldUnit) else found.version.state.name,
            lineage=wanted.lineage,
            start=first,
            end=last,
        )


def _refuse_reversed(first: AskedDate | None, last: AskedDate | None) -> None:
    if first is not None and last is not None and last.day < first.day:
        raise UsageError(
            f"the dates are reversed: {first.asked} is {first.day}, after {last.asked}, which is {last.day}",
            remedy="give the earlier date as --from and the later one as --to",
        )


# --- all rows of an institution ---------------------------------------------------------------------------------------


def _changes_of(
    work: Work, owner: Institution, wanted: _Wanted | None, first: AskedDate | None, last: AskedDate | None
) -> tuple[list[TimelineRow], list[FirstShown]]:
    key = owner.key
    narratives = work.narratives(key)
    tellings = work.tellings(key)
    days = {act.effective_date for act in work.acts(key)} | {one.day for one in tellings if one.day is not None}
    inside = [day for day in sorted(days) if _is_between(day, day, first, last)]
    told = frozenset(narrative.digest for narrative in narratives)
    changes = [change for day in inside for change in _changes_on(work, owner, day)]
    record = Record(
        institution=owner.label,
        tellings=tellings,
        changes=tuple(change for change in changes if _is_row(change, told, wanted)),
        versions=_versions(work, key),
        narratives=told,
        acts=acts_by_spelling(narratives),
    )
    rows = [row for row in rows_of(record) if _is_within(row, first, last)]
    if wanted is not None:
        rows = [replace(row, part=part[0], by_name=part[1]) for row in rows if (part := wanted.part_of(row))]
    return sorted(rows, key=_order), _first_shown(owner, changes, told)


def _changes_on(work: Work, owner: Institution, day: date) -> Sequence[UnitChange]:
    """The changes of units that take effect on a day."""
    from changelog import diff

    period = period_between(work, owner.key, day_before(day), day, functions=False)
    return diff.compare(period, owner.label, work.acts(owner.key), date.min).units


def _versions(work: Work, institution: str) -> Callable[[str], Sequence[UnitVersion]]:
    @cache
    def asked(unit_id: str) -> Sequence[UnitVersion]:
        return work.unit_versions(institution, unit_id)

    return asked


def _is_row(change: UnitChange, told: frozenset[str], wanted: _Wanted | None) -> bool:
    """Of institutions only their own changes; of one unit also moves with the unit above, and when it is first shown."""
    if not change.inherited and change.kind not in NOT_OF_THE_INSTITUTION:
        return True
    if wanted is None or change.kind is UnitChangeKind.RECODED or _is_of_prose(change, told):
        return False
    return wanted.takes_part(change)


def _is_of_prose(change: UnitChange, told: frozenset[str]) -> bool:
    """Whether no document's structure shows it: it is told, or follows from undoing what is told."""
    return change.basis is Basis.RECONSTRUCTED or (change.act is not None and change.act.statement in told)


def _first_shown(owner: Institution, changes: Iterable[UnitChange], told: frozenset[str]) -> list[FirstShown]:
    counted = Counter(
        change.act.effective_date
        for change in changes
        if change.kind is UnitChangeKind.FIRST_DOCUMENTED
        and not change.old
        and change.act is not None
        and not _is_of_prose(change, told)
    )
    return [FirstShown(owner.label, day, count) for day, count in sorted(counted.items())]


# --- one unit and its lineage -----------------------------------------------------------------------------------------


_COMES_OR_LEAVES = frozenset(
    {
        UnitChangeKind.CREATED,
        UnitChangeKind.ABOLISHED,
        UnitChangeKind.REESTABLISHED,
        UnitChangeKind.REASSIGNED,
        UnitChangeKind.MERGED,
        UnitChangeKind.SPLIT,
        UnitChangeKind.REPLACED,
    }
)
"""Kinds after which a unit hangs from another, or from none; after the rest it hangs where it did."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The unit asked for: the identities of its lineage, and the names (folded) under which prose may speak of it."""

    lineage: tuple[LineageUnit, ...]
    ids: frozenset[str]
    names: frozenset[str]

    def takes_part(self, change: UnitChange) -> bool:
        return bool(self.ids & {side.unit.unit_id for side in (*change.old, *change.new)})

    def part_of(self, row: TimelineRow) -> tuple[Part, bool] | None:
        """What the row has to do with the unit, and whether by name alone; None where nothing."""
        is_stated = row.telling is not None and states_others(row.telling)
        own = {*row.unit_ids} if is_stated else {*row.unit_ids, *row.result_ids}
        around = {*row.result_ids} if is_stated else set()
        if own & self.ids:
            return Part.UNIT, False
        if (around | self._parents(row)) & self.ids:
            return Part.AROUND, False
        if row.telling is None:
            return None
        return self._by_name(row, row.telling)

    def _parents(self, row: TimelineRow) -> set[str | None]:
        if row.telling is not None:
            return {row.telling.from_id, row.telling.to_id}
        if row.change is None or row.kind not in _COMES_OR_LEAVES:
            return set()
        return {side.unit.parent_id for side in (*row.change.old, *row.change.new)}

    def _by_name(self, row: TimelineRow, telling: Telling) -> tuple[Part, bool] | None:
        before, after = names_without_identity(telling)
        if self._has(before) or (self._has(after) and not states_others(telling)):
            return Part.UNIT, True
        parents = [
            row.from_parent if telling.from_id is None else None,
            row.to_parent if telling.to_id is None else None,
        ]
        return (Part.AROUND, True) if self._has((*after, *parents)) else None

    def _has(self, names: Iterable[str | None]) -> bool:
        return any(name is not None and folded(name) in self.names for name in names)


def _wanted(work: Work, found: FoundUnit | ToldUnit) -> _Wanted:
    key = found.institution.key
    tellings = work.tellings(key)
    if isinstance(found, ToldUnit):
        return _Wanted((), frozenset(), _names_told(tellings, {folded(found.name)}))
    lineage = lineage_of(work, key, found.unit_id)
    units = tuple(_lineage_units(work, key, lineage))
    borne = {folded(version.state.name) for unit_id in lineage.unit_ids for version in work.unit_versions(key, unit_id)}
    return _Wanted(units, lineage.unit_ids, _names_told(tellings, borne))


def _lineage_units(work: Work, key: str, lineage: Lineage) -> Iterable[LineageUnit]:
    def name(unit_id: str) -> str:
        return work.unit_versions(key, unit_id)[-1].state.name

    for kin in reversed(lineage.earlier):
        yield LineageUnit(kin.unit_id, name(kin.unit_id), "predecessor")
    yield LineageUnit(lineage.unit_id, name(lineage.unit_id), "unit")
    for kin in lineage.later:
        yield LineageUnit(kin.unit_id, name(kin.unit_id), "successor")


def _names_told(tellings: Sequence[Telling], borne: set[str]) -> frozenset[str]:
    """The names borne, with those that tellings without identity lead back to and on to."""
    steps = [
        (folded(change.unit), folded(name))
        for telling in tellings
        if any(names_without_identity(telling)) and telling.change.kind in NAMING | LINKING
        for change in telling.told
        for name in change.result
    ]
    back = [(after, before) for before, after in steps]
    return frozenset(_reached(borne, back) | _reached(borne, steps))


def _reached(names: set[str], steps: Sequence[tuple[str, str]]) -> set[str]:
    found = set(names)
    while fresh := {target for origin, target in steps if origin in found} - found:
        found |= fresh
    return found


# --- days -------------------------------------------------------------------------------------------------------------


def _is_within(row: TimelineRow, first: AskedDate | None, last: AskedDate | None) -> bool:
    """Whether it took effect within the days asked for, or may have."""
    if row.day is not None:
        return _is_between(row.day, row.day, first, last)
    return _is_between(row.not_before or date.min, row.not_after or date.max, first, last)


def _is_between(earliest: date, latest: date, first: AskedDate | None, last: AskedDate | None) -> bool:
    return (first is None or latest >= first.day) and (last is None or earliest <= last.day)


_AFTER_ALL = "\uffff"
"""Sorts what rests on no act after all that rests on one."""


def _order(row: TimelineRow) -> tuple[date, int, str]:
    """By day; an undated row after the day that it cannot precede, else before the one that it cannot follow, else last."""
    act = row.act or _AFTER_ALL
    if row.day is not None:
        return row.day, 1, act
    if row.not_before is not None:
        return row.not_before, 2, act
    if row.not_after is not None:
        return row.not_after, 0, act
    return date.max, 3, act
