"""What of an institution still stands while a script changes it, and what no operation has touched yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from benchmarks.drafts import DraftFunction, DraftInstitution, DraftUnit

VAIN_TRIES = 20
"""Draws by chance before an operation is given up for want of a fitting unit or function."""


@dataclass(slots=True, eq=False)
class Links:
    """Units that became one or several others, by number; a unit on both sides went on."""

    merged: list[tuple[tuple[int, ...], int]] = field(default_factory=list)
    split: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)

    def pairs(self) -> frozenset[tuple[int, int]]:
        """Every predecessor with every successor of its operation."""
        merged = {(old, new) for many, new in self.merged for old in many}
        return frozenset(merged | {(old, new) for old, several in self.split for new in several})


@dataclass(slots=True, eq=False)
class Standing:
    """The units of the first date, in two shuffled stacks (with and without others below) from which operations take.

    `touched` holds the numbers of units and functions that an operation has changed: none is changed by two, so that
    each operation can be told from the two dates.
    """

    institution: DraftInstitution
    everyone: list[DraftUnit] = field(default_factory=list)
    by_depth: dict[int, list[DraftUnit]] = field(default_factory=dict)
    leaves: list[DraftUnit] = field(default_factory=list)
    branches: list[DraftUnit] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.everyone = [unit for unit in self.institution.units() if unit.parent is not None]
        for unit in self.everyone:
            self.by_depth.setdefault(unit.depth, []).append(unit)
        shuffled = list(self.everyone)
        self.institution.random.shuffle(shuffled)
        self.leaves = [unit for unit in shuffled if not unit.children]
        self.branches = [unit for unit in shuffled if unit.children]

    def is_free(self, unit: DraftUnit) -> bool:
        return unit.number not in self.touched and unit.number not in self.gone

    def take_leaf(self, fits: Callable[[DraftUnit], bool] = lambda _: True) -> Iterator[DraftUnit]:
        """One untouched unit with none below; none where they have run out. Use it as `for unit in take_leaf():`."""
        return self._take(self.leaves, lambda unit: not unit.children and fits(unit))

    def take_branch(self, fits: Callable[[DraftUnit], bool] = lambda _: True) -> Iterator[DraftUnit]:
        """One untouched unit with others below."""
        return self._take(self.branches, lambda unit: bool(unit.children) and fits(unit))

    def take_any(self, *, least_depth: int = 1) -> Iterator[DraftUnit]:
        """One untouched unit, of either stack by chance, as many as there are."""
        leaves, branches = len(self.leaves), len(self.branches)
        of_branches = self.institution.random.random() * (leaves + branches) < branches
        return self._take(self.branches if of_branches else self.leaves, lambda unit: unit.depth >= least_depth)

    def _take(self, stack: list[DraftUnit], fits: Callable[[DraftUnit], bool]) -> Iterator[DraftUnit]:
        passed: list[DraftUnit] = []
        taken = None
        while stack and taken is None and len(passed) < VAIN_TRIES:
            unit = stack.pop()
            if not self.is_free(unit):
                continue
            if fits(unit):
                taken = unit
            else:
                passed.append(unit)
        stack[:0] = passed  # to the bottom: another operation may take them
        if taken is not None:
            self.touched.add(taken.number)
            yield taken

    def any_unit(self) -> DraftUnit:
        """A unit of the first date that is still there."""
        while True:
            unit = self.institution.random.choice(self.everyone)
            if unit.number not in self.gone:
                return unit

    def standing_unit(self, depth: int) -> DraftUnit | None:
        """A unit of one level of the first date that is still there; None after some vain tries."""
        if depth == 0:
            return self.institution.root
        tries = self.institution.random.choices(self.by_depth[depth], k=VAIN_TRIES)
        return next((unit for unit in tries if unit.number not in self.gone), None)

    def take_function(self, *, shared: bool = True) -> Iterator[tuple[DraftFunction, DraftUnit]]:
        """One function that no operation has touched, with its unit; with `shared` False none that others have too."""
        for _ in range(VAIN_TRIES):
            unit = self.any_unit()
            free = [f for f in unit.functions if f.number not in self.touched and (shared or not f.is_shared)]
            if len(free) > 2:
                function = self.institution.random.choice(free)
                self.touched.add(function.number)
                yield function, unit
                return

    def close(self, unit: DraftUnit) -> None:
        """The unit, which has none below it any more, is gone."""
        above(unit).children.remove(unit)
        self.gone.add(unit.number)


def above(unit: DraftUnit) -> DraftUnit:
    """The parent of a unit that is not on top."""
    assert unit.parent is not None
    return unit.parent
