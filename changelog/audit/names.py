"""Whether a name told is the name that a document prints.

Prose and headings differ in accents, case, articles and now and then a letter; prose also calls a unit by its rank with
an adjective that its heading does not carry ("las coordinaciones normativas de ..."). None of this is another name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from changelog.domain.texts import normal_form

_ARTICLES = frozenset({"a", "al", "de", "del", "el", "la", "las", "lo", "los"})
"""Words that prose adds or drops within a name. "y", "para", "con", "sin" and "en" are kept: they tell names apart."""
MANY_WORDS = 5
"""Names of so many words that differ in one are similar; of fewer, every sibling would be ("División de Evaluación ...")."""
MOST_KEPT = 65_536
"""Names whose comparison form is kept: an institution's, several times over; each is compared with many."""
_TAIL = re.compile(r"\s*\([^()]*\)\s*$")
_WORD = re.compile(r"\w+")
LEAST_LETTERS = 6
"""A word of fewer letters must be equal: "Norte" and "Corte" differ by one letter too. Checked in tests/audit/test_names."""

DISTINCT_WORDS = 3
"""A name of so many words (articles aside) is taken for that of one unit. Of fewer ("Coordinación Administrativa") every
Dirección has its own: the ISSSTE manual has nine units so called."""


@lru_cache(maxsize=MOST_KEPT)
def folded(name: str) -> str:
    """A name as compared: no accents, case, punctuation, articles, nor an acronym in brackets behind it."""
    plain = unicodedata.normalize("NFD", normal_form(_TAIL.sub("", name) or name))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = _WORD.findall(letters)
    return " ".join(word for word in words if word not in _ARTICLES) or " ".join(words)


def is_alike(told: str, printed: str) -> bool:
    """Whether one is the other, save for articles, accents, or one letter of one long word ("Tecnología", "Tecnológica")."""
    first, second = folded(told).split(), folded(printed).split()
    if first == second:
        return True
    if len(first) != len(second):
        return False
    (one, other), *more = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return not more and _is_one_letter_apart(one, other)


def _is_one_letter_apart(one: str, other: str) -> bool:
    if min(len(one), len(other)) < LEAST_LETTERS or not (one + other).isalpha():
        return False
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    same = next((i for i, letter in enumerate(shorter) if letter != longer[i]), len(shorter))
    return shorter[same:] == longer[same + 1 :] or shorter[same + 1 :] == longer[same + 1 :]


def is_similar(told: str, printed: str) -> bool:
    """Whether both begin alike and all words of one are in the other, or all but one of many are the same: perhaps one
    unit, never taken for one."""
    first, second = folded(told).split(), folded(printed).split()
    if first[:1] != second[:1] or min(len(first), len(second)) < 2:
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    differing = sum(one != other for one, other in zip(first, second, strict=False))
    return len(first) == len(second) >= MANY_WORDS and differing == 1


def is_distinct(name: str) -> bool:
    """Whether a name is likely that of one unit alone."""
    return len(folded(name).split()) >= DISTINCT_WORDS


class Ranks:
    """The ranks that an institution's documents print, to read the rank off a name that is only told."""

    def __init__(self, printed: Iterable[str]) -> None:
        self._known = sorted({folded(rank) for rank in printed}, key=lambda rank: (-len(rank.split()), rank))

    def of(self, name: str) -> str | None:
        """The longest known rank (as compared) that opens a name; None where none does."""
        words = folded(name).split()
        return next((rank for rank in self._known if words[: len(rank.split())] == rank.split()), None)

    def is_qualified(self, told: str, printed: str, rank: str | None) -> bool:
        """Whether the name told is the printed one with words between its rank and its subject that make no other rank."""
        if rank is None:
            return False
        head, whole, said = folded(rank).split(), folded(printed).split(), folded(told).split()
        subject = whole[len(head) :]
        if not subject or len(said) <= len(whole) or whole[: len(head)] != head:
            return False
        return said[: len(head)] == head and said[-len(subject) :] == subject and self.of(told) == " ".join(head)
