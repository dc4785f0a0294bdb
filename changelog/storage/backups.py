"""`backup` and `restore` of a SQLite store, while others use it: by SQLite's own backup, checked before it counts."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from changelog.domain.ledgers import FaultKind
from changelog.errors import StoreError
from changelog.storage import ledger, opening, verification
from changelog.storage.engines import BUSY_SECONDS, Location, connect, locate
from changelog.storage.faults import told_plainly
from changelog.storage.revisions import HEAD, REVISIONS
from changelog.storage.unfinished import unfinished

OF_THE_SCHEMA = (FaultKind.UNGUARDED, FaultKind.SCHEMA)
"""What a store of an earlier revision has not, until it is brought up to date."""
JOURNALS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds: how many entries, the seal of the last (None: none), and its revision."""

    entries: int
    head: str | None
    revision: str


def back_up(store: str | os.PathLike[str], target: str | os.PathLike[str]) -> Contents:
    """Write a copy of a store as it stands, in one file; others may write meanwhile and are not in it.

    The copy bears its name once it is whole and found right. Raises `StoreError` where the store is none or is damaged, on
    PostgreSQL, and where the file exists.
    """
    location, wanted = _file_of(store), Path(target)
    assert location.path is not None
    if wanted.exists():
        raise StoreError("there is a file of this name", place=str(wanted), remedy="give the backup another name")
    if not wanted.parent.is_dir():
        raise StoreError(f"there is no folder {wanted.parent}", place=str(wanted), remedy="make the folder first")
    contents_of(location)  # says what is wrong with it, under its own name
    with written_beside(wanted) as temporary:
        _copy_pages(location.path, temporary)
        return _checked(temporary, shown=location.path)


def restore(backup: str | os.PathLike[str], store: str | os.PathLike[str], *, even_if_lost: bool = False) -> Contents:
    """Put a backup in the place of a store, or where nothing is; whole or not at all, for those who read it meanwhile too.

    Raises `StoreError` where the backup is none or has any fault, on PostgreSQL, where what stands in its place cannot be
    read, and, without `even_if_lost`, where the store holds entries that the backup does not.
    """
    source, target = _file_of(backup), locate(store)
    _refuse_postgresql(target)
    assert source.path is not None
    assert target.path is not None
    if target.path.exists() and source.path.exists() and target.path.samefile(source.path):
        raise StoreError("the backup and the store are one file", place=target.shown, remedy="name another file")
    contents = _checked(source.path, shown=source.path)
    if not target.path.exists() or target.path.stat().st_size == 0:
        _refuse_left_journals(target.path)
        with written_beside(target.path, replaces=True) as temporary:
            _copy_pages(source.path, temporary, keeps_log=True)
            _checked(temporary, shown=target.path)
        return contents
    if not even_if_lost:
        _refuse_loss(target, source, contents)
    _copy_pages_into(source.path, target)
    return contents


def contents_of(location: Location) -> Contents:
    """What a store holds; of any revision that this program knows. `StoreError` where it is none."""
    assert location.path is not None
    revision = opening.revision_of(location.path)
    if revision is None or revision not in REVISIONS:
        raise StoreError(
            "there is no store here" if revision is None else f"the store is newer than this program: {revision}",
            place=location.shown,
            remedy="name another file" if revision is None else "install a newer org-changelog",
        )
    engine = connect(location, read_only=True)
    with told_plainly(location.shown), engine.begin() as connection:
        return Contents(ledger.count(connection), ledger.head(connection), revision)


# --- what may not be --------------------------------------------------------------------------------------------------


def _file_of(url_or_path: str | os.PathLike[str]) -> Location:
    location = locate(url_or_path)
    _refuse_postgresql(location)
    return location


def _refuse_postgresql(location: Location) -> None:
    if location.path is None:
        raise StoreError(
            "backup and restore are for SQLite stores",
            place=location.shown,
            remedy="use the server's own pg_dump and pg_restore, or `org-changelog copy --to FILE`",
        )


