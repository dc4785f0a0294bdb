"""Words fitted into boxes: estimated widths, wrapped lines, and text that is safe in a picture."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from changelog.reports.marks import printable

FAMILIES = "Liberation Sans, Arial, Helvetica, Libertinus Serif, sans-serif"
"""The families asked for, in order. Typst draws with the fourth where no system font is found."""

_THOUSANDTHS = {
    **dict.fromkeys("iIjl.,;:'|!¡·", 278),
    **dict.fromkeys("ft/\\()[]-r ", 333),
    **dict.fromkeys("cksvxyzJ", 500),
    **dict.fromkeys("abdeghnopquLFTZ0123456789?¿$_ñ", 556),
    **dict.fromkeys("ABEKPSVXYÑ&", 667),
    **dict.fromkeys("CDHNRUw+=~<>−", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("mM", 833),
    **dict.fromkeys("W%@—…→", 1000),
}
"""Widths of Helvetica's letters in thousandths of the size, rounded up to a few classes (Adobe's font metrics)."""
_OTHER, _WIDE = 667, 1000
ALLOWANCE = 1.04
"""Other families are a little wider than Helvetica: Arial and Liberation Sans are just as wide, Libertinus is narrower."""


def clean(text: str) -> str:
    """As `printable`, blanks made single."""
    return " ".join(printable(text).split())


def width(text: str, size: float) -> float:
    """How wide a line of text is, estimated and rather too wide than too narrow."""
    return sum(map(_letter, text)) * size * ALLOWANCE / 1000


@lru_cache(4096)
def _letter(letter: str) -> int:
    found = _THOUSANDTHS.get(letter)
    if found is not None:
        return found
    if unicodedata.combining(letter):
        return 0
    base = unicodedata.normalize("NFD", letter)[0]
    if base != letter:
        return _letter(base)
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER


def wrapped(text: str, size: float, most_width: float, most_lines: int) -> tuple[str, ...]:
    """Lines of no more than the width; a word too long for one is broken. What does not fit in the lines ends in an
    ellipsis."""
    lines: list[str] = []
    line = ""
    for word in clean(text).split():
        joined = f"{line} {word}" if line else word
        if width(joined, size) <= most_width:
            line = joined
            continue
        lines += [line] if line else []
        *pieces, line = _broken(word, size, most_width)
        lines += pieces
        if len(lines) > most_lines:
            break
    lines += [line] if line else []
    if len(lines) <= most_lines:
        return tuple(lines)
    return (*lines[: most_lines - 1], _shortened(lines[most_lines - 1], size, most_width))


def _broken(word: str, size: float, most_width: float) -> list[str]:
    pieces, piece = [], ""
    for letter in word:
        if piece and width(piece + letter, size) > most_width:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


def _shortened(line: str, size: float, most_width: float) -> str:
    while line and width(f"{line}…", size) > most_width:
        line = line[:-1]
    return f"{line.rstrip()}…"


def fitted(text: str, size: float, most_width: float) -> str:
    """One line, ended by an ellipsis where it is too long."""
    return next(iter(wrapped(text, size, most_width, 1)), "")
