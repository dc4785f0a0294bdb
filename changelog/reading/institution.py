"""The institution that a manual belongs to, by the names that it prints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

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
# Where a title names it, commas are its own: "MINISTERIO DE OBRAS, PUERTOS Y SERVICIOS".
_LONG_CAPITAL_NAME = re.compile(r"[A-ZÁÉÍÓÚÜÑ]+(?:,?\s[A-ZÁÉÍÓÚÜÑ]+){1,19}")
_CAPITALS = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{3,15}\b")
_LINKS = frozenset("de la los las del el y e para en al a".split())
LONGEST_NAME = 20
"""Words."""
ACRONYM_WEIGHT = 10
"""A name that is printed with its acronym counts like this many without: it is how a text introduces its institution."""
LEAST_WORDS = 3
"""Words of a name, small ones included: "Instituto Nacional" alone is no name."""


# "Ministerio de Comercio, Industria y Turismo": a comma goes on with a name where an "y" closes the list.
_LISTED_END = re.compile(rf",\s{_WORD}(?=[^.:;]{{0,80}}\s[ye]\s(?:{_LINK}\s)?[A-ZÁÉÍÓÚÑ])")
# What an act's title says that it is about: whose structure, whose regulation.
_TITLED = re.compile(
    r"(?:estructura(?:\s+(?:org[áa]nica|interna|administrativa|organizativa|org[áa]nica\s+interna)(?:\s+(?:de|del)\s[\w\s]{3,40}\snivel(?:\soperativo)?,?)?)?|reglamento\s+(?:inter(?:ior|no)|org[áa]nico|general)|"
    r"reglamento\s+de\s+organizaci[óo]n\s+y\s+funciones(?:\s*[-–(]?\s*rof\s*\)?)?|estatuto\s+org[áa]nico|manual\s+de\s+operaciones)\s+"
    r"(?:de\s+l[ao]s?|del|de)\s+",
    re.IGNORECASE,
)
TITLE_LINES = 60
"""Lines in which the title of an act stands."""
TITLE_REACH = 160
"""Characters of the name in it."""


def titled_institution(lines: Sequence[BodyLine], profile: Profile) -> Institution | None:
    """The institution whose structure an act's title names; None where it names none."""
    nouns = sorted(profile.institutions, key=len, reverse=True)
    text = Prose.of(lines).text
    for line in lines[:TITLE_LINES]:
        for titled in _TITLED.finditer(line.text[:600]):
            reach = line.text[titled.end() : titled.end() + TITLE_REACH]
            noun = next((noun for noun in nouns if plain_title(reach[: len(noun)]) == plain_title(noun)), None)
            name = _titled_name(reach, len(noun)) if noun is not None else None
            if name is not None:
                return _as_printed(name, text)
    return None


def _titled_name(reach: str, end: int) -> str | None:
    capitals = _LONG_CAPITAL_NAME.match(reach)
    if capitals is not None and len(capitals.group()) > end:
        return capitals.group()
    words = 1
    while (
        words < LONGEST_NAME and (further := _NAME_END.match(reach, end) or _LISTED_END.match(reach, end)) is not None
    ):
        end = further.end()
        words += 1
    return reach[:end] if len(reach[:end].split()) >= LEAST_WORDS else None


def _as_printed(name: str, text: str) -> Institution:
    """A name in the letters in which running text prints it most, with its acronym."""
    found = Counter(
        one.group() for one in re.finditer(re.escape(name), text, re.IGNORECASE) if not one.group().isupper()
    )
    printed = found.most_common(1)[0][0] if found else name
    acronym = next(
        (told for one in re.finditer(re.escape(printed), text) if (told := _ACRONYM.match(text, one.end()))), None
    )
    if acronym is not None:
        return Institution(printed, acronym["inside"] or acronym["between"])
    return Institution(printed, _initials(printed, text))


def find_institution(lines: Sequence[BodyLine], profile: Profile, *, is_act: bool = False) -> Institution | None:
    """The institution whose name a text prints most, with its acronym; None where none is found. A name that is printed
    in capitals alone is taken from the line that it stands on. Of an act, its title tells."""
    if is_act and (titled := titled_institution(lines, profile)) is not None:
        return titled
    prose = Prose.of(lines)
    text = prose.text
    opens = {start for start, line in zip(prose.starts, lines, strict=True) if _opens_paragraph(line)}
    counted: Counter[str] = Counter()
    acronyms: dict[str, Counter[str]] = {}
    for name, acronym in _names(text, opens, profile):
        counted[name] += ACRONYM_WEIGHT if acronym else 1
        if acronym:
            acronyms.setdefault(name, Counter())[acronym] += 1
    if not counted:
        return _in_capitals(lines, profile)
    best = max(counted, key=lambda name: (counted[name], len(name)))
    told = acronyms.get(best)
    return Institution(best, told.most_common(1)[0][0] if told else _initials(best, text))


def _opens_paragraph(line: BodyLine) -> bool:
    """Does a line begin anew, so that no name goes on over it? A name set on several lines goes on in "de" or "y"."""
    first = line.text.partition(" ")[0]
    return line.blank_before and first[:1].isupper() and not (first.isupper() and first.casefold() in _LINKS)


def _names(text: str, opens: Container[int], profile: Profile) -> Iterator[tuple[str, str | None]]:
    """The names of institutions in a text, with their acronyms; `opens` are the places where paragraphs begin."""
    for noun in profile.institutions:
        longer = tuple(rank for rank in profile.ranks if rank.endswith(f" {noun}"))
        start = text.find(noun + " ")
        while start >= 0:
            end = start + len(noun)
            if longer and text.endswith(longer, 0, end):
                start = text.find(noun + " ", end)
                continue
            words = 1
            while words < LONGEST_NAME and end + 1 not in opens and (further := _NAME_END.match(text, end)) is not None:
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
