"""Stores as earlier versions of the program made them, with their data, on both databases."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

from sqlalchemy import MetaData, Table, create_engine, insert, inspect, select

from changelog.storage import schema
from changelog.storage.engines import APPLICATION_ID, connect, locate
from changelog.storage.revisions import REVISION_TABLE

OLD = Path(__file__).parent / "old_stores"
ORDER = {"institution": 0, "document": 1, "text": 2, "statement": 3, "unit": 4, "link": 5}
"""Tables in an order in which every row finds what it refers to."""


def old_file(revision: str, folder: Path) -> Path:
    """A store as an earlier version made it: of 0001, which no version had as its last, the record of the next alone."""
    path = folder / f"old_{revision}.db"
    made = revision if revision != "0001" else "0002"
    with sqlite3.connect(path) as connection:
        connection.executescript(gzip.decompress((OLD / f"{made}.sql.gz").read_bytes()).decode())
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.close()
    if revision != made:
        engine = connect(locate(path), read_only=False)
        with engine.begin() as hand:
            schema.downgrade(hand, revision)
    return path


def put(path: Path, revision: str, url: str) -> None:
    """The same rows in a PostgreSQL database of the same revision."""
    source, target = create_engine(f"sqlite:///{path}"), connect(locate(url), read_only=False)
    with target.begin() as connection:
        schema.upgrade(connection, revision)
    tables = [name for name in inspect(source).get_table_names() if name != REVISION_TABLE]
    with source.connect() as old, target.begin() as new:
        for name in sorted(tables, key=lambda name: ORDER.get(name, len(ORDER))):
            table = Table(name, MetaData(), autoload_with=source, resolve_fks=False)
            rows = [dict(row._mapping) for row in old.execute(select(table).order_by(*table.primary_key))]
            if rows:
                new.execute(insert(Table(name, MetaData(), autoload_with=target, resolve_fks=False)), rows)
    source.dispose()
