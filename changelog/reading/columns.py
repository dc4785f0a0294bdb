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
from changelog.reading.terms import rank_of

FIELDS = (
    "code", "name", "parent", "path", "rank", "branch", "office", "acronym", "effective", "objective", "functions", "marker",
)  # fmt: skip
LEVEL = "level "
"""Opens the field of a column that holds the names of one level of the structure: "level 1" is the highest."""
LEAST_RANKS = 3
"""Columns side by side that are called like ranks ("Secretaría", "Dirección", "Departamento"), from which each holds the
names of a level; two, where no other column holds names: a column "Dirección" beside "Unidad" may hold addresses."""
HEADER_ROWS = 25
"""Rows among which the header is looked for: titles and merged headings stand above it."""
LEAST_KNOWN = 2
"""Columns that a header must name, the units' names among them, before a file is taken for a table of units."""
SAMPLED_ROWS = 500
"""Rows by which it is judged what a column holds."""
MOST_LEVELS = 15
"""Levels of a structure; the deepest manual has eight."""
MOST_STEP = 0.8
"""Share of the rows that must fill one of the columns alone for names to step from one to the next: others are titles
and totals."""
_SIGNS = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"(?:nivel|level|jerarquia|escalon) (\d{1,2})|(\d{1,2})(?:er|do|ro|to|mo|o)? nivel")
_OF_PEOPLE_TOO = ("nombre", "name")
_OF_NO_MATTER = ("branch", "office", "acronym")
"""Fields that other tables have as well as those of units."""


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
    for field in FIELDS:
        called = _names_of_units(names) if field == "name" else known()[field]
        place = next((names.index(one) for one in called if one in names), None)
        if place is not None and place not in found.values():
            found[field] = place
    levels = _levels(names, has_names="name" in found)
    if levels:
        others = {field: place for field, place in found.items() if field != "name" and place not in levels.values()}
        return {**others, **levels}
    telling = [field for field in found if field not in _OF_NO_MATTER]
    return found if "name" in found and len(telling) >= LEAST_KNOWN else {}


def has_people(header: Sequence[str]) -> bool:
    """Whether columns of a header hold who works in a unit: then each unit may have several rows."""
    return any(plain(cell) in known()["person"] for cell in header)


def _names_of_units(names: Sequence[str]) -> Sequence[str]:
    """What a column of units' names may be called here: not "nombre" where people are listed, unless codes show that the
    rows are units."""
    called = known()["name"]
    if any(one in names for one in known()["person"]):
        of_units = [one for one in called if one not in _OF_PEOPLE_TOO]
        if any(one in names for one in of_units) or not any(one in names for one in known()["code"]):
            return of_units
    return called


def _levels(names: Sequence[str], *, has_names: bool) -> dict[str, int]:
    """Columns that each hold the names of a level, by their places: numbered ones, or ranks side by side."""
    numbered = {
        place: int(found[1] or found[2]) for place, name in enumerate(names) if (found := _NUMBERED.fullmatch(name))
    }
    if len(numbered) >= LEAST_KNOWN and len(set(numbered.values())) == len(numbered) and not has_names:
        return {f"{LEVEL}{number}": place for place, number in numbered.items()}
    run: list[int] = []
    for place, name in enumerate([*names, ""]):
        if name and (one := rank_of(name)) is not None and plain(one) == name:
            run.append(place)
        elif len(run) >= (LEAST_RANKS if has_names else LEAST_KNOWN):
            return {f"{LEVEL}{number}": at for number, at in enumerate(run, 1)}
        else:
            run = []
    return {}


def header_of(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """Place of the header row among the rows, and its columns; None where none of the first rows is one."""
    best: tuple[int, dict[str, int]] | None = None
    for place, row in enumerate(sheet.rows[:HEADER_ROWS]):
        columns = recognised(row.cells)
        if columns and (best is None or len(columns) > len(best[1])):
            best = place, columns
    return (best[0], _with_stepping_names(sheet, best[0], _with_rank_by_content(sheet, *best))) if best else None


def _with_stepping_names(sheet: Sheet, header: int, columns: dict[str, int]) -> dict[str, int]:
    """Where columns without a header follow that of the names and hold names, these step to the right level by level."""
    if "name" not in columns:
        return columns
    called, below, first = sheet.rows[header].cells, sheet.rows[header + 1 :], columns["name"]
    last = first
    while (
        last + 1 < MOST_LEVELS + first
        and (last + 1 >= len(called) or not called[last + 1])
        and any(last + 1 < len(row.cells) and row.cells[last + 1] for row in below[:SAMPLED_ROWS])
    ):
        last += 1
    stepping = [sum(bool(cell) for cell in row.cells[first : last + 1]) == 1 for row in below[:SAMPLED_ROWS]]
    if last == first or sum(stepping) < MOST_STEP * len(stepping):
        return columns
    others = {field: place for field, place in columns.items() if field != "name"}
    return {**others, **{f"{LEVEL}{number}": place for number, place in enumerate(range(first, last + 1), 1)}}


def _with_rank_by_content(sheet: Sheet, header: int, columns: dict[str, int]) -> dict[str, int]:
    """Of several columns called for ranks ("nivel", "nivel_2") the one whose cells open the names of the units: others
    hold grades of pay. The first, where none does."""
    called = [plain(cell).rstrip(" 0123456789") for cell in sheet.rows[header].cells]
    taken = {place for field, place in columns.items() if field != "rank"}
    places = [place for place, name in enumerate(called) if name in known()["rank"] and place not in taken]
    if len(places) < 2 or "name" not in columns:
        return columns
    rows = sheet.rows[header + 1 : header + 1 + SAMPLED_ROWS]
    return {**columns, "rank": max(places, key=lambda place: _opens_names(rows, place, columns["name"]))}


def _opens_names(rows: Sequence[Row], place: int, name: int) -> int:
    """In how many rows a cell is what the name begins with."""
    filled = [row.cells for row in rows if max(place, name) < len(row.cells) and row.cells[place].strip()]
    return sum(f"{plain(cells[name])} ".startswith(f"{plain(cells[place])} ") for cells in filled)


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
