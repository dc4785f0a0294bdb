"""What a document covers, and so how a unit's life begins or ends: created, or merely first documented?

Created and abolished need a document on both sides (`domain.md`, "Kinds of change"): on the side where the unit is not,
some document lists everything that hung from its parent then. Anything else is first or no longer documented.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from changelog.domain.correspondences import Relation, Status, UnitCorrespondence
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import Closing, Opening
from changelog.domain.units import Unit
from changelog.history.timeline import OpenUnit, Timeline

_OPENINGS = {Relation.MERGED: Opening.MERGED, Relation.SPLIT: Opening.SPLIT, Relation.REPLACED: Opening.REPLACED}
_CLOSINGS = {Relation.MERGED: Closing.MERGED, Relation.SPLIT: Closing.SPLIT, Relation.REPLACED: Closing.REPLACED}
PARTIAL_SCOPE = "el documento no cubre toda la institución: no consta si pasó a depender de un área fuera de su ámbito"


def openings(
    snapshot: Snapshot,
    ids: Mapping[str, str],
    kept: frozenset[str],
    reestablished: frozenset[str],
    timeline: Timeline,
    related: tuple[UnitCorrespondence, ...],
) -> dict[str, Opening]:
    """How each unit of the snapshot (by code) that was not in force just before begins.

    `ids` gives the identity of each code, `kept` the codes whose identity was in force, `reestablished` those whose
    identity had ended.
    """
    known = {
        code: _OPENINGS[relation.relation]
        for relation in related
        if relation.status is Status.ACCEPTED and relation.relation in _OPENINGS
        for code in relation.new
    }
    known.update(dict.fromkeys(reestablished, Opening.REESTABLISHED))
    work = _Openings(snapshot, snapshot.by_code(), ids, kept, known, timeline)
    begun = (unit.code for unit in snapshot.units if unit.code not in kept)
    return _from_above(begun, work.above, work.opening)


@dataclass(frozen=True, slots=True)
class _Openings:
    """How units begin; `known` are those that a relation or an earlier life tells."""

    snapshot: Snapshot
    by_code: Mapping[str, Unit]
    ids: Mapping[str, str]
    kept: frozenset[str]
    known: Mapping[str, Opening]
    timeline: Timeline

    def above(self, code: str) -> str | None:
        """The unit above, where how a unit begins follows from how that one does."""
        parent = _nearest_above(self.by_code[code])
        return None if code in self.known or parent in self.kept else parent

    def opening(self, code: str, above: Opening | None) -> Opening:
        if code in self.known:
            return self.known[code]
        parent = _nearest_above(self.by_code[code])
        if parent is None:
            is_covered = self.snapshot.heads_on_top and self.timeline.top_listed
        elif parent in self.kept:
            is_covered = _covers_below(self.timeline, self.ids[parent], self.snapshot)
        else:
            is_covered = above is not Opening.FIRST_DOCUMENTED
        return Opening.CREATED if is_covered else Opening.FIRST_DOCUMENTED


def _nearest_above(unit: Unit) -> str | None:
    """The unit that it hangs from, or, where that is not told, lies within."""
    return unit.parent if unit.parent is not None else unit.within


def _covers_below(timeline: Timeline, parent_id: str, snapshot: Snapshot) -> bool:
    """Whether some document lists all that hung from a unit just before; of one told to begin on this very day, all that
    hung from the unit above it."""
    parent = timeline.units[parent_id]
    above = timeline.units.get(parent.state.parent_id or "")
    if parent.begins_on(snapshot.effective_date.first_day) and above is not None:
        return above.state.children_listed
    return parent.state.children_listed


def closings(
    snapshot: Snapshot,
    ids: Mapping[str, str],
    timeline: Timeline,
    related: tuple[UnitCorrespondence, ...],
    *,
    carry_forward: bool,
) -> dict[str, Closing]:
    """How each unit in force (by identity) that the snapshot ends does so.

    Without `carry_forward` everything that the snapshot does not state ends: two documents compared by themselves.
    """
    stated = frozenset(ids.values())
    listing = frozenset(ids[unit.code] for unit in snapshot.units if unit.children_listed)
    linked = {
        unit_id: _CLOSINGS[relation.relation]
        for relation in related
        if relation.status is Status.ACCEPTED and relation.relation in _CLOSINGS
        for unit_id in relation.old
    }
    work = _Closings(stated, listing, linked, timeline, snapshot.whole_institution, carry_forward)
    unstated = (unit_id for unit_id in timeline.units if unit_id not in stated)
    found = _from_above(unstated, work.above, work.closing)
    return {unit_id: closing for unit_id, closing in found.items() if closing is not None}


@dataclass(frozen=True, slots=True)
class _Closings:
    """How units that a snapshot does not state end: `listing` are those below which it lists all."""

    stated: frozenset[str]
    listing: frozenset[str]
    linked: Mapping[str, Closing]
    timeline: Timeline
    whole_institution: bool
    carry_forward: bool

    def above(self, unit_id: str) -> str | None:
        """The unit above, where how a unit ends follows from how that one does."""
        parent_id = self.timeline.units[unit_id].state.parent_id
        follows = unit_id not in self.linked and parent_id not in self.stated and parent_id in self.timeline.units
        return parent_id if follows else None

    def closing(self, unit_id: str, above: Closing | None) -> Closing | None:
        """None where it stays in force."""
        answer = self.linked.get(unit_id) or self._by_place(self.timeline.units[unit_id], above)
        return answer if answer is not None or self.carry_forward else Closing.NO_LONGER_DOCUMENTED

    def _by_place(self, unit: OpenUnit, above: Closing | None) -> Closing | None:
        parent_id = unit.state.parent_id
        if parent_id is None:
            return Closing.ABOLISHED if unit.state.placed and self.whole_institution else None
        if parent_id in self.stated:
            # A unit known from prose alone: the list says that it is there no more, nothing says how or when it ended.
            missing = Closing.ABOLISHED if unit.documented else Closing.NO_LONGER_DOCUMENTED
            return missing if parent_id in self.listing else None
        return Closing.ABOLISHED if above not in (None, Closing.NO_LONGER_DOCUMENTED) else above


Answer = TypeVar("Answer")


def _from_above(
    starts: Iterable[str],
    above: Callable[[str], str | None],
    answer: Callable[[str, Answer | None], Answer],
) -> dict[str, Answer]:
    """An answer for each of `starts`, given that for the unit above where it follows from it; a line of any length."""
    found: dict[str, Answer] = {}
    for start in starts:
        line: dict[str, str | None] = {}
        at: str | None = start
        # Parents cannot go in circles; that one is in the line already guards a broken record.
        while at is not None and at not in found and at not in line:
            line[at] = above(at)
            at = line[at]
        for one, parent in reversed(line.items()):
            found[one] = answer(one, found.get(parent) if parent is not None else None)
    return found
