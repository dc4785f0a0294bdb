"""Small steps that every table needs: the next free number, lists too long for one query, rows in bulk."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, func, insert, select
from sqlalchemy.orm import InstrumentedAttribute

from changelog.storage.tables import Table

Value = TypeVar("Value")
Query = Select[Any]
Cells = Sequence[Any]
"""One row of a result, told apart by position: fetched by the million, so no names are looked up."""
IN_ONE_QUERY = 5_000
"""Values in one IN list: well below what SQLite (32,766) and PostgreSQL (65,535) accept."""
IN_ONE_INSERT = 20_000
"""Rows handed to the driver at a time, so that a bulk insert of millions never stands in memory whole."""


def chunks(values: Iterable[Value], size: int = IN_ONE_QUERY) -> Iterator[list[Value]]:
    """`values` in lists of `size`, the last perhaps shorter."""
    left = iter(values)
    while part := list(islice(left, size)):
        yield part


def next_id(connection: Connection, column: InstrumentedAttribute[int]) -> int:
    """The first free number; the caller alone writes, so it stays free."""
    return (connection.execute(select(func.max(column))).scalar() or 0) + 1


def insert_rows(connection: Connection, table: type[Table], rows: Iterable[Mapping[str, Any]]) -> int:
    """Insert in bulk, through the driver's executemany; gives how many."""
    statement = insert(table.__table__)  # type: ignore[arg-type]  # declared classes give FromClause; it is a Table
    count = 0
    for part in chunks(rows, IN_ONE_INSERT):
        connection.execute(statement, part)
        count += len(part)
    return count


def found_by(
    connection: Connection,
    key: InstrumentedAttribute[Any],
    value: InstrumentedAttribute[Any],
    wanted: Collection[Any],
) -> dict[Any, Any]:
    """`value` of each row whose `key` is among those wanted."""
    found: dict[Any, Any] = {}
    for part in chunks(wanted):
        found.update(tuple(row) for row in connection.execute(select(key, value).where(key.in_(part))))
    return found
