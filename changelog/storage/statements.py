"""Recording and reading back what is stated: snapshots with what attests them, and people's decisions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from changelog.domain.collector import collector_paused
from changelog.domain.correspondences import Decision
from changelog.domain.dates import PartialDate
from changelog.domain.registers import StructureUnderAct
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.sources import Document
from changelog.domain.texts import StatedText, normal_form
from changelog.errors import StoreError
from changelog.storage import ledger
from changelog.storage.discrepancies import differences
from changelog.storage.ledger import Provenance
from changelog.storage.payloads import (
    Json,
    agreement_told,
    attestation_of,
    decision_of,
    decision_payload,
    joined_snapshot,
    occurrences_digest,
    snapshot_payload,
    source_told,
    told_in,
)
from changelog.storage.rows import found_by, insert_rows, next_id
from changelog.storage.standing import standing
from changelog.storage.tables import DocumentTable, InstitutionTable, StatementKind, StatementTable, TextTable


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording a snapshot did.

    `new`: its facts were not known. `already`: nothing was recorded, all of it was known. `texts_added`: objectives and
    functions whose printed text became known. `rivals`: snapshots of the same institution, date and heads that state
    other facts; they stand beside it, and a person must say which is right. `differences` says where each differs from
    this one.
    """

    digest: str
    new: bool
    already: bool
    texts_added: int
    rivals: tuple[Snapshot, ...] = ()
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """A snapshot in a listing. `functions` counts those listed, `texts` the objectives and functions whose text is held."""

    institution: Institution
    digest: str
    effective_date: PartialDate
    agreement: str | None
    documents: tuple[str, ...]
    heads: tuple[str, ...]
    whole_institution: bool
    units: int
    functions: int
    texts: int
    recorded_at: datetime
    recorded_by: str | None


# --- institutions -----------------------------------------------------------------------------------------------------


def institutions(connection: Connection) -> tuple[Institution, ...]:
    rows = connection.execute(select(InstitutionTable.name, InstitutionTable.acronym).order_by(InstitutionTable.id))
    return tuple(Institution(name, acronym) for name, acronym in rows)


def institution_id(connection: Connection, key: str) -> int | None:
    return connection.execute(select(InstitutionTable.id).where(InstitutionTable.key == key)).scalar()


def label_of(connection: Connection, number: int) -> str:
    """An institution as people call it: its acronym, or its name."""
    table = InstitutionTable
    name, acronym = connection.execute(select(table.name, table.acronym).where(table.id == number)).one()
    return Institution(name, acronym).label


def keep_institution(connection: Connection, institution: Institution) -> int:
    """The institution's number; its acronym is noted when the first document tells it."""
    table = InstitutionTable
    found = connection.execute(select(table.id, table.acronym).where(table.key == institution.key)).first()
    if found is None:
        number = next_id(connection, table.id)
        row = {"id": number, "key": institution.key, "name": institution.name, "acronym": institution.acronym}
        connection.execute(insert(table), [row])
        return number
    if found.acronym is None and institution.acronym is not None:
        connection.execute(update(table).where(table.id == found.id).values(acronym=institution.acronym))
    return int(found.id)


# --- recording --------------------------------------------------------------------------------------------------------


def record_snapshot(connection: Connection, snapshot: Snapshot, provenance: Provenance) -> Recorded:
    """Append what `snapshot` tells that the record does not hold yet: its facts, who attests them, its texts."""
    place = (keep_institution(connection, snapshot.institution), snapshot.institution.key)
    digest = snapshot.digest
    facts = _facts_of(connection, digest)
    is_new = facts is None
    if facts is None:
        facts = snapshot_payload(snapshot)
        on = str(snapshot.effective_date)
        ledger.append(connection, StatementKind.SNAPSHOT, place, digest, facts, provenance, effective_date=on)
    is_attested, texts_added = _attest(connection, snapshot, facts, place, provenance)
    rivals = rivals_of(connection, snapshot)
    apart = tuple(difference for rival in rivals for difference in differences(rival, snapshot))
    return Recorded(digest, is_new, not is_new and not is_attested, texts_added, rivals, apart)


