"""Is the record whole? The database's own word, every digest, the chain, and what stands beside the chain."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, select, text

from changelog.domain.dates import PartialDate
from changelog.domain.ledgers import Fault, FaultKind
from changelog.domain.texts import StatedText, normal_form
from changelog.errors import InvariantError
from changelog.storage import ledger
from changelog.storage.payloads import Json, sha256_of, told_in
from changelog.storage.rows import IN_ONE_INSERT, Cells
from changelog.storage.tables import DocumentTable, InstitutionTable, StatementKind, StatementTable, TextTable

GUARDS: dict[str, dict[str, str]] = {
    "sqlite": {
        "document_refuses_delete": "e49787c40b07a50c",
        "document_refuses_replacement": "01f8a2eca362d875",
        "document_refuses_update": "795f1342819c94f7",
        "statement_refuses_delete": "b0ae4dde46e44552",
        "statement_refuses_gaps": "de71949e6c294143",
        "statement_refuses_update": "b6aa0df7046aaf79",
        "text_refuses_delete": "916fa265a1350d01",
        "text_refuses_replacement": "4481cbc7548635df",
        "text_refuses_update": "6674a78f3759cee0",
    },
    "postgresql": {
        "document_refuses_changes": "afefa1f152776904",
        "statement_refuses_changes": "afefa1f152776904",
        "statement_refuses_gaps": "75c2493e5526efea",
        "text_refuses_changes": "afefa1f152776904",
    },
}
"""Triggers by which the database itself refuses to change the record, each with the digest of what it does (on PostgreSQL of
its routine). The migrations make them; `tests/storage/test_guards.py` holds this list to a new store.
"""
GUARD_DIGITS = 16
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, InvariantError)
"""What reading a value raises that no program of ours wrote so."""
MOST_SAID = 120
PAYLOADS_AT_A_TIME = 100
"""What an entry says may be megabytes."""
MOST_TOLD = 100
"""Messages asked of SQLite's own check: past these a file is to be restored, not mended."""


def faults_of_record(connection: Connection) -> Iterator[Fault]:
    """Everything wrong with what is recorded, in the order in which one would look for it."""
    yield from _of_database(connection)
    yield from faults_unless_unreadable("entries", ledger.faults_in(ledger.entries(connection)))
    yield from faults_unless_unreadable("columns of entries", _beside_the_chain(connection))
    yield from faults_unless_unreadable("texts", _of_texts(connection))


def faults_unless_unreadable(place: str, faults: Iterator[Fault]) -> Iterator[Fault]:
    """The faults of a part; what is so altered that it cannot even be read ends the part, and is a fault itself."""
    try:
        yield from faults
    except UNREADABLE as error:
        yield Fault(FaultKind.UNREADABLE, place, {"said": f"{type(error).__name__}: {str(error)[:MOST_SAID]}"})


def entry_of_head(connection: Connection, digest: str) -> int | None:
    """The sequence of the entry that a head seals; None where the store does not contain it."""
    table = StatementTable
    return connection.execute(select(table.sequence).where(table.entry_digest == digest.strip().lower())).scalar()


# --- the database -----------------------------------------------------------------------------------------------------


def _of_database(connection: Connection) -> Iterator[Fault]:
    from changelog.storage import schema  # Alembic loads slowly, and only who verifies needs it

    engine = connection.dialect.name
    if engine == "sqlite":
        for (said,) in connection.execute(text(f"PRAGMA integrity_check({MOST_TOLD})")):
            if said != "ok":
                yield Fault(FaultKind.DAMAGED, "database", {"said": str(said)})
        for table, row, other, _ in connection.execute(text("PRAGMA foreign_key_check")):
            yield Fault(FaultKind.REFERENCE, f"{table} {row}", {"other": str(other)})
        there = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    else:
        there = connection.execute(
            text(
                "SELECT tgname, prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
                "WHERE NOT tgisinternal AND tgenabled = 'A'"
            )
        )
    found = {name: _digest_of(said) for name, said in there}
    for guard, digest in GUARDS[engine].items():
        if found.get(guard) != digest:
            yield Fault(FaultKind.UNGUARDED, guard)
    yield from (Fault(FaultKind.SCHEMA, "tables", {"said": said}) for said in schema.differences_in_words(connection))


def _digest_of(said: str) -> str:
    return sha256_of(" ".join(said.split()))[:GUARD_DIGITS]


# --- beside the chain -------------------------------------------------------------------------------------------------


