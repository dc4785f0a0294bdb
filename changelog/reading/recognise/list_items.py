"""The marks that begin a function or a sub-item: "3.", "3)", "3", "•", "-", "a)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """NUMBER has a dot, bracket or dash behind it ("3.", "3)", "3.-"); BARE is the number alone ("3")."""

    NUMBER = "number"
    BARE = "bare number"
    BULLET = "bullet"
    DASH = "dash"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class ItemMark:
    """A mark at the start of a line.

    `marker` is as printed, `rest` the text after it, `number` its value where it is one (for letters, 1 for "a").
    `residue` is a list dash of the extraction that stood before the mark itself ("- a) ...").
    """

    kind: MarkKind
    marker: str
    rest: str
    number: int | None = None
    residue: str = ""


BULLETS = "•·▪■□▫●○◦‣⁃∙◾◆➢➤✓✔\u00b7\uf0a7\uf0b7\uf0d8\uf0fc\uf076\uf02d"
"""Bullet signs of typesetters, and those of symbol fonts in the private use area (U+F0B7 is Word's round bullet)."""

# A number of three digits is already rare; "2.2." printed for "2." is a doubled mark and not a code.
_NUMBER = re.compile(
    r"(?P<marker>(?P<number>\d{1,3})(?:\.(?P=number))?(?:\.[-–]|[.)]))(?:\s+|(?=[^\W\d_]))(?P<rest>\S.*)"
)
_BARE = re.compile(r"(?P<marker>\d{1,3})\s+(?P<rest>[^\W\d_].*)")
_BULLET = re.compile(rf"(?P<marker>[{BULLETS}])\s*(?P<rest>\S.*)")
_DASH = re.compile(r"(?P<marker>[-–—−*+])\s+(?P<rest>\S.*)")
_LETTER = re.compile(r"(?P<marker>\(?(?P<letter>[a-zñ])(?:\)|\.-|\.\)))\s*(?P<rest>\S.*)")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def mark_of(text: str) -> ItemMark | None:
    """The mark that a line without outer blanks begins with."""
    if not text:
        return None
    first = text[0]
    if first.isalpha() or first == "(":
        return _letter(text)
    if first.isdigit():
        return _number(text)
    found = _BULLET.fullmatch(text)
    if found is not None:
        return ItemMark(MarkKind.BULLET, found["marker"], found["rest"])
    found = _DASH.fullmatch(text)
    return _dash(found) if found is not None else None


def _number(text: str) -> ItemMark | None:
    for kind, form in ((MarkKind.NUMBER, _NUMBER), (MarkKind.BARE, _BARE)):
        found = form.fullmatch(text)
        if found is not None:
            marker = found["marker"]
            value = int(found["number"]) if kind is MarkKind.NUMBER else int(marker)
            return ItemMark(kind, marker, found["rest"], value)
    return None


def _letter(text: str) -> ItemMark | None:
    found = _LETTER.fullmatch(text)
    if found is None:
        return None
    number = _ALPHABET.find(found["letter"]) + 1
    return ItemMark(MarkKind.LETTER, found["marker"], found["rest"], number or None)


def _dash(found: re.Match[str]) -> ItemMark:
    """A dash is a mark of its own, unless a number or letter follows: then it is residue of the extraction."""
    rest = found["rest"]
    inner = _number(rest) if rest[0].isdigit() else _letter(rest)
    if inner is not None and inner.kind in (MarkKind.NUMBER, MarkKind.LETTER):
        return ItemMark(inner.kind, inner.marker, inner.rest, inner.number, found["marker"])
    return ItemMark(MarkKind.DASH, found["marker"], found["rest"])


_LONE_MARK = re.compile(rf"\d{{1,3}}(?:\.-|[.)])|[{BULLETS}]|[a-zñ]\)")


def is_lone_mark(text: str) -> bool:
    """Is a line nothing but a mark, whose text stands on the next?"""
    return _LONE_MARK.fullmatch(text) is not None


def has_lower_start(text: str) -> bool:
    """Does the text go on in lower case, as the middle of a sentence does?"""
    return text[:1].islower()


_CLOSED = re.compile(r"(?:[.;:!?]|[,;]\s?(?:y/o|[yeou]),?)[\"”’')\]*]*$")
_TAIL = 12
"""Characters at the end of a line that can hold its closing signs."""


def is_closed(text: str) -> bool:
    """Does a text end as an item does: with a full stop, semicolon or colon, or with the "y" before the last item?"""
    return _CLOSED.search(text[-_TAIL:]) is not None


_INFINITIVE = re.compile(r"[^\W\d_]+[aeiíáé]r(?:se|l[aeo]s?|les?)?[,;]?", re.IGNORECASE)


def is_infinitive(word: str) -> bool:
    """Does a word have the shape of the verb that opens a duty (Planear, Dar, Hacerse, "Autorizar,")?"""
    return _INFINITIVE.fullmatch(word) is not None
