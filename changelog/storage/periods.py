"""What comparing two dates needs, at a cost that follows what changed between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, or_

from changelog.domain.structures import FunctionVersion, Link, Period, UnitVersion
from changelog.storage import index_rows
from changelog.storage.index_reader import (
    Versions,
    descendants,
    functions_by_id,
    links_by,
    unit_numbers,
)
from changelog.storage.index_rows import FUNCTION_VERSIONS, UNIT_VERSIONS
from changelog.storage.index_tables import FunctionVersionTable, LinkTable, UnitVersionTable
from changelog.storage.rows import Cells, chunks

_CODE = 1
_NUMBER, _UNIT, _PARENT = -3, -2, -1
"""Positions in a row of UNIT_VERSIONS: the code; the version's own number, its unit's and its parent's."""
_UNIT_OF_FUNCTION = -1


def begun_between(table: Versions, start: date, end: date) -> Any:
    """Versions that begin in (start, end]: a range of the index on beginnings."""
    return and_(table.valid_from > start, table.valid_from <= end)


def ended_between(table: Versions, start: date, end: date) -> Any:
    """Versions in force on `start` that end in (start, end]: a range of the index on ends."""
    return and_(table.valid_to > start, table.valid_to <= end, table.valid_from <= start)


def overlapping(table: Versions, start: date, end: date) -> Any:
    """Versions in force on some day from `start` to `end`, both included."""
    return and_(table.valid_from <= end, or_(table.valid_to.is_(None), table.valid_to > start))


def touched_between(
    connection: Connection, institution: int, start: date, end: date, *, with_functions: bool = True
) -> Period:
    """All that begins or ends after `start` and not after `end`, and what is needed to tell it; units alone on request.

    That is: the units of functions that changed, the siblings of units whose code changed, all below units that moved,
    all ancestors of these, and both sides of links. A version that neither begins nor ends in the period covers it whole,
    so what begins or ends there is every version of what changed.
    """
    units = _changed(connection, UNIT_VERSIONS, UnitVersionTable, institution, start, end)
    functions: list[Cells] = []
    if with_functions:
        functions = _changed(connection, FUNCTION_VERSIONS, FunctionVersionTable, institution, start, end)
    links = links_by(
        connection, LinkTable.institution_id == institution, LinkTable.on_date > start, LinkTable.on_date <= end
    )
    surroundings = _Surroundings(connection, institution, start, end)
    surroundings.take(units)
    surroundings.add({row[_UNIT_OF_FUNCTION] for row in functions})
    surroundings.add(set(unit_numbers(connection, institution, _members(links, of_functions=False)).values()))
    surroundings.add_siblings(_shifted(units))
    surroundings.add_below(_moved(units))
    surroundings.add_ancestors()
    return Period(
        start=start,
        end=end,
        units=surroundings.versions(),
        functions=_with_linked(connection, institution, functions, links, start, end) if with_functions else (),
        links=links,
    )


def _changed(
    connection: Connection, versions: Any, table: Versions, institution: int, start: date, end: date
) -> list[Cells]:
    found: list[Cells] = []
    for side in (begun_between(table, start, end), ended_between(table, start, end)):
        found.extend(connection.execute(versions.where(table.institution_id == institution, side)))
    return found


def _members(links: Iterable[Link], *, of_functions: bool) -> set[str]:
    chosen = (link for link in links if link.of_functions is of_functions)
    return {member for link in chosen for member in (*link.predecessors, *link.successors)}


def _with_linked(
    connection: Connection, institution: int, rows: list[Cells], links: tuple[Link, ...], start: date, end: date
) -> tuple[FunctionVersion, ...]:
    """The functions that changed, and those that a link names though they went on unchanged."""
    found = list(index_rows.function_versions(connection, rows))
    missing = _members(links, of_functions=True) - {version.state.function_id for version in found}
    condition = overlapping(FunctionVersionTable, start, end)
    found.extend(functions_by_id(connection, institution, missing, condition))
    return tuple(sorted(found, key=lambda each: (each.state.function_id, each.valid_from)))


# --- which units are needed besides -----------------------------------------------------------------------------------


def _by_unit(rows: Iterable[Cells]) -> dict[int, list[Cells]]:
    found: dict[int, list[Cells]] = defaultdict(list)
    for row in rows:
        found[row[_UNIT]].append(row)
    return found


def _shifted(rows: Iterable[Cells]) -> set[int]:
    """Parents of units that went on under another code."""
    shifted = (states for states in _by_unit(rows).values() if len({row[_CODE] for row in states}) > 1)
    return {row[_PARENT] for states in shifted for row in states if row[_PARENT] is not None}


def _moved(rows: Iterable[Cells]) -> set[int]:
    """Units that went on under another parent."""
    return {unit for unit, states in _by_unit(rows).items() if len({row[_PARENT] for row in states}) > 1}


class _Surroundings:
    """Unit versions of a period, gathered step by step; each row is fetched once."""

    def __init__(self, connection: Connection, institution: int, start: date, end: date):
        self.connection = connection
        self.institution = institution
        self.start = start
        self.end = end
        self.rows: dict[int, Cells] = {}
        self.units: set[int] = set()

    def take(self, rows: Iterable[Cells]) -> None:
        for row in rows:
            self.rows[row[_NUMBER]] = row
            self.units.add(row[_UNIT])

    def add(self, units: set[int]) -> None:
        """All versions of these units in the period."""
        table = UnitVersionTable
        for part in chunks(sorted(units - self.units)):
            self._fetch(table.unit_id.in_(part))

    def add_siblings(self, parents: set[int]) -> None:
        """All that hung from these parents in the period."""
        for part in chunks(sorted(parents)):
            self._fetch(UnitVersionTable.parent_id.in_(part))

    def add_below(self, units: set[int]) -> None:
        """All that hung below these units on either date."""
        for on in (self.start, self.end):
            self.add(descendants(self.connection, units, on))

    def add_ancestors(self) -> None:
        while missing := {row[_PARENT] for row in self.rows.values()} - self.units - {None}:
            self.add(missing)
            self.units |= missing  # a parent without a version in the period is not asked for again

    def _fetch(self, condition: Any) -> None:
        wanted = UNIT_VERSIONS.where(condition, overlapping(UnitVersionTable, self.start, self.end))
        self.take(self.connection.execute(wanted))

    def versions(self) -> tuple[UnitVersion, ...]:
        rows: Iterator[Cells] = (self.rows[number] for number in sorted(self.rows))
        return tuple(index_rows.unit_versions(self.connection, rows))
