"""The card of an act as a record of the JSON interface."""

from __future__ import annotations

from changelog.domain.answers import ActAnswer, Documents, ObservedDay
from changelog.domain.changes import Side, UnitChange
from changelog.domain.registers import Conflict, Doubt
from changelog.reports import told_interface as out
from changelog.reports.interface import UnitSide
from changelog.reports.json_writer import agreement_record
from changelog.reports.record_pieces import head, iso, lines_of, places_of
from changelog.reports.told_records import telling_record


def agreement_output(answer: ActAnswer) -> out.AgreementOutput:
    act, documents = answer.act, answer.documents
    agreement = agreement_record(act.agreement, documents)
    assert agreement is not None
    return out.AgreementOutput(
        *head("agreement"),
        institution=answer.institution,
        kind=act.kind.value,
        key=act.agreement.key,
        agreement=agreement,
        missing=list(act.missing),
        effects=[out.EffectRecord(str(effect.day), lines_of(effect.place, documents)) for effect in act.effects],
        conflicts=[_conflict(conflict, documents) for conflict in act.conflicts],
        doubts=[_doubt(doubt, documents) for doubt in act.doubts],
        same_session=list(answer.same_session),
        snapshots=[
            out.StructureRecord(str(one.effective_date), list(one.heads), one.document, one.digest)
            for one in act.structures
        ],
        told=[telling_record(telling, documents) for telling in answer.tellings],
        observed=[_observed_day(observed, documents) for observed in answer.observed],
        annulled_by=answer.annulled_by,
    )


def _conflict(conflict: Conflict, documents: Documents) -> out.ConflictRecord:
    first, second = conflict.places
    return out.ConflictRecord(
        conflict.kind.value, conflict.said, (lines_of(first, documents), lines_of(second, documents))
    )


def _doubt(doubt: Doubt, documents: Documents) -> out.DoubtRecord:
    place, other = lines_of(doubt.place, documents), lines_of(doubt.other_place, documents)
    return out.DoubtRecord(doubt.kind.value, doubt.said, place, doubt.other, other)


def _observed_day(observed: ObservedDay, documents: Documents) -> out.ObservedDayRecord:
    return out.ObservedDayRecord(
        day=observed.day.isoformat(),
        changes=[_observed(change, documents) for change in observed.units],
        functions=dict(observed.functions),
        first_documented=observed.first_shown,
    )


def _observed(change: UnitChange, documents: Documents) -> out.ObservedRecord:
    return out.ObservedRecord(
        kind=change.kind.value,
        group=change.group,
        old=[_side(side) for side in change.old],
        new=[_side(side) for side in change.new],
        basis=change.basis.value,
        inherited=change.inherited,
        not_before=iso(change.not_before),
        evidence=list(change.evidence),
        sources=places_of(change.sources, documents),
    )


def _side(side: Side) -> UnitSide:
    unit = side.unit
    return UnitSide(unit.unit_id, unit.code, unit.name, unit.rank, side.parent_code, side.parent_name, unit.placed)
