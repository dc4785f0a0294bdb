"""Cells of a workbook: each a fact of its own kind, none a formula, words taken out and put in marked."""

from __future__ import annotations

from datetime import date
from typing import Any

from changelog.domain.dates import PartialDate
from changelog.domain.wording import WordDifference, WordOperation
from changelog.reports.marks import legible
from changelog.reports.tables import Cell
from changelog.reports.wording import Words
from changelog.reports.xlsx.excerpts import Run, excerpt, length, spaced
from changelog.reports.xlsx.names import cut_to, utf16_length

MOST_LETTERS = 32_767
"""Of a cell: Excel's bound, counted in UTF-16."""
FIRST_DAY = date(1900, 3, 1)
"""The first day that all spreadsheets count alike: Excel takes 1900 for a leap year. Earlier ones are written in words."""
_DAYS = {"es": "dd/mm/yyyy", "en": "yyyy-mm-dd"}
_FONT = {"font_name": "Arial", "font_size": 9}
_EDGE = {"valign": "top", "border": 4, "border_color": "#A6A6A6"}
_RED, _BLUE, _NAVY, _PALE = "#A61B1B", "#0B4F9E", "#1F3864", "#DCE3EF"
_SHORT = 255  # letters: longer ones are shown as "####" by old Excel where the cell is formatted as text
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


class Cells:
    """Writes facts into the cells of one workbook."""

    def __init__(self, book: Any, words: Words) -> None:
        def style(**more: object) -> Any:
            return book.add_format({**_FONT, **more})

        self._words = words
        self._marks = {
            WordOperation.REMOVED: {"font_strikeout": True, "font_color": _RED},
            WordOperation.ADDED: {"underline": 1, "bold": True, "font_color": _BLUE},
        }
        self._whole = {one: style(**_EDGE, text_wrap=True, **mark) for one, mark in self._marks.items()}
        self._runs = {one: style(**mark) for one, mark in self._marks.items()}
        self._plain = style()
        # Formatted as text, a code such as 7.10 stays what it is when somebody edits the cell.
        self._text = style(**_EDGE, text_wrap=True, num_format="@")
        self._prose = style(**_EDGE, text_wrap=True)
        # An apostrophe that is not shown: a text that looks like a formula stays text when somebody edits the cell.
        self._guarded = style(**_EDGE, text_wrap=True, quote_prefix=True)
        self._number = style(**_EDGE, num_format="#,##0", align="right", indent=1)
        self._day = style(**_EDGE, num_format=_DAYS[words.language], align="left")
        self._link = style(**_EDGE, text_wrap=True, font_color=_NAVY, underline=1)
        self._linked_number = style(**_EDGE, num_format="#,##0", align="right", indent=1, font_color=_NAVY, underline=1)
        self._head = style(bold=True, text_wrap=True, valign="top", bg_color=_PALE, font_color=_NAVY, border=1)
        self._title = style(bold=True, font_size=14, font_color=_NAVY)
        self._said = style(text_wrap=True, valign="top")
        self._signed = style(bold=True, top=1, valign="top", text_wrap=True)

    # --- facts -------------------------------------------------------------------------------------------------------------

    def put(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        """One fact: a number as a number, a date known to the day as a date, everything else as text."""
        day = _exact_day(cell)
        if day is not None:
            sheet.write_datetime(row, column, day, self._day)
        elif cell is None or cell == "":
            sheet.write_blank(row, column, None, self._prose)
        elif isinstance(cell, WordDifference):
            self._put_difference(sheet, row, column, cell)
        elif isinstance(cell, int):
            sheet.write_number(row, column, cell, self._number)
        else:
            text = self._words.day(cell) if isinstance(cell, date | PartialDate) else cell
            self._put_text(sheet, row, column, self.fitting(text))

    def put_link(self, sheet: Any, row: int, column: int, target: str, text: str) -> None:
        """A text that leads to another place of the workbook."""
        sheet.write_url(row, column, target, self._link, self.fitting(text))

    def put_count(self, sheet: Any, row: int, column: int, count: int | None, target: str | None) -> None:
        """A number that leads to another place of the workbook; without either an empty cell."""
        if target is None or count is None:
            self.put(sheet, row, column, count)
            return
        sheet.write_url(row, column, target, self._linked_number, str(count))
        sheet.write_number(row, column, count, self._linked_number)

    def put_head(self, sheet: Any, row: int, column: int, name: str) -> None:
        sheet.write_string(row, column, self.fitting(name), self._head)

    def put_title(self, sheet: Any, row: int, text: str) -> None:
        sheet.write_string(row, 0, self.fitting(text), self._title)

    def put_sentence(self, sheet: Any, row: int, column: int, text: str) -> None:
        sheet.write_string(row, column, self.fitting(text), self._said)

    def put_signature(self, sheet: Any, row: int, column: int, text: str) -> None:
        """A line on which one signs, with what it is for below."""
        sheet.write_string(row, column, self.fitting(text), self._signed)

    def _put_text(self, sheet: Any, row: int, column: int, text: str) -> None:
        if text.lstrip().startswith(_FORMULA_STARTS):
            style = self._guarded
        else:
            style = self._text if len(text) <= _SHORT else self._prose
        sheet.write_string(row, column, text, style)

    def fitting(self, text: str) -> str:
        """The text as it may stand in a cell; one that is too long is cut, and says so."""
        shown = legible(text)
        if utf16_length(shown) <= MOST_LETTERS:
            return shown
        notice = self._cut_notice()
        return cut_to(shown, MOST_LETTERS - len(notice)) + notice

    def _cut_notice(self) -> str:
        return "… " + self._words("sheet.cut", most=MOST_LETTERS)

    # --- words taken out and put in ----------------------------------------------------------------------------------------

    def _put_difference(self, sheet: Any, row: int, column: int, difference: WordDifference) -> None:
        runs = self._runs_that_fit(difference)
        if len(runs) > 1:
            pieces: list[Any] = []
            for operation, text in runs:
                pieces += [self._runs.get(operation, self._plain), text]
            sheet.write_rich_string(row, column, *pieces, self._prose)
        elif runs and runs[0][0] in self._whole:
            sheet.write_string(row, column, runs[0][1], self._whole[runs[0][0]])
        else:
            self.put(sheet, row, column, runs[0][1] if runs else None)

    def _runs_that_fit(self, difference: WordDifference) -> list[Run]:
        runs = spaced(difference)
        if length(runs) <= MOST_LETTERS:
            return runs
        notice = self._words("sheet.excerpt", most=MOST_LETTERS) + " "
        (kind, first), *rest = excerpt(difference, MOST_LETTERS - utf16_length(notice))
        if kind is WordOperation.KEPT:
            return [(kind, notice + first), *rest]
        return [(WordOperation.KEPT, notice), (kind, first), *rest]


def _exact_day(cell: Cell) -> date | None:
    """The day of a cell that holds one known to the day, and that spreadsheets can count."""
    if isinstance(cell, PartialDate):
        cell = cell.first_day if cell.is_exact else None
    return cell if isinstance(cell, date) and cell >= FIRST_DAY else None
