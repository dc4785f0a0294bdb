"""How wide the columns of a table are on a sheet, and in which size of letters it fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from changelog.reports.charts.lettering import width
from changelog.reports.marks import legible
from changelog.reports.paper.text import said
from changelog.reports.tables import Table
from changelog.reports.wording import Words

SIZES = (8.5, 8.0, 7.5, 7.0)
"""Sizes of letters in points, the first that fits is taken; in smaller ones nobody reads a file: a wider sheet is taken."""
AIR = 3.0
"""Points between the letters of a cell and its edge, on either side."""
LONGEST_WORD = 17
"""Letters of a word that are kept on one line: "restablecimiento" has 16."""
_OF_THE_ROOM = 0.85  # what the longest words may take of it, so that long cells have something left
_LONGEST_CODE = 14  # letters and figures: what is longer is broken anyway
_A_LETTER = 0.5  # of its size, the width of a letter in running text of Helvetica
_BOLD = 1.1  # how much wider the names of columns are than the same letters in a cell
_SAMPLE = 100  # rows are alike: of thousands, as many as this, evenly taken, tell how long cells are
_STEP = 4.0  # points by which columns grow in turn
_MOST_LINES = 18  # of a row that is kept on one page: two fifths of it in the largest letters


@dataclass(frozen=True, slots=True)
class Fit:
    """A table on a sheet: the size of its letters and the widths of its columns, all in points; `counts` are the columns
    that hold nothing but numbers, which stand at the right. `is_tight` says that even the smallest letters leave too
    little for long cells."""

    size: float
    widths: tuple[float, ...]
    counts: frozenset[int]
    is_tight: bool = False

    def is_short(self, texts: Sequence[str]) -> bool:
        """Whether a row of these texts is short enough to be kept on one page."""
        lines = (
            len(text) * _A_LETTER * self.size / (width - 2 * AIR)
            for text, width in zip(texts, self.widths, strict=True)
        )
        return max(lines, default=0.0) <= _MOST_LINES


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column holds, in widths of letters of size 1: its longest word, its longest cell on one line, its name on one
    line, and each cell of the sampled rows."""

    word: float
    whole: float
    name: float
    cells: tuple[float, ...]

    def least(self, size: float) -> float:
        return 2 * AIR + size * self.word

    def natural(self, size: float) -> float:
        """So wide that no cell has a second line; the column's name may."""
        return 2 * AIR + size * self.whole

    def named(self, size: float) -> float:
        return 2 * AIR + size * max(self.whole, self.name)


def fitted(table: Table, words: Words, room: float, breadth: float = 1.0, longest_word: int = LONGEST_WORD) -> Fit:
    """The widths of columns that together take no more than the room, in points. `breadth` is how wide the letters are,
    those of Helvetica being 1; words of more letters than the longest are divided by whoever lays them out. A table that
    needs less than the room stays narrow."""
    rows = table.rows[:: max(1, len(table.rows) // _SAMPLE)]
    columns = [
        _measured(name, [said(row[place], words) for row in rows], breadth, longest_word)
        for place, name in enumerate(table.columns)
    ]
    roomy = next((size for size in SIZES if _is_roomy(columns, size, room)), None)
    size = roomy or SIZES[-1]
    return Fit(size, tuple(_widths(columns, size, room)), _counts(table), is_tight=roomy is None)


def _is_roomy(columns: Sequence[_Column], size: float, room: float) -> bool:
    """Either no cell needs a second line, or the longest words leave something for long cells."""
    natural, least = (sum(one.natural(size) for one in columns), sum(one.least(size) for one in columns))
    return natural <= room or least <= _OF_THE_ROOM * room


def _counts(table: Table) -> frozenset[int]:
    columns = range(len(table.columns))
    return frozenset(i for i in columns if all(row[i] is None or isinstance(row[i], int) for row in table.rows))


def _measured(name: str, texts: Sequence[str], breadth: float, longest_word: int) -> _Column:
    kept = {word[: longest_word if word.isalpha() else _LONGEST_CODE] for text in texts for word in text.split()}
    longest = sorted(kept, key=len)[-8:]
    heads = [width(word, breadth * _BOLD) for word in legible(name).split()]
    word = max((*(width(word, breadth) for word in longest), *heads, 0.0))
    return _Column(
        word=word,
        whole=max(word, *(width(text[:400], breadth) for text in sorted(texts, key=len)[-3:]), 0.0),
        name=width(legible(name)[:400], breadth * _BOLD),
        cells=tuple(len(text) * _A_LETTER * breadth for text in texts),
    )


def _widths(columns: Sequence[_Column], size: float, room: float) -> list[float]:
    """Where all cells stand on one line, what is left goes to the names of columns. Otherwise each column first gets what
    its longest word needs; what is left goes, step by step, to the column whose cells make rows high."""
    natural = [column.natural(size) for column in columns]
    if sum(natural) <= room:
        more = [column.named(size) - one for column, one in zip(columns, natural, strict=True)]
        share = min(1.0, (room - sum(natural)) / (sum(more) or 1.0))
        return [one + share * wanted for one, wanted in zip(natural, more, strict=True)]
    widths = [column.least(size) for column in columns]
    if sum(widths) >= room:
        return [room * one / sum(widths) for one in widths]
    lines = [_lines(column, size, width) for column, width in zip(columns, widths, strict=True)]
    for _ in range(int((room - sum(widths)) / _STEP)):
        highest = _highest(lines)
        widths[highest] += _STEP
        lines[highest] = _lines(columns[highest], size, widths[highest])
    return widths


def _lines(column: _Column, size: float, width: float) -> list[float]:
    """How many lines each cell takes."""
    return [size * cell / (width - 2 * AIR) for cell in column.cells]


def _highest(lines: Sequence[Sequence[float]]) -> int:
    """The column whose cells are the highest of their rows, all rows taken together."""
    heights = [0.0] * len(lines)
    for row in zip(*lines, strict=True):
        most = max(row)
        heights[row.index(most)] += most
    return heights.index(max(heights))
