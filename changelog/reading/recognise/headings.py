"""Headings: of a unit ("7.1.1 - Coordinación de ...") and of a chapter ("7. Funciones Sustantivas")."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_CODE = re.compile(
    r"(?P<code>\d{1,3}(?:\.\d{1,4}){0,9})(?P<dot>\.)?(?:\s*[-–—:]\s*|\s*\.?\s+|(?<=\.))(?P<name>[^\W\d_\"“(].*|[\"“(]\S.*)"
)
_CHAPTER = re.compile(
    r"(?:(?:cap[ií]tulo|apartado|secci[oó]n)\s+)?(?P<number>\d{1,2}|[IVXLC]{1,7}|[A-Z])(?:\.-|[.)\-–—:]|(?=\s))\s*(?P<title>\S.*)",
    re.IGNORECASE,
)
# Runs of blanks and of full stops are tried from their beginnings only: tried from each sign, a long one takes for ever.
_PAGE_TAIL = re.compile(r"(?:\t\d{0,4}|(?<!\s)\s*(?<!\.)\.{3,}\s*\d{0,4}|(?<!\s)\s{3,}\d{1,4})\s*")
_BARE = str.maketrans("áéíóúüàèìòùñç–—“”º°", 'aeiouuaeiounc--""oo')

LONGEST_RANK = 80
"""Characters of a name that its rank words can take."""


@dataclass(frozen=True, slots=True)
class CodedName:
    """A code and what follows it: the shape of a unit's heading; whether it is one, its surroundings decide.

    `code` has no final dot; `name` is as printed.
    """

    code: str
    name: str

    @property
    def parts(self) -> tuple[int, ...]:
        return tuple(int(part) for part in self.code.split("."))


def coded_name(text: str) -> CodedName | None:
    """Read "7.1.2 Unidad de ...", "63.14 -  Unidad de ...", "10.1.6.3. Departamento de ..."."""
    if not text[:1].isdigit():
        return None
    found = _CODE.fullmatch(text)
    return CodedName(found["code"], found["name"].rstrip()) if found is not None else None


def plain_title(text: str) -> str:
    """A chapter title as compared: without accents, case, double blanks, final dots and page numbers."""
    tail = _PAGE_TAIL.search(text)
    return plain_words(text[: tail.start()] if tail is not None and tail.end() == len(text) and tail.start() else text)


def plain_words(words: str) -> str:
    """A text without accents, case, double blanks and the stops and marks around it."""
    bare = words.lower().translate(_BARE)
    if not bare.isascii():
        bare = "".join(sign for sign in unicodedata.normalize("NFD", bare) if not unicodedata.combining(sign))
    return " ".join(bare.split()).strip(" .:*#_-")


def chapter_title(text: str) -> tuple[str | None, str]:
    """The number of a chapter heading (None where it bears none) and its title as compared."""
    found = _CHAPTER.fullmatch(text.strip(" *#"))
    if found is not None and len(found["title"]) > 2:
        return found["number"], plain_title(found["title"])
    return None, plain_title(text)


def rank_of(name: str, ranks: tuple[str, ...]) -> str | None:
    """The longest rank words that open a name, as the profile spells them; None where none does.

    Letter case and accents do not matter, so that "DIRECCION DE ..." has the rank "Dirección".
    """
    opening = plain_title(name[:LONGEST_RANK]) + " "
    candidates = _by_first_word(ranks).get(opening.partition(" ")[0], ())
    return next((rank for plain, rank in candidates if opening.startswith(plain)), None)


@cache
def _by_first_word(ranks: tuple[str, ...]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Rank words with a blank behind them, as compared and as spelled, the longest first, by their first word."""
    found: dict[str, list[tuple[str, str]]] = {}
    for rank in sorted(ranks, key=len, reverse=True):
        plain = plain_title(rank)
        found.setdefault(plain.partition(" ")[0], []).append((f"{plain} ", rank))
    return {word: tuple(pairs) for word, pairs in found.items()}