def _beside_the_chain(connection: Connection) -> Iterator[Fault]:
    """Columns by which entries are found say what their content says; an entry's seal covers the content alone."""
    seen = _Seen(_documents(connection))
    for sequence, kind, subject, effective_date, document, payload, key, name, acronym in _rows(connection):
        place = f"entry {sequence}"
        try:
            told: Json = json.loads(payload)
            columns = list(_columns(kind, told, subject, effective_date, seen.documents.get(document)))
        except (ValueError, KeyError, TypeError):  # altered: the chain has told it already
            continue
        for column, found, wanted in columns:
            if found != wanted:
                yield Fault(FaultKind.COLUMN, place, {"column": column, "found": str(found), "wanted": str(wanted)})
        seen.take(told, kind, document, (key, name, acronym))
    yield from seen.faults()
    held = {exact for (exact,) in connection.execute(select(TextTable.exact))}
    yield from (Fault(FaultKind.TEXT_MISSING, f"text {exact[:12]}") for exact in sorted(seen.texts - held))


_Document = tuple[str, str, int]
"""Name, SHA-256 and number of lines."""


def _documents(connection: Connection) -> dict[int | None, _Document]:
    table = DocumentTable
    rows = connection.execute(select(table.id, table.name, table.sha256, table.lines))
    return {number: (name, sha256, lines) for number, name, sha256, lines in rows}


def _rows(connection: Connection) -> Iterator[Cells]:
    table, owner = StatementTable, InstitutionTable
    chosen = (
        select(
            *(table.sequence, table.kind, table.subject, table.effective_date, table.document_id, table.payload),
            *(owner.key, owner.name, owner.acronym),
        )
        .join(owner, owner.id == table.institution_id)
        .order_by(table.sequence)
    )
    with connection.execute(chosen, execution_options={"yield_per": PAYLOADS_AT_A_TIME}) as rows:
        yield from rows


@dataclass(slots=True)
class _Seen:
    """What entries name that stands in other tables."""

    documents: dict[int | None, _Document]
    used: set[int | None] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    names: dict[tuple[str, str, str | None], tuple[set[str], set[str]]] = field(default_factory=dict)

    def take(self, told: Json, kind: str, document: int | None, owner: tuple[str, str, str | None]) -> None:
        self.used.add(document)
        if kind == StatementKind.TEXTS:
            self.texts.update(_texts_of(told))
        names, acronyms = self.names.setdefault(owner, (set(), set()))
        own = told.get("institution")
        if isinstance(own, dict):
            names.add(own["name"])
            acronyms.update({own["acronym"]} - {None})

    def faults(self) -> Iterator[Fault]:
        for number, (name, _, _) in self.documents.items():
            if number not in self.used:
                yield Fault(FaultKind.REFERENCE, f"document {name}", {"other": "statement"})
        for (key, name, acronym), (names, acronyms) in self.names.items():
            is_told = (not names or name in names) and (not acronyms or acronym in acronyms)
            if normal_form(name) != key or not is_told:
                yield Fault(FaultKind.INSTITUTION, f"institution {name}", {"key": key})


def _columns(
    kind: str, told: Json, subject: str, effective_date: str | None, document: _Document | None
) -> Iterator[tuple[str, object, object]]:
    is_snapshot = kind == StatementKind.SNAPSHOT
    stated = str(PartialDate.from_iso(told["effective_date"])) if is_snapshot else None
    yield "effective_date", effective_date, stated
    own = told.get("document")
    if kind in (StatementKind.TEXTS, StatementKind.NARRATIVE):
        yield "document", document, (own["name"], own["sha256"], own["lines"]) if own else None
    if kind == StatementKind.TEXTS:
        yield "subject", subject, told["snapshot"]


def _texts_of(told: Json) -> Iterator[str]:
    for (_, _, piece), value in told_in(told):
        if piece in {"text", "objective"}:
            yield value
        elif piece == "sub_items":
            yield from (exact for _, exact in value if exact)


def _of_texts(connection: Connection) -> Iterator[Fault]:
    rows = connection.execute(
        select(TextTable.id, TextTable.exact, TextTable.digest, TextTable.body).order_by(TextTable.id),
        execution_options={"yield_per": IN_ONE_INSERT},
    )
    for number, exact, digest, body in rows:
        if sha256_of(body) != exact or StatedText.of(body).digest != digest:
            yield Fault(FaultKind.TEXT, f"text {number}")
