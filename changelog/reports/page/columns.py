"""How wide columns are, and what they are called where a narrow screen lays each row out as a card: as rules of CSS."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from changelog.domain.wording import WordDifference
from changelog.reports.marks import plain, printable
from changelog.reports.tables import Cell, Table
from changelog.reports.wording import Words

_LETTERS = 178  # of all columns together, on a screen of 1366 pixels
_AIR = 3.3  # letters that a cell's own margins take
_LONGEST_WORD = 16  # a column is at least as wide as its longest word; codes longer than this are broken anyway
_MOST = 46.0  # letters that one column can want, so that it does not starve the others
_SAMPLE = 400  # rows are alike: of thousands, as many as this, evenly taken, tell how long cells are
_LINE_HEIGHT, _LETTERS_A_LINE = 19, 190  # pixels, and letters of a whole row on a screen of 1280: only to guess heights

FEWEST_FOR_CARDS = 5
"""Tables of fewer columns stay tables on a narrow screen too."""


def column_rules(anchor: str, table: Table, words: Words) -> str:
    """Widths in percent and, for cards, the name of each column before its cell."""
    wanted = _letters(table, words)
    total = sum(wanted)
    rules = [
        f"#{anchor} col:nth-child({i}){{width:{100 * letters / total:.1f}%}}" for i, letters in enumerate(wanted, 1)
    ]
    if len(table.columns) >= FEWEST_FOR_CARDS:
        rules.extend(
            f"#{anchor} td:nth-child({i}){{--is:{css_string(name)}}}" for i, name in enumerate(table.columns, 1)
        )
    return "\n".join(rules)


def guessed_height(table: Table, words: Words) -> int:
    """About how many pixels the table takes, so that the page's length hardly changes when it is first laid out."""
    lines = sum(max(1.5, letters / _LETTERS_A_LINE * 1.6) for letters in _row_lengths(table, words))
    every = len(table.rows) / max(1, len(_sampled(table.rows)))
    return int(lines * every * _LINE_HEIGHT) + 60


def css_string(text: str) -> str:
    """A text as a string of CSS: whatever is no plain letter, figure or blank is written as its number."""
    shown = "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in printable(text))
    return f'"{shown}"'


def _letters(table: Table, words: Words) -> list[float]:
    """For each column first what its longest word needs; what is left goes to those whose cells are longer."""
    rows = _sampled(table.rows)
    columns = [[_text(row[i], words) for row in rows] for i in range(len(table.columns))]
    least = [_AIR + _longest_word((name, *texts)) for name, texts in zip(table.columns, columns, strict=True)]
    more = [max(0.0, _wanted(texts) - needed) for texts, needed in zip(columns, least, strict=True)]
    left = max(0.0, _LETTERS - sum(least))
    return [needed + left * one / (sum(more) or 1) for needed, one in zip(least, more, strict=True)]


def _longest_word(texts: Iterable[str]) -> int:
    return max(min(_LONGEST_WORD, len(word)) for text in texts for word in (text.split() or [""]))


def _wanted(texts: Sequence[str]) -> float:
    """Letters that a column of these cells wants: between what is usual in it and what is long."""
    lengths = sorted(map(len, texts))
    usual = sum(lengths) / max(1, len(lengths))
    return min(_MOST, (usual + lengths[len(lengths) * 9 // 10]) / 2) if lengths else 0.0


def _row_lengths(table: Table, words: Words) -> list[int]:
    return [sum(len(_text(cell, words)) for cell in row) for row in _sampled(table.rows)]


def _text(cell: Cell, words: Words) -> str:
    if isinstance(cell, WordDifference):
        return " ".join(run.words for run in cell.runs)
    return cell if isinstance(cell, str) else plain(cell, words)


def _sampled(rows: Sequence[tuple[Cell, ...]]) -> Sequence[tuple[Cell, ...]]:
    return rows[:: max(1, len(rows) // _SAMPLE)]
