"""An institution while it is being made and changed, and what it looks like on a day.

A `DraftInstitution` is altered in place and remembers who is who by number. A `Picture` is what a manual of that day
would state: codes follow from positions, names from rank words, texts from the names of the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from benchmarks import vocabulary

SHARE_OF_SUPPORT = 0.4
"""Of the lowest units: those with a subject that recurs under other parents."""
SHARE_OF_BOILERPLATE = 0.25
"""Of all functions: those that other units have word for word."""
UNITS_A_SHARED_TEXT = 200
"""About how many units have the same boilerplate (bounds: 12 to 400 texts in all)."""


@dataclass(slots=True, eq=False)
class DraftFunction:
    number: int
    text: str
    is_shared: bool


@dataclass(slots=True, eq=False)
class DraftUnit:
    """`depth` counts from 0 at the top; `rank` is a key of `DraftInstitution.rank_words`."""

    number: int
    rank: str
    subject: str
    depth: int
    parent: DraftUnit | None
    children: list[DraftUnit] = field(default_factory=list)
    functions: list[DraftFunction] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class DraftInstitution:
    """`rank_words` says what each rank is called on the day; `shared` is the boilerplate."""

    random: Random
    ranks: tuple[str, ...]
    functions_a_unit: int
    shared: list[str]
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

    def add_unit(self, parent: DraftUnit, subject: str | None = None, place: int | None = None) -> DraftUnit:
        """A new unit without functions, last of its siblings or at `place`."""
        depth = parent.depth + 1
        rank = self.ranks[depth]
        if rank in vocabulary.OTHER_RANK and self.random.random() < 0.1:
            rank = vocabulary.OTHER_RANK[rank]
        unit = DraftUnit(self._number(), rank, subject or self.fresh_subject(parent), depth, parent)
        parent.children.insert(len(parent.children) if place is None else place, unit)
        return unit

    def fresh_subject(self, parent: DraftUnit) -> str:
        """A subject that no child of `parent` has: at the lowest level often one that other parents' children have."""
        taken = {child.subject for child in parent.children}
        lowest = parent.depth + 1 == len(self.ranks) - 1
        while True:
            recurs = lowest and self.random.random() < SHARE_OF_SUPPORT and len(taken) < len(vocabulary.SUPPORT)
            subject = self.random.choice(vocabulary.SUPPORT) if recurs else vocabulary.subject(self.random)
            if subject not in taken:
                return subject

    def fill(self, unit: DraftUnit) -> None:
        """Give a unit its functions: about `functions_a_unit`, boilerplate at the end."""
        wanted = max(3, round(self.random.gauss(self.functions_a_unit, self.functions_a_unit / 5)))
        shared = min(round(wanted * SHARE_OF_BOILERPLATE), len(self.shared))
        unit.functions = [self.new_function() for _ in range(wanted - shared)]
        texts = self.random.sample(self.shared, shared)
        unit.functions += [DraftFunction(self._number(), text, is_shared=True) for text in texts]

    def new_function(self) -> DraftFunction:
        return DraftFunction(self._number(), vocabulary.specific_text(self.random), is_shared=False)

    def name_of(self, unit: DraftUnit) -> str:
        if unit.parent is None:
            return self.rank_words[unit.rank]
        return f"{self.rank_words[unit.rank]} de {unit.subject}"

    def _number(self) -> int:
        self.made += 1
        return self.made


def found_institution(units: int, functions_a_unit: int, random: Random) -> DraftInstitution:
    """An institution of so many units, each level wider than the one above by about the same factor."""
    ranks = vocabulary.RANKS[4 if units <= 300 else 5 if units <= 3000 else 6]
    shared = vocabulary.shared_texts(random, min(400, max(12, units // (UNITS_A_SHARED_TEXT // 4))))
    words = {rank: rank for rank in (*ranks, *vocabulary.OTHER_RANK.values())}
    root = DraftUnit(1, ranks[0], "", 0, None)
    institution = DraftInstitution(random, ranks, functions_a_unit, shared, words, root)
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


@dataclass(frozen=True, slots=True)
class FunctionPicture:
    """A function on a day; `position` counts from 1 within its unit."""

    number: int
    unit: int
    position: int
    text: str


@dataclass(frozen=True, slots=True)
class UnitPicture:
    """A unit on a day; `words` is what its rank is called, `rank` which rank it is."""

    number: int
    code: str
    rank: str
    words: str
    subject: str
    name: str
    parent: int | None
    functions: tuple[FunctionPicture, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """All units on a day by number, in the order printed."""

    units: dict[int, UnitPicture]

    def functions(self) -> dict[int, FunctionPicture]:
        return {function.number: function for unit in self.units.values() for function in unit.functions}


def picture_of(institution: DraftInstitution) -> Picture:
    """What a manual of today would state. Codes begin at "7", as a manual's seventh chapter does."""
    codes = {institution.root.number: "7"}
    units: dict[int, UnitPicture] = {}
    for unit in institution.units():
        code = codes[unit.number]
        codes.update((child.number, f"{code}.{place}") for place, child in enumerate(unit.children, 1))
        units[unit.number] = _picture_of_unit(institution, unit, code)
    return Picture(units)


def _picture_of_unit(institution: DraftInstitution, unit: DraftUnit, code: str) -> UnitPicture:
    name = institution.name_of(unit)
    above = institution.name_of(unit.parent or unit)
    functions = tuple(
        FunctionPicture(function.number, unit.number, position, _written(function.text, name, above))
        for position, function in enumerate(unit.functions, 1)
    )
    words = institution.rank_words[unit.rank]
    parent = unit.parent.number if unit.parent else None
    return UnitPicture(unit.number, code, unit.rank, words, unit.subject, name, parent, functions)


def _written(text: str, own: str, above: str) -> str:
    if "{" not in text:
        return text
    return text.replace(vocabulary.OWN, vocabulary.of_unit(own)).replace(vocabulary.ABOVE, vocabulary.of_unit(above))
