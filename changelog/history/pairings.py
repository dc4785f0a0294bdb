"""What a step leaves for people: links between units that became others, and pairs to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from changelog.domain.correspondences import Relation, Settled, Stage, Status, UnitCorrespondence
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import Act, Link, Pairing, Sighting
from changelog.domain.units import Unit
from changelog.history.identities import BASIS
from changelog.history.timeline import OpenUnit, Timeline


def links(related: Iterable[UnitCorrespondence], ids: Mapping[str, str], act: Act) -> tuple[Link, ...]:
    """Accepted mergers, splits and replacements, both sides by identity."""
    return tuple(
        Link(
            relation=relation.relation,
            predecessors=relation.old,
            successors=tuple(ids[code] for code in relation.new),
            act=act,
            basis=BASIS[relation.stage],
            evidence=relation.evidence,
        )
        for relation in related
        if relation.status is Status.ACCEPTED and relation.relation is not Relation.SAME
    )


def pairings(
    related: Sequence[UnitCorrespondence],
    settled: Sequence[Settled],
    snapshot: Snapshot,
    ids: Mapping[str, str],
    timeline: Timeline,
    act: Act,
) -> tuple[Pairing, ...]:
    """Everything that was not plain equality, and what a person refused: matching only keeps off that."""
    by_code = snapshot.by_code()
    return tuple(
        Pairing(
            correspondence=relation,
            old=tuple(_before(timeline.units[unit_id]) for unit_id in relation.old),
            new=tuple(_after(by_code[code], ids[code], act) for code in relation.new),
        )
        for relation in (*related, *_refused(settled, timeline))
        if not (relation.stage is Stage.IDENTICAL and relation.status is Status.ACCEPTED)
    )


def _refused(settled: Sequence[Settled], timeline: Timeline) -> tuple[UnitCorrespondence, ...]:
    return tuple(
        UnitCorrespondence(entry.relation, entry.old, entry.new, entry.stage, 1.0, entry.status, entry.evidence)
        for entry in settled
        if entry.status is Status.REFUSED and timeline.units.keys() >= set(entry.old)
    )


def _before(unit: OpenUnit) -> Sighting:
    return Sighting(unit.state.unit_id, unit.state.code, unit.state.name, unit.valid_from, unit.state.source)


def _after(unit: Unit, unit_id: str, act: Act) -> Sighting:
    return Sighting(unit_id, unit.code, unit.name, act.effective_date, unit.source)
