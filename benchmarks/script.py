"""A script of changes, applied to a draft institution by chance, as many as asked and as hard as asked.

No unit is changed by two operations, nor any function, so that each operation can be told from the two pictures. What
follows from an operation (shifted codes, functions that go with their unit) is no operation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import cycle, islice

from benchmarks import vocabulary
from benchmarks.drafts import DraftFunction, DraftInstitution, DraftUnit


class Level(StrEnum):
    """How hard the script is on a matcher.

    EASY: renames change a word or two. HARD: a third of the renamed share less than 40 % of their words with the old
    name, the rank word of the lowest level is replaced everywhere, one whole branch moves. EXTREME: as HARD, ten times
    the changes.
    """

    EASY = "easy"
    HARD = "hard"
    EXTREME = "extreme"


OPERATIONS_A_UNIT = {Level.EASY: 0.1, Level.HARD: 0.1, Level.EXTREME: 1.0}
"""Operations in all, for each unit of the institution, where no number is asked for."""
SHARE_OF_DISTANT_RENAMES = 1 / 3
MOST_WORDS_MODIFIED = 8


@dataclass(slots=True)
class Links:
    """Units that became one or several others, by number."""

    merged: list[tuple[tuple[int, ...], int]] = field(default_factory=list)
    split: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Script:
    """One run over an institution. `touched` holds the numbers of what an operation has changed already.

    With `only_leaves`, units with others below them are left alone, so that what follows from an operation (codes that
    shift) does not grow with the institution.
    """

    institution: DraftInstitution
    level: Level
    only_leaves: bool = False
    links: Links = field(default_factory=Links)
    touched: set[int] = field(default_factory=set)
    pool: list[DraftUnit] = field(default_factory=list)
    by_depth: dict[int, list[DraftUnit]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)

    def run(self, operations: int) -> Links:
        """Apply about so many operations, half on units, half on functions; fewer where the institution runs out."""
        self.pool = [unit for unit in self.institution.units() if unit.parent is not None]
        for unit in self.pool:
            self.by_depth.setdefault(unit.depth, []).append(unit)
        self.institution.random.shuffle(self.pool)
        if self.level is not Level.EASY:
            self._move_a_branch()
        unit_operations = operations // 2
        for operation in islice(cycle(self._unit_operations()), unit_operations):
            operation()
        for operation in islice(cycle(self._function_operations()), operations - unit_operations):
            operation()
        if self.level is not Level.EASY:
            self._replace_a_rank_word()
        return self.links

    def _unit_operations(self) -> list[Callable[[], None]]:
        """In the proportions of restructures that the manuals tell: mostly renames and moves."""
        mixed = [self._rename] * 6 + [self._reassign] * 3 + [self._rename_and_reassign, self._split, self._merge]
        mixed += [self._create] * 3 + [self._abolish] * 3 + [self._transform] * 2
        self.institution.random.shuffle(mixed)
        return mixed

    def _function_operations(self) -> list[Callable[[], None]]:
        mixed = [self._modify] * 9 + [self._add] * 3 + [self._remove] * 3 + [self._transfer] * 3 + [self._reorder] * 2
        self.institution.random.shuffle(mixed)
        return mixed

    # Units

    def _rename(self) -> None:
        for unit in self._take():
            self._give_name(unit)

    def _reassign(self) -> None:
        for unit in self._take():
            self._move(unit)

    def _rename_and_reassign(self) -> None:
        for unit in self._take():
            self._give_name(unit)
            self._move(unit)

    def _create(self) -> None:
        lowest = len(self.institution.ranks) - 1
        depths = [lowest - 1] if self.only_leaves else [depth for depth in self.by_depth if depth < lowest]
        depth = self.institution.random.choice(depths)
        parent = self._standing_unit(depth) or self.institution.root
        self._new_unit(parent, fill=True)

    def _abolish(self) -> None:
        for unit in self._take(lowest=True):
            self._close(unit)

    def _transform(self) -> None:
        """To the other rank of its level: Coordinación to Coordinación Técnica, or back."""
        for unit in self._take():
            plain = self.institution.ranks[unit.depth]
            unit.rank = vocabulary.OTHER_RANK[plain] if unit.rank == plain else plain

    def _merge(self) -> None:
        """Two or three siblings close, a new one has all their functions, boilerplate once."""
        for unit in self._take(lowest=True):
            parent = _above(unit)
            others = [
                other for other in parent.children if self._is_free(other) and not other.children and other is not unit
            ]
            partners = [unit, *others[: self.institution.random.choice((1, 2))]]
            if len(partners) < 2:
                continue
            successor = self._new_unit(parent)
            successor.functions = _without_repeats(function for partner in partners for function in partner.functions)
            self.links.merged.append((tuple(partner.number for partner in partners), successor.number))
            for partner in partners:
                self._close(partner)

    def _split(self) -> None:
        """One closes, two new ones have half of its functions each."""
        for unit in self._take(lowest=True):
            successors = [self._new_unit(_above(unit)), self._new_unit(_above(unit))]
            half = len(unit.functions) // 2
            successors[0].functions, successors[1].functions = unit.functions[:half], unit.functions[half:]
            self.links.split.append((unit.number, (successors[0].number, successors[1].number)))
            self._close(unit)

    def _move_a_branch(self) -> None:
        """The largest branch two levels below the top goes to another parent, whole."""
        branches = [unit for unit in self.by_depth.get(2, []) if unit.children]
        for unit in sorted(branches, key=lambda unit: (-_size(unit), unit.number))[:1]:
            self.touched.add(unit.number)
            self._move(unit)

    def _replace_a_rank_word(self) -> None:
        lowest = self.institution.ranks[-1]
        self.institution.rank_words[lowest] = vocabulary.BULK_RANK_WORDS[lowest]

    # Functions

    def _modify(self) -> None:
        for function, _ in self._take_function():
            function.text = self._reworded(function.text)

    def _add(self) -> None:
        unit = self._any_unit()
        function = self.institution.new_function()
        self.touched.add(function.number)
        unit.functions.insert(self.institution.random.randint(0, len(unit.functions)), function)

    def _remove(self) -> None:
        for function, unit in self._take_function():
            unit.functions.remove(function)

    def _transfer(self) -> None:
        """A function that no other unit has goes to another unit, word for word, last there."""
        for function, unit in self._take_function(shared=False):
            target = self._any_unit()
            if target is not unit and "{" not in function.text:
                unit.functions.remove(function)
                target.functions.append(function)

    def _reorder(self) -> None:
        for function, unit in self._take_function():
            unit.functions.remove(function)
            unit.functions.insert(self.institution.random.randint(0, len(unit.functions)), function)

    # What operations are made of

    def _take(self, *, lowest: bool = False) -> Iterator[DraftUnit]:
        """One unit that no operation has touched, from the shuffled pool; none where it has run out."""
        for place in range(len(self.pool) - 1, -1, -1):
            unit = self.pool[place]
            if self._is_free(unit) and not ((lowest or self.only_leaves) and unit.children):
                self.touched.add(unit.number)
                self.pool[place] = self.pool[-1]
                self.pool.pop()
                yield unit
                return

    def _is_free(self, unit: DraftUnit) -> bool:
        return unit.number not in self.touched and unit.number not in self.gone

    def _take_function(self, *, shared: bool = True) -> Iterator[tuple[DraftFunction, DraftUnit]]:
        """One function that no operation has touched, with its unit."""
        for _ in range(20):
            unit = self._any_unit()
            free = [f for f in unit.functions if f.number not in self.touched and (shared or not f.is_shared)]
            if len(free) > 2:
                function = self.institution.random.choice(free)
                self.touched.add(function.number)
                yield function, unit
                return

    def _any_unit(self) -> DraftUnit:
        """A unit of the first date that is still there."""
        random = self.institution.random
        while True:
            unit = random.choice(self.by_depth[random.choices(*self._depths())[0]])
            if unit.number not in self.gone:
                return unit

    def _depths(self) -> tuple[list[int], list[int]]:
        return list(self.by_depth), [len(units) for units in self.by_depth.values()]

    def _give_name(self, unit: DraftUnit) -> None:
        distant = self.level is not Level.EASY and self.institution.random.random() < SHARE_OF_DISTANT_RENAMES
        taken = {child.subject for child in _above(unit).children}
        while True:
            subject = self._distant_subject(unit) if distant else self._near_subject(unit)
            if subject not in taken:
                unit.subject = subject
                return

    def _near_subject(self, unit: DraftUnit) -> str:
        """One word more, or its last word replaced."""
        random = self.institution.random
        kept, _, last = unit.subject.rpartition(" ")
        if not kept or random.random() < 0.5:
            return f"{unit.subject} y {random.choice(vocabulary.OBJECTS)}"
        others = vocabulary.OBJECTS if last in vocabulary.OBJECTS else vocabulary.QUALIFIERS
        return f"{kept} {random.choice(others)}"

    def _distant_subject(self, unit: DraftUnit) -> str:
        """Less than 40 % of the words of the whole name in common with the old one."""
        old = set(self.institution.name_of(unit).split())
        rank = unit.rank.split()
        while True:
            subject = vocabulary.subject(self.institution.random)
            new = {*rank, "de", *subject.split()}
            if len(old & new) < 0.4 * len(old | new):
                return subject

    def _move(self, unit: DraftUnit) -> None:
        """Under another unit of the level above, last of its children; stays where no other is found."""
        parent = self._standing_unit(unit.depth - 1)
        if parent is not None and parent is not unit.parent:
            _above(unit).children.remove(unit)
            unit.parent = parent
            parent.children.append(unit)

    def _standing_unit(self, depth: int) -> DraftUnit | None:
        """A unit of one level of the first date that is still there; None after some vain tries."""
        if depth == 0:
            return self.institution.root
        tries = self.institution.random.choices(self.by_depth[depth], k=20)
        return next((unit for unit in tries if unit.number not in self.gone), None)

    def _new_unit(self, parent: DraftUnit, *, fill: bool = False) -> DraftUnit:
        place = self.institution.random.randint(0, len(parent.children))
        unit = self.institution.add_unit(parent, vocabulary.subject(self.institution.random), place)
        self.touched.add(unit.number)
        if fill:
            self.institution.fill(unit)
        return unit

    def _close(self, unit: DraftUnit) -> None:
        _above(unit).children.remove(unit)
        self.gone.add(unit.number)

    def _reworded(self, text: str) -> str:
        """One to eight words replaced, inserted or left out; one time in five the opening verb is among them."""
        random = self.institution.random
        words = text.split(" ")
        if random.random() < 0.2:
            words[0] = random.choice([verb for verb in vocabulary.VERBS if verb != words[0]])
        for _ in range(random.randint(1, MOST_WORDS_MODIFIED)):
            place = random.randrange(1, len(words))
            spare = random.choice(vocabulary.SPARE_WORDS)
            kept = [words[place]] if random.random() < 0.5 or "{" in words[place] else []
            words[place : place + 1] = [spare, *kept]
        return " ".join(words)


def _above(unit: DraftUnit) -> DraftUnit:
    """The parent of a unit that is not on top."""
    assert unit.parent is not None
    return unit.parent


def _size(unit: DraftUnit) -> int:
    return 1 + sum(_size(child) for child in unit.children)


def _without_repeats(functions: Iterator[DraftFunction]) -> list[DraftFunction]:
    first: dict[str, DraftFunction] = {}
    for function in functions:
        first.setdefault(function.text, function)
    return list(first.values())
