"""Units mentioned by name in running text: a rank and a name, where they stand, and what they resolve to.

`mentions_of(manual)` gives every mention of every passage, in the order printed. A mention is found by the names that the
manual itself gives (its own units, the former names that it tells), longest first, and else by its shape: a rank word with
a capital, then capitalised words joined by "de", "y", "para" ..., up to a full stop, a lower-case word, or the next rank.
"las Coordinaciones de Crédito y de Cobranza" are two mentions. Posts ("el Director de Finanzas") are none: they open with
no rank word; "la persona Titular de la División de Crédito" mentions the División.

What it resolves to (`Meaning`):
 UNIT      one or more units of this manual: their codes in `codes` (several where a name is borne by several).
 FORMER    a name that the manual's own prose says was changed or ended; `change` is what it tells.
 GENERIC   a rank alone or with an adjective, no name ("las Coordinaciones Normativas", "esta Dirección").
 UNKNOWN   none of these: a unit of another Dirección or institution, or one that does not exist. `NameBook.nearest` offers
           the unit whose name comes near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from changelog.audit.name_book import ARTICLES, MOST_WORDS, NameBook, Rank, folded_word
from changelog.domain.manuals import Manual, Passage
from changelog.domain.narratives import NarratedChange

SERIES = 8
"""Words within which a series behind a comma ("para Administración, Finanzas y Jurídico") has to come to its "y"."""

_TOKEN = re.compile(r"\w+")
_BREAK = re.compile(r"[^ \n,\-–]")
_LEADING = frozenset({"de", "en", "con", "para", "por", "sobre", "y", "e"})
_JOINING = _LEADING | {"del", "la", "las", "los", "el"}
"""Words that join those of a name; an article among them only behind another ("de la", "para el")."""
_ENDS = frozenset(
    "articulo articulos capitulo titulo apartado reglamento ley leyes estatuto decreto acuerdo manual norma normas oficio "
    "diario director directora subdirector titular jefe presidente asimismo acdo dof fecha anexo transitorio se que "
    "lic ing mtro mtra dr dra arq cedula".split()
)
"""Capitalised words that head something else: no name goes on over them."""


class Meaning(StrEnum):
    UNIT = "unit"
    FORMER = "former"
    GENERIC = "generic"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: `start` and `end` are offsets in the passage's text, `name` the words there as printed (in a list of
    units the rank is that of its head and stands before: "Coordinaciones de Crédito y de Cobranza" gives "de Cobranza"),
    `words` the name as compared, rank first in the singular, without articles and accents. `is_plural` where the rank is
    printed in the plural. `before` and `after` are up to 60 characters around it.
    """

    passage: Passage
    start: int
    end: int
    name: str
    rank: Rank
    words: tuple[str, ...]
    meaning: Meaning
    codes: tuple[str, ...] = ()
    change: NarratedChange | None = None
    is_plural: bool = False

    @property
    def first_line(self) -> int:
        return self.passage.line_at(self.start)

    @property
    def last_line(self) -> int:
        return self.passage.line_at(max(self.start, self.end - 1))

    @property
    def before(self) -> str:
        return self.passage.text[max(0, self.start - 60) : self.start]

    @property
    def after(self) -> str:
        return self.passage.text[self.end : self.end + 60]

    @property
    def subject(self) -> tuple[str, ...]:
        """The words behind the rank."""
        return self.words[len(self.rank) :]


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    start: int
    end: int
    is_capital: bool
    gap: str

    @property
    def is_cut_off(self) -> bool:
        return _BREAK.search(self.gap) is not None


def name_book(manual: Manual) -> NameBook:
    """The names that a manual gives: built once for a manual."""
    narrated = manual.reading.narrated if manual.reading is not None else ()
    owner = manual.institution
    owners = (owner.name.split()[0], owner.acronym or "") if owner is not None else ()
    return _book(manual.headings, manual.structure, narrated, manual.ranks, owners)


