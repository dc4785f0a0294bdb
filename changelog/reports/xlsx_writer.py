"""Writes a filed report for Excel: one sheet for each table, one fact for each cell, and links between a unit's rows."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from changelog.reports.filed import FiledReport, Picture
from changelog.reports.marks import legible
from changelog.reports.paper.sheets import LETTER, Paper, placed
from changelog.reports.paper.text import said
from changelog.reports.raster import png_of, size_of
from changelog.reports.tables import Section, Table
from changelog.reports.wording import Words
from changelog.reports.xlsx.cells import Cells
from changelog.reports.xlsx.names import SheetNames, place
from changelog.reports.xlsx.sheets import Sheet, finish, head, height_of, lay, paper_for, set_up, widths
from changelog.reports.xlsx.units import UnitIndex

_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 (a workbook's dates have no zone)
_MOST_OF_A_PROPERTY = 255
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_DOTS_A_POINT = 96 / 72  # Excel takes a picture that names no resolution for one of 96 dots an inch
_DOTS_A_LETTER = 7  # of a column's width
_DOTS = 2.0
"""Dots of a picture for each point on paper: 144 an inch, at which names of units are sharp."""
_CONTENTS_WIDTHS = (31.0, 42.0, 12.0, 66.0)
_MOST_IN_SIGHT = 1_500  # letters of the opening, some ten lines
_ROOM_TO_SIGN = 34.0
"""Points above the line on which one signs."""


def write(filed: FiledReport, words: Words) -> bytes:
    """The workbook; the same bytes from the same report."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        _Book(book, filed, words).write()
    return content.getvalue()


