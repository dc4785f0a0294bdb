"""The record: institutions, documents, texts, and statements in one chain.

Revision: 0001
Follows: None
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: None = None
depends_on: None = None

UNCHANGEABLE = ("statement", "document", "text")
"""What is recorded stays as it was recorded: the database itself refuses to change or delete it."""


def refuse_changes_on_sqlite(table: str) -> None:
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'the record is append-only: {verb} on {table} refused'); END"
        )


def refuse_changes_on_postgresql(table: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_refuses_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_record()"
    )


def make_refusal_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change_of_record() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'the record is append-only: % on % refused', TG_OP, TG_TABLE_NAME; END $$"
    )


def upgrade() -> None:
    op.create_table(
        "institution",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("acronym", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_institution")),
        sa.UniqueConstraint("key", name=op.f("uq_institution_key")),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("sha256", "name", name=op.f("uq_document_sha256_name")),
    )
    op.create_table(
        "text",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text")),
        sa.UniqueConstraint("exact", name=op.f("uq_text_exact")),
    )
    op.create_index(op.f("ix_text_digest"), "text", ["digest"])
    op.create_table(
        "statement",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("effective_date", sa.Text(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("content_digest", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=True),
        sa.Column("entry_digest", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("program_version", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_statement_document_id")),
        sa.ForeignKeyConstraint(["institution_id"], ["institution.id"], name=op.f("fk_statement_institution_id")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_statement")),
        sa.UniqueConstraint("entry_digest", name=op.f("uq_statement_entry_digest")),
    )
    op.create_index("ix_statement_institution_id_kind_sequence", "statement", ["institution_id", "kind", "sequence"])
    op.create_index("ix_statement_subject", "statement", ["subject"])
    op.create_index("ix_statement_institution_id_effective_date", "statement", ["institution_id", "effective_date"])
    op.create_index(
        "uq_statement_snapshot",
        "statement",
        ["subject"],
        unique=True,
        sqlite_where=sa.text("kind = 'snapshot'"),
        postgresql_where=sa.text("kind = 'snapshot'"),
    )

    is_postgresql = op.get_bind().dialect.name == "postgresql"
    if is_postgresql:
        make_refusal_on_postgresql()
    for table in UNCHANGEABLE:
        if is_postgresql:
            refuse_changes_on_postgresql(table)
        else:
            refuse_changes_on_sqlite(table)


def downgrade() -> None:
    op.drop_table("statement")
    op.drop_table("text")
    op.drop_table("document")
    op.drop_table("institution")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change_of_record()")
