"""Words of running text as names are read from it: tokens, how they are compared, Spanish plurals."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from changelog.reading.recognise.headings import plain_title

_TOKEN = re.compile(r"[,;:()\[\]“”\"]|[^\s,;:()\[\]“”\"]+")
_LINKS = frozenset("de del la las los el lo y e a al en con para o u".split())
_NO_STOP = re.compile(r"(?:[A-ZÁÉÍÓÚ]|Dra?|Lic|Ing|Cd|Sta|Sto|Mtr[oa]|Arq|Gral|No|C\.P)\.")


class Token(NamedTuple):
    """A word or a sign with its place; `bare` is the word without the stop of the sentence."""

    start: int
    end: int
    text: str
    bare: str

    @property
    def plain(self) -> str:
        """The word as compared: without accents and case."""
        return plain(self.text)

    @property
    def is_link(self) -> bool:
        return self.text in _LINKS

    @property
    def is_name(self) -> bool:
        """Can it be part of a name by itself: a capital, a figure, an acronym?"""
        return bool(self.bare) and self.bare[0].isupper()

    @property
    def ends(self) -> bool:
        return self.bare != self.text


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    return plain_title(word).strip(".,;:()[]\"“”'")


@lru_cache(maxsize=16384)
def spelled(word: str) -> str:
    """A rank word as compared: without accents, case and doubled letters ("Subcordinación" is printed for
    "Subcoordinación")."""
    return re.sub(r"(.)\1", r"\1", plain(word))


def tokens_of(text: str) -> tuple[Token, ...]:
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        bare = word if _NO_STOP.fullmatch(word) else word.rstrip(".*")
        found.append(Token(match.start(), match.end(), word, bare))
    return tuple(found)


def plural_of(word: str) -> str:
    """The Spanish plural of a rank word: Dirección, Direcciones; Unidad, Unidades; Oficina, Oficinas."""
    if word.endswith(("ón", "ÓN")):
        return word[:-2] + "ones"
    if word[-1] in "aeiouáéíóú":
        return word + "s"
    return word if word.endswith("s") else word + "es"


_SINGULARS = (
    ("ciones", "ción"),
    ("siones", "sión"),
    ("iones", "ión"),
    ("dades", "dad"),
    ("tores", "tor"),
    ("ales", "al"),
    ("s", ""),
)


def singular_of(word: str) -> str:
    """The singular of a rank word in the plural, as it is printed: Subcordinaciones, Subcordinación."""
    lower = word.lower()
    for plural, singular in _SINGULARS:
        if lower.endswith(plural):
            return word[: len(word) - len(plural)] + singular
    return word


def plural_of_all(words: str) -> str:
    """The plural of rank words and their adjectives: Unidad Administrativa, Unidades Administrativas."""
    return " ".join(plural_of(word) if word[0].isupper() else word for word in words.split())
