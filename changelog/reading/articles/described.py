"""What the articles say of the units: duties, nature, who hangs from whom; each article is of one such kind or other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from changelog.reading.articles.blocks import Article
from changelog.reading.articles.fractions import Fractions, read_fractions
from changelog.reading.articles.listing import are_ordinal, lists_below
from changelog.reading.articles.names import ALIKE, Names, likeness, words_of
from changelog.reading.articles.subjects import (
    Subject,
    above_title,
    head_office,
    in_sentence,
    in_title,
    is_of_many,
    opening_sentence,
    several,
    several_in_sentence,
)
from changelog.reading.recognise.headings import rank_of

_DUTIES = re.compile(
    r"\b(?:funci[óo]n(?:es)?|atribuci[óo]n(?:es)?|facultad(?:es)?|competencias?|obligaciones|responsabilidades|siguientes?|deberes)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:funci[óo]n(?:es)?|atribuci[óo]n(?:es)?|facultad(?:es)?|competencias|obligaciones|responsabilidades|deberes)\b",
    re.IGNORECASE,
)
"""What a list of members, of requisites or of sittings does not speak of."""
_NATURE = re.compile(
    r"\b(?:es|son)\s+(?:el|la|los|las|un|una|unos|unas)\s+(?:\S+\s+){0,4}?(?:[óo]rganos?|unidad(?:es)?|dependencias?|[áa]reas?|"
    r"oficinas?|instancias?|m[áa]xim[ao]|responsables?|encargad[oa]s?|autoridad|entidad|cuerpo|comit[ée]|comisi[óo]n)|"
    r"\b(?:es|son)\s+(?:responsables?|[óo]rganos?|unidades?|encargad[oa]s?)\b|\bconstituy\w{1,4}\s+(?:un|el|la)\b|"
    r"\bdepend(?:e|en)\b|\b(?:est[áa]n?|se)\s+encarga(?:d[oa]s?|n)?\b|\btienen?\s+(?:por|como)\s+(?:objeto|objetivo|finalidad|misi[óo]n)|"
    r"\b[áa]mbito\s+de\s+competencia\b|\btienen?\s+(?:a\s+su\s+cargo|la\s+responsabilidad)\b",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"\b(?:est[áa]n?|estar[áa]n?)\s+a\s+cargo\s+de|\b(?:est[áa]n?|estar[áa]n?)\s+(?:conformad|integrad|compuest|presidid|constituid)|"
    r"\bse\s+(?:integra|conforma|compone)|\b(?:conformad|integrad)[oa]s?\s+(?:por|de)\b|\brequisitos\b|\brequiere\b|\bsesiona|"
    r"\bser[áa]\s+(?:presidid|suplid|designad|nombrad)|\bsuplid|\bausencias?\b",
    re.IGNORECASE,
)
_GENERIC_LEAD = re.compile(
    r"\bgen[ée]ric[ao]s\b|\bcomunes\b|\bfunciones\s+generales\s+de\s+las\s+(?:unidades|dependencias|direcciones)",
    re.IGNORECASE,
)
_ANAPHORIC = re.compile(
    r"(?:son|sus|tiene|tendr[áa]|le\s+corresponde|corresponde|ejerce|cumple|se\s+encarga|es|depende|est[áa]|para\s+el\s+cumplimiento|las\s+funciones\s+(?:son|ser))\b",
    re.IGNORECASE,
)
_OF_PARENT = re.compile(r",?\s+(?:de\s+l[ao]s?|del|de)\s+(?=[A-ZÁÉÍÓÚÑ])")
NAME_WORDS = 2
"""Words that a title above must share with the sentence below it for both to name one unit that no list has."""


def is_nature(text: str) -> bool:
    """Does a text say what a unit is, and not what it does?"""
    return _NATURE.search(text) is not None


class Matter(StrEnum):
    """What an article is about: a unit's duties, what a unit is, the units below it, further words on it, the duties of many
    units at once, or nothing of units."""

    DUTIES = "duties"
    NATURE = "nature"
    BELOW = "below"
    REMARK = "remark"
    GENERIC = "generic"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """An article and what was made of it. `keys` are the units that it is about: more than one only for duties in common."""

    article: Article
    matter: Matter
    keys: tuple[str, ...] = ()
    fractions: Fractions | None = None


@dataclass(slots=True)
class Described:
    """Articles read, and the units that no list has: their names by key, in the order printed; `names` are all by which
    units are told, short ones and other spellings too; `head` is the key of who heads the institution, where that is one of
    them."""

    names: Names
    head: str | None = None
    read: list[ArticleRead] = field(default_factory=list)
    found: dict[str, str] = field(default_factory=dict)


def read_described(
    articles: Sequence[Article],
    known: Sequence[tuple[str, str]],
    parents: Mapping[str, str | None],
    structure: Article | None,
    ranks: tuple[str, ...],
    owner: str | None,
    nouns: Sequence[str],
) -> Described:
    """Read articles in order. `known` are keys and names of the listed units, `parents` tells whom they hang from, `owner`
    is the institution, which is none, `nouns` are the words that open an institution's name."""
    reader = _Reader(known, parents, structure, ranks, owner, nouns)
    reader.are_ordinal = are_ordinal(articles)
    reader.learn(articles)
    for article in articles:
        reader.take(article)
    return reader.described


