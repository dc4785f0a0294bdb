"""Opening a store: whether one is there, is ours, and has the tables that this program expects."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from changelog.errors import StoreError
from changelog.storage.engines import APPLICATION_ID, Location, connect, keep_write_ahead_log, locate
from changelog.storage.faults import told_plainly
from changelog.storage.revisions import HEAD, REVISION_TABLE, REVISIONS

RECORD_FIRST = "make one by recording a manual: `org-changelog record MANUAL`, or name another with --database"
NOT_OURS = "name another file or database with --database; this one was left as it is"


def open_engine(
    url_or_path: str | os.PathLike[str], *, create: bool, read_only: bool, busy_seconds: float
) -> tuple[Location, Engine]:
    """An engine on a store that is ours and up to date; with `create`, one is made where nothing is."""
    location = locate(url_or_path)
    if location.path is not None:
        _refuse_hopeless_path(location.path, create=create)
    engine = connect(location, read_only=read_only, busy_seconds=busy_seconds)
    try:
        with told_plainly(location.shown):
            _make_ready(engine, location, create=create)
            if location.path is not None and not read_only:
                keep_write_ahead_log(engine)  # a backup that was given the store's name has none
    except BaseException:
        engine.dispose()
        raise
    return location, engine


def revision_of(url_or_path: str | os.PathLike[str]) -> str | None:
    """The revision of a store whatever it is, None where there is none; for `database info` and `database upgrade`."""
    location = locate(url_or_path)
    if location.path is not None:
        _refuse_hopeless_path(location.path, create=False)
    with told_plainly(location.shown):
        engine = connect(location, read_only=True)
        with engine.begin() as connection:
            return _revision(connection, location)


def upgrade_store(
    url_or_path: str | os.PathLike[str], *, rebuild: Callable[[Connection], None] = lambda _connection: None
) -> str:
    """Bring a store up to date, or make one where nothing is; gives its revision. Raises `StoreError` where it cannot.

    `rebuild` makes the index of an older store anew, in the same transaction: broken off in between, the store would have
    the tables of this version and an index of the one before.
    """
    location = locate(url_or_path)
    if location.path is not None:
        _refuse_hopeless_path(location.path, create=True)
    with told_plainly(location.shown):
        engine = connect(location, read_only=False)
        with engine.begin() as connection:
            revision = _revision(connection, location)
            if revision is not None and revision not in REVISIONS:
                raise _newer(location, revision)
            _bring_up_to_date(connection)
            if revision is not None and revision != HEAD:
                rebuild(connection)
        if location.path is not None:
            keep_write_ahead_log(engine)
    return HEAD


def _refuse_hopeless_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError("this is a folder, not a store", place=str(path), remedy="name a file with --database")
    if path.exists() or (create and path.parent.is_dir()):
        return
    if create:
        raise StoreError(f"there is no folder {path.parent}", place=str(path), remedy="make the folder first")
    raise StoreError("there is no store here", place=str(path), remedy=RECORD_FIRST)


def _make_ready(engine: Engine, location: Location, *, create: bool) -> None:
    with engine.begin() as connection:
        revision = _revision(connection, location)
        if revision is None and create:
            _bring_up_to_date(connection)
    if revision is None and create:
        if location.path is not None:
            keep_write_ahead_log(engine)
        return
    if revision is None:
        raise _missing(location)
    if revision not in REVISIONS:
        raise _newer(location, revision)
    if revision != HEAD:
        raise StoreError(
            f"the store is behind its migrations: it has {revision}, this program needs {HEAD}",
            place=location.shown,
            remedy="bring it up to date: `org-changelog database upgrade`",
        )


def _bring_up_to_date(connection: Connection) -> None:
    """Apply every migration that is not applied yet, and mark the file as ours."""
    from changelog.storage import schema  # Alembic loads slowly, and only a new or old store needs it

    schema.upgrade(connection)
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))


def _missing(location: Location) -> StoreError:
    what = "the file is empty" if location.path is not None else "the database is empty"
    return StoreError(f"there is no store here: {what}", place=location.shown, remedy=RECORD_FIRST)


def _newer(location: Location, revision: str) -> StoreError:
    return StoreError(
        f"the store is newer than this program: it has revision {revision}, this program knows up to {HEAD}",
        place=location.shown,
        remedy="install a newer org-changelog: `pip install --upgrade org-changelog`",
    )


def _revision(connection: Connection, location: Location) -> str | None:
    """The store's revision, None where the database is empty. Raises `StoreError` where it is somebody else's."""
    tables = inspect(connection).get_table_names()
    if connection.dialect.name == "sqlite":
        mark = connection.execute(text("PRAGMA application_id")).scalar()
        if mark != APPLICATION_ID and (tables or mark != 0):
            raise StoreError("this database belongs to another program", place=location.shown, remedy=NOT_OURS)
    if REVISION_TABLE in tables:
        return (
            str(connection.execute(text(f"SELECT version_num FROM {REVISION_TABLE}")).scalar_one_or_none() or "")
            or None
        )
    if tables:
        raise StoreError("this database belongs to another program", place=location.shown, remedy=NOT_OURS)
    return None