def _attest(
    connection: Connection, snapshot: Snapshot, facts: Json, place: tuple[int, str], provenance: Provenance
) -> tuple[bool, int]:
    """Append where `snapshot` was read and its texts, unless known; gives whether, and how many texts became known."""
    attestation, recorded = attestation_of(snapshot), _attestations_of(connection, snapshot.digest)
    if not attestation.adds_to(facts, recorded):
        return False, 0
    document = keep_document(connection, attestation.document)
    keep_texts(connection, attestation.texts)
    payload = attestation.payload
    ledger.append(connection, StatementKind.TEXTS, place, snapshot.digest, payload, provenance, document_id=document)
    return True, len(_texts_told(payload) - _texts_told(*recorded))


def carry_attestations(connection: Connection, digest: str, right: Snapshot, provenance: Provenance) -> None:
    """Tell of a snapshot what the documents told of another with the same units, which it corrects. The first document's
    word was recorded with it; what each further one adds is appended.
    """
    place = (keep_institution(connection, right.institution), right.institution.key)
    table = StatementTable
    known = standing(connection)
    rows = connection.execute(
        select(table.sequence, table.payload, table.document_id)
        .where(table.subject == digest, table.kind == StatementKind.TEXTS)
        .order_by(table.sequence)
    ).all()
    recorded = {(each["document"] or {}).get("sha256") for each in _attestations_of(connection, right.digest)}
    for sequence, payload, document in rows:
        told = {**json.loads(payload), "snapshot": right.digest, "agreement": None}
        sha256 = (told["document"] or {}).get("sha256")
        if known.counts(sequence) and sha256 not in recorded:
            ledger.append(connection, StatementKind.TEXTS, place, right.digest, told, provenance, document_id=document)


def _texts_told(*attestations: Json) -> set[tuple[int, int]]:
    """The units' objectives and functions (by position) whose printed text is told."""
    slots = (slot for attestation in attestations for slot, _ in told_in(attestation))
    return {(unit, function) for unit, function, piece in slots if piece in {"text", "objective"}}


def keep_document(connection: Connection, document: Document | None) -> int | None:
    """The document's number; one file under two names has two."""
    if document is None:
        return None
    table = DocumentTable
    known = select(table.id).where(table.sha256 == document.digest, table.name == document.name)
    number = connection.execute(known).scalar()
    if number is None:
        number = next_id(connection, table.id)
        row = {"id": number, "name": document.name, "sha256": document.digest, "lines": document.lines}
        connection.execute(insert(table), [row])
    return number


def keep_texts(connection: Connection, texts: dict[str, StatedText]) -> dict[str, int]:
    """Numbers of printed texts, by their SHA-256; those not held yet are added."""
    numbers: dict[str, int] = found_by(connection, TextTable.exact, TextTable.id, texts.keys())
    first = next_id(connection, TextTable.id)
    missing = [exact for exact in texts if exact not in numbers]
    numbers.update((exact, number) for number, exact in enumerate(missing, first))
    rows = (
        {"id": numbers[exact], "exact": exact, "digest": texts[exact].digest, "body": texts[exact].body}
        for exact in missing
    )
    insert_rows(connection, TextTable, rows)
    return numbers


def record_decision(connection: Connection, decision: Decision, provenance: Provenance) -> bool:
    """Append a decision; False when the last one on the same occurrences says just this.

    Raises `StoreError` where nothing is recorded of its institution.
    """
    key = normal_form(decision.institution)
    number = institution_id(connection, key)
    if number is None:
        raise StoreError(
            f"nothing is recorded of {decision.institution}",
            remedy="record a manual of it, or load a snapshot, before deciding on its units",
        )
    subject, payload = occurrences_digest(decision), decision_payload(decision)
    if last_payload(connection, number, StatementKind.DECISION, subject) == payload:
        return False
    ledger.append(connection, StatementKind.DECISION, (number, key), subject, payload, provenance)
    return True


