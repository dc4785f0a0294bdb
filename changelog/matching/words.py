"""Words of names and texts, as matching compares them: lower case, without accents and punctuation.

Accents are left out because manuals drop them freely ("Computo" heads a unit whose functions say "Cómputo"). What is a
*change* is decided elsewhere, by the normal form; here it is only asked whether two texts speak of one thing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
# Accents set apart by decomposition; soft hyphens and characters without width, which carry nothing.
_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+")
STOP_WORDS = frozenset(["de", "del", "la", "las", "el", "los", "y", "e", "o", "u", "en", "para", "por", "con", "al"])
"""Words that carry no meaning in a name. "a" is not among them: "Operación Desconcentrada A" is told from "B" by it."""
ARTICLES = frozenset(["el", "la", "los", "las", "de", "del", "al"])
"""Those among them that follow the gender of the name after them: "del Departamento", "de la División"."""
_SHORTEST_STEMMED = 5
_SEPARATORS = re.compile(r"[.\s\-]+")
_REMEMBERED = 1 << 15
"""Pieces of text, words and numbers that are remembered as folded: names and texts are made of a few thousand."""


def words_of(text: str) -> list[str]:
    """The words of a text in their order: "Coordinación Técnica de Cómputo." gives coordinacion tecnica de computo."""
    return [word for piece in text.split() for word in _words_of_piece(piece)]


@lru_cache(_REMEMBERED)
def _words_of_piece(piece: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_MARKS.sub("", unicodedata.normalize("NFD", piece).casefold())))


@lru_cache(_REMEMBERED)
def stem_of(word: str) -> str:
    """A word without its number and gender: "usuarias" and "usuarios", "evaluación" and "evaluaciones" are alike.

    Deliberately crude: it is used to compare, never shown. Short words and numbers stay as they are.
    """
    if len(word) < _SHORTEST_STEMMED or word[-1].isdigit():
        return word
    single = word[:-1] if word[-1] == "s" else word
    return single[:-1] if single[-1] in "aeo" else single


def content_stems(words: list[str]) -> list[str]:
    """Stems of the words that carry meaning."""
    return [stem_of(word) for word in words if word not in STOP_WORDS]


def natural_order(code: str) -> tuple[tuple[int, str], ...]:
    """A key by which "7.1.10" comes after "7.1.9"."""
    return tuple(map(_order_of_piece, _SEPARATORS.split(code)))


@lru_cache(_REMEMBERED)
def _order_of_piece(piece: str) -> tuple[int, str]:
    return (int(piece[:18]), "") if piece.isascii() and piece.isdigit() else (-1, piece)