def mentions_of(manual: Manual) -> tuple[Mention, ...]:
    """Every mention of a unit in the passages of a manual, in the order printed."""
    return _mentions(manual.passages, name_book(manual))


_book = lru_cache(maxsize=4)(NameBook)


@lru_cache(maxsize=4)
def _mentions(passages: tuple[Passage, ...], book: NameBook) -> tuple[Mention, ...]:
    return tuple(mention for passage in passages for mention in Scan(passage, book).mentions())


class Scan:
    """One passage, word by word."""

    def __init__(self, passage: Passage, book: NameBook) -> None:
        self.passage = passage
        self.book = book
        self.words = tuple(_words(passage.text))
        self.folded = tuple(word.folded for word in self.words)

    def mentions(self) -> Iterator[Mention]:
        place = 0
        while place < len(self.words):
            opened = self.book.rank_at(self.folded, place)
            if opened is None or self._cuts(place + 1, opened.end):
                place += 1
                continue
            start = place
            place = opened.end if self.words[place].is_capital else place + 1
            for mention, end in self._at(start, opened.rank, opened.end, opened.is_plural):
                yield mention
                place = max(place, end)

    def _at(self, place: int, rank: Rank, begin: int, is_plural: bool) -> Iterator[tuple[Mention, int]]:
        """The mentions that begin with one rank, each with the number of the word behind it: several where it is plural."""
        first = self._one(place, rank, begin, is_plural)
        if first is None:
            return
        mention, end = first
        yield mention, end
        while is_plural and mention.meaning is not Meaning.GENERIC:
            begin = self._next_in_list(end)
            following = self._one(begin, rank, begin, is_plural) if begin else None
            if following is None or following[0].meaning is Meaning.GENERIC:
                return
            mention, end = following
            yield mention, end

    def _next_in_list(self, place: int) -> int:
        """Where the next name of a list of units begins: behind a comma or "y", with "de"; 0 where there is none."""
        if place >= len(self.words) or self.words[place].is_cut_off:
            return 0
        has_comma = "," in self.words[place].gap
        if self.folded[place] in ("y", "e"):
            has_comma, place = True, place + 1
        if not has_comma or place >= len(self.words) or self.words[place].is_cut_off:
            return 0
        return place if self.folded[place] in ("de", "del") else 0

    def _one(self, place: int, rank: Rank, begin: int, is_plural: bool) -> tuple[Mention, int] | None:
        known, known_end = self._known(rank, begin)
        shaped_end = self._shaped(begin, is_plural) if self.words[place].is_capital or place == begin else begin
        if known and (shaped_end <= known_end or self._goes_on_with_another(known_end, rank, begin, shaped_end)):
            return self._mention(place, known_end, rank, known, is_plural), known_end
        end = max(shaped_end, known_end if known else begin)
        words = self._compared(rank, begin, end)
        if not self.words[place].is_capital and place != begin and not known:
            return None
        return self._mention(place, end, rank, words, is_plural), end

    def _goes_on_with_another(self, known_end: int, rank: Rank, begin: int, shaped_end: int) -> bool:
        """Whether what follows a known name is another thing: behind "y" or a comma, unless the whole comes near a name."""
        joins = self.folded[known_end] in ("y", "e") or "," in self.words[known_end].gap
        if not joins:
            return False
        whole = self._compared(rank, begin, shaped_end)
        near = self.book.nearest(whole)
        return near is None or near.words == self._compared(rank, begin, known_end)

    def _known(self, rank: Rank, begin: int) -> tuple[tuple[str, ...], int]:
        """The longest name of the book that stands here, and where it ends."""
        words: list[str] = list(rank)
        best, end = (rank if self.book.is_name(rank) else ()), begin
        for place in range(begin, min(begin + MOST_WORDS, len(self.words))):
            if self.words[place].is_cut_off:
                break
            if self.folded[place] in ARTICLES:
                continue
            words.append(self.folded[place])
            if not self.book.is_beginning(tuple(words)):
                break
            if self.book.is_name(tuple(words)):
                best, end = tuple(words), place + 1
        return best, end

    def _shaped(self, begin: int, is_plural: bool) -> int:
        """Where a name ends by its shape; `begin` where no name follows the rank."""
        place, end = begin, begin
        while place < min(begin + MOST_WORDS, len(self.words)):
            word = self.words[place]
            if word.is_cut_off or ("," in word.gap and not self._is_series(place)):
                break
            if is_plural and place > begin and self._next_in_list(place):
                break
            if self._opens_another(place, begin):
                break
            if word.folded in _JOINING and not (
                word.is_capital and len(word.folded) > 1 and self.passage.text.isupper()
            ):
                place += 1
                continue
            if not word.is_capital or word.folded in _ENDS:
                break
            place += 1
            end = place
        return end

    def _opens_another(self, place: int, begin: int) -> bool:
        """Whether a unit or the institution begins here: a rank behind an article or "y", the owner behind "del"."""
        if place == 0:
            return False
        word, previous = self.words[place], self.folded[place - 1]
        if previous in ("y", "e") and word.folded in ("el", "la", "los", "las"):
            return True
        if word.folded in ("el", "la", "los", "las") and previous not in _LEADING:
            return True
        if not word.is_capital or place == begin:
            return False
        if previous in ("del", "la", "las", "los", "el", "al", "y", "e") or "," in word.gap:
            return word.folded in self.book.owners or self.book.rank_at(self.folded, place) is not None
        return previous == "de" and word.folded in self.book.owners

    def _is_series(self, place: int) -> bool:
        """Whether a comma here stands within a name: capitalised words follow, of no rank, that soon come to "y"."""
        if not self.words[place].is_capital or self.book.rank_at(self.folded, place) is not None:
            return False
        for at in range(place, min(place + SERIES, len(self.words) - 1)):
            word = self.words[at]
            if at > place and word.is_cut_off:
                return False
            if word.folded in ("y", "e"):
                further = at + 1 if self.folded[at + 1] not in ARTICLES else min(at + 2, len(self.words) - 1)
                return self.words[further].is_capital and self.book.rank_at(self.folded, further) is None
            if not word.is_capital and word.folded not in _JOINING:
                return False
        return False

    def _compared(self, rank: Rank, begin: int, end: int) -> tuple[str, ...]:
        return (*rank, *(word for word in self.folded[begin:end] if word not in ARTICLES))

    def _cuts(self, begin: int, end: int) -> bool:
        return any(word.is_cut_off or "," in word.gap for word in self.words[begin:end])

    def _mention(self, place: int, end: int, rank: Rank, words: tuple[str, ...], is_plural: bool) -> Mention:
        start, stop = self.words[place].start, self.words[end - 1].end
        codes, change = self.book.codes(words), self.book.former(words)
        meaning = Meaning.UNIT if codes else Meaning.FORMER if change else Meaning.UNKNOWN
        if meaning is Meaning.UNKNOWN and (len(words) <= len(rank) or self._is_of_many(place, end, is_plural)):
            meaning = Meaning.GENERIC
        name = self.passage.text[start:stop]
        return Mention(self.passage, start, stop, name, rank, words, meaning, codes, change, is_plural)

    def _is_of_many(self, place: int, end: int, is_plural: bool) -> bool:
        """A plural with an adjective in place of a name: "Unidades Médicas", "las Coordinaciones Normativas"."""
        opened = self.book.rank_at(self.folded, place) if is_plural else None
        return opened is not None and opened.end < end and self.folded[opened.end] not in ("de", "del", "para")


def _words(text: str) -> Iterator[_Word]:
    last = 0
    for found in _TOKEN.finditer(text):
        word = found.group()
        yield _Word(folded_word(word), found.start(), found.end(), word[0].isupper(), text[last : found.start()])
        last = found.end()