def last_payload(connection: Connection, institution: int, kind: StatementKind, subject: str) -> Json | None:
    """What was recorded last of this kind on a subject and counts; None where nothing does."""
    table = StatementTable
    found = connection.execute(
        select(table.sequence, table.payload)
        .where(table.institution_id == institution, table.kind == kind, table.subject == subject)
        .order_by(table.sequence.desc())
    )
    known = standing(connection)
    return next((json.loads(row.payload) for row in found if known.counts(row.sequence)), None)


# --- reading back -----------------------------------------------------------------------------------------------------


def _facts_of(connection: Connection, digest: str) -> Json | None:
    return next(_payloads(connection, StatementKind.SNAPSHOT, digest), None)


def _attestations_of(connection: Connection, digest: str) -> list[Json]:
    return list(_payloads(connection, StatementKind.TEXTS, digest))


def _payloads(connection: Connection, kind: StatementKind, subject: str) -> Iterator[Json]:
    table = StatementTable
    found = connection.execute(
        select(table.sequence, table.payload)
        .where(table.subject == subject, table.kind == kind)
        .order_by(table.sequence)
    )
    known = standing(connection)
    return (json.loads(payload) for sequence, payload in found if known.counts(sequence))


@dataclass(frozen=True, slots=True)
class Told:
    """A snapshot as the record holds it: its facts, all that attests them, and when the facts were recorded."""

    digest: str
    facts: Json
    attestations: list[Json]
    recorded_at: datetime
    recorded_by: str | None


def told_snapshots(connection: Connection, key: str | None) -> Iterator[Told]:
    """Every snapshot of an institution (None: of all) that counts, in the order recorded."""
    table = StatementTable
    chosen = (
        select(
            *(table.sequence, table.institution_id, table.kind, table.subject),
            *(table.payload, table.recorded_at, table.recorded_by),
        )
        .where(table.kind.in_([StatementKind.SNAPSHOT, StatementKind.TEXTS]))
        .order_by(table.sequence)
    )
    if key is not None:
        chosen = chosen.where(table.institution_id == institution_id(connection, key))
    known = standing(connection)
    facts: list[tuple[int, Told]] = []
    attestations: dict[str, list[Json]] = defaultdict(list)
    for sequence, institution, kind, subject, payload, recorded_at, recorded_by in connection.execute(chosen):
        if not known.counts(sequence):
            continue
        if kind == StatementKind.SNAPSHOT:
            told = Told(subject, json.loads(payload), attestations[subject], recorded_at, recorded_by)
            facts.append((institution, told))
        else:
            attestations[subject].append(json.loads(payload))
    for institution, told in facts:
        if not known.annulled or not known.is_annulled(institution, agreement_told(told.facts, told.attestations)):
            yield told


def snapshots(connection: Connection, key: str | None) -> tuple[Snapshot, ...]:
    """Every snapshot with the documents, places and texts that are known, in the order recorded."""
    with collector_paused():
        told = list(told_snapshots(connection, key))
        bodies = _bodies_told(connection, [attestation for each in told for attestation in each.attestations])
        return tuple(joined_snapshot(each.facts, each.attestations, bodies) for each in told)


def _bodies_told(connection: Connection, attestations: list[Json]) -> dict[str, str]:
    exacts: set[str | None] = set()
    for attestation in attestations:
        for unit in attestation["units"]:
            exacts.add(unit["objective"])
            exacts.update(function[0] for function in unit["functions"])
            exacts.update(item[1] for function in unit["functions"] if len(function) > 2 for item in function[2])
    return found_by(connection, TextTable.exact, TextTable.body, exacts - {None})


def snapshot_rows(connection: Connection, key: str | None) -> tuple[SnapshotRow, ...]:
    """One row for each snapshot, in the order recorded."""
    return tuple(_row(told) for told in told_snapshots(connection, key))


def structures_under_acts(connection: Connection, key: str) -> tuple[StructureUnderAct, ...]:
    """Each snapshot of an institution with its act and its heads, without units or texts, in the order recorded."""
    with collector_paused():
        return tuple(_under_act(told) for told in told_snapshots(connection, key))


