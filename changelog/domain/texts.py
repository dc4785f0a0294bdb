"""Texts as compared and texts as printed.

What is not a change (`domain.md`, "Not a change"): letter case, double blanks, composed or decomposed accents, kinds of
quotes and dashes, a final full stop. The *normal form* leaves these out; two texts are the same when their normal forms
are. What is printed is always kept beside it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

_BLANKS = re.compile(r"\s+")
# Quotes, apostrophes, dashes and blanks that typesetters and PDF extraction exchange freely; soft hyphens and
# zero-width characters carry nothing.
_SAME = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″❝❞＂", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f", None),
        "…": "...",
    }
)
# Looking for one of these is ten times quicker than translating, and most texts have none.
_HAS_ONE = re.compile("[" + "".join(map(chr, _SAME)) + "]").search
DIGEST_LENGTH = 32
"""Hexadecimal characters kept of SHA-256 (128 bits): chance collisions need about 10^19 texts."""


def fold_blanks(text: str) -> str:
    """One blank for every run of blanks and line ends, none at either end."""
    return " ".join(text.split())


def is_storable(text: str) -> bool:
    """Whether it is text that both databases and every report can hold: no U+0000, and no half characters (what is left of
    letters in an encoding that is not the system's)."""
    return "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)


LONGEST_REMEMBERED = 120
"""Characters up to which a normal form is remembered: words and names, which come again and again; texts do not."""
_REMEMBERED = 1 << 15
"""How many of them: the words of a register and the names of ten thousand units on both sides, in some 10 MB."""


def normal_form(text: str) -> str:
    """The text as compared: see the rule at the top of this module."""
    return _normal_form_remembered(text) if len(text) <= LONGEST_REMEMBERED else _normal_form(text)


def _normal_form(text: str) -> str:
    plain = unicodedata.normalize("NFC", text)
    if _HAS_ONE(plain):
        plain = plain.translate(_SAME)
    return fold_blanks(plain).rstrip(" .").casefold()


_normal_form_remembered = lru_cache(_REMEMBERED)(_normal_form)


def digest_of(text: str) -> str:
    """Digest of the normal form: `DIGEST_LENGTH` hexadecimal characters of SHA-256 over its UTF-8 bytes."""
    return hashlib.sha256(normal_form(text).encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]


@dataclass(frozen=True, slots=True)
class StatedText:
    """A text that a document states: its digest always, its body only where the document itself was read.

    Equal when the digests are equal. `body` is as printed, wrapped lines joined, sub-items each on a line of its own;
    None in a snapshot that carries facts only.
    """

    digest: str
    body: str | None = field(default=None, compare=False)

    @classmethod
    def of(cls, body: str) -> StatedText:
        return cls(digest_of(body), body)


class Texts:
    """Texts already made, by what is printed: what hundreds of units have in common, or two editions of a manual, is held
    and hashed once."""

    def __init__(self) -> None:
        self._known: dict[str, StatedText] = {}

    def of(self, body: str) -> StatedText:
        """As `StatedText.of`."""
        known = self._known.get(body)
        if known is None:
            known = self._known[body] = StatedText.of(body)
        return known
