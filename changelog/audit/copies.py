"""Functions that several units have word for word, and what that means: a set phrase, a copy, or one duty given twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations, pairwise

from changelog.audit.stated_functions import MASK, StatedFunction, words_of
from changelog.audit.wording import wording
from changelog.domain.units import Unit

SET_PHRASE = 5
"""Units from which on one text is a set phrase of the manual and nobody's own."""
OPENING = 4
"""Words that a set phrase opens with in all its variants."""
VARIANTS = 8
"""Units from which on functions that open alike are variants of one set phrase. Measured on two families of manuals: the
administration of contracts opens alike in every unit and names its own unit, a text copied from a sister in two or three."""
FEWEST = 2
"""Functions, closing one left out, that two units need to have in common to be twins."""
PARALLEL = 0.6
"""Share of the words of two names, rank and small words left out, from which on the units are each other's counterpart in
two branches (two Coordinaciones Administrativas): that they do the same, each for its own branch, is as it should be."""


class Kinship(Enum):
    """How the units that share a text are related."""

    SISTERS = "sisters"
    IN_LINE = "in line"
    PARALLEL = "parallel"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Copies:
    """One text in two units or more, in the order printed."""

    functions: tuple[StatedFunction, ...]
    kinship: Kinship

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.unit.code for one in self.functions))

    @property
    def units(self) -> tuple[Unit, ...]:
        return tuple({one.unit.code: one.unit for one in self.functions}.values())

    @property
    def is_about_its_own_unit(self) -> bool:
        """Not where all of them name one and the same unit."""
        return not self.name_one_unit and speaks_of_its_unit(self.functions[0])

    @property
    def name_one_unit(self) -> bool:
        """Whether the very same text names a unit that is the parent of one of them, or it itself, and not of another."""
        return len({one.words for one in self.functions}) > 1


def copies(functions: Sequence[StatedFunction]) -> Iterator[Copies]:
    """Texts that stand in more than one unit, closing functions left out: the same but for the name of the unit itself and
    of its parent, or the very same, though it names the parent of one of them only."""
    holders: defaultdict[tuple[str, ...], list[StatedFunction]] = defaultdict(list)
    as_printed: defaultdict[tuple[str, ...], list[StatedFunction]] = defaultdict(list)
    for one in functions:
        if not one.is_catch_all:
            holders[one.words].append(one)
            as_printed[words_of(one.body)].append(one)
    crossing = (held for held in as_printed.values() if len({one.words for one in held}) > 1)
    for held in (*holders.values(), *crossing):
        units = list({one.unit.code: one.unit for one in held}.values())
        if len(units) > 1:
            yield Copies(tuple(held), kinship_of(units))


def twins(functions: Sequence[StatedFunction], fewest: int) -> Iterator[tuple[tuple[StatedFunction, ...], ...]]:
    """Units that have all their functions in common, closing ones left out, and at least `fewest` of them."""
    units: defaultdict[str, list[StatedFunction]] = defaultdict(list)
    for one in functions:
        units[one.unit.code].append(one)
    alike: defaultdict[frozenset[tuple[str, ...]], list[tuple[StatedFunction, ...]]] = defaultdict(list)
    for held in units.values():
        own = frozenset(one.words for one in held if not one.is_catch_all)
        if len(own) >= fewest:
            alike[own].append(tuple(held))
    return (tuple(held) for held in alike.values() if len(held) > 1)


def speaks_of_its_unit(one: StatedFunction) -> bool:
    """Does a function name its unit or parent, or point to it ("en el ámbito de su competencia", "la Subdirección")?"""
    if MASK in one.words or MASK * 2 in one.words:
        return True
    text = f" {' '.join(one.words)} "
    if any(f" {phrase} " in text for phrase in wording().own):
        return True
    rank = " ".join(words_of(one.unit.rank or ""))
    return bool(rank) and any(
        not text.split(f" {article} {rank} ", 1)[-1].startswith(("de ", "del ")) and f" {article} {rank} " in text
        for article in ("la", "el")
    )


def divide_by_zone(units: Sequence[Unit]) -> bool:
    """Do the names of units differ only by a zone, a number or a letter?"""
    names = [Counter(words_of(unit.name)) for unit in units]
    common = names[0]
    for name in names[1:]:
        common = common & name
    rest = [word for name in names for word in name - common]
    return bool(rest) and all(word in wording().zones or len(word) == 1 or word.isdigit() for word in rest)


def set_openings(functions: Sequence[StatedFunction]) -> Mapping[tuple[str, ...], int]:
    """In how many units a function opens with those words."""
    opened = {(one.words[:OPENING], one.unit.code) for one in functions}
    return Counter(opening for opening, _ in opened)


def kinship_of(units: Sequence[Unit]) -> Kinship:
    if any(one.code.startswith(f"{other.code}.") for one in units for other in units):
        return Kinship.IN_LINE
    if len({unit.parent for unit in units}) == 1:
        return Kinship.SISTERS
    parallel = any(are_parallel(one, other) for one, other in combinations(units[:SET_PHRASE], 2))
    return Kinship.PARALLEL if parallel else Kinship.APART


def are_parallel(one: Unit, other: Unit) -> bool:
    """Counterparts in two branches: other parents, names of nearly the same words."""
    return one.parent != other.parent and bear_one_name((one, other))


def bear_one_name(units: Sequence[Unit]) -> bool:
    """Have the names of units, each and the next, nearly the same words? Ranks, articles and prepositions do not count."""
    names = [Counter(_words_of_field(unit)) for unit in units]
    return all(2 * (one & other).total() >= PARALLEL * (one + other).total() > 0 for one, other in pairwise(names))


def _words_of_field(unit: Unit) -> list[str]:
    small = {*words_of(unit.rank or ""), *wording().dangling, *wording().articles, "y", "e"}
    return [word for word in words_of(unit.name) if word not in small]