@dataclass(slots=True)
class _Seen:
    """Names met in a first walk: those of no list with the key that they would have, listed units that articles name, and
    the unit of the article before."""

    fresh: dict[tuple[str, ...], tuple[str, str]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    last: str | None = None


class _Reader:
    def __init__(
        self,
        known: Sequence[tuple[str, str]],
        parents: Mapping[str, str | None],
        structure: Article | None,
        ranks: tuple[str, ...],
        owner: str | None,
        nouns: Sequence[str],
    ) -> None:
        self.known = list(known)
        self.parents = parents
        self.structure = structure
        self.ranks = ranks
        self.nouns = nouns
        self.owner = words_of(owner) if owner is not None else ()
        self.current: str | None = None
        self.are_ordinal = False
        self.head: tuple[str, str] | None = None
        self.with_duties: set[str] = set()
        self.names = self._names()
        self.described = Described(self.names)

    def _names(self) -> Names:
        return Names.of([*self.known, *self._short()], [*self.ranks, *self.nouns], self.owner)

    def _short(self) -> list[tuple[str, str]]:
        """Names without the institution at their end: "Pleno" for "Pleno del Tribunal ..."."""
        if not self.owner:
            return []
        found = []
        for key, name in self.known:
            words = words_of(name)
            if len(words) > len(self.owner) and words[-len(self.owner) :] == self.owner:
                found.append((key, " ".join(words[: -len(self.owner)])))
        return found

    def learn(self, articles: Sequence[Article]) -> None:
        """Make known the units that articles describe and no list has. A name that is like that of a listed unit which no
        article names as it is listed is another spelling of it."""
        seen = _Seen()
        for article in articles:
            if self._is_ours(article):
                self._see(article, seen)
        if self.head is not None and self.head[0] in self.described.found:
            self.known.append(self.head)
        self._settle(seen)
        self.names = self.described.names = self._names()

    def _see(self, article: Article, seen: _Seen) -> None:
        above = above_title(article, self.names, self.ranks)
        seen.last = above.key if above is not None else None if article.above else seen.last
        found = self._described_by(article)
        if found is None and self.head is None:
            self._learn_head(article)
        if found is None or found.others:
            return
        if found.key is not None:
            seen.named.add(found.key)
            seen.last = found.key
        elif found.name is not None and (words := words_of(found.name)) and words != self.owner:
            if seen.last is not None and self._is_short_for(words, seen.last):
                self.known.append((seen.last, found.name))
            else:
                seen.fresh.setdefault(words, (f"art. {article.label}", found.name))

    def _settle(self, seen: _Seen) -> None:
        """Names that are new: other spellings of listed units that no article names, or units of no list."""
        taken = {key for key, _ in self.known}
        unnamed = taken - seen.named
        for key, name in seen.fresh.values():
            listed = self.names.nearest(name, unnamed)
            if listed is not None:
                self.known.append((listed, name))
                continue
            while key in taken:
                key = f"{key} bis"
            taken.add(key)
            self.known.append((key, name))
            self.described.found[key] = name

    def _learn_head(self, article: Article) -> None:
        """Make known who heads the institution, where an article gives functions to the head and no list has the office."""
        lead = opening_sentence(article)
        name = head_office(lead, self.owner) if self._announces(article, lead) and not is_of_many(lead) else None
        if name is not None and read_fractions(article.lines).items:
            known = self.names.whole(name)
            self.head = (known or f"art. {article.label}", name)
            if known is None:
                self.described.head = self.head[0]
                self.described.found[self.head[0]] = name

    def _is_short_for(self, words: tuple[str, ...], key: str) -> bool:
        """Is a name that of the unit of the article before, shortened or misspelled?"""
        name = next(words_of(name) for known, name in self.known if known == key)
        return words == name[-len(words) :] or likeness(words, name) >= ALIKE

    def _is_ours(self, article: Article) -> bool:
        """An article that can describe a unit: not the list, not one of the decree that approves a regulation."""
        return bool(article.lines) and article is not self.structure and article.opening.is_ordinal is self.are_ordinal

    def _described_by(self, article: Article) -> Subject | None:
        """The unit that an article gives duties to or tells the nature of."""
        lead = opening_sentence(article)
        if not self._tells(article, lead):
            return None
        titled = in_title(article.title, self.names, self.ranks) if article.title is not None else None
        if titled is not None:
            return titled
        told = in_sentence(lead, self.names, self.ranks)
        if told is not None and told.name is not None and _NATURE.search(lead) and not self._announces(article, lead):
            above = above_title(article, self.names, self.ranks)
            if above is None or above.name is None or not _share(above.name, told.name):
                return None
        return told or (above_title(article, self.names, self.ranks) if _ANAPHORIC.match(lead) else None)

    def _tells(self, article: Article, lead: str) -> bool:
        if _GENERIC_LEAD.search(lead):
            return False
        return self._announces(article, lead) or _NATURE.search(lead) is not None or self._is_headed(article)

    def _is_headed(self, article: Article) -> bool:
        return above_title(article, self.names, self.ranks) is not None

    def _announces(self, article: Article, lead: str) -> bool:
        return len(article.lines) > 1 and (lead.rstrip().endswith(":") or _DUTIES.search(lead) is not None)

    def take(self, article: Article) -> None:
        if not self._is_ours(article):
            self.described.read.append(ArticleRead(article, Matter.OTHER))
            return
        if above := above_title(article, self.names, self.ranks):
            self.current = above.key
        elif any(line.text for line in article.above):
            self.current = None
        self.described.read.append(self._read(article))

    def _read(self, article: Article) -> ArticleRead:
        lead = opening_sentence(article)
        fractions = read_fractions(article.lines) if len(article.lines) > 1 else None
        announces = fractions is not None and bool(fractions.items) and self._announces(article, lead)
        keys, others = self._keys(article, lead)
        if announces and (others or (not keys and _GENERIC_LEAD.search(lead))):
            return ArticleRead(article, Matter.GENERIC, (), fractions)
        if keys:
            self.current = keys[0]
            if lists_below(article) and fractions is not None and self._names_units(fractions):
                return ArticleRead(article, Matter.BELOW, keys[:1], fractions)
            if announces and (_STRONG.search(lead) or not _CHARGE.search(lead)):
                self.with_duties.update(keys)
                return ArticleRead(article, Matter.DUTIES, keys, fractions)
            if others:
                return ArticleRead(article, Matter.OTHER)
            if _CHARGE.search(lead) and not _NATURE.search(lead):
                return ArticleRead(article, Matter.REMARK, keys)
            matter = Matter.NATURE if _NATURE.search(lead) else Matter.REMARK
            return ArticleRead(article, matter, keys[:1])
        if announces and is_of_many(lead):
            return ArticleRead(article, Matter.GENERIC, (), fractions)
        return ArticleRead(article, Matter.OTHER)

    def _names_units(self, fractions: Fractions) -> bool:
        """Are most items of a list names of units?"""
        items = fractions.items
        named = sum(
            len(item.lines[0][1]) < 200 and self.names.whole(item.lines[0][1].strip(" .;,")) is not None
            for item in items
        )
        ranked = sum(
            len(item.lines[0][1]) < 200 and rank_of(item.lines[0][1], self.ranks) is not None for item in items
        )
        return 2 * max(named, ranked) >= len(items) > 0

    def _keys(self, article: Article, lead: str) -> tuple[tuple[str, ...], bool]:
        """The units that an article is about, and whether it means others besides."""
        if article.title is not None:
            many = several(article.title, self.names, self.parents)
            if many:
                return many, False
            titled = in_title(article.title, self.names, self.ranks)
            if titled is not None and titled.key is not None:
                return (self._meant(titled.key, lead),), False
        if self._announces(article, lead) and (many := several_in_sentence(lead, self.names, self.parents)):
            return many, False
        told = in_sentence(lead, self.names, self.ranks)
        if told is not None and told.key is not None:
            return (self._meant(told.key, lead),), told.others
        if self.head is not None and self._announces(article, lead) and head_office(lead, self.owner) is not None:
            return (self.head[0],), False
        if self.current is not None and (told is None or told.name is None) and _ANAPHORIC.match(lead):
            return (self.current,), False
        return (), told is not None and told.others

    def _meant(self, key: str, lead: str) -> str:
        """Of namesakes the one whose unit above the sentence tells behind the name, or the next that has no duties yet."""
        them = self.names.namesakes.get(key, (key,))
        if len(them) == 1:
            return key
        name = next(name for known, name in self.known if known == key)
        for rest in (lead[start.end() :] for start in re.finditer(re.escape(name), lead, re.IGNORECASE)):
            of = _OF_PARENT.match(rest)
            above = self.names.at_start(rest[of.end() :]) if of is not None else None
            for one in them:
                if above is not None and self.parents.get(one) == above[0]:
                    return one
        return next((one for one in them if one not in self.with_duties), key)


def _share(one: str, other: str) -> bool:
    return len(set(words_of(one)) & set(words_of(other))) >= min(NAME_WORDS, len(words_of(one)))
