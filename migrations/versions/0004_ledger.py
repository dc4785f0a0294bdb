"""The ledger: what was retracted may be recorded again; nothing is replaced in it; versions of one thing never overlap.

Revision: 0004
Follows: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: None = None
depends_on: None = None

UNCHANGEABLE = ("statement", "document", "text")
REPLACED = {
    "document": "id = NEW.id OR (sha256 = NEW.sha256 AND name = NEW.name)",
    "text": "id = NEW.id OR exact = NEW.exact",
}
"""How `INSERT OR REPLACE` would find the row that it deletes without asking a trigger."""
OUT_OF_LINE_ON_SQLITE = (
    "NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM statement) "
    "OR NEW.previous IS NOT (SELECT entry_digest FROM statement ORDER BY sequence DESC LIMIT 1)"
)
OVERLAPS = {
    "unit_version": "int4range(unit_id, unit_id, '[]') WITH &&",
    # Built-in ranges alone: a server need not offer btree_gist. Half of the hash's range, so that its end cannot overflow.
    "function_version": "int8range(hashtextextended(function_id, institution_id) >> 1, "
    "hashtextextended(function_id, institution_id) >> 1, '[]') WITH &&",
}
"""Versions with validity intervals: what tells which of them are of one thing."""


def upgrade() -> None:
    op.drop_index("uq_statement_snapshot", table_name="statement")
    op.create_index("ix_statement_kind_sequence", "statement", ["kind", "sequence"])
    if op.get_bind().dialect.name == "postgresql":
        upgrade_postgresql()
    else:
        upgrade_sqlite()


def upgrade_sqlite() -> None:
    op.execute(
        f"CREATE TRIGGER statement_refuses_gaps BEFORE INSERT ON statement WHEN {OUT_OF_LINE_ON_SQLITE} "
        "BEGIN SELECT RAISE(ABORT, 'the record is append-only: an entry follows the last one'); END"
    )
    for table, known in REPLACED.items():
        op.execute(
            f"CREATE TRIGGER {table}_refuses_replacement BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {known}) "
            f"BEGIN SELECT RAISE(ABORT, 'the record is append-only: replacement in {table} refused'); END"
        )


def upgrade_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_gap_in_record() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM statement) "
        "OR NEW.previous IS DISTINCT FROM (SELECT entry_digest FROM statement ORDER BY sequence DESC LIMIT 1) THEN "
        "RAISE EXCEPTION 'the record is append-only: an entry follows the last one'; END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER statement_refuses_gaps BEFORE INSERT ON statement "
        "FOR EACH ROW EXECUTE FUNCTION refuse_gap_in_record()"
    )
    op.execute("ALTER TABLE statement ENABLE ALWAYS TRIGGER statement_refuses_gaps")
    for table in UNCHANGEABLE:  # in a session that calls itself a replica too
        op.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_refuses_changes")
    for table, same in OVERLAPS.items():
        op.execute(
            f"ALTER TABLE {table} ADD CONSTRAINT ex_{table}_interval "
            f"EXCLUDE USING gist ({same}, daterange(valid_from, valid_to) WITH &&)"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in OVERLAPS:
            op.execute(f"ALTER TABLE {table} DROP CONSTRAINT ex_{table}_interval")
        for table in UNCHANGEABLE:
            op.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table}_refuses_changes")
        op.execute("DROP TRIGGER statement_refuses_gaps ON statement")
        op.execute("DROP FUNCTION refuse_gap_in_record()")
    else:
        for trigger in ("statement_refuses_gaps", *(f"{table}_refuses_replacement" for table in REPLACED)):
            op.execute(f"DROP TRIGGER {trigger}")
    op.drop_index("ix_statement_kind_sequence", table_name="statement")
    op.create_index(
        "uq_statement_snapshot",
        "statement",
        ["subject"],
        unique=True,
        sqlite_where=sa.text("kind = 'snapshot'"),
        postgresql_where=sa.text("kind = 'snapshot'"),
    )
