"""Migrations and models say the same: part of `make check`. Each database's own tests are in tests/storage."""

from __future__ import annotations

from pathlib import Path

from changelog.storage import schema
from changelog.storage.store import open_store


def test_store_made_by_the_migrations_has_the_tables_of_the_models(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db", create=True) as store, store.engine.connect() as connection:
        assert schema.differences_from_models(connection) == []


def test_migrations_are_one_line_without_branches() -> None:
    assert len(schema.scripts().get_heads()) == 1
