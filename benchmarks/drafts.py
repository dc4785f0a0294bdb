"""An institution while it is being made and changed.

A `DraftInstitution` is altered in place and remembers who is who by number; what it looks like on a day is a
`benchmarks.pictures.Picture`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from benchmarks import vocabulary
from benchmarks.vocabulary import Topic

SHARE_OF_SUPPORT = 0.4
"""Of the lowest units: those with a subject that recurs under other parents."""
SHARE_OF_NEAR_SIBLINGS = 0.2
"""Of the other units: those whose name differs from a sibling's by a word."""
SHARE_OF_NEAR_PARENTS = 0.1
"""Of the other units: those that deal with what the parent deals with, under another activity."""
SHARE_OF_BOILERPLATE = 0.25
"""Of all functions: those that units of any kind have word for word."""
SHARE_OF_SUPPORT_TEXTS = 0.4
"""Of the functions of units with a recurring subject: those that their namesakes have word for word."""
LEAST_SPECIFIC = 4
"""Functions of its own that every unit has, however many it shares: it is by these that a person tells it."""
UNITS_A_SHARED_TEXT = 200
"""About how many units have the same boilerplate (bounds: 12 to 400 texts in all)."""
SUPPORT_TEXTS = 24
"""Texts for each recurring subject."""


@dataclass(slots=True, eq=False)
class DraftFunction:
    """`text` may hold `vocabulary.OWN` and `vocabulary.ABOVE`. `is_shared`: other units have it word for word."""

    number: int
    text: str
    is_shared: bool


@dataclass(slots=True, eq=False)
class DraftUnit:
    """`depth` counts from 0 at the top; `rank` is a key of `DraftInstitution.rank_words`."""

    number: int
    rank: str
    subject: str
    topic: Topic
    depth: int
    parent: DraftUnit | None
    children: list[DraftUnit] = field(default_factory=list)
    functions: list[DraftFunction] = field(default_factory=list)

    @property
    def specific(self) -> list[DraftFunction]:
        return [function for function in self.functions if not function.is_shared]


@dataclass(slots=True, eq=False)
class DraftInstitution:
    """`rank_words` says what each rank is called on the day; `shared` is the boilerplate, `support` that of each
    recurring subject."""

    random: Random
    ranks: tuple[str, ...]
    functions_a_unit: int
    shared: list[str]
    support: dict[str, list[str]]
    rank_words: dict[str, str]
    root: DraftUnit
    made: int = 1

    def units(self) -> Iterator[DraftUnit]:
        """Every unit, in the order printed: parents before children, siblings in their order."""
        waiting = [self.root]
        while waiting:
            unit = waiting.pop()
            yield unit
            waiting.extend(reversed(unit.children))

    def add_unit(self, parent: DraftUnit, place: int | None = None) -> DraftUnit:
        """A new unit without functions, last of its siblings or at `place`."""
        depth = parent.depth + 1
        rank = self.ranks[depth]
        if rank in vocabulary.OTHER_RANK and self.random.random() < 0.1:
            rank = vocabulary.OTHER_RANK[rank]
        subject, topic = self.fresh_subject(parent)
        unit = DraftUnit(self._number(), rank, subject, topic, depth, parent)
        parent.children.insert(len(parent.children) if place is None else place, unit)
        return unit

    def fresh_subject(self, parent: DraftUnit) -> tuple[str, Topic]:
        """A subject that no child of `parent` has, and what it deals with."""
        taken = {child.subject for child in parent.children}
        while True:
            subject, topic = self._some_subject(parent)
            if subject not in taken:
                return subject, topic

    def _some_subject(self, parent: DraftUnit) -> tuple[str, Topic]:
        """At the lowest level often one that other parents' children have; else perhaps near a sibling's."""
        random = self.random
        topic = vocabulary.topic(random)
        if parent.depth + 1 == len(self.ranks) - 1 and random.random() < SHARE_OF_SUPPORT:
            return random.choice(vocabulary.SUPPORT), topic
        lot = random.random()
        if parent.children and lot < SHARE_OF_NEAR_SIBLINGS:
            sibling = random.choice(parent.children)
            return vocabulary.near_subject(random, sibling.subject), sibling.topic
        if lot > 1 - SHARE_OF_NEAR_PARENTS:
            topic = parent.topic
        return vocabulary.subject(random, topic), topic

    def fill(self, unit: DraftUnit) -> None:
        """Give a unit its functions: about `functions_a_unit`, those of its own first, boilerplate at the end."""
        wanted = max(3, round(self.random.gauss(self.functions_a_unit, self.functions_a_unit / 5)))
        shared = self.random.sample(self.shared, min(round(wanted * SHARE_OF_BOILERPLATE), len(self.shared)))
        alike = self.support.get(unit.subject, [])
        alike = self.random.sample(alike, min(round(wanted * SHARE_OF_SUPPORT_TEXTS), len(alike)))
        own = max(wanted - len(shared) - len(alike), LEAST_SPECIFIC)
        unit.functions = [self.new_function(unit) for _ in range(own)]
        unit.functions += [DraftFunction(self._number(), text, is_shared=True) for text in (*alike, *shared)]

    def new_function(self, unit: DraftUnit) -> DraftFunction:
        return DraftFunction(self._number(), vocabulary.specific_text(self.random, unit.topic), is_shared=False)

    def name_of(self, unit: DraftUnit) -> str:
        if unit.parent is None:
            return self.rank_words[unit.rank]
        return f"{self.rank_words[unit.rank]} de {unit.subject}"

    def _number(self) -> int:
        self.made += 1
        return self.made


def found_institution(units: int, functions_a_unit: int, random: Random) -> DraftInstitution:
    """An institution of so many units on 4 to 6 levels, each wider than the one above by about the same factor."""
    ranks = vocabulary.RANKS[4 if units <= 300 else 5 if units <= 3000 else 6]
    shared = vocabulary.shared_texts(random, min(400, max(12, units // (UNITS_A_SHARED_TEXT // 4))))
    support = {name: vocabulary.support_texts(random, name, SUPPORT_TEXTS) for name in vocabulary.SUPPORT}
    words = {rank: rank for rank in (*ranks, *vocabulary.OTHER_RANK.values())}
    root = DraftUnit(1, ranks[0], "", vocabulary.topic(random), 0, None)
    institution = DraftInstitution(random, ranks, functions_a_unit, shared, support, words, root)
    level = [root]
    for wanted in _widths(units, len(ranks)):
        level = [institution.add_unit(parent) for parent in _parents(level, wanted, random)]
    for unit in institution.units():
        institution.fill(unit)
    return institution


def _widths(units: int, levels: int) -> list[int]:
    """How many units each level below the top has; they add up to `units` with the top."""
    factor = units ** (1 / (levels - 1))
    widths = [max(1, round(factor**depth * (1 - 1 / factor))) for depth in range(1, levels - 1)]
    return [*widths, max(1, units - 1 - sum(widths))]


def _parents(level: list[DraftUnit], wanted: int, random: Random) -> list[DraftUnit]:
    """A parent for each of `wanted` units: every unit above has one, as far as they go; the rest falls by chance."""
    return [*level[:wanted], *random.choices(level, k=max(0, wanted - len(level)))]
