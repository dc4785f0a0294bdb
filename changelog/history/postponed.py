"""Told ends and relations that a document of the same day shows: they take effect with it.

A merger, split, replacement or abolition that takes effect on the very day from which a document lists the units after it
is best applied with that document: then the functions of the units before are still there to be recognised in those after.
What the text tells, its act and its lines, is put on what the document's step made of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from changelog.domain.basis import Basis
from changelog.domain.correspondences import Relation, Settled, Stage, Status
from changelog.domain.narratives import NarratedKind
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import Act
from changelog.history.callings import Callings, folded
from changelog.history.timeline import Timeline
from changelog.history.told import Told

_RELATIONS = {
    NarratedKind.REPLACED: Relation.REPLACED,
    NarratedKind.MERGED: Relation.MERGED,
    NarratedKind.SPLIT: Relation.SPLIT,
}


@dataclass(frozen=True, slots=True)
class Postponed:
    """A telling that waits for the document of its day: the units before, by identity; those after, by code."""

    told: Told
    unit_ids: tuple[str, ...]
    codes: tuple[str, ...]
    evidence: tuple[str, ...]

    def settled(self) -> Settled | None:
        """The relation as matching takes it; None for an abolition."""
        relation = _RELATIONS.get(self.told.kind)
        if relation is None:
            return None
        return Settled(relation, self.unit_ids, self.codes, Status.ACCEPTED, Stage.DECLARED, self.evidence)


def postponed_until(
    snapshot: Snapshot,
    timeline: Timeline,
    today: Sequence[Told],
    usable: Sequence[Told],
    evidence: Iterable[tuple[str, ...]],
) -> tuple[Postponed, ...]:
    """Those of `usable` (with their `evidence`) that the snapshot can show: every unit before is in force, documented and
    called by one name; every unit after is listed, stands not yet, and no other telling of today needs it before."""
    callings = Callings(timeline)
    borne = Counter(folded(unit.name) for unit in snapshot.units)
    codes = {folded(unit.name): unit.code for unit in snapshot.units if borne[folded(unit.name)] == 1}
    found = []
    for told, words in zip(usable, evidence, strict=True):
        bearers = [callings.bearers(name) for name in told.units]
        if any(len(one) != 1 or not timeline.units[one[0]].documented for one in bearers):
            continue
        before = {folded(name) for name in told.units}
        after = [folded(name) for name in told.results]
        if any(name not in codes or (name not in before and callings.bearers(name)) for name in after):
            continue
        if told.kind is NarratedKind.ABOLISHED and before & codes.keys():
            continue
        if any(_needs(other, {*before, *after}) for other in today if other is not told):
            continue
        ids = tuple(one[0] for one in bearers)
        if told.kind is NarratedKind.MERGED and len(set(ids)) < 2:
            continue
        if told.kind is NarratedKind.SPLIT and len(set(after)) < 2:
            continue
        found.append(Postponed(told, ids, tuple(codes[name] for name in after), words))
    return tuple(found)


def is_relation_or_end(told: Told) -> bool:
    return told.kind in _RELATIONS or told.kind is NarratedKind.ABOLISHED


def _needs(other: Told, names: set[str]) -> bool:
    parents = (name for name in (other.from_parent, other.to_parent) if name)
    return bool(names & {folded(name) for name in (*other.units, *other.results, *parents)})


def put_on(timeline: Timeline, one: Postponed, act: Act, snapshot_act: Act) -> tuple[str, ...]:
    """Put what the text tells on what the document's step made of it; gives the identities after."""
    gone = [unit_id for unit_id in one.unit_ids if unit_id not in timeline.units]
    timeline.closed_units = [
        replace(version, ended_by=act, end_evidence=one.evidence)
        if version.state.unit_id in gone and version.valid_to == act.effective_date
        else version
        for version in timeline.closed_units
    ]
    results: list[str] = []
    for at, link in enumerate(timeline.links):
        if link.act == snapshot_act and set(link.predecessors) == set(one.unit_ids) and not link.of_functions:
            basis = link.basis if link.basis is Basis.DECIDED else Basis.NARRATED
            evidence = tuple(dict.fromkeys((*link.evidence, *one.evidence)))
            timeline.links[at] = replace(link, act=act, basis=basis, evidence=evidence)
            results.extend(link.successors)
    for unit_id in results:
        unit = timeline.units.get(unit_id)
        if unit is not None and unit.begins_on(act.effective_date):
            unit.begun_by, unit.evidence = act, (*one.evidence, *unit.evidence)
    return tuple(dict.fromkeys(results))
