"""Writes an institution's `History` into the index tables: all of the old one out, all of the new one in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import chain
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from changelog.domain.correspondences import FunctionCorrespondence
from changelog.domain.findings import Finding
from changelog.domain.sources import SourceReference
from changelog.domain.structures import Act, FunctionVersion, History, Link, Pairing, Sighting, UnitVersion
from changelog.domain.tellings import Telling
from changelog.domain.texts import StatedText
from changelog.storage import index_tables as tables
from changelog.storage.payloads import canonical, sha256_of, source_payload
from changelog.storage.rows import chunks, insert_rows, next_id
from changelog.storage.searches import folded
from changelog.storage.statements import keep_texts
from changelog.storage.tables import StatementTable, Table
from changelog.storage.telling_payloads import telling_content

Row = dict[str, Any]


def drop_index(connection: Connection, institution: int) -> None:
    """Empty the index of one institution; its statements stay."""
    for table in tables.INDEX_TABLES:
        if table is tables.LinkMemberTable:
            links = select(tables.LinkTable.id).where(tables.LinkTable.institution_id == institution)
            connection.execute(delete(table).where(tables.LinkMemberTable.link_id.in_(links)))
        else:
            connection.execute(delete(table).where(table.__table__.c.institution_id == institution))


def replace_index(connection: Connection, institution: int, history: History) -> None:
    """Write the index anew. Versions are numbered by unit and date, so that equal histories are stored equally."""
    drop_index(connection, institution)
    writer = _Writer(connection, institution)
    writer.write_acts(history)
    writer.write_units(history)
    writer.write_functions(history)
    writer.write_links(history.links)
    writer.write_pairings(history.pairings)
    writer.write_function_pairings(history.function_correspondences)
    writer.write_findings(history.findings)
    writer.write_tellings(history.tellings)
    writer.write_phrases()
    through = select(func.max(StatementTable.sequence)).where(StatementTable.institution_id == institution)
    row = {"institution_id": institution, "through": connection.execute(through).scalar()}
    connection.execute(insert(tables.IndexTable), [row])


def unit_order(version: UnitVersion) -> tuple[object, ...]:
    """The order in which unit versions are stored and digested."""
    return version.state.unit_id, version.valid_from


def function_order(version: FunctionVersion) -> tuple[object, ...]:
    """The order in which function versions are stored and digested: a unit's functions stand together on disk."""
    return version.state.unit_id, version.valid_from, version.state.position, version.state.function_id


@dataclass(slots=True)
class _Numbers:
    """Numbers given to values on first sight."""

    first: int
    given: dict[Any, int] = field(default_factory=dict)

    def of(self, value: Any) -> int:
        return self.given.setdefault(value, self.first + len(self.given))


