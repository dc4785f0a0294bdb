"""The index: versions with validity intervals and what goes with them, all computed from the record.

How the two questions of every report become range queries on plain B-trees, on both engines:

- *In force on a day*: versions still in force that began by then, and versions that ended after it and began by then.
  The first is a range of (institution, valid_to IS NULL, valid_from) and all of it is asked for; the second is a range of
  (institution, valid_to), as long as what has ended since that day. What ended before is not looked at.
- *What changed between two days*: versions that begin in (start, end], a range of (institution, valid_from), and those
  that end there, a range of (institution, valid_to). As long as what changed, whatever the size of the institution.

Keys are integers given by the writer, which alone writes at a time. Identities of units are told apart from their
versions (`unit`), and strings that many versions share (evidence, attesting statements, names of documents) stand in
`phrase`: 1,500,000 functions name a few dozen of them. Versions declare no foreign key to acts, phrases and texts: all are
written and deleted together, and an engine would search 1,500,000 rows for each phrase deleted.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Boolean, CheckConstraint, Date, Float, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from changelog.storage.tables import Table


class IndexTable(Table):
    """That an institution has an index, and the last of its statements that the index takes in."""

    __tablename__ = "institution_index"

    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"), primary_key=True, autoincrement=False)
    through: Mapped[int] = mapped_column(ForeignKey("statement.sequence"))


class ActTable(Table):
    """`position` is the place in the history's own list of acts; None for one that only a version names."""

    __tablename__ = "act"
    __table_args__ = (Index("ix_act_institution_id_effective_date", "institution_id", "effective_date"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"))
    position: Mapped[int | None]
    effective_date: Mapped[date] = mapped_column(Date)
    agreement: Mapped[str | None]
    statement: Mapped[str]
    document: Mapped[str | None]


class PhraseTable(Table):
    """A string, or a list of strings as JSON, that several rows of one institution's index share."""

    __tablename__ = "phrase"
    __table_args__ = (Index("ix_phrase_institution_id", "institution_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"))
    content: Mapped[str]


class UnitTable(Table):
    """An identity: `key` is the unit_id of the domain."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("institution_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"))
    key: Mapped[str]


class UnitVersionTable(Table):
    """`folded_name` is the name without accents and case, for searching."""

    __tablename__ = "unit_version"
    __table_args__ = (
        CheckConstraint("valid_to > valid_from", name="interval"),
        UniqueConstraint("unit_id", "valid_from"),
        Index("ix_unit_version_begin", "institution_id", "valid_from"),
        Index("ix_unit_version_end", "institution_id", "valid_to", "valid_from"),
        Index("ix_unit_version_parent", "parent_id", "valid_from"),
        Index("ix_unit_version_rank", "institution_id", "rank", "valid_to"),
        Index("ix_unit_version_code", "code"),
        Index("ix_unit_version_folded_name", "folded_name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    institution_id: Mapped[int]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    code: Mapped[str | None]
    name: Mapped[str]
    folded_name: Mapped[str]
    rank: Mapped[str | None]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    placed: Mapped[bool] = mapped_column(Boolean)
    objective_digest: Mapped[str | None]
    objective_text_id: Mapped[int | None]
    functions_listed: Mapped[bool] = mapped_column(Boolean)
    children_listed: Mapped[bool] = mapped_column(Boolean)
    basis: Mapped[str]
    unresolved: Mapped[bool] = mapped_column(Boolean)
    source_document: Mapped[int | None]
    first_line: Mapped[int | None]
    last_line: Mapped[int | None]
    page: Mapped[int | None]
    valid_from: Mapped[date] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    begun_by: Mapped[int]
    ended_by: Mapped[int | None]
    opening: Mapped[str | None]
    closing: Mapped[str | None]
    attested_by: Mapped[int | None]
    evidence: Mapped[int | None]
    end_evidence: Mapped[int | None]


class FunctionVersionTable(Table):
    """`function_id` is that of the domain: most functions have one version, so a table of identities would not pay."""

    __tablename__ = "function_version"
    __table_args__ = (
        CheckConstraint("valid_to > valid_from", name="interval"),
        UniqueConstraint("function_id", "valid_from", "institution_id"),
        Index("ix_function_version_begin", "institution_id", "valid_from"),
        Index("ix_function_version_end", "institution_id", "valid_to", "valid_from"),
        Index("ix_function_version_unit", "unit_id", "valid_from"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    institution_id: Mapped[int]
    function_id: Mapped[str]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    position: Mapped[int]
    marker: Mapped[str]
    digest: Mapped[str]
    text_id: Mapped[int | None]
    source_document: Mapped[int | None]
    first_line: Mapped[int | None]
    last_line: Mapped[int | None]
    page: Mapped[int | None]
    valid_from: Mapped[date] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    begun_by: Mapped[int]
    ended_by: Mapped[int | None]
    first_stated: Mapped[bool] = mapped_column(Boolean)
    last_stated: Mapped[bool] = mapped_column(Boolean)
    evidence: Mapped[int | None]


class LinkTable(Table):
    """`on_date` is the act's effective date, here so that the links of a period are a range."""

    __tablename__ = "link"
    __table_args__ = (Index("ix_link_institution_id_on_date", "institution_id", "on_date"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"))
    relation: Mapped[str]
    on_date: Mapped[date] = mapped_column(Date)
    act_id: Mapped[int]
    basis: Mapped[str]
    of_functions: Mapped[bool] = mapped_column(Boolean)
    evidence: Mapped[int | None]


class LinkMemberTable(Table):
    """A unit or function (`member` is its identity in the domain) on one side of a link, in the order told."""

    __tablename__ = "link_member"
    __table_args__ = (Index("ix_link_member_member", "member"),)

    link_id: Mapped[int] = mapped_column(ForeignKey("link.id"), primary_key=True, autoincrement=False)
    is_successor: Mapped[bool] = mapped_column(Boolean, primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[str]


class PairingTable(Table):
    """A correspondence shown to people. `sides` holds keys and sightings of both sides as JSON: never asked for apart."""

    __tablename__ = "pairing"
    __table_args__ = (Index("ix_pairing_institution_id_status", "institution_id", "status"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"))
    relation: Mapped[str]
    stage: Mapped[str]
    score: Mapped[float] = mapped_column(Float(53))
    status: Mapped[str]
    sides: Mapped[str]
    evidence: Mapped[int | None]


class FunctionPairingTable(Table):
    """A correspondence between functions that the history hands on for people to see."""

    __tablename__ = "function_pairing"
    __table_args__ = (Index("ix_function_pairing_institution_id", "institution_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"))
    stage: Mapped[str]
    score: Mapped[float] = mapped_column(Float(53))
    status: Mapped[str]
    sides: Mapped[str]
    evidence: Mapped[int | None]


class TellingTable(Table):
    """A narrated change placed in time, in the order of the history. `content` holds who tells it, whom it is about, what
    came of it and where tellings differ, as JSON: never asked for apart."""

    __tablename__ = "telling"
    __table_args__ = (Index("ix_telling_institution_id", "institution_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"))
    agreement: Mapped[str | None]
    day: Mapped[date | None] = mapped_column(Date)
    day_from: Mapped[str]
    outcome: Mapped[str]
    not_before: Mapped[date | None] = mapped_column(Date)
    not_after: Mapped[date | None] = mapped_column(Date)
    content: Mapped[str]


class IndexFindingTable(Table):
    """What was odd when the history was computed."""

    __tablename__ = "index_finding"
    __table_args__ = (Index("ix_index_finding_institution_id", "institution_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"))
    check_name: Mapped[str]
    severity: Mapped[str]
    message: Mapped[str]
    unit: Mapped[str | None]
    read: Mapped[str | None]
    remedy: Mapped[str | None]
    source_document: Mapped[int | None]
    first_line: Mapped[int | None]
    last_line: Mapped[int | None]
    page: Mapped[int | None]


INDEX_TABLES: tuple[type[Table], ...] = (
    TellingTable,
    IndexFindingTable,
    FunctionPairingTable,
    PairingTable,
    LinkMemberTable,
    LinkTable,
    FunctionVersionTable,
    UnitVersionTable,
    UnitTable,
    PhraseTable,
    ActTable,
    IndexTable,
)
"""In the order in which they are emptied."""
