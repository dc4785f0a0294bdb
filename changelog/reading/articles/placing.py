"""The unit above, as an article tells it: "depende de la Gerencia ...", or "... de la Gerencia ..." behind a unit's name."""

from __future__ import annotations

import re

from changelog.reading.articles.blocks import Article
from changelog.reading.articles.names import Names

_DEPENDS = re.compile(
    r"\b(?:depend(?:e|en|er[áa]n?|ientes?|encia)|adscrit[oa]s?|subordinad[oa]s?|reportan?|bajo\s+la\s+(?:direcci[óo]n|supervisi[óo]n))\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:de\s+l[ao]s?|del|de|a\s+l[ao]s?|al|a)\s+(?=[A-ZÁÉÍÓÚÑ])")
_OF_PARENT = re.compile(r",?\s+(?:de\s+l[ao]s?|del|de)\s+(?=[A-ZÁÉÍÓÚÑ])")
_CAPITAL = re.compile(r"(?<!\w)(?=[A-ZÁÉÍÓÚÑ])")
LONGEST_NATURE = 2000
"""Characters of an article in which it says whom a unit depends on."""
REACH = 200
"""Characters behind "depende" in which the unit above must begin, and at an article's start in which its own name does."""


def parent_told(article: Article, text: str, key: str, names: Names) -> str | None:
    """The key of the unit that an article says a unit hangs from; None where it names none that is known."""
    return (
        _depended_on(text, key, names)
        or _named_behind(text, key, names)
        or _named_behind(article.title or "", key, names)
    )


def _depended_on(text: str, key: str, names: Names) -> str | None:
    for told in _DEPENDS.finditer(text[:LONGEST_NATURE]):
        reach = text[told.end() : told.end() + REACH]
        for of in _OF.finditer(reach):
            found = names.at_start(reach[of.end() :])
            if found is not None:
                return found[0] if found[0] != key else None
    return None


def _named_behind(text: str, key: str, names: Names) -> str | None:
    for start in _CAPITAL.finditer(text[:REACH]):
        name = names.at_start(text[start.start() :])
        if name is None or name[0] != key:
            continue
        behind = _OF_PARENT.match(text, start.start() + name[1])
        found = names.at_start(text[behind.end() :]) if behind is not None else None
        return found[0] if found is not None and found[0] != key else None
    return None


def break_circles(parents: dict[str, str | None]) -> None:
    """Units that hang from one another in a circle head the scope instead, the first of each."""
    settled: set[str] = set()
    for start in list(parents):
        path: dict[str, None] = {}
        key: str | None = start
        while key is not None and key not in settled:
            if key in path:
                parents[key] = None
                break
            path[key] = None
            key = parents.get(key)
        settled.update(path)
