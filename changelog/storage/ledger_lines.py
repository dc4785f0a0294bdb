"""Entries as people read them: what each is about, in the words of the record, and whether it still counts."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection

from changelog.domain.ledgers import LedgerLine
from changelog.storage import ledger
from changelog.storage.ledger import Entry
from changelog.storage.payloads import Json
from changelog.storage.standing import Standing, standing
from changelog.storage.statements import institutions
from changelog.storage.tables import StatementKind


def lines(connection: Connection, *, only: frozenset[str] | None = None, after: int = 0) -> Iterator[LedgerLine]:
    """Every entry after a sequence number, in the order recorded; `only` of institutions of these keys."""
    known = standing(connection)
    labels = {owner.key: owner.label for owner in institutions(connection)}
    for entry in ledger.entries(connection, after=after):
        if only is None or entry.institution in only:
            yield _line_of(entry, labels[entry.institution], known)


def _line_of(entry: Entry, label: str, known: Standing) -> LedgerLine:
    told: Json = json.loads(entry.payload)
    return LedgerLine(
        sequence=entry.sequence,
        kind=entry.kind,
        institution=label,
        recorded_at=entry.recorded_at,
        person=entry.recorded_by,
        program=entry.program_version,
        about=tuple(_about(StatementKind(entry.kind), told)),
        reason=told.get("reason"),
        content=entry.content_digest,
        previous=entry.previous,
        digest=entry.entry_digest,
        on=tuple(each["sequence"] for each in told.get("entries", ())),
        withdrawn_by=known.withdrawn.get(entry.sequence),
    )


def _about(kind: StatementKind, told: Json) -> Iterator[str]:
    match kind:
        case StatementKind.SNAPSHOT:
            yield told["effective_date"]
            yield from _act(told)
            yield from (unit["name"] for unit in told["units"] if unit["parent"] is None)
        case StatementKind.TEXTS | StatementKind.NARRATIVE:
            yield from _document(told["document"])
        case StatementKind.DECISION:
            yield ("no " if told["refused"] else "") + told["relation"]
            yield from (_occurrence(each) for each in (*told["old"], *told["new"]))
        case StatementKind.ANNULMENT:
            yield from _act(told)
        case StatementKind.CORRECTION:
            yield from (f"→ {each['sequence']}" for each in told["by"])
        case StatementKind.RETRACTION:
            return


def _document(told: Json | None) -> Iterator[str]:
    """Its name, and the profile that it was read with, where that is recorded."""
    if told:
        yield told["name"]
        yield from (f"profile={told['profile']}" for _ in range(1) if "profile" in told)


def _act(told: Json) -> Iterator[str]:
    if told["agreement"]:
        yield told["agreement"]["printed"]


def _occurrence(told: list[str | None]) -> str:
    name, code, on = told
    return " ".join(filter(None, (code, name, on)))