class _Writer:
    """One institution's index being written: the numbers given so far to acts, units and phrases."""

    def __init__(self, connection: Connection, institution: int):
        self.connection = connection
        self.institution = institution
        self.acts = _Numbers(next_id(connection, tables.ActTable.id))
        self.units = _Numbers(next_id(connection, tables.UnitTable.id))
        self.phrases = _Numbers(next_id(connection, tables.PhraseTable.id))

    def _insert(self, table: type[Table], rows: Iterable[Row], first: int) -> None:
        insert_rows(
            self.connection, table, (_owned(row, number, self.institution) for number, row in enumerate(rows, first))
        )

    def _phrases_of(self, words: tuple[str, ...]) -> int | None:
        return self.phrases.of(json.dumps(words, ensure_ascii=False)) if words else None

    def _source(self, source: SourceReference | None) -> Row:
        if source is None:
            return {"source_document": None, "first_line": None, "last_line": None, "page": None}
        document = self.phrases.of(source.document)
        return {
            "source_document": document,
            "first_line": source.first_line,
            "last_line": source.last_line,
            "page": source.page,
        }

    # --- acts and identities ------------------------------------------------------------------------------------

    def write_acts(self, history: History) -> None:
        """Those that the history lists, in its order, then those that only a version or a link names."""
        listed = {act: position for position, act in enumerate(history.acts)}
        for act in (*listed, *_acts_named(history)):
            self.acts.of(act)
        rows = ({**asdict(act), "position": listed.get(act)} for act in self.acts.given)
        self._insert(tables.ActTable, rows, self.acts.first)

    def _act(self, act: Act | None) -> int | None:
        return self.acts.given[act] if act is not None else None

    def write_units(self, history: History) -> None:
        versions = sorted(history.unit_versions, key=unit_order)
        for version in versions:
            self.units.of(version.state.unit_id)
        for named in (v.state.parent_id for v in versions if v.state.parent_id is not None):
            self.units.of(named)
        for function in history.function_versions:
            self.units.of(function.state.unit_id)
        self._insert(tables.UnitTable, ({"key": key} for key in self.units.given), self.units.first)
        first = next_id(self.connection, tables.UnitVersionTable.id)
        self._insert(tables.UnitVersionTable, self._unit_rows(versions), first)

    def _unit_rows(self, versions: Iterable[UnitVersion]) -> Iterator[Row]:
        for part in chunks(versions):
            texts = self._texts(version.state.objective for version in part)
            yield from (self._unit_row(version, texts) for version in part)

    def _unit_row(self, version: UnitVersion, texts: dict[str, int]) -> Row:
        state = version.state
        return {
            "unit_id": self.units.of(state.unit_id),
            "code": state.code,
            "name": state.name,
            "folded_name": folded(state.name),
            "rank": state.rank,
            "parent_id": self.units.of(state.parent_id) if state.parent_id is not None else None,
            "placed": state.placed,
            "objective_digest": state.objective.digest if state.objective else None,
            "objective_text_id": _text_number(state.objective, texts),
            "functions_listed": state.functions_listed,
            "children_listed": state.children_listed,
            "basis": str(state.basis),
            "unresolved": state.unresolved,
            **self._source(state.source),
            "valid_from": version.valid_from,
            "valid_to": version.valid_to,
            "begun_by": self._act(version.begun_by),
            "ended_by": self._act(version.ended_by),
            "opening": str(version.opening) if version.opening else None,
            "closing": str(version.closing) if version.closing else None,
            "attested_by": self._phrases_of(version.attested_by),
            "evidence": self._phrases_of(version.evidence),
            "end_evidence": self._phrases_of(version.end_evidence),
        }

    # --- functions ----------------------------------------------------------------------------------------------

    def write_functions(self, history: History) -> None:
        versions = sorted(history.function_versions, key=function_order)
        first = next_id(self.connection, tables.FunctionVersionTable.id)
        self._insert(tables.FunctionVersionTable, self._function_rows(versions), first)

    def _function_rows(self, versions: Iterable[FunctionVersion]) -> Iterator[Row]:
        for part in chunks(versions):
            texts = self._texts(version.state.text for version in part)
            yield from (self._function_row(version, texts) for version in part)

    def _function_row(self, version: FunctionVersion, texts: dict[str, int]) -> Row:
        state = version.state
        return {
            "function_id": state.function_id,
            "unit_id": self.units.given[state.unit_id],
            "position": state.position,
            "marker": state.marker,
            "digest": state.text.digest,
            "text_id": _text_number(state.text, texts),
            **self._source(state.source),
            "valid_from": version.valid_from,
            "valid_to": version.valid_to,
            "begun_by": self._act(version.begun_by),
            "ended_by": self._act(version.ended_by),
            "first_stated": version.first_stated,
            "last_stated": version.last_stated,
            "evidence": self._phrases_of(version.evidence),
        }

    def _texts(self, texts: Iterable[StatedText | None]) -> dict[str, int]:
        """Numbers of the printed texts, by body; in the record they are there already."""
        bodies = {sha256_of(text.body): text for text in texts if text is not None and text.body is not None}
        numbers = keep_texts(self.connection, bodies)
        return {text.body: numbers[exact] for exact, text in bodies.items() if text.body is not None}

    # --- what goes with them ------------------------------------------------------------------------------------

    def write_links(self, links: Iterable[Link]) -> None:
        first = next_id(self.connection, tables.LinkTable.id)
        links = tuple(links)
        rows = (
            {
                "relation": str(link.relation),
                "on_date": link.act.effective_date,
                "act_id": self._act(link.act),
                "basis": str(link.basis),
                "of_functions": link.of_functions,
                "evidence": self._phrases_of(link.evidence),
            }
            for link in links
        )
        self._insert(tables.LinkTable, rows, first)
        members = (
            {"link_id": number, "is_successor": is_successor, "position": position, "member": member}
            for number, link in enumerate(links, first)
            for is_successor, side in ((False, link.predecessors), (True, link.successors))
            for position, member in enumerate(side)
        )
        insert_rows(self.connection, tables.LinkMemberTable, members)

    def write_pairings(self, pairings: Iterable[Pairing]) -> None:
        rows = (
            {
                "relation": str(pairing.correspondence.relation),
                "stage": str(pairing.correspondence.stage),
                "score": pairing.correspondence.score,
                "status": str(pairing.correspondence.status),
                "sides": pairing_sides(pairing),
                "evidence": self._phrases_of(pairing.correspondence.evidence),
            }
            for pairing in pairings
        )
        self._insert(tables.PairingTable, rows, next_id(self.connection, tables.PairingTable.id))

    def write_function_pairings(self, pairs: Iterable[FunctionCorrespondence]) -> None:
        rows = (
            {
                "stage": str(pair.stage),
                "score": pair.score,
                "status": str(pair.status),
                "sides": canonical([pair.old, pair.new]),
                "evidence": self._phrases_of(pair.evidence),
            }
            for pair in pairs
        )
        self._insert(tables.FunctionPairingTable, rows, next_id(self.connection, tables.FunctionPairingTable.id))

    def write_findings(self, findings: Iterable[Finding]) -> None:
        rows = (
            {
                "check_name": finding.check,
                "severity": str(finding.severity),
                "message": finding.message,
                "unit": finding.unit,
                "read": finding.read,
                "remedy": finding.remedy,
                **self._source(finding.source),
            }
            for finding in findings
        )
        self._insert(tables.IndexFindingTable, rows, next_id(self.connection, tables.IndexFindingTable.id))

    def write_tellings(self, tellings: Iterable[Telling]) -> None:
        rows = (
            {
                "agreement": telling.agreement,
                "day": telling.day,
                "day_from": str(telling.day_from),
                "outcome": str(telling.outcome),
                "not_before": telling.not_before,
                "not_after": telling.not_after,
                "content": telling_content(telling),
            }
            for telling in tellings
        )
        self._insert(tables.TellingTable, rows, next_id(self.connection, tables.TellingTable.id))

    def write_phrases(self) -> None:
        """Last: every phrase is known by now."""
        self._insert(tables.PhraseTable, ({"content": content} for content in self.phrases.given), self.phrases.first)


def _owned(row: Row, number: int, institution: int) -> Row:
    row["id"] = number
    row["institution_id"] = institution
    return row


def _text_number(text: StatedText | None, numbers: dict[str, int]) -> int | None:
    return numbers[text.body] if text is not None and text.body is not None else None


def _acts_named(history: History) -> Iterator[Act]:
    versions: chain[UnitVersion | FunctionVersion] = chain(history.unit_versions, history.function_versions)
    for version in versions:
        yield version.begun_by
        if version.ended_by is not None:
            yield version.ended_by
    yield from (link.act for link in history.links)


def pairing_sides(pairing: Pairing) -> str:
    """Keys and sightings of both sides, as canonical JSON."""
    keys = [pairing.correspondence.old, pairing.correspondence.new]
    return canonical([*keys, *([_sighting(each) for each in side] for side in (pairing.old, pairing.new))])


def _sighting(sighting: Sighting) -> list[object]:
    place = source_payload(sighting.source, None)
    return [sighting.unit_id, sighting.code, sighting.name, sighting.effective_date.isoformat(), place]
