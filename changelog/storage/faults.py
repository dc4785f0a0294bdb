"""What the databases refuse, told once in words that a user can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy.exc import DBAPIError, InterfaceError, NoSuchModuleError, OperationalError

from changelog.errors import StoreError


class Fault(NamedTuple):
    """`sign` is the beginning of SQLite's error name or of PostgreSQL's SQLSTATE."""

    sign: str
    message: str
    remedy: str


DAMAGED_REMEDY = (
    "restore a copy of the file, or set it aside and record the manuals and snapshots again; "
    "the file itself was left as it is"
)
SQLITE_FAULTS = (
    Fault("SQLITE_NOTADB", "this is not a database file, or its beginning is damaged", DAMAGED_REMEDY),
    Fault("SQLITE_CORRUPT", "the database file is damaged", DAMAGED_REMEDY),
    Fault("SQLITE_FULL", "the disk is full; nothing was recorded", "free some space and give the command again"),
    Fault("SQLITE_BUSY", "another program is writing to the store", "give the command again when it has finished"),
    Fault("SQLITE_LOCKED", "another program is writing to the store", "give the command again when it has finished"),
    Fault("SQLITE_READONLY", "the store cannot be written", "ask for the right to write the file and its folder"),
    Fault("SQLITE_PERM", "the store may not be opened", "ask for the right to read the file"),
    Fault("SQLITE_CANTOPEN", "the file or its folder cannot be opened", "check that the folder exists and may be used"),
    # Its shared memory could not grow: with room on the disk this does not happen.
    Fault(
        "SQLITE_IOERR_SHMSIZE", "the disk is full; nothing was recorded", "free some space and give the command again"
    ),
    Fault("SQLITE_IOERR", "the disk failed to read or write the store", "check the disk, then give the command again"),
    Fault("SQLITE_NOMEM", "there is not enough memory", "close other programs and give the command again"),
    Fault("SQLITE_TOOBIG", "a text is larger than the database can hold", "split the document"),
)
POSTGRESQL_FAULTS = (
    Fault("3D000", "there is no such database on the server", "create it (`createdb NAME`) or correct the URL"),
    Fault("28", "the server does not accept this user or password", "correct the user and password of the URL"),
    Fault(
        "53100", "the disk of the server is full; nothing was recorded", "free some space and give the command again"
    ),
    Fault("53", "the server has no room for another connection or task", "give the command again later"),
    Fault("55P03", "another program is writing to the store", "give the command again when it has finished"),
    Fault("40", "two programs wrote at the same time; nothing was recorded", "give the command again"),
    Fault("25006", "the database may only be read", "connect to a server that accepts writing"),
    Fault("42501", "this user may not do this", "ask the database's owner for the right to use the schema"),
    Fault("57", "the server is stopping or starting", "give the command again in a moment"),
    Fault("22021", "a text holds the character U+0000, which no document prints", "save the document as plain text"),
    Fault("08", "the connection to the server was lost; nothing was recorded", "give the command again"),
)
OTHER_TABLES = ("no such column", "no such table", "malformed database schema")
"""What SQLite says where a name in its list of tables is damaged: the names that we ask for are right."""
NOT_TEXT = "Could not decode to UTF-8"
# psycopg gives no SQLSTATE when it or the server refuses before a statement runs; the words are all there is.
WORDS = (
    ("NUL (0x00)", "22021"),
    ("does not exist", "3D000"),
    ("password authentication failed", "28"),
    ("no password supplied", "28"),
    ("no pg_hba.conf entry", "28"),
    ("server closed the connection", "08"),
    ("terminating connection", "08"),
    ("connection is lost", "08"),
    ("connection is closed", "08"),
    ("consuming input failed", "08"),
)


@contextmanager
def told_plainly(place: str) -> Iterator[None]:
    """Turn what the database libraries raise into `StoreError` with `place`; programming faults pass unchanged."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise store_error(error, place) from error
    except UnicodeDecodeError as error:  # what SQLite itself says of a name that is damaged
        raise StoreError("the database file is damaged", place=place, remedy=DAMAGED_REMEDY) from error
    except NoSuchModuleError as error:
        raise StoreError(
            "this kind of database is not supported",
            place=place,
            remedy="give a path (SQLite) or a URL that begins with postgresql://",
        ) from error


def store_error(error: DBAPIError | sqlite3.Error, place: str) -> Exception:
    """The `StoreError` that tells `error`, or `error` itself where it is a fault of this program."""
    original = error.orig if isinstance(error, DBAPIError) else error
    fault = _fault_of(original)
    if fault is None and isinstance(error, (OperationalError, InterfaceError)):
        fault = _unreachable(original)
    if fault is None:
        return error
    return StoreError(fault.message, place=place, remedy=fault.remedy, excerpt=str(original).strip() or None)


def _fault_of(original: BaseException | None) -> Fault | None:
    if isinstance(original, sqlite3.Error):
        name = getattr(original, "sqlite_errorname", None) or ""
        if name == "SQLITE_ERROR" and str(original).startswith(OTHER_TABLES):
            return Fault(name, "the tables of the store are not as the program made them", DAMAGED_REMEDY)
        if not name and NOT_TEXT in str(original):  # the driver's own complaint, which has no name
            name = "SQLITE_CORRUPT"
        return next((fault for fault in SQLITE_FAULTS if name.startswith(fault.sign)), None)
    state = getattr(original, "sqlstate", None) or _state_in_words(str(original))
    return next((fault for fault in POSTGRESQL_FAULTS if state.startswith(fault.sign)), None)


def _state_in_words(words: str) -> str:
    return next((state for said, state in WORDS if said in words), "")


def _unreachable(original: BaseException | None) -> Fault | None:
    if isinstance(original, sqlite3.Error) or getattr(original, "sqlstate", None):
        return None
    return Fault(
        "",
        "the PostgreSQL server cannot be reached",
        "check that it runs and that host and port of the URL are right",
    )