def _under_act(told: Told) -> StructureUnderAct:
    facts = told.facts
    heads = [(place, unit["name"]) for place, unit in enumerate(facts["units"]) if unit["parent"] is None]
    return StructureUnderAct(
        digest=told.digest,
        effective_date=PartialDate.from_iso(facts["effective_date"]),
        agreement=agreement_told(facts, told.attestations),
        heads=tuple(name for _, name in heads),
        document=next((each["document"]["name"] for each in told.attestations if each["document"]), None),
        source=source_told(told.attestations, heads[0][0]) if heads else None,
    )


def _row(told: Told) -> SnapshotRow:
    facts = told.facts
    documents = [each["document"]["name"] for each in told.attestations if each["document"]]
    return SnapshotRow(
        institution=Institution(facts["institution"]["name"], facts["institution"]["acronym"]),
        digest=told.digest,
        effective_date=PartialDate.from_iso(facts["effective_date"]),
        agreement=facts["agreement"]["printed"] if facts["agreement"] else None,
        documents=tuple(dict.fromkeys(documents)),
        heads=tuple(unit["name"] for unit in facts["units"] if unit["parent"] is None),
        whole_institution=facts["whole_institution"],
        units=len(facts["units"]),
        functions=sum(len(unit["functions"]) for unit in facts["units"]),
        texts=len(_texts_told(*told.attestations)),
        recorded_at=told.recorded_at,
        recorded_by=told.recorded_by,
    )


def decisions(connection: Connection, key: str) -> tuple[tuple[Decision, datetime], ...]:
    """Every decision on an institution's units that counts and when it was recorded, in the order recorded."""
    table = StatementTable
    rows = connection.execute(
        select(table.sequence, table.payload, table.recorded_at)
        .where(table.institution_id == institution_id(connection, key), table.kind == StatementKind.DECISION)
        .order_by(table.sequence)
    )
    known = standing(connection)
    return tuple(
        (decision_of(json.loads(payload)), recorded_at)
        for sequence, payload, recorded_at in rows
        if known.counts(sequence)
    )


def rivals_of(connection: Connection, snapshot: Snapshot) -> tuple[Snapshot, ...]:
    """Recorded snapshots of the same institution, effective date and heads that state other facts, and count."""
    table, known = StatementTable, standing(connection)
    institution = institution_id(connection, snapshot.institution.key)
    of_the_day = connection.execute(
        select(table.sequence, table.subject, table.payload)
        .where(
            table.institution_id == institution,
            table.effective_date == str(snapshot.effective_date),
            table.subject != snapshot.digest,
        )
        .order_by(table.sequence)
    )
    heads = {unit.code for unit in snapshot.heads}
    stated = [(digest, json.loads(payload)) for sequence, digest, payload in of_the_day if known.counts(sequence)]
    found = [(digest, facts) for digest, facts in stated if _heads_of(facts) == heads]
    rivals = [_joined(connection, facts, _attestations_of(connection, digest)) for digest, facts in found]
    return tuple(rival for rival in rivals if not known.is_annulled(institution or 0, rival.agreement))


def _heads_of(facts: Json) -> set[str]:
    return {unit["code"] for unit in facts["units"] if unit["parent"] is None and unit.get("within") is None}


def _joined(connection: Connection, facts: Json, attestations: list[Json]) -> Snapshot:
    return joined_snapshot(facts, attestations, _bodies_told(connection, attestations))


def snapshot_of(connection: Connection, digest: str) -> Snapshot | None:
    """The snapshot of a digest, with all that attests it; None where none counts."""
    facts = _facts_of(connection, digest)
    return _joined(connection, facts, _attestations_of(connection, digest)) if facts is not None else None


def document_names(connection: Connection) -> dict[str, str]:
    """Names of documents by the SHA-256 of their bytes; of one file under two names, the first recorded."""
    query = select(DocumentTable.sha256, DocumentTable.name).order_by(DocumentTable.id.desc())
    return {row.sha256: row.name for row in connection.execute(query)}
