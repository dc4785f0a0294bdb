"""A unit of a table while its rows are gathered, and rows that are none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from changelog.domain.texts import fold_blanks
from changelog.domain.units import Function
from changelog.reading.columns import plain
from changelog.reading.formats.sheets import Row, Sheet

LEAST_ABBREVIATED = 3
"""Names that open with one abbreviation, from which it is that of a rank: "GO Técnica", "GO Artística", "GO Legal"."""
_ABBREVIATION = re.compile(r"([A-ZÁÉÍÓÚÑ]{1,5})\.? \S")
_TOTAL = re.compile(r"(?:sub)?total(?:es)?(?: \w+){0,5}")
_NOTE = re.compile(r"(?:fuente|nota|notas|elaboro|elaborado|actualizado)\b.*")
"""What stands below the units of a table, in `plain` letters."""
_NUMBER = re.compile(r"[\d.,% ]+")
_TWICE_ENCODED = re.compile(r"[ÂÃ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_NO_NAME_OF_BRANCH = ("code", "name", "parent", "path", "rank", "effective", "objective", "functions", "marker")


@dataclass(eq=False)
class Draft:
    """A unit while its rows are gathered. `rest` are the cells of its first row that tell its branch, or nothing.
    `within` is a unit somewhere above it, where the parent is not told."""

    row: Row
    code: str
    name: str
    cells: dict[str, str]
    rest: tuple[str, ...]
    rank: str | None = None
    functions: list[Function] = field(default_factory=list)
    parent: Draft | None = None
    within: Draft | None = None
    last: int = 0


def draft_of(row: Row, columns: Mapping[str, int], cells: dict[str, str]) -> Draft:
    """The unit that a row opens."""
    taken = {place for what, place in columns.items() if what in _NO_NAME_OF_BRANCH}
    rest = tuple(cell for at, cell in enumerate(row.cells) if at not in taken)
    return Draft(row, fold_blanks(cells.get("code", "")), fold_blanks(cells["name"]), cells, rest)


def is_of_no_unit(row: Row, header: Sequence[str]) -> str | None:
    """What a row is that holds no unit: the header again, as on each page of a printed list, or a total or note below
    the units. None for any other row."""
    filled = [cell for cell in row.cells if cell]
    if header and [plain(cell) for cell in filled] == [plain(cell) for cell in header if cell]:
        return "header repeated"
    if filled and _TOTAL.fullmatch(plain(filled[0])) and all(_NUMBER.fullmatch(cell) for cell in filled[1:]):
        return "total or note"
    if len(filled) == 1 and _NOTE.fullmatch(plain(filled[0])):
        return "total or note"
    return None


def encoded_once(sheet: Sheet) -> tuple[Sheet, tuple[int, ...]]:
    """The sheet with words as they were before a program took UTF-8 for Windows letters and encoded it again, and the rows
    where that was so."""
    rows: list[Row] = []
    changed: list[int] = []
    for row in sheet.rows:
        cells = tuple(_encoded_once(cell) if _TWICE_ENCODED.search(cell) else cell for cell in row.cells)
        if cells != row.cells:
            changed.append(row.number)
            row = Row(row.number, cells)
        rows.append(row)
    return (Sheet(sheet.name, tuple(rows), sheet.lines, sheet.remarks) if changed else sheet), tuple(changed)


def _encoded_once(cell: str) -> str:
    try:
        return cell.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return cell


def abbreviations_of(names: Iterable[str]) -> frozenset[str]:
    """Abbreviations of ranks that open the names of a table."""
    opened = Counter(found[1] for name in names if (found := _ABBREVIATION.match(name)) is not None)
    return frozenset(word for word, times in opened.items() if times >= LEAST_ABBREVIATED)


def abbreviated_rank(name: str, known: frozenset[str]) -> str | None:
    """The one that a name opens with; None where it opens with none."""
    found = _ABBREVIATION.match(name)
    return found[1] if found is not None and found[1] in known else None
