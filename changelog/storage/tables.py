"""The record: institutions, statements in one chain, and the documents and texts that statements refer to.

Statements, documents and texts are never changed or deleted; triggers made by the migrations refuse it on both engines.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Constraints bear the same names on both engines, so that a migration can name what it alters."""


class StatementKind(StrEnum):
    """What a statement says, of the institution or of what was recorded before it."""

    SNAPSHOT = "snapshot"  # facts, with digests of the texts
    TEXTS = "texts"  # a document attests a snapshot: where each fact was read, and the exact texts
    DECISION = "decision"  # a person's word on identity
    NARRATIVE = "narrative"  # what a document tells in prose, and the acts that it cites; the last of a document stands
    CORRECTION = "correction"  # a snapshot was recorded wrongly; another entry says what is right
    ANNULMENT = "annulment"  # an act is without effect: what rests on it no longer counts
    RETRACTION = "retraction"  # an entry no longer counts, as though it had not been recorded


class Moment(TypeDecorator[datetime]):
    """A moment with its time zone; SQLite, which keeps none, holds it in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy asks so
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Table(DeclarativeBase):
    """Base of all tables of the store."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {str: Text(), int: Integer(), datetime: Moment()}  # noqa: RUF012 - SQLAlchemy's own idiom


class InstitutionTable(Table):
    """`key` is the normal form of the name; `acronym` may become known later than the name."""

    __tablename__ = "institution"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    acronym: Mapped[str | None]


class DocumentTable(Table):
    """A file that was read or that a snapshot file names. One file under two names is two rows."""

    __tablename__ = "document"
    __table_args__ = (UniqueConstraint("sha256", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    sha256: Mapped[str]
    lines: Mapped[int]


class TextTable(Table):
    """A printed text, once for all places that print it so.

    `exact` is the SHA-256 of `body` as printed, `digest` that of its normal form, which several printed forms share.
    """

    __tablename__ = "text"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    exact: Mapped[str] = mapped_column(unique=True)
    digest: Mapped[str] = mapped_column(index=True)
    body: Mapped[str]


class StatementTable(Table):
    """One entry of the record.

    `subject` is what it is about: a snapshot's digest, the digest of the occurrences that a decision relates, the SHA-256
    of the document that tells, the key of the act annulled, or the entry digest of what is corrected or retracted.
    `effective_date` is a snapshot's (ISO, as precise as printed; None for other kinds), beside the payload to be found by.
    `payload` is canonical JSON, `content_digest` its SHA-256; `entry_digest` seals the entry and `previous`, the seal of
    the entry before (None on the first), so that the chain tells any alteration.
    """

    __tablename__ = "statement"
    __table_args__ = (
        Index("ix_statement_institution_id_kind_sequence", "institution_id", "kind", "sequence"),
        Index("ix_statement_subject", "subject"),
        Index("ix_statement_kind_sequence", "kind", "sequence"),
        Index("ix_statement_institution_id_effective_date", "institution_id", "effective_date"),
    )

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"))
    subject: Mapped[str]
    effective_date: Mapped[str | None]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    payload: Mapped[str]
    content_digest: Mapped[str]
    previous: Mapped[str | None]
    entry_digest: Mapped[str] = mapped_column(unique=True)
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str | None]
    program_version: Mapped[str]
