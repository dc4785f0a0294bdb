"""One cell of a table as HTML: escaped, words taken out and put in marked as such."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup, escape

from changelog.domain.dates import PartialDate
from changelog.domain.wording import WordDifference, WordOperation, WordRun
from changelog.reports.marks import printable
from changelog.reports.tables import Cell
from changelog.reports.wording import Words

_TAGS = {WordOperation.REMOVED: "del", WordOperation.ADDED: "ins"}


class CellWriter:
    """Writes cells, and keeps what sorting needs: `days` is the ISO form of every date in words that it wrote."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._said: dict[Cell, Markup] = {}
        self.days: dict[str, str] = {}

    def content(self, cell: Cell) -> Markup:
        """What stands in the cell, as HTML."""
        if isinstance(cell, WordDifference):
            return Markup(" ").join(_run(run) for run in cell.runs)
        if cell not in self._said:
            self._said[cell] = self._simple(cell)
        return self._said[cell]

    def _simple(self, cell: Cell) -> Markup:
        if isinstance(cell, date | PartialDate):
            said = self._words.day(cell)
            self.days[said] = str(cell)
            return escape(said)
        return safe("" if cell is None else str(cell))


def safe(text: str) -> Markup:
    """Printed text as HTML that shows just these letters. Blanks at its beginning stay: they tell the place in a tree."""
    shown = printable(text).rstrip()
    kept = shown.lstrip(" ")
    return escape("\N{NO-BREAK SPACE}" * (len(shown) - len(kept)) + kept)


def _run(run: WordRun) -> Markup:
    tag = _TAGS.get(run.operation)
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), safe(run.words)) if tag else safe(run.words)
