"""The institution that a manual belongs to, by the names that it prints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from changelog.domain.snapshots import Institution
from changelog.reading.profiles.loader import Profile
from changelog.reading.recognise.headings import plain_title, rank_of

_LINK = r"(?:de la|de los|de las|del|de|la|los|las|el|y|e|para|en|al|a)"
_WORD = r"[A-ZÁÉÍÓÚÑ][\wáéíóúüñÁÉÍÓÚÜÑ]*"
_NAME_END = re.compile(rf"(?:\s{_LINK}(?:\s{_LINK}){{0,2}})?\s{_WORD}")
_ACRONYM = re.compile(r"\s?(?:\((?P<inside>[A-ZÁÉÍÓÚÑ]{3,15})\)|,\s(?P<between>[A-Z]{3,15}),)")
_CAPITALS = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{3,15}\b")
_LINKS = frozenset("de la los las del el y e para en al a".split())
LONGEST_NAME = 20
"""Words."""
ACRONYM_WEIGHT = 10
"""A name that is printed with its acronym counts like this many without: it is how a text introduces its institution."""
LEAST_WORDS = 3
"""Words of a name, small ones included: "Instituto Nacional" alone is no name."""


def find_institution(text: str, profile: Profile) -> Institution | None:
    """The institution whose name a text (lines joined by blanks) prints most, with its acronym; None where none is found."""
    counted: Counter[str] = Counter()
    acronyms: dict[str, Counter[str]] = {}
    for name, acronym in _names(text, profile):
        counted[name] += ACRONYM_WEIGHT if acronym else 1
        if acronym:
            acronyms.setdefault(name, Counter())[acronym] += 1
    if not counted:
        return None
    best = max(counted, key=lambda name: (counted[name], len(name)))
    told = acronyms.get(best)
    return Institution(best, told.most_common(1)[0][0] if told else _initials(best, text))


def _names(text: str, profile: Profile) -> Iterator[tuple[str, str | None]]:
    for noun in profile.institutions:
        start = text.find(noun + " ")
        while start >= 0:
            end = start + len(noun)
            words = 1
            while words < LONGEST_NAME and (further := _NAME_END.match(text, end)) is not None:
                end = further.end()
                words += 1
            name = text[start:end]
            if len(name.split()) >= LEAST_WORDS and rank_of(name, profile.ranks) in (None, noun):
                found = _ACRONYM.match(text, end)
                yield name, (found["inside"] or found["between"]) if found is not None else None
            start = text.find(noun + " ", end)


def _initials(name: str, text: str) -> str | None:
    """The word in capitals that a text prints and whose letters are the initials of the name."""
    initials = "".join(word[0].upper() for word in plain_title(name).split() if word not in _LINKS)
    printed = set(_CAPITALS.findall(text))
    return initials if initials in printed else None
