"""The store as it stood after one of its entries: the record up to it in a database of its own, gone when it is closed."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection, Engine, create_engine, event, update
from sqlalchemy.pool import StaticPool

from changelog.storage import copying
from changelog.storage.engines import CACHE_KIB
from changelog.storage.index_tables import INDEX_TABLES
from changelog.storage.tables import InstitutionTable

METADATA = INDEX_TABLES[0].metadata


def past_engine(source: Connection, through: int) -> Engine:
    """An engine on the record up to an entry, without an index. Small ones stay in memory; SQLite puts a large one in a
    temporary file that no name leads to.
    """
    engine = create_engine("sqlite://", creator=_private_database, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    with engine.begin() as target:
        METADATA.create_all(target)
        copying.copy_record(source, target, through=through)
        _take_back_acronyms(source, target, through)
    return engine


def _private_database() -> sqlite3.Connection:
    connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def _take_back_acronyms(source: Connection, target: Connection, through: int) -> None:
    """An acronym that only a later entry tells was not known then."""
    then = copying.acronyms_told(source, through)
    for institution, acronym in then.items():
        table = InstitutionTable
        target.execute(update(table).where(table.id == institution).values(acronym=acronym))
