"""The record, entry by entry, from one store into another that is empty: the same chain, whatever the engine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Select, select

from changelog.storage.rows import insert_rows
from changelog.storage.tables import DocumentTable, InstitutionTable, StatementTable, Table, TextTable

ROWS_AT_A_TIME = 1_000


def copy_record(source: Connection, target: Connection, *, through: int) -> None:
    """Copy the entries up to a sequence number with the institutions, documents and texts that they speak of.

    The target holds nothing; the seals are copied with the entries, for whoever verifies to recompute.
    """
    table = StatementTable
    taken = table.sequence <= through
    owners = select(table.institution_id).where(taken)
    named = select(table.document_id).where(taken)
    _copy(source, target, InstitutionTable, select(*_columns(InstitutionTable)).where(InstitutionTable.id.in_(owners)))
    _copy(source, target, DocumentTable, select(*_columns(DocumentTable)).where(DocumentTable.id.in_(named)))
    _copy(source, target, TextTable, select(*_columns(TextTable)).order_by(TextTable.id))
    _copy(source, target, table, select(*_columns(table)).where(taken).order_by(table.sequence))


def acronyms_told(connection: Connection, through: int) -> dict[int, str | None]:
    """The acronym of each institution as its entries up to one tell it; None where none does."""
    table = StatementTable
    rows = connection.execute(
        select(table.institution_id, table.payload).where(table.sequence <= through).order_by(table.sequence)
    )
    found: dict[int, str | None] = {}
    for institution, payload in rows:
        own = json.loads(payload).get("institution")
        told = own["acronym"] if isinstance(own, dict) else None
        found[institution] = found.get(institution) or told
    return found


def _columns(table: type[Table]) -> list[Any]:
    return list(table.__table__.c)


def _copy(source: Connection, target: Connection, table: type[Table], chosen: Select[Any]) -> None:
    insert_rows(target, table, _rows(source, chosen))


def _rows(source: Connection, chosen: Select[Any]) -> Iterator[dict[str, Any]]:
    with source.execute(chosen, execution_options={"yield_per": ROWS_AT_A_TIME}) as result:
        rows: Iterable[Any] = result.mappings()
        for row in rows:
            yield dict(row)
