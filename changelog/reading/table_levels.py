"""Tables with a column for each level ("Secretaría | Subsecretaría | Dirección", or names that step to the right): the same
rows with one column for the name, one for the path and one for the rank that the header gives a level.

A cell that is left blank stands for the one above it, as in merged and in grouped tables, so that rows which name their
own level alone and rows which repeat the whole path say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from changelog.domain.texts import normal_form
from changelog.reading.columns import LEVEL
from changelog.reading.formats.sheets import Row, Sheet
from changelog.reading.table_drafts import is_of_no_unit
from changelog.reading.table_parents import LEVELS
from changelog.reading.terms import rank_of


def with_names_and_paths(sheet: Sheet, header: int, columns: Mapping[str, int]) -> tuple[Sheet, dict[str, int]]:
    """The sheet with three columns more, and where its fields then stand; as it was where no column is a level."""
    levels = [columns[field] for field in sorted(columns, key=_number) if field.startswith(LEVEL)]
    if not levels:
        return sheet, dict(columns)
    width = max(len(row.cells) for row in sheet.rows)
    opening = sheet.rows[: header + 1]
    is_header = opening[-1].cells if opening else ()
    rows = opening + tuple(_rows(sheet.rows[header + 1 :], levels, width, is_header))
    others = {field: place for field, place in columns.items() if not field.startswith(LEVEL)}
    return Sheet(sheet.name, rows, sheet.lines, sheet.remarks), {
        "rank": width + 2, **others, "name": width, "path": width + 1,
    }  # fmt: skip


def _number(field: str) -> int:
    number = field.removeprefix(LEVEL)
    return int(number) if number.isdecimal() else 0


def _rows(rows: tuple[Row, ...], levels: list[int], width: int, header: tuple[str, ...]) -> Iterator[Row]:
    """A row for every unit that is named first, those above it included, and for every further row of a unit."""
    ranks = {place: rank_of(header[place]) or "" for place in levels if place < len(header)}
    above: list[str] = []
    named: set[tuple[str, ...]] = set()
    for row in rows:
        cells = [row.cells[place] if place < len(row.cells) else "" for place in levels]
        first = next((at for at, cell in enumerate(cells) if cell), None)
        if first is None or is_of_no_unit(row, header) is not None:
            yield row
            continue
        last = max(at for at, cell in enumerate(cells) if cell)
        path = [*(above[:first] + [""] * (first - len(above[:first]))), *cells[first : last + 1]]
        above = path
        filled = [name for name in path if name]
        called = [ranks.get(place, "") for place, name in zip(levels, path, strict=False) if name]
        for length in range(1, len(filled)):
            if _key(filled[:length]) not in named:
                named.add(_key(filled[:length]))
                yield Row(row.number, (*[""] * width, filled[length - 1], _path(filled[:length]), called[length - 1]))
        named.add(_key(filled))
        padding = [""] * (width - len(row.cells))
        yield Row(row.number, (*row.cells, *padding, filled[-1], _path(filled), called[-1]))


def _key(names: list[str]) -> tuple[str, ...]:
    return tuple(map(normal_form, names))


def _path(names: list[str]) -> str:
    """Opened by the sign that parts them, so that a stroke in a name parts nothing."""
    return "".join(LEVELS + name for name in names)
