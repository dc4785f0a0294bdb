"""The JSON interface, third part: a report that is filed, its tables with typed cells.

As in `interface`: fields are only ever added within a version. A cell is a text, a count, nothing (null), a date, or a text
with its words marked; tables and columns are told by keys that are the same in every language.
"""

from __future__ import annotations

import msgspec

from changelog.reports.interface import AskedRecord, WordRunRecord


class DateCell(msgspec.Struct, tag_field="type", tag="date"):
    """A date in the precision known: "2021", "2021-09" or "2021-09-01"."""

    date: str


class WordsCell(msgspec.Struct, tag_field="type", tag="words"):
    """A text as runs of words kept, removed or added; of a pair of texts each has only its own."""

    runs: list[WordRunRecord]


class ColumnRecord(msgspec.Struct):
    key: str
    title: str


class RowRecord(msgspec.Struct):
    """A row, and what it is about: the identity and rank of its unit, the identities of the units above it on either date
    from the top down, a kind of change ("unit.renamed", "function.added", "narrated.functions_given"), the act as printed;
    `inherited` marks a mere consequence.
    """

    cells: list[str | int | DateCell | WordsCell | None]
    unit_id: str | None
    rank: str | None
    branch: list[str]
    kind: str | None
    agreement: str | None
    inherited: bool


class TableRecord(msgspec.Struct):
    key: str
    title: str | None
    columns: list[ColumnRecord]
    rows: list[RowRecord]


class SectionRecord(msgspec.Struct):
    """A heading with what is said below it, and the keys of its tables."""

    heading: str
    level: int
    sentences: list[str]
    tables: list[str]


class SourceRecord(msgspec.Struct):
    """A document that the report was read from, with the SHA-256 of its bytes; of a snapshot without a document, its own."""

    name: str
    digest: str


class ReplayedRecord(msgspec.Struct):
    """Whether the changes of one institution in one view ("net" or "steps") lead from one structure to the other and back,
    and the totals of that view; a consequence is in none of them.
    """

    institution: str
    view: str
    held: bool
    unit_changes: int
    units_affected: int
    function_changes: int
    consequences: int


class ConstanciaRecord(msgspec.Struct):
    """On what the report rests. `head` is the digest of the last statement of the record, `made_at` ISO with time zone."""

    start: AskedRecord
    end: AskedRecord
    filters: list[str]
    command: str
    program: str
    person: str | None
    made_at: str
    head: str | None
    statements: int
    sources: list[SourceRecord]
    views: list[ReplayedRecord]


class ReportOutput(msgspec.Struct):
    """`report` and `preview`: what is filed. `asked_by` says which of the two."""

    format: str
    version: int
    asked_by: str
    language: str
    title: str
    sentences: list[str]
    sections: list[SectionRecord]
    tables: list[TableRecord]
    constancia: ConstanciaRecord


FILED: dict[str, type[msgspec.Struct]] = {"report": ReportOutput}
"""Outputs whose records are here, by the name that `format` carries."""


def encode_whole(output: msgspec.Struct) -> bytes:
    """The record as JSON in UTF-8 on one line: a report of 5,000 changes has half a million lines when indented."""
    return msgspec.json.encode(output) + b"\n"
