"""Sections and tables of the report as the template lays them out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from changelog.reports.marks import printable
from changelog.reports.page.cells import CellWriter
from changelog.reports.page.columns import FEWEST_FOR_CARDS, column_rules, guessed_height
from changelog.reports.page.roster import Roster
from changelog.reports.tables import Cell, Mark, Section, Table
from changelog.reports.wording import Words

_NAMING = ("after", "name_after", "unit", "before", "name_before", "name")
"""Keys of columns that name the unit of a row: the first that says something becomes the link to the unit."""
_NO_ANCHOR = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table laid out. `rows` are whole rows of HTML; `about` what each is about, in the roster's numbers, or empty;
    `counts` are the columns that hold numbers only."""

    anchor: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Markup, ...]
    about: tuple[tuple[int, ...], ...]
    rules: str
    is_carded: bool
    counts: frozenset[int]


@dataclass(frozen=True, slots=True)
class Part:
    """A section laid out. `height` in pixels, guessed, of what it shows below its heading."""

    anchor: str
    heading: str
    level: int
    sentences: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    height: int

    @property
    def row_count(self) -> int:
        return sum(len(sheet.rows) for sheet in self.sheets)


class SheetWriter:
    """Lays out sections, and gives each table, section and unit one anchor in the whole page."""

    def __init__(self, roster: Roster, words: Words) -> None:
        self._roster = roster
        self._words = words
        self._cells = CellWriter(words)
        self._anchors: Counter[str] = Counter()
        self._with_anchor: set[str] = set()

    @property
    def days(self) -> dict[str, str]:
        """The ISO form of every date that was written in words."""
        return self._cells.days

    def part(self, section: Section) -> Part:
        tables = [table.without_empty_columns() for table in section.tables if table.rows]
        sheets = tuple(self._sheet(table, section.heading) for table in tables)
        return Part(
            anchor=self._anchor(f"s-{section.tables[0].key if section.tables else 'text'}"),
            heading=printable(section.heading).strip(),
            level=min(5, max(2, section.level)),
            sentences=tuple(printable(sentence) for sentence in section.sentences if sentence),
            sheets=sheets,
            height=sum(guessed_height(table, self._words) for table in tables),
        )

    def _sheet(self, table: Table, heading: str) -> Sheet:
        anchor = self._anchor(f"t-{table.key or 'table'}")
        marks = table.marks or (Mark(),) * len(table.rows)
        return Sheet(
            anchor=anchor,
            caption=printable(table.title or heading).strip(),
            columns=tuple(printable(column) for column in table.columns),
            rows=tuple(self._row(row, mark, table.keys) for row, mark in zip(table.rows, marks, strict=True)),
            about=tuple(self._roster.row(mark) for mark in table.marks),
            rules=column_rules(anchor, table, self._words),
            is_carded=len(table.columns) >= FEWEST_FOR_CARDS,
            counts=_counts(table),
        )

    def _anchor(self, wanted: str) -> str:
        plain = _NO_ANCHOR.sub("-", wanted.lower()).strip("-")
        self._anchors[plain] += 1
        return plain if self._anchors[plain] == 1 else f"{plain}-{self._anchors[plain]}"

    def _row(self, row: Sequence[Cell], mark: Mark, keys: Sequence[str]) -> Markup:
        linked = _naming(row, keys) if mark.unit_id is not None else None
        cells = (self._cell(cell, mark if position == linked else None) for position, cell in enumerate(row))
        return Markup("").join((self._opening(mark), *cells, "\n"))

    def _opening(self, mark: Mark) -> Markup:
        """The first row of a unit is where links to it lead when no script runs. End tags of rows and cells may be left out
        in HTML, and of quotation marks those around plain letters."""
        kind = Markup(" class=i") if mark.inherited else Markup("")
        if mark.unit_id is None or mark.unit_id in self._with_anchor:
            return Markup("<tr{}>").format(kind)
        self._with_anchor.add(mark.unit_id)
        return Markup("<tr{} id={}>").format(kind, self._roster.anchor(mark.unit_id))

    def _cell(self, cell: Cell, mark: Mark | None) -> Markup:
        content = self._cells.content(cell)
        if mark is not None and mark.unit_id is not None:
            content = Markup("<a href=#{}>{}</a>").format(self._roster.anchor(mark.unit_id), content)
        return Markup("<td class=n>" if isinstance(cell, int) else "<td>") + content


def _counts(table: Table) -> frozenset[int]:
    columns = range(len(table.columns))
    return frozenset(i for i in columns if all(row[i] is None or isinstance(row[i], int) for row in table.rows))


def _naming(row: Sequence[Cell], keys: Sequence[str]) -> int | None:
    """The cell that becomes the row's link: the one that names the unit, otherwise the first that has words."""
    named = [keys.index(key) for key in _NAMING if key in keys]
    worded = range(len(row))
    return next((i for i in (*named, *worded) if isinstance(row[i], str) and str(row[i]).strip()), None)
