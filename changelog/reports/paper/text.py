"""Untrusted text as it may stand in a document."""

from __future__ import annotations

import unicodedata
from datetime import date

from changelog.domain.dates import PartialDate
from changelog.domain.wording import WordDifference
from changelog.reports.marks import LINE_ENDS
from changelog.reports.tables import Cell
from changelog.reports.wording import Words

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def legible(text: str) -> str:
    """The text on one line. Control characters, lone surrogates and noncharacters, which XML and fonts do not have, become
    the replacement character, so that a reader sees that something stood there; direction marks, which would turn what
    follows around, are left out."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(letter: str) -> str:
    if letter in LINE_ENDS:
        return " "
    category = unicodedata.category(letter)
    if category == "Cf":
        return ""
    return REPLACEMENT if category in ("Cc", "Cs") or _is_noncharacter(ord(letter)) else letter


def _is_noncharacter(point: int) -> bool:
    """Unicode 15, section 23.7: the last two of every plane, and thirty-two of the first."""
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF


def said(cell: Cell, words: Words) -> str:
    """A cell as text, dates in words; words taken out and put in follow one another unmarked."""
    if cell is None:
        return ""
    if isinstance(cell, WordDifference):
        return " ".join(legible(run.words) for run in cell.runs)
    if isinstance(cell, date | PartialDate):
        return words.day(cell)
    return legible(str(cell))
