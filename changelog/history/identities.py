"""Who is who in one step: the identity of each unit of a snapshot, and on what it rests."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from changelog.domain.basis import Basis
from changelog.domain.correspondences import Relation, Settled, Stage, Status, UnitCorrespondence
from changelog.domain.snapshots import Snapshot
from changelog.domain.texts import normal_form
from changelog.history.timeline import Timeline

BASIS: Mapping[Stage, Basis] = {
    Stage.DECIDED: Basis.DECIDED,
    Stage.DECLARED: Basis.NARRATED,
    Stage.IDENTICAL: Basis.DOCUMENTED,
    Stage.SHARED_FUNCTIONS: Basis.MATCHED,
    Stage.SIMILAR_TEXT: Basis.MATCHED,
    Stage.SIMILAR_NAME: Basis.MATCHED,
}
"""On what an identity rests, by what settled it."""
ID_LENGTH = 16
"""Hexadecimal characters of SHA-256 (64 bits): among a million units of an institution a collision is one in 10^7."""


@dataclass(frozen=True, slots=True)
class Known:
    """Why a unit is taken for one that is, or was, in force."""

    unit_id: str
    basis: Basis
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identities:
    """The identity of each code of a snapshot. `kept` were in force just before, `revived` had ended; the rest is new."""

    ids: Mapping[str, str]
    kept: Mapping[str, Known]
    revived: Mapping[str, Known]

    def basis_of(self, code: str) -> Basis:
        known = self.kept.get(code) or self.revived.get(code)
        return known.basis if known else Basis.DOCUMENTED

    def evidence_of(self, code: str) -> tuple[str, ...]:
        known = self.kept.get(code) or self.revived.get(code)
        return known.evidence if known else ()


def identify(
    snapshot: Snapshot, timeline: Timeline, related: Sequence[UnitCorrespondence], settled: Sequence[Settled]
) -> Identities:
    """What was matched keeps its identity, what is re-established regains it, the rest gets one from its first place."""
    kept = {
        pair.new[0]: Known(pair.old[0], BASIS[pair.stage], pair.evidence)
        for pair in related
        if pair.relation is Relation.SAME and pair.status is Status.ACCEPTED
    }
    id_at = ids_shown_by(snapshot.institution.key, snapshot.digest)
    ids = {unit.code: id_at(unit.code) for unit in snapshot.units}
    ids.update({code: known.unit_id for code, known in kept.items()})
    revived = _revived(snapshot, timeline, settled, ids, kept)
    ids.update({code: known.unit_id for code, known in revived.items()})
    return Identities(ids, kept, revived)


def new_id(institution: str, statement: str, place: str) -> str:
    """Identities depend only on the statement that first shows them, never on the order of recording."""
    return ids_shown_by(institution, statement)(place)


def ids_shown_by(institution: str, statement: str) -> Callable[[str], str]:
    """`new_id` of one statement, for the many places that it shows."""
    begun = hashlib.sha256(f"{institution}\x1f{statement}\x1f".encode("utf-8", "surrogatepass"))

    def id_at(place: str) -> str:
        found = begun.copy()
        found.update(place.encode("utf-8", "surrogatepass"))
        return found.hexdigest()[:ID_LENGTH]

    return id_at


def _revived(
    snapshot: Snapshot,
    timeline: Timeline,
    settled: Sequence[Settled],
    ids: Mapping[str, str],
    kept: Mapping[str, Known],
) -> dict[str, Known]:
    """Units that had ended and exist again: decided, or the same name under the same parent."""
    found = {
        entry.new[0]: Known(entry.old[0], Basis.DECIDED, entry.evidence)
        for entry in settled
        if entry.relation is Relation.REESTABLISHED and entry.status is Status.ACCEPTED
    }
    refused = {
        (old, new) for entry in settled if entry.status is Status.REFUSED for old in entry.old for new in entry.new
    }
    former: dict[tuple[str, str | None], list[str]] = {}
    for unit_id, state in timeline.ended.items():
        former.setdefault((normal_form(state.name), state.parent_id), []).append(unit_id)
    for unit in snapshot.units:
        if unit.code in kept or unit.code in found or unit.parent is None:
            continue
        candidates = former.get((normal_form(unit.name), ids[unit.parent]), [])
        if len(candidates) == 1 and (candidates[0], unit.code) not in refused:
            why = ("existió con el mismo nombre y la misma adscripción",)
            found[unit.code] = Known(candidates[0], Basis.MATCHED, why)
    return found
