"""What a document covers, and so how a unit's life begins or ends: created, or merely first documented?

Created and abolished need a document on both sides (`domain.md`, "Kinds of change"): on the side where the unit is not,
some document lists everything that hung from its parent then. Anything else is first or no longer documented.
"""

from __future__ import annotations

from collections.abc import Mapping

from changelog.domain.correspondences import Relation, Status, UnitCorrespondence
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import Closing, Opening
from changelog.history.timeline import Timeline

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
    by_code = snapshot.by_code()
    linked = {
        code: _OPENINGS[relation.relation]
        for relation in related
        if relation.status is Status.ACCEPTED and relation.relation in _OPENINGS
        for code in relation.new
    }
    found: dict[str, Opening] = {}

    def opening_of(code: str) -> Opening:
        if code in found:
            return found[code]
        unit = by_code[code]
        if code in reestablished:
            answer = Opening.REESTABLISHED
        elif code in linked:
            answer = linked[code]
        elif unit.parent is None:
            covered = snapshot.heads_on_top and timeline.top_listed
            answer = Opening.CREATED if covered else Opening.FIRST_DOCUMENTED
        elif unit.parent in kept:
            covered = _covers_below(timeline, ids[unit.parent], snapshot)
            answer = Opening.CREATED if covered else Opening.FIRST_DOCUMENTED
        else:
            first = opening_of(unit.parent) is Opening.FIRST_DOCUMENTED
            answer = Opening.FIRST_DOCUMENTED if first else Opening.CREATED
        found[code] = answer
        return answer

    return {code: opening_of(code) for code in by_code if code not in kept}


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
    stated = set(ids.values())
    listing = {ids[unit.code] for unit in snapshot.units if unit.children_listed}
    linked = {
        unit_id: _CLOSINGS[relation.relation]
        for relation in related
        if relation.status is Status.ACCEPTED and relation.relation in _CLOSINGS
        for unit_id in relation.old
    }
    found: dict[str, Closing | None] = {}

    def _missing_from_list(unit_id: str) -> Closing:
        # A unit known from prose alone: the list says that it is there no more, nothing says how or when it ended.
        return Closing.ABOLISHED if timeline.units[unit_id].documented else Closing.NO_LONGER_DOCUMENTED

    def closing_of(unit_id: str) -> Closing | None:
        if unit_id in found:
            return found[unit_id]
        found[unit_id] = None  # parents cannot go in circles; this guards a broken record
        state = timeline.units[unit_id].state
        answer: Closing | None = None
        if unit_id in stated:
            answer = None
        elif unit_id in linked:
            answer = linked[unit_id]
        elif state.parent_id is None:
            answer = Closing.ABOLISHED if state.placed and snapshot.whole_institution else None
        elif state.parent_id in stated:
            answer = _missing_from_list(unit_id) if state.parent_id in listing else None
        elif state.parent_id in timeline.units:
            above = closing_of(state.parent_id)
            answer = (
                Closing.NO_LONGER_DOCUMENTED if above is Closing.NO_LONGER_DOCUMENTED else above and (Closing.ABOLISHED)
            )
        if answer is None and unit_id not in stated and not carry_forward:
            answer = Closing.NO_LONGER_DOCUMENTED
        found[unit_id] = answer
        return answer

    return {unit_id: closing for unit_id in list(timeline.units) if (closing := closing_of(unit_id)) is not None}
