"""Rank words that open a name, and the names of a document's own structure as evidence of where one ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from changelog.reading.narrative.words import Token, plural_of, plural_of_all, spelled
from changelog.reading.profiles.loader import Profile
from changelog.reading.recognise.headings import plain_title

LONGEST_NAME = 40
"""Words; the longest name of the five manuals that we know has 19."""
_ACCENTED = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"}


@dataclass(frozen=True, slots=True)
class Rank:
    """Rank words as they open a name: `singular` as the profile spells them, `words` how many tokens they take."""

    singular: str
    words: int
    is_plural: bool
    is_name: bool


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names of the document's structure, as word sequences without accents and case, by their first two words and how many
    they have, the most first: thousands of names that begin alike are looked up, not gone through."""

    by_opening: dict[tuple[str, ...], tuple[tuple[int, frozenset[tuple[str, ...]]], ...]] = field(default_factory=dict)
    tails: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str]) -> KnownNames:
        grouped: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        tails: set[str] = set()
        for name in names:
            words = _plain_words(name)
            if len(words) > 1:
                grouped.setdefault(words[:2], []).append(words)
                tails |= {" ".join(words[place:]) for place in range(1, min(4, len(words)))}
        by_opening = {
            opening: tuple(
                (count, frozenset(words for words in found if len(words) == count))
                for count in sorted({len(words) for words in found}, reverse=True)
            )
            for opening, found in grouped.items()
        }
        return cls(by_opening, frozenset(tails))

    def length(self, tokens: Sequence[Token], at: int) -> int:
        """How many tokens from a place on spell a known name; 0 where none does."""
        second = next((token.plain for token in tokens[at + 1 : at + 4] if token.plain), "")
        names = self.by_opening.get((tokens[at].plain, second))
        if names is None:
            return 0
        places = [place for place, token in enumerate(tokens[at : at + LONGEST_NAME]) if token.plain]
        words = tuple(tokens[at + place].plain for place in places)
        for count, known in names:
            if words[:count] in known:
                return places[count - 1] + 1
        return 0


def _plain_words(name: str) -> tuple[str, ...]:
    return tuple(word.strip('.,;:()"“”') for word in plain_title(name).split() if word.strip('.,;:()"“”'))


@dataclass(frozen=True, slots=True)
class Ranks:
    """Rank words of a profile, singular and plural, by their first word in lower case."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], Rank], ...]]
    openings: frozenset[str]
    ends: frozenset[str]
    owners: frozenset[str]
    collegiate: frozenset[str]

    @classmethod
    @cache
    def of(cls, profile: Profile) -> Ranks:
        grouped: dict[str, list[tuple[tuple[str, ...], Rank]]] = {}
        narrative = profile.narrative
        plurals = {several for rank in profile.ranks if (several := plural_of_all(rank)) != rank}
        for rank in sorted({*profile.ranks, *narrative.bodies} - plurals):
            words = rank.split()
            is_name = rank in narrative.names_by_themselves
            for plural in (False, True):
                printed = [plural_of(word) if plural and word[0].isupper() else word for word in words]
                forms = {tuple(word.lower() for word in printed)}
                if plural and len(words) > 1:  # "Subjefaturas de División"
                    forms.add((printed[0].lower(), *(word.lower() for word in words[1:])))
                if plural and len(words) > 1:  # "Jefaturas de Servicio" beside "Jefaturas de Servicios"
                    forms |= {(*form[:-1], form[-1][:-1]) for form in list(forms) if form[-1].endswith("s")}
                forms = {tuple(map(spelled, form)) for form in forms}
                for form in forms:
                    grouped.setdefault(form[0], []).append((form, Rank(rank, len(form), plural, is_name)))
        ordered = {first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in grouped.items()}
        openings = {form[:2] for first in ordered for form in (first, _ACCENTED.get(first[0], first[0]) + first[1:])}
        return cls(
            ordered,
            frozenset(openings),
            frozenset(narrative.name_ends),
            frozenset(narrative.owners),
            frozenset(narrative.collegiate),
        )

    def at(self, tokens: Sequence[Token], place: int) -> Rank | None:
        """The rank words that begin at a token; the first bears a capital, or a name follows ("el área de Planeación")."""
        first = tokens[place]
        if first.bare[:2].lower() not in self.openings:
            return None
        for form, rank in self.by_first.get(spelled(first.bare), ()):
            if place + rank.words <= len(tokens) and all(
                spelled(tokens[place + step].bare) == word for step, word in enumerate(form)
            ):
                is_told = first.bare[0].isupper() or (
                    _name_follows(tokens, place + rank.words) and spelled(first.bare) not in _COMMON
                )
                return rank if is_told or (not rank.is_plural and _is_pointed_at(tokens, place)) else None
        return None


# Without their capital these are bodies of any kind, or what somebody does ("la coordinación de Proyectos").
_COMMON = frozenset(
    spelled(word)
    for words in (
        "órgano órganos organismo organismos centro centros comisión comité consejo junta asamblea instituto fondo fondos",
        "agencia agencias servicio grupo grupos hospital hospitales clínica clínicas escuela escuelas despacho despachos",
        "biblioteca museo facultad secretaría gerencia presidencia intendencia",
        "representación residencia supervisión delegación coordinación división inspección auditoría",
    )
    for word in words.split()
)
_POINTING = ("dich", "citad", "referid", "mencionad", "aludid")


def _is_pointed_at(tokens: Sequence[Token], place: int) -> bool:
    """ "Dicha oficina", "la citada coordinación": a unit told before, without its capital."""
    return place > 0 and tokens[place - 1].bare.lower().startswith(_POINTING)


def _name_follows(tokens: Sequence[Token], place: int) -> bool:
    return place + 1 < len(tokens) and tokens[place].text in ("de", "del") and tokens[place + 1].is_name
