"""The chain of statements: appended under one pen, each sealing the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from changelog.domain.ledgers import Fault, FaultKind
from changelog.errors import InvariantError
from changelog.storage.payloads import canonical, sha256_of
from changelog.storage.tables import InstitutionTable, StatementKind, StatementTable


@dataclass(frozen=True, slots=True)
class Provenance:
    """When a statement is recorded (with time zone), by whom (None where not told), and by which version of the program."""

    recorded_at: datetime
    person: str | None
    version: str

    def __post_init__(self) -> None:
        if self.recorded_at.tzinfo is None:
            raise InvariantError("the time of recording needs its time zone")


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement as the record holds it; `institution` is its key, the digests are SHA-256 in hexadecimal."""

    sequence: int
    kind: str
    institution: str
    subject: str
    payload: str
    content_digest: str
    previous: str | None
    entry_digest: str
    recorded_at: datetime
    recorded_by: str | None
    program_version: str

    def seal(self) -> str:
        """What `entry_digest` must be: every other field is in it, the content by its digest."""
        moment = self.recorded_at.astimezone(UTC).isoformat(timespec="microseconds")
        who = [moment, self.recorded_by, self.program_version]
        what = [self.sequence, self.kind, self.institution, self.subject, self.content_digest, self.previous]
        return sha256_of(canonical([*what, *who]))


def append(
    connection: Connection,
    kind: StatementKind,
    institution: tuple[int, str],
    subject: str,
    content: object,
    provenance: Provenance,
    *,
    document_id: int | None = None,
    effective_date: str | None = None,
) -> Entry:
    """Add a statement at the end of the chain. `institution` is its number and key. The caller holds the pen."""
    institution_id, key = institution
    payload = canonical(content)
    sequence, previous = _end(connection)
    entry = Entry(
        sequence + 1,
        kind,
        key,
        subject,
        payload,
        sha256_of(payload),
        previous,
        "",
        provenance.recorded_at,
        provenance.person,
        provenance.version,
    )
    row = {
        "sequence": entry.sequence,
        "kind": str(kind),
        "institution_id": institution_id,
        "subject": subject,
        "effective_date": effective_date,
        "document_id": document_id,
        "payload": payload,
        "content_digest": entry.content_digest,
        "previous": previous,
        "entry_digest": entry.seal(),
        "recorded_at": entry.recorded_at,
        "recorded_by": entry.recorded_by,
        "program_version": entry.program_version,
    }
    connection.execute(insert(StatementTable), [row])
    return entry


def _end(connection: Connection) -> tuple[int, str | None]:
    last = select(func.max(StatementTable.sequence)).scalar_subquery()
    found = connection.execute(
        select(StatementTable.sequence, StatementTable.entry_digest).where(StatementTable.sequence == last)
    ).first()
    return (found.sequence, found.entry_digest) if found else (0, None)


def head(connection: Connection) -> str | None:
    """The seal of the last entry, which stands for the whole chain; None while nothing is recorded."""
    return _end(connection)[1]


def count(connection: Connection) -> int:
    """How many entries the chain has."""
    return connection.execute(select(func.count()).select_from(StatementTable)).scalar_one()


def entries(connection: Connection, *, after: int = 0) -> Iterator[Entry]:
    """Every statement (after a sequence number), in the order recorded."""
    chosen = _whole_entries().where(StatementTable.sequence > after).order_by(StatementTable.sequence)
    with connection.execute(chosen, execution_options={"yield_per": 100}) as rows:
        for row in rows:
            yield Entry(*row)


def entry_at(connection: Connection, sequence: int) -> Entry | None:
    """The entry of a sequence number, None where there is none."""
    row = connection.execute(_whole_entries().where(StatementTable.sequence == sequence)).first()
    return Entry(*row) if row is not None else None


def _whole_entries() -> Select[*tuple[Any, ...]]:
    table = StatementTable
    return select(
        table.sequence,
        table.kind,
        InstitutionTable.key,
        table.subject,
        table.payload,
        table.content_digest,
        table.previous,
        table.entry_digest,
        table.recorded_at,
        table.recorded_by,
        table.program_version,
    ).join(InstitutionTable, InstitutionTable.id == table.institution_id)


def through(connection: Connection, known_on: datetime) -> int:
    """The last entry of the record as it stood at a moment: all before the first that was recorded later.

    A clock that ran wrong may have given an entry a later time than the next one has; neither was then known for certain.
    """
    table = StatementTable
    later = select(func.min(table.sequence)).where(table.recorded_at > known_on)
    first = connection.execute(later).scalar()
    return first - 1 if first is not None else _end(connection)[0]


def faults_in(chain: Iterable[Entry]) -> Iterator[Fault]:
    """Where a chain was altered; none when every digest is what it must be."""
    before: Entry | None = None
    for entry in chain:
        place = f"entry {entry.sequence}"
        if entry.sequence != (before.sequence + 1 if before else 1):
            yield Fault(FaultKind.GAP, place)
        if entry.previous != (before.entry_digest if before else None):
            yield Fault(FaultKind.NOT_FOLLOWING, place)
        if sha256_of(entry.payload) != entry.content_digest:
            yield Fault(FaultKind.CONTENT, place)
        if entry.seal() != entry.entry_digest:
            yield Fault(FaultKind.SEAL, place)
        before = entry
