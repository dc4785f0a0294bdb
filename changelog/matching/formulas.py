"""Texts that are formulas of the trade: the same everywhere, whoever's duty they close."""

from __future__ import annotations

from changelog.matching.words import words_of

_REST = frozenset(["demas"])
_ARTICLES = frozenset(["las", "los"])
_DUTIES = frozenset(
    ["actividades", "acciones", "asuntos", "atribuciones", "facultades", "funciones", "obligaciones", "que", "tareas"]
)
_BEGINNING = 60
"""Letters within which such a text shows itself."""


def is_catch_all(text: str) -> bool:
    """Whether a text is the closing duty of everybody: "Las demás que le encomiende su superior", "Realizar las demás
    funciones que ...". It belongs to its unit as the full stop does, and goes nowhere."""
    words = words_of(text[:_BEGINNING])[:4]
    if words and words[0] not in _ARTICLES:
        words = words[1:]  # one verb may stand before
    is_rest = len(words) >= 2 and words[0] in _ARTICLES and words[1] in _REST
    return is_rest and (len(words) == 2 or words[2] in _DUTIES)
