"""The institution that a manual belongs to, by the names that it prints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from changelog.domain.snapshots import Institution
from changelog.reading.lines import BodyLine
from changelog.reading.profiles.loader import Profile
from changelog.reading.prose import Prose
from changelog.reading.recognise.headings import plain_title, rank_of

_LINK = r"(?:de la|de los|de las|del|de|la|los|las|el|y|e|para|en|al|a)"
_WORD = r"[A-ZÁÉÍÓÚÑ][\wáéíóúüñÁÉÍÓÚÜÑ]*"
_NAME_END = re.compile(rf"(?:\s{_LINK}(?:\s{_LINK}){{0,2}})?\s{_WORD}")
_ACRONYM = re.compile(r"\s?(?:\((?P<inside>[A-ZÁÉÍÓÚÑ]{3,15})\)|,\s(?P<between>[A-Z]{3,15}),)")
_CAPITAL_NAME = re.compile(r"[A-ZÁÉÍÓÚÜÑ]+(?:\s[A-ZÁÉÍÓÚÜÑ]+){1,19}")
_CAPITALS = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{3,15}\b")
_LINKS = frozenset("de la los las del el y e para en al a".split())
LONGEST_NAME = 20
"""Words."""
ACRONYM_WEIGHT = 10
"""A name that is printed with its acronym counts like this many without: it is how a text introduces its institution."""
LEAST_WORDS = 3
"""Words of a name, small ones included: "Instituto Nacional" alone is no name."""


def find_institution(lines: Sequence[BodyLine], profile: Profile) -> Institution | None:
    """The institution whose name a text prints most, with its acronym; None where none is found. A name that is printed
    in capitals alone is taken from the line that it stands on."""
    text = Prose.of(lines).text
    counted: Counter[str] = Counter()
    acronyms: dict[str, Counter[str]] = {}
    for name, acronym in _names(text, profile):
        counted[name] += ACRONYM_WEIGHT if acronym else 1
        if acronym:
            acronyms.setdefault(name, Counter())[acronym] += 1
    if not counted:
        return _in_capitals(lines, profile)
    best = max(counted, key=lambda name: (counted[name], len(name)))
    told = acronyms.get(best)
    return Institution(best, told.most_common(1)[0][0] if told else _initials(best, text))


def _names(text: str, profile: Profile) -> Iterator[tuple[str, str | None]]:
    for noun in profile.institutions:
        longer = tuple(rank for rank in profile.ranks if rank.endswith(f" {noun}"))
        start = text.find(noun + " ")
        while start >= 0:
            end = start + len(noun)
            if longer and text.endswith(longer, 0, end):
                start = text.find(noun + " ", end)
                continue
            words = 1
            while words < LONGEST_NAME and (further := _NAME_END.match(text, end)) is not None:
                end = further.end()
                words += 1
            name = text[start:end]
            if len(name.split()) >= LEAST_WORDS and rank_of(name, profile.ranks) in (None, noun):
                found = _ACRONYM.match(text, end)
                yield name, (found["inside"] or found["between"]) if found is not None else None
            start = text.find(noun + " ", end)


def _in_capitals(lines: Sequence[BodyLine], profile: Profile) -> Institution | None:
    for line in lines:
        for noun in profile.institutions:
            start = line.text.find(noun.upper() + " ")
            found = _CAPITAL_NAME.match(line.text, start) if start >= 0 else None
            if found is not None and len(found.group().split()) >= LEAST_WORDS:
                return Institution(found.group())
    return None


def _initials(name: str, text: str) -> str | None:
    """The word in capitals that a text prints and whose letters are the initials of the name."""
    initials = "".join(word[0].upper() for word in plain_title(name).split() if word not in _LINKS)
    printed = set(_CAPITALS.findall(text))
    return initials if initials in printed else None
