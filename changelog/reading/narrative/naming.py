"""The units of a sentence by the names that it gives them: in full, by an acronym given before, by an office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache

from changelog.reading.narrative.named import Name
from changelog.reading.narrative.names import names_in
from changelog.reading.narrative.ranks import KnownNames, Ranks
from changelog.reading.narrative.words import plural_of_all
from changelog.reading.profiles.loader import Profile
from changelog.reading.recognise.headings import plain_title

MOST_ACRONYMS = 200
"""Acronyms kept of one document; the densest that we know gives a dozen."""


@dataclass
class Naming:
    """Finds the units named in the sentences of one document. `short` is the institution's acronym ("del INAFS" is no part
    of a name); `acronyms` are those that the text has given so far."""

    profile: Profile
    known: KnownNames
    short: str | None = None
    acronyms: dict[str, Name] = field(default_factory=dict)

    @cached_property
    def ranks(self) -> Ranks:
        """The rank words, with the institution's acronym among the owners of units ("del INAFS" is no part of a name)."""
        ranks = Ranks.of(self.profile)
        return replace(ranks, owners=ranks.owners | {self.short}) if self.short else ranks

    def names(self, text: str) -> list[Name]:
        """The units named in a sentence; the name is empty where only rank words or an acronym stand."""
        words, ranks = self.profile.narrative, self.ranks
        names = [name for name in names_in(text, ranks, self.known) if not _is_plain(name, ranks)]
        spans = [(name.start, name.end) for name in names]
        short = [name for name in self._shortened(text) if not any(a <= name.start < b for a, b in spans)]
        names += short
        for name in names:
            found = _ACRONYM.search(text, name.start, name.end + 12)
            if found is not None and len(self.acronyms) < MOST_ACRONYMS:
                self.acronyms.setdefault(found["short"], name)
        return [
            *(_without_pointing(name, text, words.generic) for name in names),
            *_officials(text, words.officials),
            *_moved_things(text),
        ]

    def _shortened(self, text: str) -> Iterator[Name]:
        """Units told by an acronym given before: "Unidades de Atención Temprana (UNAT)", then "la UNAT antes mencionada"."""
        for short, name in self.acronyms.items():
            if short not in text:
                continue
            for found in re.finditer(rf"(?<=\b[Ll]a )(?:{short})\b|(?<=\b[Ee]l )(?:{short})\b", text):
                yield Name(found.start(), found.end(), "", name.name.partition("(")[0].strip())


def _is_plain(name: Name, ranks: Ranks) -> bool:
    """Does the name only say "Instituto", or name the body that acts?"""
    return (not name.name and name.rank in ranks.owners) or name.rank in ranks.collegiate


_ACRONYM = re.compile(r"\((?P<short>[A-Z]{3,8})\)")
_POINTING = re.compile(r"\b(?:[Dd]ich|[Ee]st|[Cc]itad|[Rr]eferid|[Mm]encionad)[oae]s?(?: [uú]ltim[oa])? $")
_BACK = 24
"""Characters before a name in which a pointing word stands."""


@cache
def _both_numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(plain_title(form) for word in words for form in (word, plural_of_all(word)))


@lru_cache(maxsize=4096)
def _plain_name(name: str) -> str:
    return plain_title(name)


def _without_pointing(name: Name, text: str, generic: tuple[str, ...]) -> Name:
    """ "Dicha Dirección Normativa": rank words and an adjective behind a pointing word name nothing new. Generic words ("las
    Unidades Administrativas Centrales") name no unit at all."""
    plain = _plain_name(name.name)
    points = _POINTING.search(text[max(0, name.start - _BACK) : name.start]) is not None
    if plain.startswith(_both_numbers(generic)):
        return replace(name, name="", rank=name.rank if points else "", is_generic=True)
    extra = name.name[len(name.rank) :].split()
    return replace(name, name="") if points and len(extra) <= 1 and not name.is_plural else name


_MOVED_THING = re.compile(
    r"\b(?:integraci[óo]n|incorporaci[óo]n|transferencia|traslado|adscripci[óo]n|reubicaci[óo]n) del "
    r"(?P<name>(?P<rank>Programa|Proyecto|Fideicomiso|Sistema) [A-ZÁÉÍÓÚ][\wáéíóúñ-]*(?: (?:(?:de|del|de la|y|para) "
    r")?[A-ZÁÉÍÓÚ][\wáéíóúñ-]*){0,8})"
)


def _moved_things(text: str) -> Iterator[Name]:
    """Programmes and the like are no units, but one that is told to move to a unit is placed like one."""
    for found in _MOVED_THING.finditer(text):
        yield Name(found.start("name"), found.end("name"), " ".join(found["name"].split()), found["rank"])


_HOLDS = re.compile(r"(?:facultades|atribuciones|funciones|[Cc]ap[ií]tulo \w{1,6}) (?:de la |del |de )$")
_BEFORE_HOLDER = 50


def _officials(text: str, officials: Sequence[str]) -> Iterator[Name]:
    """Offices told as holders of functions: "las facultades del Director General"."""
    for official in officials:
        place = text.find(official)
        while place >= 0:
            before = " ".join(text[max(0, place - _BEFORE_HOLDER) : place].split()) + " "
            if _HOLDS.search(before) is not None:
                yield Name(place, place + len(official), official, official)
            place = text.find(official, place + 1)
