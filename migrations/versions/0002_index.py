"""The index: versions with validity intervals, links, pairings, findings and acts.

Revision: 0002
Follows: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: None = None
depends_on: None = None


def upgrade() -> None:
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("effective_date", sa.Date(), nullable=False),
        sa.Column("agreement", sa.Text(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["institution_id"], ["institution.id"], name=op.f("fk_act_institution_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
    )
    op.create_index("ix_act_institution_id_effective_date", "act", ["institution_id", "effective_date"])
    op.create_table(
        "function_pairing",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(precision=53), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("sides", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["institution_id"], ["institution.id"], name=op.f("fk_function_pairing_institution_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_function_pairing")),
    )
    op.create_index("ix_function_pairing_institution_id", "function_pairing", ["institution_id"])
    op.create_table(
        "index_finding",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=False),
        sa.Column("check_name", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("read", sa.Text(), nullable=True),
        sa.Column("remedy", sa.Text(), nullable=True),
        sa.Column("source_document", sa.Integer(), nullable=True),
        sa.Column("first_line", sa.Integer(), nullable=True),
        sa.Column("last_line", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["institution_id"], ["institution.id"], name=op.f("fk_index_finding_institution_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_index_finding")),
    )
    op.create_index("ix_index_finding_institution_id", "index_finding", ["institution_id"])
    op.create_table(
        "link",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("of_functions", sa.Boolean(), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["institution_id"], ["institution.id"], name=op.f("fk_link_institution_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
    )
    op.create_index("ix_link_institution_id_on_date", "link", ["institution_id", "on_date"])
    op.create_table(
        "pairing",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(precision=53), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("sides", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["institution_id"], ["institution.id"], name=op.f("fk_pairing_institution_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pairing")),
    )
    op.create_index("ix_pairing_institution_id_status", "pairing", ["institution_id", "status"])
    op.create_table(
        "phrase",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["institution_id"], ["institution.id"], name=op.f("fk_phrase_institution_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrase")),
    )
    op.create_index("ix_phrase_institution_id", "phrase", ["institution_id"])
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["institution_id"], ["institution.id"], name=op.f("fk_unit_institution_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("institution_id", "key", name=op.f("uq_unit_institution_id_key")),
    )
    op.create_table(
        "function_version",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=False),
        sa.Column("function_id", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("marker", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=True),
        sa.Column("source_document", sa.Integer(), nullable=True),
        sa.Column("first_line", sa.Integer(), nullable=True),
        sa.Column("last_line", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("begun_by", sa.Integer(), nullable=False),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.Column("first_stated", sa.Boolean(), nullable=False),
        sa.Column("last_stated", sa.Boolean(), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=True),
        sa.CheckConstraint("valid_to > valid_from", name=op.f("ck_function_version_interval")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_function_version_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_function_version")),
        sa.UniqueConstraint(
            "function_id",
            "valid_from",
            "institution_id",
            name=op.f("uq_function_version_function_id_valid_from_institution_id"),
        ),
    )
    op.create_index("ix_function_version_begin", "function_version", ["institution_id", "valid_from"])
    op.create_index("ix_function_version_end", "function_version", ["institution_id", "valid_to", "valid_from"])
    op.create_index("ix_function_version_unit", "function_version", ["unit_id", "valid_from"])
    op.create_table(
        "institution_index",
        sa.Column("institution_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("through", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["institution_id"], ["institution.id"], name=op.f("fk_institution_index_institution_id")
        ),
        sa.ForeignKeyConstraint(["through"], ["statement.sequence"], name=op.f("fk_institution_index_through")),
        sa.PrimaryKeyConstraint("institution_id", name=op.f("pk_institution_index")),
    )
    op.create_table(
        "link_member",
        sa.Column("link_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("is_successor", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["link_id"], ["link.id"], name=op.f("fk_link_member_link_id")),
        sa.PrimaryKeyConstraint("link_id", "is_successor", "position", name=op.f("pk_link_member")),
    )
    op.create_index("ix_link_member_member", "link_member", ["member"])
    op.create_table(
        "unit_version",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded_name", sa.Text(), nullable=False),
        sa.Column("rank", sa.Text(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("placed", sa.Boolean(), nullable=False),
        sa.Column("objective_digest", sa.Text(), nullable=True),
        sa.Column("objective_text_id", sa.Integer(), nullable=True),
        sa.Column("functions_listed", sa.Boolean(), nullable=False),
        sa.Column("children_listed", sa.Boolean(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("unresolved", sa.Boolean(), nullable=False),
        sa.Column("source_document", sa.Integer(), nullable=True),
        sa.Column("first_line", sa.Integer(), nullable=True),
        sa.Column("last_line", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("begun_by", sa.Integer(), nullable=False),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.Column("opening", sa.Text(), nullable=True),
        sa.Column("closing", sa.Text(), nullable=True),
        sa.Column("attested_by", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.Integer(), nullable=True),
        sa.CheckConstraint("valid_to > valid_from", name=op.f("ck_unit_version_interval")),
        sa.ForeignKeyConstraint(["parent_id"], ["unit.id"], name=op.f("fk_unit_version_parent_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_version_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_version")),
        sa.UniqueConstraint("unit_id", "valid_from", name=op.f("uq_unit_version_unit_id_valid_from")),
    )
    op.create_index("ix_unit_version_begin", "unit_version", ["institution_id", "valid_from"])
    op.create_index("ix_unit_version_code", "unit_version", ["code"])
    op.create_index("ix_unit_version_end", "unit_version", ["institution_id", "valid_to", "valid_from"])
    op.create_index("ix_unit_version_folded_name", "unit_version", ["folded_name"])
    op.create_index("ix_unit_version_parent", "unit_version", ["parent_id", "valid_from"])
    op.create_index("ix_unit_version_rank", "unit_version", ["institution_id", "rank", "valid_to"])


def downgrade() -> None:
    op.drop_table("unit_version")
    op.drop_table("link_member")
    op.drop_table("institution_index")
    op.drop_table("function_version")
    op.drop_table("unit")
    op.drop_table("phrase")
    op.drop_table("pairing")
    op.drop_table("link")
    op.drop_table("index_finding")
    op.drop_table("function_pairing")
    op.drop_table("act")
