"""What writers of documents are tried with, and what must be found in what they write."""

from __future__ import annotations

from changelog.domain.wording import WordDifference, WordOperation, WordRun
from changelog.reports.filed import FiledReport
from changelog.reports.paper.text import said
from changelog.reports.tables import Cell, Mark, Report, Section, Table
from changelog.reports.wording import Words

WORDS = Words("es")
HOSTILE = (
    "<script>alert(1)</script>",
    "</w:t></w:r>&amp;<w:br/>",
    "#let x = 1; #panic()",
    "= Título *fuerte* _leve_ $x^2$ @cita https://a.mx \\ `crudo` // nada",
    "=1+1",
    "Unidad " + "larga " * 83,
    "Unidad" * 84,
    "Área\x00de\x1b[31mFaros\n\r\tX\x0b",
    "Unidad \ud800 rota \ufffe \uffff \U0001fffe",
    "\u202eoraF ed dadinU\u202c \u200fX",
    "العربية עברית 日本語 🙂 a\u0301",
    "",
    " ",
)
LONG = ("palabra " * 5_000, "x" * 40_000)
"""Forty thousand characters, in words and in one piece."""


def tables_of(filed: FiledReport) -> list[Table]:
    """The tables that a document shows, in order."""
    return [t.without_empty_columns() for s in filed.report.sections for t in s.tables if t.rows]


def texts_of(table: Table) -> list[list[str]]:
    """The head and the rows, as they are read."""
    return [list(table.columns), *([said(cell, WORDS) for cell in row] for row in table.rows)]


def filed(*rows: tuple[Cell, ...], text: str = "Faros") -> FiledReport:
    """A report of one table, in which one text stands wherever a text may stand."""
    columns = tuple(f"{text} {number}" for number in range(len(rows[0])))
    table = Table(columns, rows, text, "t", tuple(f"c{n}" for n in range(len(columns))), (Mark(),) * len(rows))
    section = Section(text, (text,), (table,))
    return FiledReport(Report(text, (text,), (section,), table), "es", (text,), person=text)


def difference(text: str) -> WordDifference:
    """Words kept, taken out and put in, all the same."""
    return WordDifference(tuple(WordRun(operation, text) for operation in WordOperation))
