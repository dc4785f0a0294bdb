"""Backup and restore of a SQLite store, in use or not: whole or not at all, and never an entry lost without a word."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from changelog.domain.dates import PartialDate
from changelog.errors import StoreError
from changelog.storage import schema
from changelog.storage.backups import back_up, restore
from changelog.storage.engines import connect, locate
from changelog.storage.store import Store, open_store, upgrade_store
from tests.storage.invented import INSTITUTE, TOLD, history_of, manual


def add(store: Store, year: int) -> None:
    with store.transaction() as work:
        work.add_snapshot(replace(manual(), effective_date=PartialDate(year)), **TOLD)
        work.replace_index(INSTITUTE.key, history_of(year))


def head(path: Path) -> str | None:
    with open_store(path, read_only=True) as store, store.transaction() as work:
        return work.head()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    with open_store(path, create=True) as store:
        add(store, 2020)
    return path


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def test_backup_of_a_store_in_use_holds_what_was_recorded_until_then(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with open_store(database) as store, store.transaction() as work:
        work.add_snapshot(manual(), **TOLD)  # not kept yet: not in it
        with open_store(database, read_only=True) as reader, reader.transaction() as reading:
            contents = back_up(database, copy)
            assert contents.head == reading.head()
    assert (contents.entries, head(copy)) == (2, contents.head)
    assert head(database) != head(copy)
    assert [path.name for path in tmp_path.glob("*copy.db*")] == ["copy.db"]  # one file, and nothing left beside


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
def test_backup_bears_the_permissions_that_the_user_gives_to_files(database: Path, tmp_path: Path) -> None:
    with umask(0o027):
        back_up(database, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o640


def test_backup_writes_over_nothing(database: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine", "utf-8")
    for target in (tmp_path / "copy.db", database, tmp_path / "nosuch" / "copy.db"):
        with pytest.raises(StoreError):
            back_up(database, target)
    assert (tmp_path / "copy.db").read_text("utf-8") == "mine"


def test_altered_store_is_not_backed_up_and_leaves_nothing(database: Path, tmp_path: Path) -> None:
    with sqlite3.connect(database) as hand:
        hand.execute("DROP TRIGGER text_refuses_update")
        hand.execute("UPDATE text SET body = 'other' WHERE id = 1")
    hand.close()
    with pytest.raises(StoreError, match="unguarded"):
        back_up(database, tmp_path / "copy.db")
    assert list(tmp_path.glob("*copy.db*")) == []


def test_restored_where_nothing_is(database: Path, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy.db")
    restore(tmp_path / "copy.db", tmp_path / "new.db")
    assert head(tmp_path / "new.db") == head(database)
    with open_store(tmp_path / "new.db") as store:
        add(store, 2021)
        with store.engine.connect() as connection:
            assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"


def test_entries_that_the_backup_has_not_are_lost_only_when_it_is_said(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(database, copy)
    with open_store(database) as store:
        add(store, 2021)
    after = head(database)
    with pytest.raises(StoreError, match="has entries that the backup has not"):
        restore(copy, database)
    assert head(database) == after
    restore(copy, database, even_if_lost=True)
    assert head(database) == head(copy)


def test_who_reads_while_it_is_restored_sees_one_state(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(database, copy)
    with open_store(database) as store:
        add(store, 2021)
    with open_store(database, read_only=True) as reader:
        with reader.transaction() as work:
            before = work.head()
            restore(copy, database, even_if_lost=True)
            assert work.head() == before
            assert work.count_statements() == 4
        with reader.transaction() as work:
            assert work.head() == head(copy)


def test_damaged_backup_is_refused_and_the_store_stays(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(database, copy)
    whole, before = copy.read_bytes(), head(database)
    for damaged in (
        b"",
        b"letter" * 400,
        whole[: len(whole) // 2],
        whole.replace(b"manual_2021.txt", b"manual_2022.txt"),
    ):
        copy.write_bytes(damaged)
        for target in (database, tmp_path / "new.db"):
            with pytest.raises(StoreError):
                restore(copy, target, even_if_lost=True)
    assert head(database) == before
    assert not (tmp_path / "new.db").exists()


def test_what_is_no_store_is_not_written_over(database: Path, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy.db")
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE songs (name TEXT)")
    other.close()
    (tmp_path / "letter.db").write_text("This is a letter. " * 99, "utf-8")
    (tmp_path / "gone.db-wal").write_bytes(b"left")
    for target in ("other.db", "letter.db", "gone.db", "copy.db"):
        with pytest.raises(StoreError):
            restore(tmp_path / "copy.db", tmp_path / target)


def test_backup_of_an_earlier_version_is_restored_and_brought_up_to_date(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    engine = connect(locate(old), read_only=False)
    with engine.begin() as connection:
        schema.upgrade(connection, "0003")
        connection.execute(text("PRAGMA application_id = 1329810503"))
    restore(old, tmp_path / "store.db")
    upgrade_store(tmp_path / "store.db")
    assert head(tmp_path / "store.db") is None


def test_postgresql_is_backed_up_by_its_own_tools(database: Path, tmp_path: Path) -> None:
    url = "postgresql://ana:secret@host/registro"
    for ask in (lambda: back_up(url, tmp_path / "copy.db"), lambda: restore(database, url)):
        with pytest.raises(StoreError, match="for SQLite stores") as told:
            ask()
        assert "secret" not in str(told.value)
