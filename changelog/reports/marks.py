"""Word differences and untrusted text, laid out in plain characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from changelog.domain.dates import PartialDate
from changelog.domain.wording import WordDifference, WordOperation
from changelog.reports.tables import Cell
from changelog.reports.wording import Words

_PLAIN: Mapping[WordOperation, tuple[str, str]] = {
    WordOperation.KEPT: ("", ""),
    WordOperation.REMOVED: ("[-", "-]"),
    WordOperation.ADDED: ("{+", "+}"),
}
_MARKDOWN: Mapping[WordOperation, tuple[str, str]] = {
    WordOperation.KEPT: ("", ""),
    WordOperation.REMOVED: ("~~", "~~"),
    WordOperation.ADDED: ("**", "**"),
}


LINE_ENDS = frozenset("\n\r\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029")
# An underscore inside a word (a file's name) is no emphasis; a tilde alone strikes nothing out.
_MARKDOWN_SIGNS = re.compile(r"[\\|*`<>\[\]]|(?<!\w)_|_(?!\w)|~(?=~)|(?<=~)~")


REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_JOINERS = frozenset("\u200c\u200d")
"""Marks without width that are part of how some scripts are written; they neither hide nor turn anything."""


def printable(text: str) -> str:
    """The text without what could move a terminal's cursor or hide: control characters, direction marks, lone surrogates,
    noncharacters.

    Line ends and tabs become blanks. What documents print stays; private-use bullets too.
    """
    return text if text.isprintable() else "".join(_shown(letter, "") for letter in text)


def legible(text: str) -> str:
    """As `printable`, but where something stood that documents and fonts do not have, the replacement character says so;
    direction marks, which would turn what follows around, are left out."""
    return text if text.isprintable() else "".join(_shown(letter, REPLACEMENT) for letter in text)


def _shown(letter: str, instead: str) -> str:
    if letter in LINE_ENDS:
        return " "
    category = unicodedata.category(letter)
    if category == "Cf":
        return letter if letter in _JOINERS else ""
    return instead if category in ("Cc", "Cs") or _is_noncharacter(ord(letter)) else letter


def _is_noncharacter(point: int) -> bool:
    """Unicode 15, section 23.7: the last two of every plane, and thirty-two of the first."""
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF


def plain(cell: Cell, words: Words) -> str:
    """A cell as text: dates in words, taken-out and put-in words marked [-so-] and {+so+}."""
    if isinstance(cell, WordDifference):
        return _marked(cell, _PLAIN)
    return _simple(cell, words)


def markdown(cell: Cell, words: Words) -> str:
    """A cell as Markdown inside a table: pipes escaped, words taken out struck through, words put in bold."""
    if isinstance(cell, WordDifference):
        runs = tuple(type(run)(run.operation, escaped(printable(run.words))) for run in cell.runs)
        return _marked(WordDifference(runs), _MARKDOWN)
    return escaped(_simple(cell, words))


def _simple(cell: Cell, words: Words) -> str:
    if cell is None or isinstance(cell, WordDifference):
        return ""
    if isinstance(cell, date | PartialDate):
        return words.day(cell)
    return printable(str(cell))


def _marked(difference: WordDifference, marks: Mapping[WordOperation, tuple[str, str]]) -> str:
    pieces = (f"{marks[run.operation][0]}{run.words}{marks[run.operation][1]}" for run in difference.runs)
    return printable(" ".join(pieces))


def escaped(text: str) -> str:
    """Printed text as Markdown that shows just these letters: no table cell, emphasis, link, image or markup in it."""
    return _MARKDOWN_SIGNS.sub(r"\\\g<0>", text)
