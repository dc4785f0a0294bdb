"""Sheets of a workbook: how they print, and a table on one: its head frozen and repeated, filters on, columns that fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from changelog.errors import UsageError
from changelog.reports.marks import legible
from changelog.reports.paper.columns import SIZES, fitted
from changelog.reports.paper.sheets import DOUBLE_LETTER, LEGAL, LETTER, Paper
from changelog.reports.paper.text import said
from changelog.reports.tables import Table
from changelog.reports.wording import Words
from changelog.reports.xlsx.cells import Cells

MOST_ROWS = 1_048_576
"""Of a sheet, its head included: Excel's bound."""
MOST_LINKS = 65_000
"""Of a sheet: Excel knows 65,530, later rows stay without."""
_WIDTH_OF_LINKS = 10.0  # letters
_OF_THE_ROOM = 0.92  # across a sheet of paper: what columns take beside that of links and room for the filters' buttons
_PAPERS = {LETTER: 1, DOUBLE_LETTER: 3, LEGAL: 5}  # as Excel numbers them: letter, tabloid, legal
_LETTERS_A_POINT = 1 / 5.25  # a column of one letter of Calibri 11, Excel's own, is 7 dots wide, 5.25 points
_EDGES = 0.71  # letters: what a column takes beside its width
_SIZE = 9.0  # of letters on the screen, in points; on paper the sheet is scaled until it fits
_ARROW = 3.0  # letters: what the filter's button takes beside the head
_NARROWEST, _WIDEST = 7.0, 90.0  # letters: a number of four digits and the button; what still fits a screen
LINE = 12.0
"""Points of a line of text."""
_HIGHEST = 409.0  # points, Excel's bound: a longer text is read in the line above the sheet, or with a wider column
_AIR = 3.0  # points of a row above and below its text
_LETTERS_OF_TEXT = 1.3  # of text in Arial 9 for each letter of a column's width; LibreOffice's pages have up to 1.5
_LONGEST_HEADER = 110  # letters of each side; Excel allows 255 for both
_PAGE_FIELDS = {"page": "&P", "pages": "&N"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with the name of its sheet, and what it shows, in full."""

    name: str
    heading: str
    table: Table


def set_up(sheet: Any, title: str, heading: str, words: Words, paper: Paper = LETTER) -> None:
    """On paper: on its long side, as wide as the sheet, with the title above and the page number below."""
    sheet.set_landscape()
    sheet.set_paper(_PAPERS[paper])
    sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.65)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(1)
    sheet.set_header(f"&L&8 {_in_header(title)}&R&8 {_in_header(heading)}")
    sheet.set_footer(f"&R&8 {words('paper.page', **_PAGE_FIELDS)}")


def _in_header(text: str) -> str:
    """As text of a header, in which an ampersand begins a command."""
    shown = legible(text).strip()
    cut = shown if len(shown) <= _LONGEST_HEADER else shown[: _LONGEST_HEADER - 1] + "…"
    return cut.replace("&", "&&")


def lay(sheet: Any, table: Table, words: Words, cells: Cells, link: Callable[[str], tuple[str, int] | None]) -> None:
    """A table from the first row on. `link` gives where a unit's rows are listed and how many they are, None for no unit
    of the index: that stands in a last column of its own, since LibreOffice breaks no text that is a link into lines.

    Raises `UsageError` where the table has more rows than a sheet can hold.
    """
    if len(table.rows) >= MOST_ROWS:
        raise UsageError(
            f"the table {table.title or table.key} has {len(table.rows)} rows, a sheet of Excel {MOST_ROWS - 1} at most",
            remedy="ask for .csv, or for a shorter period",
        )
    wide, names, columns = widths(table, words), table.columns, len(table.columns)
    is_linked = any(mark.unit_id for mark in table.marks)
    if is_linked:
        wide, names = [*wide, _WIDTH_OF_LINKS], (*names, words("sheet.rows_of_unit"))
    head(sheet, names, wide, cells)
    for number, row in enumerate(table.rows, 1):
        height = height_of([said(cell, words) for cell in row], wide[:columns])
        if height > LINE + _AIR:
            sheet.set_row(number, height)
        for column, cell in enumerate(row):
            cells.put(sheet, number, column, cell)
        if is_linked:
            unit_id = table.marks[number - 1].unit_id
            target, count = (link(unit_id) if unit_id else None) or (None, None)
            cells.put_count(sheet, number, columns, count, target if number <= MOST_LINKS else None)
    finish(sheet, len(table.rows), len(names))


def head(sheet: Any, names: Sequence[str], widths: Sequence[float], cells: Cells, row: int = 0) -> None:
    """The names of columns, each column so wide, in letters."""
    for column, (name, width) in enumerate(zip(names, widths, strict=True)):
        sheet.set_column(column, column, width)
        cells.put_head(sheet, row, column, name)
    sheet.set_row(row, height_of(names, [width - _ARROW for width in widths]) + _AIR)


def height_of(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Of a row in points, such that each text is shown whole in its column; not every program finds it by itself."""
    lines = max(
        (_lines(text, max(1, int(width * _LETTERS_OF_TEXT))) for text, width in zip(texts, widths, strict=True)),
        default=1,
    )
    return min(_HIGHEST, lines * LINE + _AIR)


def finish(sheet: Any, rows: int, columns: int, row: int = 0, *, is_frozen: bool = True) -> None:
    """The head, in a row, stays in sight and on every page, and has filters for the rows below it."""
    if is_frozen:
        sheet.freeze_panes(row + 1, 0)
    sheet.repeat_rows(row)
    sheet.autofilter(row, 0, row + rows, columns - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{row + rows + 1}"})


def paper_for(table: Table, words: Words) -> Paper:
    """The smallest on which the table can be read when its sheet is scaled to fit."""
    return _on_paper(table, words)[0]


def widths(table: Table, words: Words) -> list[float]:
    """The widths of columns, in letters: such that the sheet can be read on paper when it is scaled to fit."""
    return _on_paper(table, words)[1]


def _on_paper(table: Table, words: Words) -> tuple[Paper, list[float]]:
    links = _WIDTH_OF_LINKS if any(mark.unit_id for mark in table.marks) else 0.0
    paper, wide = DOUBLE_LETTER, list[float]()
    for paper in (LETTER, LEGAL, DOUBLE_LETTER):
        fit = fitted(table, words, paper.room * _OF_THE_ROOM)
        scale = _SIZE / fit.size * _LETTERS_A_POINT
        wide = [_bounded(width * scale, name) for width, name in zip(fit.widths, table.columns, strict=True)]
        taken = sum(wide) + links + _EDGES * (len(wide) + bool(links))
        printed = _SIZE * paper.room * _LETTERS_A_POINT / taken
        if not fit.is_tight and printed >= SIZES[-1]:
            break
    return paper, wide


def _bounded(width: float, name: str) -> float:
    longest = max(map(len, legible(name).split()), default=0)
    return round(min(_WIDEST, max(width, _NARROWEST, min(longest, 20) * 1.05 + _ARROW)), 1)


@lru_cache(maxsize=4096)
def _lines(text: str, width: int) -> int:
    """About how many lines a text takes, broken at blanks."""
    if len(text) <= width:
        return 1
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > width:
            lines, used = lines + 1, 0
        used += len(word) + (1 if used else 0)
        if used > width:
            lines, used = lines + used // width, used % width
    return lines
