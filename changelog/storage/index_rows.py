"""Rows of the index as values of the domain."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from changelog.domain.basis import Basis
from changelog.domain.correspondences import (
    FunctionCorrespondence,
    Relation,
    Stage,
    Status,
    UnitCorrespondence,
)
from changelog.domain.findings import Finding, Severity
from changelog.domain.sources import SourceReference
from changelog.domain.structures import (
    Act,
    Closing,
    FunctionState,
    FunctionVersion,
    Opening,
    Pairing,
    Sighting,
    UnitState,
    UnitVersion,
)
from changelog.domain.texts import StatedText
from changelog.storage.index_tables import (
    ActTable,
    FunctionVersionTable,
    PhraseTable,
    UnitTable,
    UnitVersionTable,
)
from changelog.storage.payloads import source_of
from changelog.storage.rows import Cells, Query, chunks, found_by
from changelog.storage.tables import TextTable

AT_A_TIME = 10_000
"""Rows converted at a time: what they refer to is fetched once for all of them."""

_u, _f = UnitVersionTable, FunctionVersionTable
_unit = aliased(UnitTable, name="of_unit")
_parent = aliased(UnitTable, name="of_parent")

_OF_UNIT: tuple[Any, ...] = (
    *(_unit.key, _u.code, _u.name, _u.rank, _parent.key, _u.placed, _u.objective_digest, TextTable.body),
    *(_u.functions_listed, _u.children_listed, _u.basis, _u.unresolved),
    *(_u.source_document, _u.first_line, _u.last_line, _u.page),
    *(_u.valid_from, _u.valid_to, _u.begun_by, _u.ended_by, _u.opening, _u.closing, _u.attested_by, _u.evidence),
    *(_u.end_evidence, _u.id, _u.unit_id, _u.parent_id),
)
_OF_FUNCTION: tuple[Any, ...] = (
    *(_f.function_id, _unit.key, _f.position, _f.marker, _f.digest, TextTable.body),
    *(_f.source_document, _f.first_line, _f.last_line, _f.page),
    *(_f.valid_from, _f.valid_to, _f.begun_by, _f.ended_by, _f.first_stated, _f.last_stated, _f.evidence),
    *(_f.id, _f.unit_id),
)
# Outer joins, though every row has its unit: SQLite then keeps the versions, which the conditions are on, outermost.
UNIT_VERSIONS: Query = (
    select(*_OF_UNIT)
    .select_from(_u)
    .outerjoin(_unit, _unit.id == _u.unit_id)
    .outerjoin(_parent, _parent.id == _u.parent_id)
    .outerjoin(TextTable, TextTable.id == _u.objective_text_id)
)
FUNCTION_VERSIONS: Query = (
    select(*_OF_FUNCTION)
    .select_from(_f)
    .outerjoin(_unit, _unit.id == _f.unit_id)
    .outerjoin(TextTable, TextTable.id == _f.text_id)
)

PHRASES_OF_UNIT = (12, 22, 23, 24)
ACTS_OF_UNIT = (18, 19)
PHRASES_OF_FUNCTION = (6, 16)
ACTS_OF_FUNCTION = (12, 13)
"""Positions, in the rows above, of the numbers of phrases and acts."""


class References:
    """Acts and phrases that rows name by number, each fetched once."""

    def __init__(self, connection: Connection):
        self.connection = connection
        self._acts: dict[int, Act] = {}
        self._phrases: dict[int, str] = {}
        self._lists: dict[int, tuple[str, ...]] = {}

    def fetch(self, rows: Iterable[Cells], phrases: tuple[int, ...], acts: tuple[int, ...] = ()) -> None:
        """Make ready what stands in these positions of the rows."""
        rows = tuple(rows)
        wanted = {row[position] for row in rows for position in phrases} - self._phrases.keys() - {None}
        self._phrases.update(found_by(self.connection, PhraseTable.id, PhraseTable.content, wanted))
        named = {row[position] for row in rows for position in acts} - self._acts.keys() - {None}
        for part in chunks(named):
            self._acts.update(acts_by_number(self.connection, ActTable.id.in_(part)))

    def act(self, number: int) -> Act:
        return self._acts[number]

    def act_or_none(self, number: int | None) -> Act | None:
        return self._acts[number] if number is not None else None

    def words(self, number: int | None) -> tuple[str, ...]:
        if number is None:
            return ()
        if number not in self._lists:
            self._lists[number] = tuple(json.loads(self._phrases[number]))
        return self._lists[number]

    def source(self, document: int | None, first: int, last: int, page: int | None) -> SourceReference | None:
        return None if document is None else SourceReference(self._phrases[document], first, last, page)


def acts_by_number(connection: Connection, *conditions: Any) -> dict[int, Act]:
    """Acts in the order of the history that listed them."""
    table = ActTable
    rows = connection.execute(
        select(table.id, table.effective_date, table.agreement, table.statement, table.document)
        .where(*conditions)
        .order_by(table.position, table.id)
    )
    return {number: Act(on, agreement, statement, document) for number, on, agreement, statement, document in rows}


# --- units ------------------------------------------------------------------------------------------------------------


def unit_states(connection: Connection, rows: Iterable[Cells]) -> Iterator[UnitState]:
    """`rows` of UNIT_VERSIONS, as states."""
    references = References(connection)
    for part in chunks(rows, AT_A_TIME):
        references.fetch(part, PHRASES_OF_UNIT[:1])
        yield from (_unit_state(row, references) for row in part)


def unit_versions(connection: Connection, rows: Iterable[Cells]) -> Iterator[UnitVersion]:
    """`rows` of UNIT_VERSIONS, as versions."""
    references = References(connection)
    for part in chunks(rows, AT_A_TIME):
        references.fetch(part, PHRASES_OF_UNIT, ACTS_OF_UNIT)
        yield from (_unit_version(row, references) for row in part)


def _unit_state(row: Cells, references: References) -> UnitState:
    unit_id, code, name, rank, parent_id, placed, digest, body, functions_listed, children_listed = row[:10]
    return UnitState(
        unit_id,
        code,
        name,
        rank,
        parent_id,
        placed,
        StatedText(digest, body) if digest is not None else None,
        functions_listed,
        children_listed,
        Basis(row[10]),
        references.source(*row[12:16]),
        row[11],
    )


def _unit_version(row: Cells, references: References) -> UnitVersion:
    valid_from, valid_to, begun_by, ended_by, opening, closing, attested_by, evidence, end_evidence = row[16:25]
    return UnitVersion(
        _unit_state(row, references),
        valid_from,
        valid_to,
        references.act(begun_by),
        references.act_or_none(ended_by),
        Opening(opening) if opening is not None else None,
        Closing(closing) if closing is not None else None,
        references.words(attested_by),
        references.words(evidence),
        references.words(end_evidence),
    )


# --- functions --------------------------------------------------------------------------------------------------------


def function_states(connection: Connection, rows: Iterable[Cells]) -> Iterator[FunctionState]:
    """`rows` of FUNCTION_VERSIONS, as states."""
    references = References(connection)
    for part in chunks(rows, AT_A_TIME):
        references.fetch(part, PHRASES_OF_FUNCTION[:1])
        yield from (_function_state(row, references) for row in part)


def function_versions(connection: Connection, rows: Iterable[Cells]) -> Iterator[FunctionVersion]:
    """`rows` of FUNCTION_VERSIONS, as versions."""
    references = References(connection)
    for part in chunks(rows, AT_A_TIME):
        references.fetch(part, PHRASES_OF_FUNCTION, ACTS_OF_FUNCTION)
        yield from (_function_version(row, references) for row in part)


def _function_state(row: Cells, references: References) -> FunctionState:
    function_id, unit_id, position, marker, digest, body = row[:6]
    text = StatedText(digest, body)
    return FunctionState(function_id, unit_id, position, marker, text, references.source(*row[6:10]))


def _function_version(row: Cells, references: References) -> FunctionVersion:
    valid_from, valid_to, begun_by, ended_by, first_stated, last_stated, evidence = row[10:17]
    return FunctionVersion(
        _function_state(row, references),
        valid_from,
        valid_to,
        references.act(begun_by),
        references.act_or_none(ended_by),
        first_stated,
        last_stated,
        references.words(evidence),
    )


# --- pairings and findings --------------------------------------------------------------------------------------------


def pairing_of(row: Cells, references: References) -> Pairing:
    """From relation, stage, score, status, sides and the number of the evidence."""
    relation, stage, score, status, sides, evidence = row
    old, new, old_seen, new_seen = json.loads(sides)
    return Pairing(
        UnitCorrespondence(
            Relation(relation),
            tuple(old),
            tuple(new),
            Stage(stage),
            score,
            Status(status),
            references.words(evidence),
        ),
        tuple(_sighting(each) for each in old_seen),
        tuple(_sighting(each) for each in new_seen),
    )


def _sighting(payload: list[Any]) -> Sighting:
    unit_id, code, name, on, place = payload
    return Sighting(unit_id, code, name, date.fromisoformat(on), source_of(place, None))


def function_pairing_of(row: Cells, references: References) -> FunctionCorrespondence:
    """From stage, score, status, sides and the number of the evidence."""
    stage, score, status, sides, evidence = row
    old, new = json.loads(sides)
    return FunctionCorrespondence(
        tuple(old), tuple(new), Stage(stage), score, Status(status), references.words(evidence)
    )


def finding_of(row: Cells, references: References) -> Finding:
    """From check, severity, message, unit, read, remedy and the four columns of the source."""
    check, severity, message, unit, read, remedy, *place = row
    return Finding(check, Severity(severity), message, references.source(*place), unit, read, remedy)
