"""A script of changes, applied to a draft institution by chance, as many as asked and as hard as asked.

No unit is changed by two operations, nor any function, so that each operation can be told from the two dates; what is
replaced in bulk comes on top. What follows from an operation (shifted codes, functions that go with their unit) is no
operation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import cycle, islice

from benchmarks import vocabulary
from benchmarks.drafts import DraftInstitution
from benchmarks.function_operations import FunctionOperations
from benchmarks.standing import Links, Standing
from benchmarks.unit_operations import UnitOperations


class Level(StrEnum):
    """How hard the script is on a matcher.

    EASY: every kind of change; renames replace or add a word; one recurring subject and one rank word of a small share of
    units are renamed everywhere. HARD: as many changes, but a third of the renamed share less than 40 % of their words
    with the old name, the rank words of the two lowest levels (nearly all units) are replaced everywhere, the largest
    branch moves whole, one transferred function in five is reworded. EXTREME: as HARD, ten times the changes: three
    units in five are changed by an operation of their own, one function in five too, ten branches move, every rank
    word below the top is another, five recurring subjects are renamed.
    """

    EASY = "easy"
    HARD = "hard"
    EXTREME = "extreme"


@dataclass(frozen=True, slots=True)
class Amounts:
    """Operations of a level for each unit of the institution, and what is done in bulk besides."""

    on_units: float
    on_functions: float
    branches: int
    subjects: int


AMOUNTS = {
    Level.EASY: Amounts(0.06, 0.3, 0, 1),
    Level.HARD: Amounts(0.06, 0.3, 1, 1),
    Level.EXTREME: Amounts(0.6, 3.0, 10, 5),
}
LEAST_IN_BULK = 5
"""Units that bear a rank for its word to be replaced everywhere: with fewer, nobody could tell that from transformations."""


@dataclass(slots=True, eq=False)
class Script:
    """One run over an institution.

    With `only_leaves`, units with others below them are left alone and nothing is done in bulk, so that what follows
    from an operation (codes that shift) does not grow with the institution.
    """

    institution: DraftInstitution
    level: Level
    only_leaves: bool = False
    links: Links = field(default_factory=Links)

    def run(self, on_units: int | None = None, on_functions: int | None = None) -> Links:
        """Apply about so many operations (None: as many as the level has); fewer where the institution runs out."""
        amounts = AMOUNTS[self.level]
        is_hard = self.level is not Level.EASY
        size = sum(1 for _ in self.institution.units())
        standing = Standing(self.institution)
        units = UnitOperations(self.institution, standing, self.links, is_hard, self.only_leaves)
        if amounts.branches and not self.only_leaves:
            units.move_largest_branches(amounts.branches)
        self._repeat(self._on_units(units), round(size * amounts.on_units) if on_units is None else on_units)
        is_bulk = not self.only_leaves and on_units != 0
        if is_bulk:
            self._rename_subjects(units, amounts.subjects)
        functions = FunctionOperations(self.institution, standing, is_hard)
        wanted = round(size * amounts.on_functions) if on_functions is None else on_functions
        self._repeat(self._on_functions(functions), wanted)
        if is_bulk:
            self._replace_rank_words(standing)
        return self.links

    def _repeat(self, operations: list[Callable[[], None]], times: int) -> None:
        self.institution.random.shuffle(operations)
        for operation in islice(cycle(operations), times):
            operation()

    def _on_units(self, does: UnitOperations) -> list[Callable[[], None]]:
        """In the proportions of restructures that the manuals tell: mostly renames and moves."""
        return [
            *[does.rename] * 6, *[does.reassign] * 2, does.reassign if self.only_leaves else does.reassign_branch,
            *[does.rename_and_reassign] * 2, *[does.create] * 2, *[does.abolish] * 2, does.abolish_and_create_alike,
            *[does.transform] * 2, *[does.merge] * 2, *[does.split] * 2,
        ]  # fmt: skip

    def _on_functions(self, does: FunctionOperations) -> list[Callable[[], None]]:
        return [*[does.modify] * 9, *[does.add] * 3, *[does.remove] * 3, *[does.transfer] * 3, *[does.reorder] * 2]

    def _rename_subjects(self, does: UnitOperations, wanted: int) -> None:
        for old in self.institution.random.sample(vocabulary.SUPPORT, wanted):
            does.rename_everywhere(old, f"{old} y Apoyo" if self.level is Level.EASY else vocabulary.NEW_SUPPORT[old])

    def _replace_rank_words(self, standing: Standing) -> None:
        ranks = self.institution.ranks
        other = vocabulary.OTHER_RANK[ranks[-1]]
        replaced = {
            Level.EASY: (other,),
            Level.HARD: ranks[-2:],
            Level.EXTREME: (*ranks[1:], other),
        }[self.level]
        bearers = Counter(unit.rank for unit in standing.everyone if unit.number not in standing.gone)
        for rank in replaced:
            if bearers[rank] >= LEAST_IN_BULK:
                self.institution.rank_words[rank] = vocabulary.BULK_RANK_WORDS[rank]
