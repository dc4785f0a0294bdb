"""A store of every earlier version is brought up to date with its data, on both databases, and answers as a new one."""

from __future__ import annotations

import gzip
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import MetaData, Table, create_engine, insert, inspect, select, text

from changelog.app.ledgers import log_of, retract
from changelog.app.recording import Recorder, record_manual
from changelog.app.stores import open_store, upgrade
from changelog.app.verifying import verify
from changelog.storage import schema
from changelog.storage.engines import APPLICATION_ID, connect, locate
from changelog.storage.revisions import HEAD, REVISION_TABLE, REVISIONS
from changelog.storage.store import Store, upgrade_store

TOP = Path(__file__).resolve().parents[2]
OLD = TOP / "tests" / "storage" / "old_stores"
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


@pytest.fixture(params=REVISIONS[:-1])
def old_store(request: pytest.FixtureRequest, store_url: str, tmp_path: Path) -> str:
    path = old_file(request.param, tmp_path)
    if "://" not in store_url:
        return str(path)
    put(path, request.param, store_url)
    return store_url


def chain(database: str) -> list[tuple[object, ...]]:
    engine = connect(locate(database), read_only=True)
    with engine.begin() as connection:
        rows = connection.execute(text("SELECT sequence, kind, payload, entry_digest FROM statement ORDER BY sequence"))
        return [tuple(row) for row in rows]


def test_old_store_keeps_every_entry_and_verifies(old_store: str) -> None:
    before = chain(old_store)
    assert len(before) >= 4
    assert upgrade(old_store) == HEAD
    assert chain(old_store) == before
    with open_store(old_store, read_only=True) as store:
        answer = verify(store)
    assert answer.faults == ()
    assert answer.versions > 300


def test_old_store_goes_on_as_a_new_one(old_store: str, tmp_path: Path) -> None:
    """Manuals recorded again add what the program of then did not read; once what it misread is retracted, all is equal."""
    upgrade(old_store)
    fresh = str(tmp_path / "fresh.db")
    for database in (old_store, fresh):
        with open_store(database, create=True) as store:
            for year in ("2021", "2023"):
                record_manual(store, TOP / "examples" / f"manual_{year}.txt", recorder=Recorder("ana"))
    _, right, _, _ = held(fresh)
    with open_store(old_store) as store:
        for line in log_of(store).lines:
            if line.kind == "snapshot" and subject(store, line.sequence) not in right:
                retract(store, str(line.sequence), reason="misread by an earlier version")
    assert held(old_store) == held(fresh)


def held(database: str) -> tuple[object, set[str], set[str], object]:
    with open_store(database, read_only=True) as store, store.transaction() as work:
        (owner,) = work.institutions()
        snapshots = {snapshot.digest for snapshot in work.snapshots(owner.key)}
        narratives = {narrative.digest for narrative in work.narratives(owner.key)}
        return owner, snapshots, narratives, work.structure(owner.key, date(2023, 3, 1)).units


def subject(store: Store, sequence: int) -> str:
    with store.transaction() as work:
        return work.find_entry(str(sequence)).subject


def test_upgrade_that_is_broken_off_leaves_the_old_store(old_store: str) -> None:
    before = chain(old_store)
    engine = connect(locate(old_store), read_only=False)

    def broken_off() -> None:
        with engine.begin() as connection:
            schema.upgrade(connection)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert chain(old_store) == before
    upgrade_store(old_store)
    assert chain(old_store) == before