class _Book:
    """Contents first, then a sheet for each table, the index of units, and the pictures."""

    def __init__(self, book: Any, filed: FiledReport, words: Words) -> None:
        self._book = book
        self._filed = filed
        self._words = words
        self._title = legible(filed.report.title).strip()
        self._cells = Cells(book, words)
        names = SheetNames()
        self._contents = names.name(words("sheet.contents"))
        self._sections = [
            (
                section,
                [Sheet(names.name(_short(section, table, words)), _full(section, table), table) for table in shown],
            )
            for section in filed.report.sections
            for shown in [[table.without_empty_columns() for table in section.tables if table.rows]]
        ]
        self._sheets = [sheet for _, sheets in self._sections for sheet in sheets]
        self._index = UnitIndex(names.name(words("sheet.index")), self._sheets, filed.lives, words)
        self._signatures = names.name(words("page.signatures"))
        self._pictures = [
            (names.name(f"{words('sheet.picture')} {number}"), picture)
            for number, picture in enumerate(filed.pictures, 1)
        ]

    def write(self) -> None:
        self._describe()
        self._write_contents(self._book.add_worksheet(self._contents))
        for one in self._sheets:
            sheet = self._new(one.name, one.heading, paper_for(one.table, self._words))
            lay(sheet, one.table, self._words, self._cells, self._index.link)
        if self._index.targets:
            self._write_index()
        for name, picture in self._pictures:
            self._write_picture(name, picture)
        if self._filed.signatures:
            self._write_signatures()

    def _describe(self) -> None:
        """Who made it, when, and what it is called: as the constancia says, never from the clock."""
        made_at = self._filed.made_at
        person = legible(self._filed.person or "")[:_MOST_OF_A_PROPERTY]
        self._book.set_properties(
            {
                "title": self._title[:_MOST_OF_A_PROPERTY],
                "author": person,
                "created": made_at.astimezone(UTC).replace(tzinfo=None) if made_at else _EPOCH,
            }
        )

    def _new(self, name: str, heading: str, paper: Paper = LETTER) -> Any:
        sheet = self._book.add_worksheet(name)
        set_up(sheet, self._title, heading, self._words, paper)
        return sheet

    # --- contents ----------------------------------------------------------------------------------------------------------

    def _write_contents(self, sheet: Any) -> None:
        """The report's title and opening, then each sheet with what it shows and how it is read, and who signs."""
        words, cells = self._words, self._cells
        set_up(sheet, self._title, words("sheet.contents"), words)
        cells.put_title(sheet, 0, self._title)
        row = 1
        for sentence in self._filed.report.sentences:
            self._across(sheet, row, sentence)
            row += 1
        first = row + 1
        names = [words(f"sheet.{key}") for key in ("sheet", "shows", "rows", "notes")]
        head(sheet, names, _CONTENTS_WIDTHS, cells, first)
        row = first + 1
        for section, sheets in self._sections:
            row = self._list(sheet, row, section, sheets)
        if self._index.targets:
            row = self._entry(sheet, row, self._index.sheet, (words("sheet.index_how"),))
        for name, picture in self._pictures:
            cells.put_link(sheet, row, 0, place(name, 0), name)
            self._told(sheet, row, picture.title, None, picture.description)
            row += 1
        if self._filed.signatures:
            cells.put_link(sheet, row, 0, place(self._signatures, 0), self._signatures)
            self._told(sheet, row, words("page.signatures"), None, "")
            row += 1
        # Frozen, a long opening would leave no room to scroll.
        is_short = sum(map(len, self._filed.report.sentences)) <= _MOST_IN_SIGHT
        finish(sheet, row - first - 1, len(names), first, is_frozen=is_short)

    def _across(self, sheet: Any, row: int, sentence: str) -> None:
        """A sentence over all columns, in as many lines as it takes."""
        text = self._cells.fitting(sentence)
        sheet.merge_range(row, 0, row, len(_CONTENTS_WIDTHS) - 1, "", None)
        self._cells.put_sentence(sheet, row, 0, text)
        sheet.set_row(row, height_of((text,), (sum(_CONTENTS_WIDTHS),)))

    def _list(self, sheet: Any, row: int, section: Section, sheets: list[Sheet]) -> int:
        """The sheets of a section, its sentences beside the first: each in a row of its own."""
        notes = tuple(sentence for sentence in section.sentences if sentence.strip())
        if not sheets and (section.heading or notes):
            return self._entry(sheet, row, None, notes, section.heading)
        for number, one in enumerate(sheets):
            row = self._entry(sheet, row, one, () if number else notes)
        return row

    def _entry(
        self, sheet: Any, row: int, listed: Sheet | None, notes: tuple[str, ...], heading: str | None = None
    ) -> int:
        """A sheet, or a section that has none, with its notes one below the other; gives the next free row."""
        for number, note in enumerate(notes or ("",)):
            shown = listed if number == 0 else None
            if shown:
                self._cells.put_link(sheet, row, 0, place(shown.name, 0), shown.name)
            else:
                self._cells.put(sheet, row, 0, listed.name if listed else None)
            called = listed.heading if listed else heading
            self._told(sheet, row, called or "", len(shown.table.rows) if shown else None, note)
            row += 1
        return row

    def _told(self, sheet: Any, row: int, heading: str, rows: int | None, note: str) -> None:
        """What stands beside the name of a sheet."""
        for column, cell in enumerate((heading, rows, note), 1):
            self._cells.put(sheet, row, column, cell)
        sheet.set_row(row, height_of(("", heading, "", self._cells.fitting(note)), _CONTENTS_WIDTHS))

    def _write_signatures(self) -> None:
        sheet = self._new(self._signatures, self._words("page.signatures"))
        sheet.set_column(0, 0, _CONTENTS_WIDTHS[0])
        sheet.set_column(1, 1, _CONTENTS_WIDTHS[1])
        for number, role in enumerate(self._filed.signatures):
            sheet.set_row(2 * number, _ROOM_TO_SIGN)
            for column, text in enumerate((role, self._words("page.signature_line"))):
                self._cells.put_signature(sheet, 2 * number + 1, column, text)

    # --- units and pictures ------------------------------------------------------------------------------------------------

    def _write_index(self) -> None:
        one = self._index.sheet
        sheet = self._new(one.name, one.heading)
        wide = widths(one.table, self._words)
        head(sheet, one.table.columns, wide, self._cells)
        for number, (row, target) in enumerate(zip(one.table.rows, self._index.targets, strict=True), 1):
            *facts, name, count = row
            sheet.set_row(number, height_of([said(cell, self._words) for cell in row], wide))
            for column, cell in enumerate(facts):
                self._cells.put(sheet, number, column, cell)
            self._cells.put_link(sheet, number, len(facts), target, str(name))
            self._cells.put(sheet, number, len(facts) + 1, count)
        finish(sheet, len(one.table.rows), len(one.table.columns))

    def _write_picture(self, name: str, picture: Picture) -> None:
        """A picture on a sheet of its own that prints on one page, with what it shows in words below its title."""
        sheet = self._book.add_worksheet(name)
        placing = placed(picture)
        set_up(sheet, self._title, picture.title, self._words, placing.paper)
        sheet.fit_to_pages(1, 1)
        sheet.hide_gridlines(2)
        room = placing.width * _DOTS_A_POINT / _DOTS_A_LETTER
        sheet.set_column(0, 0, room)
        for row, text in enumerate((picture.title, picture.description)):
            self._cells.put_sentence(sheet, row, 0, text)
            sheet.set_row(row, height_of((text,), (room,)))
        wide, _ = size_of(picture.svg)
        dots = png_of(picture.svg, _DOTS * placing.width / wide)
        shown = _DOTS_A_POINT * placing.width / int.from_bytes(dots[16:20])  # the width that the PNG's head states
        told = {"image_data": BytesIO(dots), "x_scale": shown, "y_scale": shown}
        sheet.insert_image(2, 0, f"{picture.key}.png", {**told, "description": legible(picture.description)})


def _short(section: Section, table: Table, words: Words) -> str:
    """What a tab is called: a short phrase of its table, a numbered act, else the title or the heading."""
    kind, _, number = table.key.partition("_")
    if kind == "act" and number.isdecimal():
        return words("sheet.act", number=number)
    return words.get(f"sheet.of_{table.key}") or table.title or section.heading or words("sheet.sheet")


def _full(section: Section, table: Table) -> str:
    """What a sheet shows, in full: the heading, and the table's title where that says more."""
    said = [legible(one).strip() for one in (section.heading, table.title) if one]
    return ". ".join(dict.fromkeys(one for one in said if one))
