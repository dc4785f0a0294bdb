"""Which column of a table holds what: recognised by its header, or told by the user."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from changelog.errors import InputError, UsageError
from changelog.reading.formats.sheets import Row, Sheet

FIELDS = ("code", "name", "parent", "path", "rank", "effective", "objective", "functions", "marker")
HEADER_ROWS = 25
"""Rows among which the header is looked for: titles and merged headings stand above it."""
LEAST_KNOWN = 2
"""Columns that a header must name, the units' names among them, before a file is taken for a table of units."""
_SIGNS = re.compile(r"[\W_]+")


@cache
def known() -> Mapping[str, tuple[str, ...]]:
    """The names of columns, by what they hold."""
    table = tomllib.loads((resources.files("changelog.reading") / "columns.toml").read_text("utf-8"))
    return {key: tuple(names) for key, names in table.items()}


def plain(header: str) -> str:
    """A header without accents, signs and capitals: "Código_Unidad" is "codigo unidad"."""
    letters = "".join(sign for sign in unicodedata.normalize("NFD", header) if not unicodedata.combining(sign))
    return _SIGNS.sub(" ", letters).strip().casefold()


def recognised(header: Sequence[str]) -> dict[str, int]:
    """What each column of a header holds, as far as its names say; empty where it is no header of units."""
    names = [plain(cell) for cell in header]
    found: dict[str, int] = {}
    for field, called in known().items():
        place = next((names.index(one) for one in called if one in names), None)
        if place is not None and place not in found.values():
            found[field] = place
    return found if "name" in found and len(found) >= LEAST_KNOWN else {}


def header_of(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """Place of the header row among the rows, and its columns; None where none of the first rows is one."""
    best: tuple[int, dict[str, int]] | None = None
    for place, row in enumerate(sheet.rows[:HEADER_ROWS]):
        columns = recognised(row.cells)
        if columns and (best is None or len(columns) > len(best[1])):
            best = place, columns
    return best


def told_columns(sheet: Sheet, told: str) -> tuple[int, dict[str, int]]:
    """As `header_of`, by what the user says: `code=CLAVE,name=3`, each a header or the number of a column, from 1.

    Raises `UsageError` for what is no such list, `InputError` where the table has no such column.
    """
    wanted = dict(_pair(part) for part in told.split(",") if part.strip())
    if "name" not in wanted:
        raise UsageError("--columns does not say which column holds the names", remedy="for instance name=DENOMINACION")
    headers = {plain(name) for name in wanted.values() if not name.isdecimal()}
    for place, row in enumerate(sheet.rows[:HEADER_ROWS]):
        if headers <= {plain(cell) for cell in row.cells}:
            return place if headers or _is_header(row) else -1, {
                field: _place(row, name) for field, name in wanted.items()
            }
    missing = ", ".join(sorted(name for name in wanted.values() if not name.isdecimal()))
    raise InputError(
        f"no row of the first {HEADER_ROWS} has the columns {missing}",
        place=sheet.name,
        remedy="name the headers as they are written, or give the columns' numbers, from 1",
    )


def _pair(part: str) -> tuple[str, str]:
    field, sign, name = part.partition("=")
    if not sign or field.strip() not in FIELDS or not name.strip():
        raise UsageError(
            f"{part.strip()!r} is no column", remedy=f"write FIELD=HEADER with one of {', '.join(FIELDS)} as the field"
        )
    return field.strip(), name.strip()


def _place(row: Row, name: str) -> int:
    if name.isdecimal():
        return int(name[:6]) - 1
    return [plain(cell) for cell in row.cells].index(plain(name))


def _is_header(row: Row) -> bool:
    return bool(recognised(row.cells))
