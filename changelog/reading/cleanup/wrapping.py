"""Wrapped lines joined to the text that they were.

Guarantees: lines are joined by one blank, and runs of blanks inside a line by one; a word cut by a hyphen at a line end is
mended as the document's other words demand, and no other character is added or lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from changelog.domain.texts import fold_blanks
from changelog.reading.cleanup.residue import without_emphasis

_CUT = re.compile(r"([^\W_]+(?:-[^\W_]+)*)-$")
_FIRST = re.compile(r"[^\W_]+(?:-[^\W_]+)*")

LONGEST_WORD = 200
"""Characters of a word that a line may cut, hyphens included: what is longer is none, and stays as printed."""


class Words:
    """The words of a document, looked up only where a line ends in a hyphen."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self._words: frozenset[str] | None = None

    def has(self, word: str) -> bool:
        if self._words is None:
            self._words = frozenset(_FIRST.findall("\n".join(self._lines).casefold()))
        return word.casefold() in self._words


def join(parts: Sequence[str], words: Words) -> str:
    """The text of wrapped lines, without emphasis marks."""
    if len(parts) == 1:
        return without_emphasis(fold_blanks(parts[0]))
    joined, end = [parts[0]], parts[0][-LONGEST_WORD:]
    for part in parts[1:]:
        glue = _glue(end, part, words) if end.endswith("-") else " "
        if glue is None:
            joined[-1], end, glue = joined[-1][:-1], end[:-1], ""
        joined += (glue, part) if glue else (part,)
        end = f"{end}{glue}{part}"[-LONGEST_WORD:]
    return without_emphasis(fold_blanks("".join(joined)))


def _glue(before: str, after: str, words: Words) -> str | None:
    """What stands between two lines of which the first ends in a hyphen, None where the hyphen goes too: "técni-" and "cos"
    are "técnicos" if the document prints that word, "físico-" and "química" keep their hyphen; a dash between blanks stays
    one."""
    cut, first = _CUT.search(before), _FIRST.match(after)
    if cut is None or first is None:
        return " "
    if after[0].islower() and words.has(cut[1] + first.group()) and not words.has(f"{cut[1]}-{first.group()}"):
        return None
    return ""
