"""Which migrations this program knows, without loading Alembic: opening a store must be quick.

`tests/storage/test_schema.py` holds this list to the files in migrations/versions.
"""

from __future__ import annotations

REVISIONS: tuple[str, ...] = ("0001", "0002", "0003", "0004")
"""Every migration, in the order in which they apply."""
HEAD = REVISIONS[-1]
REVISION_TABLE = "org_changelog_revision"
"""Where a store keeps its revision: Alembic's own name for it would not tell our store from another program's."""
