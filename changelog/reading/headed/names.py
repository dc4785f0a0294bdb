"""Names of units as they are compared: by the words that carry meaning, whatever their case and accents.

What is compared is never what is shown: a unit's name stays as printed.
"""

from __future__ import annotations

import re

from changelog.reading.articles.names import words_of
from changelog.reading.recognise.headings import rank_of

Key = tuple[str, ...]
_MISREAD = re.compile(r"(?<=[A-ZÁÉÍÓÚÑ])l(?=[A-ZÁÉÍÓÚÑ])|\bl(?=[A-ZÁÉÍÓÚÑ]{2})")
"""A small L among capitals is a capital I that a scan read wrong: "DlRECCION"."""
_ENUMERATED = re.compile(r"(?:[IVXLC]{1,7}|\d{1,2}|[A-Z])\s?(?:\.\s?[-–—]|\.|\)|[-–—])\s?(?=[A-ZÁÉÍÓÚÑ][^\W\d_]{2})")
_ORGANIC = re.compile(r"(?P<code>[A-Z]{0,4}\d[0-9A-Z]{4,18})\s+(?=[^\W\d_])")
"""The key that a state gives a unit: "21500010000000L Subsecretaría de ...". No place in a tree can be read from it."""
_DASHES = "-–—−•*·¦|"
_LEAST_LETTERS = 3
_CAPITALS = 0.9
"""Share of capitals among the letters of a line in capitals: "N°" and a misread letter are let pass."""


def corrected(name: str) -> str:
    """A name in capitals with its misread letters mended, for comparison only."""
    return _MISREAD.sub("I", name) if "l" in name else name


def key_of(name: str) -> Key:
    return words_of(corrected(name))


def rank_in(name: str, ranks: tuple[str, ...]) -> str | None:
    """The rank that a name as printed opens with."""
    return rank_of(corrected(name), ranks)


def organic_code(text: str) -> str | None:
    """The key of the unit that a heading or an entry of a list begins with; None where it begins with its name."""
    found = _ORGANIC.match(text.strip())
    return found["code"] if found is not None else None


def bare(text: str) -> str:
    """A heading or an entry of a list without the dash, the number or the key before it, and without its final stop."""
    text = text.strip().lstrip(_DASHES).strip()
    if (key := _ORGANIC.match(text)) is not None:
        text = text[key.end() :]
    found = _ENUMERATED.match(text)
    return (text[found.end() :] if found is not None else text).strip().rstrip(".:").strip()


def is_capital(text: str) -> bool:
    """Is a line printed in capitals?"""
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) < _LEAST_LETTERS:
        return False
    return sum(sign.isupper() for sign in letters) >= _CAPITALS * len(letters)
