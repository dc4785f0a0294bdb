"""Where a store is, and connections to it: what differs between SQLite and PostgreSQL stands here and nowhere else."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from changelog.errors import StoreError

APPLICATION_ID = 0x4F434C47
"""Marks a SQLite file as ours in its header ("OCLG"); `file` and SQLite's own tools show it."""
BUSY_SECONDS = 30.0
"""How long a command waits for others that write before it gives up: twenty at once need some seconds on two cores."""
CACHE_KIB = 65_536
"""Pages that SQLite may keep in memory: the inner pages of the indexes of 1,500,000 functions fit."""
CONNECT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Location:
    """Where a store is. `path` is None on PostgreSQL; `shown` is what errors print, without a password."""

    url: URL
    path: Path | None
    shown: str


def locate(url_or_path: str | os.PathLike[str]) -> Location:
    """A path is SQLite; `sqlite:///path` too; `postgresql://` (also `postgres://`) is PostgreSQL through psycopg."""
    given = os.fspath(url_or_path)
    if "://" not in given:
        return _file(Path(given))
    try:
        url = make_url(given)
    except (ArgumentError, ValueError) as error:
        raise _unusable(given.split("@")[-1]) from error
    shown = url.render_as_string(hide_password=True)
    if url.drivername == "sqlite" and url.database:
        return _file(Path(url.database))
    if url.drivername in {"postgresql", "postgres", "postgresql+psycopg"}:
        return Location(url.set(drivername="postgresql+psycopg"), None, shown)
    raise _unusable(shown)


def _file(path: Path) -> Location:
    return Location(URL.create("sqlite", database=str(path)), path, str(path))


def _unusable(shown: str) -> StoreError:
    return StoreError(
        "this is not a database that can be used",
        place=shown,
        remedy="give a path (SQLite) or a URL such as postgresql://user@host/database",
    )


def connect(location: Location, *, read_only: bool, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine whose every transaction is whole: it sees one state of the store, and writes one at a time."""
    if location.path is not None:
        return _sqlite(location.path, read_only=read_only, busy_seconds=busy_seconds)
    return _postgresql(location, read_only=read_only, busy_seconds=busy_seconds)


def begin_writing(connection: Connection) -> None:
    """Wait for the only pen: statements form one chain, so one transaction writes at a time. Readers go on reading.

    SQLite has taken it when the transaction began (`BEGIN IMMEDIATE`).
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE statement IN SHARE ROW EXCLUSIVE MODE"))


# --- SQLite -----------------------------------------------------------------------------------------------------------


def _sqlite(path: Path, *, read_only: bool, busy_seconds: float) -> Engine:
    if read_only:
        _undo_what_was_broken_off(path, busy_seconds)
    uri = _sqlite_uri(path, read_only=read_only)

    def open_file() -> sqlite3.Connection:
        # Without an isolation level the driver leaves BEGIN to us, so that tables made by a migration roll back too.
        return sqlite3.connect(uri, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=open_file, poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute("PRAGMA temp_store = MEMORY")
        if read_only:
            connection.execute("PRAGMA query_only = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


def _undo_what_was_broken_off(path: Path, busy_seconds: float) -> None:
    """A store that keeps no write-ahead log (a backup taken for one, a file system without shared memory) is left with a
    journal when a writing is broken off, and nobody can read it before somebody who may write has put it right. SQLite
    does so by itself at the first look, and leaves a journal alone that another is writing by.
    """
    journal = path.with_name(f"{path.name}-journal")
    if not journal.exists() or not journal.stat().st_size:
        return
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=busy_seconds)) as writer:
            writer.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        raise StoreError(
            f"a writing was broken off, and its journal {journal.name} cannot be undone",
            place=str(path),
            remedy="give the command again as somebody who may write the file and its folder, with room on the disk",
            excerpt=str(error),
        ) from error


def _sqlite_uri(path: Path, *, read_only: bool) -> str:
    uri = path.absolute().as_uri()
    if not read_only:
        return f"{uri}?mode=rwc"
    # A file that nobody can be writing (no journal beside it, a folder that may not be written) is read as it stands:
    # SQLite would otherwise want to make its shared-memory file there.
    journal = path.with_name(f"{path.name}-wal")
    if not os.access(path.parent, os.W_OK) and not journal.exists():
        return f"{uri}?immutable=1"
    return f"{uri}?mode=ro"


def keep_write_ahead_log(engine: Engine) -> None:
    """Let readers read while one writes, where the file system can; where not, the store works without."""
    with engine.connect() as connection, suppress(sqlite3.OperationalError):
        raw = connection.connection.driver_connection
        if raw is not None:
            raw.execute("PRAGMA journal_mode = WAL")


# --- PostgreSQL -------------------------------------------------------------------------------------------------------


def _postgresql(location: Location, *, read_only: bool, busy_seconds: float) -> Engine:
    if find_spec("psycopg") is None:
        raise StoreError(
            "the PostgreSQL driver is not installed",
            place=location.shown,
            remedy="install it: pip install 'org-changelog[postgresql]'",
        )
    options = f"-c lock_timeout={int(busy_seconds * 1000)} -c timezone=UTC"
    if read_only:
        options += " -c default_transaction_read_only=on"
    given = location.url.query.get("options")
    return create_engine(
        location.url,
        poolclass=NullPool,
        # A reader sees one state from its first question to its last; the writer is alone, and sees what others wrote
        # before it got the pen.
        isolation_level="REPEATABLE READ" if read_only else "READ COMMITTED",
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "options": f"{given} {options}" if isinstance(given, str) else options,
        },
    )
