"""Cells as text of a document."""

from __future__ import annotations

from datetime import date

from changelog.domain.dates import PartialDate
from changelog.domain.wording import WordDifference
from changelog.reports.marks import legible
from changelog.reports.tables import Cell
from changelog.reports.wording import Words


def said(cell: Cell, words: Words) -> str:
    """A cell as text, dates in words; words taken out and put in follow one another unmarked."""
    if cell is None:
        return ""
    if isinstance(cell, WordDifference):
        return " ".join(legible(run.words) for run in cell.runs)
    if isinstance(cell, date | PartialDate):
        return words.day(cell)
    return legible(str(cell))
