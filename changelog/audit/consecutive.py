"""Changes that two consecutive documents show, and that nothing tells.

Consecutive are, for each unit, two documents that cover its place with none between them that does: each states it, or
lists in full what hangs from the unit above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from changelog.audit.ground import Ground
from changelog.audit.names import is_alike, is_distinct
from changelog.audit.shown import Listing, Shown, Stated
from changelog.audit.told import BEGINNING, NAMING, UNITING, Party, is_between
from changelog.domain.changes import NOT_OF_THE_INSTITUTION, Side, UnitChange, UnitChangeKind
from changelog.domain.narratives import NarratedKind
from changelog.domain.reconciliations import Reconciled, Remark, SeenPlace, Shows, Verdict, Why
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import UnitVersion
from changelog.domain.tellings import Telling

_NAMES = NAMING | {NarratedKind.REPLACED}
_BIRTHS = BEGINNING | UNITING | NAMING | {NarratedKind.REASSIGNED}
_DEATHS = UNITING | NAMING | {NarratedKind.ABOLISHED, NarratedKind.REASSIGNED}
_OPERATIONS = UNITING | NAMING | BEGINNING | {NarratedKind.ABOLISHED}
_OF_PLACE = frozenset(
    {
        UnitChangeKind.CREATED,
        UnitChangeKind.REESTABLISHED,
        UnitChangeKind.ABOLISHED,
        UnitChangeKind.REASSIGNED,
    }
)
"""Kinds of which a reader wants to know the parents."""
_TELLS: dict[UnitChangeKind, frozenset[NarratedKind]] = {
    UnitChangeKind.RENAMED: _NAMES,
    UnitChangeKind.TRANSFORMED: _NAMES,
    UnitChangeKind.REASSIGNED: frozenset({NarratedKind.REASSIGNED}),
    UnitChangeKind.CREATED: _BIRTHS,
    UnitChangeKind.REESTABLISHED: _BIRTHS,
    UnitChangeKind.ABOLISHED: _DEATHS,
    UnitChangeKind.MERGED: _OPERATIONS,
    UnitChangeKind.SPLIT: _OPERATIONS,
    UnitChangeKind.REPLACED: _OPERATIONS,
}
"""As what kinds prose may tell what documents show as each kind. Codes and objectives no prose tells."""


@dataclass(frozen=True, slots=True)
class Observed:
    """The net changes of units between two days on which documents take effect."""

    start: date
    end: date
    changes: tuple[UnitChange, ...]


def pairs_of_days(snapshots: Iterable[Snapshot], versions: Iterable[UnitVersion]) -> tuple[tuple[date, date], ...]:
    """Between which days changes can be seen: each pair is consecutive for some unit."""
    shown = Shown(snapshots, versions)
    found = {(before, s.day) for s in shown.every() if (before := _covered(shown, s, before=True)) is not None}
    found |= {(s.day, after) for s in shown.every() if (after := _covered(shown, s, before=False)) is not None}
    return tuple(sorted(found))


def _covered(shown: Shown, stated: Stated, *, before: bool) -> date | None:
    """The last day before, or the first after, on which documents cover the place of a unit."""
    days = [day for day in shown.days if (day < stated.day if before else day > stated.day)]
    return next((day for day in (reversed(days) if before else days) if _covers(shown, stated, day)), None)


def _covers(shown: Shown, stated: Stated, day: date) -> bool:
    return shown.on(day, (stated.unit_id,)) is not None or _list_around(shown, stated, day) is not None


def _list_around(shown: Shown, stated: Stated, day: date) -> Listing | None:
    """The complete list, on another day, of what hangs from the unit above."""
    parent = shown.parent(stated)
    if parent is not None:
        return shown.listing_on(day, (parent.unit_id,))
    return shown.top_on(day) if stated.snapshot.heads_on_top else None


def seen_not_told(ground: Ground, observed: Iterable[Observed]) -> Iterator[Reconciled]:
    """A row for each own change that documents cover on both sides and no telling tells."""
    for period in observed:
        for change in period.changes:
            if change.inherited or change.kind in NOT_OF_THE_INSTITUTION:
                continue
            places = _Seen(ground.shown, change, period).places()
            if places is not None and not any(
                _tells(one, change, period, ground) for one in _about(change, period, ground)
            ):
                yield _row(change, period, places, ground)


# --- seen on both sides ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Places:
    before: tuple[SeenPlace, ...]
    after: tuple[SeenPlace, ...]
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class _Seen:
    shown: Shown
    change: UnitChange
    period: Observed

    def places(self) -> _Places | None:
        """Where both sides are seen; None where one is not documented, or the documents are not consecutive."""
        old, new = self._stated(self.change.old, self.period.start), self._stated(self.change.new, self.period.end)
        if old is None or new is None:
            return None
        if not old:
            return self._appeared(new)
        if not new:
            return self._vanished(old)
        if any(_covered(self.shown, stated, before=False) != self.period.end for stated in old):
            return None
        if self.change.kind is UnitChangeKind.REASSIGNED and not all(s.is_placed for s in (*old, *new)):
            return None
        return _Places(_of(old), _of(new), new[0].snapshot)

    def _stated(self, sides: Iterable[Side], day: date) -> list[Stated] | None:
        found = [self.shown.on(day, (side.unit.unit_id,)) for side in sides]
        return None if None in found else [stated for stated in found if stated is not None]

    def _appeared(self, new: list[Stated]) -> _Places | None:
        lists = [_list_around(self.shown, stated, self.period.start) for stated in new]
        if any(_covered(self.shown, stated, before=True) != self.period.start for stated in new) or None in lists:
            return None
        before = tuple(dict.fromkeys(listing.place(Shows.NOT_IN_LIST) for listing in lists if listing))
        return _Places(before, _of(new), new[0].snapshot)

    def _vanished(self, old: list[Stated]) -> _Places | None:
        lists = [_list_around(self.shown, stated, self.period.end) for stated in old]
        if any(_covered(self.shown, stated, before=False) != self.period.end for stated in old) or None in lists:
            return None
        listings = [listing for listing in lists if listing]
        after = tuple(dict.fromkeys(listing.place(Shows.NOT_IN_LIST) for listing in listings))
        return _Places(_of(old), after, listings[0].snapshot)


def _of(stated: Iterable[Stated]) -> tuple[SeenPlace, ...]:
    return tuple(one.place() for one in stated)


# --- told ------------------------------------------------------------------------------------------------------------


def _about(change: UnitChange, period: Observed, ground: Ground) -> Iterator[Telling]:
    """Tellings about its units by identity; and by a name that is that of one unit alone, for what is told under another
    identity is not untold."""
    for day, sides in ((period.start, change.old), (period.end, change.new)):
        for side in sides:
            name = side.unit.name
            yield from ground.told.about(Party((name,), (side.unit.unit_id,)))
            is_only_one = len(ground.shown.called(day, name)) == 1 and ground.shown.is_listed_whole(day, name)
            if is_distinct(name) or is_only_one:
                yield from ground.told.about(Party((name,)))


def _tells(telling: Telling, change: UnitChange, period: Observed, ground: Ground) -> bool:
    """Whether a telling about one of its units tells this change: its kind, in the time between the documents, or at
    another time with the same outcome (then the telling's own row says that the day does not fit)."""
    if telling.change.kind not in _TELLS.get(change.kind, frozenset()):
        return False
    return is_between(telling, period.start, period.end) or _has_its_outcome(telling, change, ground)


def _has_its_outcome(telling: Telling, change: UnitChange, ground: Ground) -> bool:
    if change.kind is UnitChangeKind.REASSIGNED:
        to = ground.parent(telling, after=True)
        parent = change.new[0]
        return to is not None and (
            parent.unit.parent_id in to.ids or any(is_alike(name, parent.parent_name or "") for name in to.names)
        )
    names = telling.results or (telling.change.unit,)
    sides = change.new or change.old
    return any(ground.is_called(side.unit.name, names, side.unit.rank) for side in sides)


def _row(change: UnitChange, period: Observed, places: _Places, ground: Ground) -> Reconciled:
    old = tuple(dict.fromkeys(side.unit.name for side in change.old))
    new = tuple(dict.fromkeys(side.unit.name for side in change.new))
    act = places.snapshot.agreement
    return Reconciled(
        verdict=Verdict.SEEN_NOT_TOLD,
        kind=change.kind,
        unit="; ".join(old or new),
        result=new if old and old != new else (),
        from_parent=_parents(change.old) if change.kind in _OF_PLACE else None,
        to_parent=_parents(change.new) if change.kind in _OF_PLACE else None,
        agreement=act.printed if act else None,
        act=ground.act_key(act.printed) if act else None,
        day=period.end,
        not_before=period.start,
        seen_before=places.before,
        seen_after=places.after,
        why=(Remark(Why.NO_TELLING),),
    )


def _parents(sides: Iterable[Side]) -> str | None:
    return "; ".join(dict.fromkeys(side.parent_name for side in sides if side.parent_name)) or None
