"""One sentence after another, with what the text before has told: the units that a pronoun can stand for, the year, the unit
whose parts are spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from changelog.reading.narrative.acts import acts_of, dates_of
from changelog.reading.narrative.drafting import Drafting
from changelog.reading.narrative.marking import Mention, fold, mark
from changelog.reading.narrative.names import Name, names_in
from changelog.reading.narrative.ranks import KnownNames, Ranks
from changelog.reading.narrative.sentences import Sentence
from changelog.reading.narrative.settling import opens_anew
from changelog.reading.narrative.tellings import Telling
from changelog.reading.narrative.words import plural_of_all
from changelog.reading.profiles.loader import Profile
from changelog.reading.recognise.headings import plain_title

MEMORY = 60
"""Units that a bare rank or a pronoun can still stand for: several paragraphs of the densest narrative that we know."""


@dataclass(slots=True)
class Teller:
    """Reads the sentences of one document in their order."""

    profile: Profile
    known: KnownNames
    memory: list[Mention] = field(default_factory=list)
    topic: str | None = None
    year: int | None = None
    acronyms: dict[str, Name] = field(default_factory=dict)

    def telling(self, sentence: Sentence) -> Telling:
        """Read a sentence, and keep in mind what the next may refer to."""
        text = sentence.text
        telling = Telling(sentence, acts_of(text), dates_of(text, self.year))
        if telling.dates:
            self.year = telling.dates[-1].value.year
        if opens_anew(telling):
            self.topic = None
        names = self._names(text)
        if not names:
            return telling
        ranks = Ranks.of(self.profile)
        blanks = [(act.start, act.end) for act in telling.acts] + [(day.start, day.end) for day in telling.dates]
        marked = fold(mark(text, names, blanks, self._resolve), ranks.owners)
        drafting = Drafting(marked, list(reversed(self.memory)), self.topic)
        telling.drafts = drafting.drafts()
        self.topic = drafting.topic
        self.memory = [*self.memory, *marked.mentions()][-MEMORY:]
        return telling

    def _names(self, text: str) -> list[Name]:
        words, ranks = self.profile.narrative, Ranks.of(self.profile)
        names = [name for name in names_in(text, ranks, self.known) if not _is_plain(name, ranks)]
        spans = [(name.start, name.end) for name in names]
        short = [name for name in self._shortened(text) if not any(a <= name.start < b for a, b in spans)]
        names += short
        for name in names:
            found = _ACRONYM.search(text, name.start, name.end + 12)
            if found is not None:
                self.acronyms.setdefault(found["short"], name)
        return [*(_without_pointing(name, text, words.generic) for name in names), *_officials(text, words.officials)]

    def _shortened(self, text: str) -> Iterator[Name]:
        """Units told by an acronym given before: "Unidades de Atención Temprana (UNAT)", then "la UNAT antes mencionada"."""
        for short, name in self.acronyms.items():
            for found in re.finditer(rf"(?<=\b[Ll]a )(?:{short})\b|(?<=\b[Ee]l )(?:{short})\b", text):
                yield Name(found.start(), found.end(), "", name.name.partition("(")[0].strip())

    def _resolve(self, name: Name, before: Sequence[Mention]) -> Mention | None:
        """The unit that a bare rank or a pronoun stands for: the last of its rank, in the sentence first. Where the
        bare rank is a parent ("que dependía de la misma Coordinación"), a unit told as a parent comes first."""
        if name.is_plural:
            return None
        candidates = [*reversed(before), *reversed(self.memory)]
        if name.is_parent:
            candidates = [*(one for one in reversed(before) if one.is_parent), *candidates]
        found = _antecedent(name, candidates, has_sentence=bool(before))
        if found is None:
            return None
        return Mention(found.name, found.rank, name.start, name.end, stands_for=True, antecedent=found)


def _antecedent(name: Name, candidates: Sequence[Mention], *, has_sentence: bool) -> Mention | None:
    if name.is_generic:
        return next((one for one in candidates if not one.is_parent), None)
    if not name.rank:
        return candidates[0] if has_sentence else None
    wanted = name.rank.casefold()
    if " " in wanted:
        stems = [word[:4] for word in wanted.split()]
        kin = [one for one in candidates if [word[:4] for word in one.name.casefold().split()][: len(stems)] == stems]
        single = [one for one in kin if not one.name.casefold().startswith(wanted)]
        if single:
            return single[0]
    same = [one for one in candidates if one.rank.casefold() == wanted]
    like = [one for one in candidates if one.rank.casefold().partition(" ")[0] == wanted.partition(" ")[0]]
    return next(iter([*same, *like]), None)


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


def _without_pointing(name: Name, text: str, generic: tuple[str, ...]) -> Name:
    """ "Dicha Dirección Normativa": rank words and an adjective behind a pointing word name nothing new. Generic words ("las
    Unidades Administrativas Centrales") name no unit at all."""
    plain = plain_title(name.name)
    if plain.startswith(_both_numbers(generic)):
        return replace(name, name="", is_generic=True)
    extra = name.name[len(name.rank) :].split()
    points = _POINTING.search(text[max(0, name.start - _BACK) : name.start]) is not None
    return replace(name, name="") if points and len(extra) <= 1 and not name.is_plural else name


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