def _refuse_left_journals(path: Path) -> None:
    """A journal of a store that is gone would be taken for the new one's."""
    for end in JOURNALS:
        left = path.with_name(path.name + end)
        if left.exists():
            raise StoreError(
                f"a journal of an earlier store is left here: {left.name}",
                place=str(path),
                remedy="set it aside, then restore again",
            )


def _refuse_loss(target: Location, source: Location, backup: Contents) -> None:
    """Entries are never lost without a word: of a store that goes on after the backup, or has another history."""
    now = contents_of(target)
    if now.head is None:
        return
    with told_plainly(source.shown), connect(source, read_only=True).begin() as connection:
        is_held = verification.entry_of_head(connection, now.head) is not None
    if not is_held:
        raise StoreError(
            f"the store has entries that the backup has not (it has {now.entries}, the backup {backup.entries})",
            place=target.shown,
            remedy="make a backup of the store first, then give --even-if-lost; or restore to another file",
        )


def _checked(path: Path, *, shown: Path) -> Contents:
    """What the file holds, when it has no fault."""
    contents = contents_of(Location(locate(path).url, path, str(shown)))
    with told_plainly(str(shown)), connect(locate(path), read_only=True).begin() as connection:
        of_then = OF_THE_SCHEMA if contents.revision != HEAD else ()
        found = (fault for fault in verification.faults_of_record(connection) if fault.kind not in of_then)
        fault = next(found, None)
    if fault is not None:
        raise StoreError(
            f"the record in it is not whole: {fault.place}: {fault.kind}",
            place=str(shown),
            remedy="`org-changelog verify --database FILE` lists what is wrong",
        )
    return contents


# --- pages ------------------------------------------------------------------------------------------------------------


@contextmanager
def written_beside(wanted: Path, *, replaces: bool = False) -> Iterator[Path]:
    """A temporary name beside the one wanted, which it takes, whole and on the disk, when the block ends well."""
    with _told_as_of(wanted), unfinished(wanted) as temporary:
        temporary.touch()
        yield temporary
        _reach_the_disk(temporary)
        if replaces:
            temporary.replace(wanted)
        else:
            os.link(temporary, wanted)  # refuses a file that came to be meanwhile
        _reach_the_disk(wanted.parent)


def settle(path: Path) -> None:
    """Put everything that stands in the write-ahead log into the file itself, which can then bear another name without it.

    Raises `StoreError` where it does not fit: SQLite itself says nothing when it closes a file and the disk is full.
    """
    with told_plainly(str(path)), closing(_opened(path, "rw")) as connection:
        busy, pages, settled = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy or pages != settled:
        raise StoreError(
            f"{pages - settled} pages could not be written into the file",
            place=str(path),
            remedy="free some space and give the command again",
        )


@contextmanager
def _told_as_of(path: Path) -> Iterator[None]:
    with told_plainly(str(path)):
        try:
            yield
        except OSError as error:
            raise StoreError(
                f"cannot be written: {error.strerror}",
                place=str(path),
                remedy="choose a folder that you may write to and that has room",
            ) from error


def _reach_the_disk(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # a folder cannot be opened there
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copy_pages(source: Path, target: Path, *, keeps_log: bool = False) -> None:
    with closing(_opened(source, "ro")) as one, closing(_opened(target, "rw")) as other:
        one.backup(other)  # in one step: one state, whoever writes meanwhile
        other.execute(f"PRAGMA journal_mode = {'WAL' if keeps_log else 'DELETE'}")


def _copy_pages_into(source: Path, target: Location) -> None:
    """Over a store in use: one transaction of it, so that others see the old one or the new one, even after a crash."""
    assert target.path is not None
    with (
        told_plainly(target.shown),
        closing(_opened(source, "ro")) as one,
        closing(_opened(target.path, "rw")) as other,
    ):
        one.backup(other)
        other.execute("PRAGMA journal_mode = WAL")


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS)
