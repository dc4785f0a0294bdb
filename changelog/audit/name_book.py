"""The names that a manual gives: its own units', the former ones that its prose tells; and which of them comes near."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from changelog.domain.manuals import ListedUnit
from changelog.domain.narratives import NarratedChange, NarratedKind

Rank = tuple[str, ...]
Words = tuple[str, ...]

ARTICLES = frozenset({"a", "al", "de", "del", "el", "la", "las", "lo", "los"})
"""Words that prose adds or drops within a name. "y", "para", "con" and "en" are kept: they tell names apart."""
JOINING = frozenset({"y", "e", "para", "en", "con", "por", "sobre"})
FEWEST_OF_BRANCH = 3
"""Words of a name from which on their all being a branch's own is no chance."""
NEAR = 0.6
"""Weight of the words that two names share, of that of all their words, from which on one comes near the other."""
CUT_SHORT = 0.92
"""Likeness given at least to a name that begins with all that was said: it is meant before one of another rank."""
OTHER_RANK = 0.9
"""Likeness given to a name that has the same words behind another rank."""
FEWEST_WORDS = 3
"""Words behind the rank from which on a name under another rank is taken for a slip: "Dirección de Finanzas" and
"Coordinación de Finanzas" are often two units."""
STEM = 6
"""Letters that two words have in common to differ in their ending only, and by which names are looked up."""
MOST_WORDS = 40
"""Words that a name can have: the longest of the five manuals has 21."""
RAREST = 8
"""Words of a name by which others are looked up: the rarest, which say most."""
MOST_HELD = 2_000
"""Names looked up by one word: the largest of the five manuals has 548 units."""
MOST_COMPARED = 60
"""Names compared with one that is not known, those with most words in common: so the cost does not grow with the square."""
_ENDING = frozenset(
    {NarratedKind.RENAMED, NarratedKind.TRANSFORMED, NarratedKind.MERGED, NarratedKind.REPLACED, NarratedKind.ABOLISHED}
)
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=65_536)
def folded_word(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of_name(name: str) -> Words:
    """A name as compared: folded, without articles, nor what stands in brackets behind it."""
    bare = name.partition("(")[0] if not name.startswith("(") else name
    return tuple(word for word in map(folded_word, _WORD.findall(bare)) if word not in ARTICLES)


@dataclass(frozen=True, slots=True)
class Opened:
    """A rank read at a place: in the singular as compared, where it ends, whether it was printed in the plural."""

    rank: Rank
    end: int
    is_plural: bool


@dataclass(frozen=True, slots=True)
class Near:
    """A unit whose name comes near: `likeness` from 0.0 to 1.0, the weight of the words shared."""

    words: Words
    name: str
    codes: tuple[str, ...]
    likeness: float


class NameBook:
    """Names by their words as compared (rank first, no articles, no accents)."""

    def __init__(
        self,
        headings: Sequence[ListedUnit],
        structure: Sequence[ListedUnit],
        narrated: Sequence[NarratedChange],
        ranks: Iterable[str],
        owners: Iterable[str] = (),
    ) -> None:
        self.owners = frozenset(folded_word(owner) for owner in owners if owner)
        self._ranks = _rank_forms(ranks)
        self._codes: dict[Words, tuple[str, ...]] = {}
        self._printed: dict[Words, str] = {}
        for unit in headings or structure:
            for words in self._forms(unit.name):
                self._codes[words] = (*self._codes.get(words, ()), unit.code)
                self._printed.setdefault(words, unit.name.strip().rstrip("."))
        self._former = self._told(narrated)
        self._beginnings = {
            words[:count] for words in (*self._codes, *self._former) for count in range(1, len(words) + 1)
        }
        self._holding: defaultdict[str, list[Words]] = defaultdict(list)
        for words in self._codes:
            for word in {word[:STEM] for word in words[len(self.rank_of(words)) :]}:
                self._holding[word].append(words)
        self._borne = {self.rank_of(words) for words in self._codes}
        self._nearest: dict[Words, Near | None] = {}
        count = Counter(word for words in self._codes for word in set(words))
        self._weights = {word: log(1 + len(self._codes) / times) for word, times in count.items()}
        self._heaviest = log(1 + max(1, len(self._codes)))

    def _told(self, narrated: Sequence[NarratedChange]) -> dict[Words, NarratedChange]:
        """Names that ended, the last change told of each; not those that are given again, or that a unit bears now."""
        found: dict[Words, NarratedChange] = {}
        for change in narrated:
            results = {self.canonical(words_of_name(name)) for name in change.result}
            for name in results:
                found.pop(name, None)
            words = self.canonical(words_of_name(change.unit))
            if change.kind in _ENDING and len(words) > 1 and words not in self._codes:
                if words not in results:
                    found[words] = change
            elif change.kind in (NarratedKind.CREATED, NarratedKind.REESTABLISHED):
                found.pop(words, None)
        return found

    def rank_at(self, folded: Sequence[str], place: int) -> Opened | None:
        """The longest rank whose words stand here, articles between them or not."""
        for words in self._ranks.get(folded[place], ()):
            at, have = place, 0
            while have < len(words) and at < len(folded):
                if folded[at] == words[have]:
                    have += 1
                elif folded[at] not in ARTICLES:
                    break
                at += 1
            if have == len(words):
                rank, is_plural = self._ranks[folded[place]][words]
                return Opened(rank, at, is_plural)
        return None

    def canonical(self, words: Words) -> Words:
        """A name with its rank in the singular, as mentions are compared."""
        opened = self.rank_at(words, 0) if words else None
        return (*opened.rank, *words[opened.end :]) if opened else words

    def _forms(self, name: str) -> Iterator[Words]:
        """A unit's name as compared; one that is printed in the plural ("Unidades Médicas ...") in the singular too."""
        words = words_of_name(name)
        opened = self.rank_at(words, 0) if words else None
        whole = self.canonical(words)
        if not 1 < len(whole) <= MOST_WORDS:
            return
        yield whole
        if (
            opened is not None
            and opened.is_plural
            and whole[len(opened.rank) :]
            and whole[len(opened.rank)].endswith("s")
        ):
            rank, (first, *rest) = opened.rank, whole[len(opened.rank) :]
            yield (*rank, first[:-1], *rest)

    def rank_of(self, words: Words) -> Rank:
        opened = self.rank_at(words, 0) if words else None
        return opened.rank if opened else ()

    def is_name(self, words: Words) -> bool:
        return words in self._codes or words in self._former

    def is_beginning(self, words: Words) -> bool:
        return words in self._beginnings

    def codes(self, words: Words) -> tuple[str, ...]:
        """The codes of the units of this name; empty where there is none."""
        return self._codes.get(words, ())

    def former(self, words: Words) -> NarratedChange | None:
        return self._former.get(words)

    def printed(self, words: Words) -> str:
        return self._printed[words]

    @property
    def names(self) -> tuple[Words, ...]:
        return tuple(self._codes)

    def weight(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._heaviest) for word in words)

    def nearest(self, words: Words) -> Near | None:
        """The unit whose name comes nearest; None where none comes near. Among units of the same rank the words behind it
        are compared, weighed by how rare they are in this manual's names; words that differ in their ending only
        ("Tecnología", "Tecnológica") count as shared. Of another rank only the very same words count as near, and only
        where units of this manual bear the rank that was said."""
        if words not in self._nearest:
            self._nearest[words] = self._found_near(words)
        return self._nearest[words]

    def _found_near(self, words: Words) -> Near | None:
        rank = self.rank_of(words)
        subject = words[len(rank) :]
        held = sorted((self._holding.get(stem, []) for stem in {word[:STEM] for word in subject}), key=len)
        counted = Counter(name for names in held[:RAREST] for name in names[:MOST_HELD])
        best: Near | None = None
        for name, _ in counted.most_common(MOST_COMPARED):
            likeness = self._likeness_in(rank, subject, name)
            if likeness >= NEAR and (best is None or likeness > best.likeness):
                best = Near(name, self._printed[name], self._codes[name], likeness)
        return best

    def speaks_like(self, subject: Words) -> bool:
        """Whether a name is made of the words of this manual's names, forms of them included; one of four may be new."""
        words = {word for word in subject if word not in JOINING}
        new = sum(word[:STEM] not in self._holding for word in words)
        return len(words) >= FEWEST_OF_BRANCH and new <= (len(words) > FEWEST_OF_BRANCH)

    def _likeness_in(self, rank: Rank, subject: Words, name: Words) -> float:
        borne = self.rank_of(name)
        if borne == rank and subject and name[: len(rank) + len(subject)] == (*rank, *subject):
            return max(CUT_SHORT, self.likeness(subject, name[len(borne) :]))
        if borne == rank:
            return self.likeness(subject, name[len(borne) :])
        is_slip = rank in self._borne and len(subject) >= FEWEST_WORDS and subject == name[len(borne) :]
        return OTHER_RANK if is_slip else 0.0

    def likeness(self, one: Words, other: Words) -> float:
        first, second = set(one), set(other)
        shared = first & second
        loose, open_words = 0.0, second - first
        for word in first - second:
            twin = next((two for two in open_words if _is_akin(word, two)), None)
            if twin is not None:
                open_words = open_words - {twin}
                loose += 2 * self.weight([twin])
        whole = self.weight(first) + self.weight(second)
        return min(1.0, (2 * self.weight(shared) + loose) / whole) if whole else 0.0


def _is_akin(one: str, other: str) -> bool:
    """Whether two words have their stem in common: six letters, or all but two of a shorter one."""
    stem = max(4, min(STEM, len(one) - 2, len(other) - 2))
    return min(len(one), len(other)) >= stem and one[:stem] == other[:stem]


def _rank_forms(ranks: Iterable[str]) -> dict[str, dict[Words, tuple[Rank, bool]]]:
    """Ranks in singular and plural by their first word, the longest first."""
    single = {words_of_name(rank) for rank in ranks}
    single -= {(_plural(rank[0]),) for rank in single if len(rank) == 1}
    forms: dict[Words, tuple[Rank, bool]] = {}
    for rank in single:
        head = _plural(rank[0])
        forms[(head, *rank[1:])] = forms[(head, *map(_plural, rank[1:]))] = (rank, True)
    forms |= {rank: (rank, False) for rank in single}
    found: defaultdict[str, dict[Words, tuple[Rank, bool]]] = defaultdict(dict)
    for words in sorted(forms, key=lambda words: (-len(words), words)):
        found[words[0]][words] = forms[words]
    return dict(found)


def _plural(word: str) -> str:
    if word.endswith("s"):
        return word
    return word + ("s" if word[-1:] in "aeiou" else "es")
