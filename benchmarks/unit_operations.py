"""What a script does to units: one routine an operation, each on units that no other has touched."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks import vocabulary
from benchmarks.drafts import LEAST_SPECIFIC, DraftFunction, DraftInstitution, DraftUnit
from benchmarks.standing import Links, Standing, above

MOST_IN_COMMON = 0.4
"""Share of words (`vocabulary.share_in_common`) that a distant new name stays below."""
EVERY_DISTANT = 3
"""On the harder levels one rename of so many is distant, the first included: at least a third."""
LARGEST_CLOSED_BRANCH = 8
"""Units below the one with which they are abolished."""


@dataclass(slots=True, eq=False)
class UnitOperations:
    """`is_hard` makes every third rename distant and lets half of the created resemble an abolished sibling."""

    institution: DraftInstitution
    standing: Standing
    links: Links
    is_hard: bool
    only_leaves: bool = False
    renames: int = 0

    # Names and ranks

    def rename(self) -> None:
        for unit in self._take_any():
            self._give_name(unit)

    def transform(self) -> None:
        """To the other rank of its level: Coordinación to Coordinación Técnica, or back."""
        for unit in self._take_any():
            plain = self.institution.ranks[unit.depth]
            unit.rank = vocabulary.OTHER_RANK[plain] if unit.rank == plain else plain

    def rename_everywhere(self, old: str, new: str) -> None:
        """A recurring subject gets another name under every parent at once, where nothing else happens to the unit."""
        for unit in self.standing.everyone:
            if unit.subject == old and self.standing.is_free(unit):
                if any(sibling.subject == new for sibling in above(unit).children):
                    continue
                self.standing.touched.add(unit.number)
                unit.subject = new

    # Places

    def reassign(self) -> None:
        for unit in self._take_any(least_depth=2):
            self._move(unit)

    def reassign_branch(self) -> None:
        for unit in self.standing.take_branch(lambda unit: unit.depth >= 2):
            self._move(unit)

    def rename_and_reassign(self) -> None:
        for unit in self._take_any(least_depth=2):
            self._give_name(unit)
            self._move(unit)

    def move_largest_branches(self, wanted: int) -> None:
        """The largest branches two levels below the top go to other parents, whole; at most a third of them."""
        branches = [unit for unit in self.standing.by_depth.get(2, []) if unit.children]
        branches.sort(key=lambda unit: (-_size(unit), unit.number))
        for unit in branches[: max(1, min(wanted, len(branches) // 3))]:
            self.standing.touched.add(unit.number)
            self._move(unit)

    # Beginnings and ends

    def create(self) -> None:
        """One new unit, one time in four with two below it."""
        lowest = len(self.institution.ranks) - 1
        depths = [lowest - 1] if self.only_leaves else [depth for depth in self.standing.by_depth if depth < lowest]
        depth = self.institution.random.choice(depths)
        unit = self._new_unit(self.standing.standing_unit(depth) or self.institution.root, fill=True)
        if unit.depth < lowest and self.institution.random.random() < 0.25:
            for _ in range(2):
                self._new_unit(unit, fill=True)

    def abolish(self) -> None:
        """One unit, one time in four a small branch whole."""
        if not self.only_leaves and self.institution.random.random() < 0.25:
            for unit in self.standing.take_branch(self._can_close_whole):
                for child in tuple(unit.children):
                    self.standing.touched.add(child.number)
                    self.standing.close(child)
                self.standing.close(unit)
                return
        for unit in self.standing.take_leaf():
            self.standing.close(unit)

    def abolish_and_create_alike(self) -> None:
        """One closes, and a sibling with other functions and a name that differs by a word is new: not a rename."""
        for unit in self.standing.take_leaf():
            parent = above(unit)
            taken = {child.subject for child in parent.children}
            subject = vocabulary.near_subject(self.institution.random, unit.subject)
            while subject in taken:
                subject = vocabulary.near_subject(self.institution.random, subject)
            new = self._new_unit(parent)
            new.subject, new.rank = subject, unit.rank
            self.institution.fill(new)
            self.standing.close(unit)

    # Mergers and splits

    def merge(self) -> None:
        """Two or three siblings become one: half the time a new unit, else one of them absorbs the others.

        It has all their functions, those that they had in common once.
        """
        random = self.institution.random
        for unit in self.standing.take_leaf(lambda unit: bool(self._free_siblings(unit)) and _is_distinct(unit)):
            others = self._free_siblings(unit)
            partners = [unit, *random.sample(others, min(len(others), random.choice((1, 1, 2))))]
            survivor = unit if random.random() < 0.5 else self._new_unit(above(unit))
            survivor.functions = _without_repeats([f for partner in partners for f in partner.functions])
            self._touch_functions(survivor)
            self.links.merged.append((tuple(partner.number for partner in partners), survivor.number))
            for partner in partners:
                self.standing.touched.add(partner.number)
                if partner is not survivor:
                    self.standing.close(partner)

    def split(self) -> None:
        """One becomes two: half the time two new units, else it goes on with about half of its functions."""
        random = self.institution.random
        for unit in self.standing.take_leaf(lambda unit: len(unit.specific) >= 2 * LEAST_SPECIFIC - 2):
            goes_on = random.random() < 0.5
            parts = [unit if goes_on else self._new_unit(above(unit)), self._new_unit(above(unit))]
            parts[0].functions, parts[1].functions = self._dealt(unit)
            for part in parts:
                self._touch_functions(part)
            self.links.split.append((unit.number, (parts[0].number, parts[1].number)))
            if not goes_on:
                self.standing.close(unit)

    # What operations are made of

    def _take_any(self, *, least_depth: int = 1) -> list[DraftUnit]:
        take = self.standing.take_leaf() if self.only_leaves else self.standing.take_any(least_depth=least_depth)
        return list(take)

    def _give_name(self, unit: DraftUnit) -> None:
        is_distant = self.is_hard and self.renames % EVERY_DISTANT == 0
        self.renames += 1
        taken = {child.subject for child in above(unit).children}
        while True:
            subject = self._distant_subject(unit) if is_distant else self._near_subject(unit)
            if subject not in taken:
                unit.subject = subject
                return

    def _near_subject(self, unit: DraftUnit) -> str:
        return vocabulary.near_subject(self.institution.random, unit.subject)

    def _distant_subject(self, unit: DraftUnit) -> str:
        """On another topic: what the unit does stays, what it is called does not."""
        random, rank = self.institution.random, self.institution.rank_words[unit.rank]
        old = self.institution.name_of(unit)
        while True:
            subject = vocabulary.subject(random, vocabulary.topic(random))
            if vocabulary.share_in_common(old, f"{rank} de {subject}") < MOST_IN_COMMON:
                return subject

    def _move(self, unit: DraftUnit) -> None:
        """Under another unit of the level above, at any place; a unit with none below one time in five under one of a
        level higher still. It stays where no other parent is found."""
        random = self.institution.random
        higher = not unit.children and unit.depth > 2 and random.random() < 0.2
        for _ in range(10):
            parent = self.standing.standing_unit(unit.depth - (2 if higher else 1))
            if parent is None or parent is unit.parent:
                continue
            if any(child.subject == unit.subject for child in parent.children):
                continue
            above(unit).children.remove(unit)
            unit.parent = parent
            parent.children.insert(random.randint(0, len(parent.children)), unit)
            return

    def _new_unit(self, parent: DraftUnit, *, fill: bool = False) -> DraftUnit:
        unit = self.institution.add_unit(parent, self.institution.random.randint(0, len(parent.children)))
        self.standing.touched.add(unit.number)
        if fill:
            self.institution.fill(unit)
        return unit

    def _free_siblings(self, unit: DraftUnit) -> list[DraftUnit]:
        return [
            other
            for other in above(unit).children
            if other is not unit and not other.children and self.standing.is_free(other) and _is_distinct(other)
        ]

    def _can_close_whole(self, unit: DraftUnit) -> bool:
        return len(unit.children) <= LARGEST_CLOSED_BRANCH and all(
            not child.children and self.standing.is_free(child) for child in unit.children
        )

    def _touch_functions(self, unit: DraftUnit) -> None:
        """What went with its unit to another is changed by nothing else."""
        self.standing.touched.update(function.number for function in unit.functions)

    def _dealt(self, unit: DraftUnit) -> tuple[list[DraftFunction], list[DraftFunction]]:
        """The functions in two parts, each in the old order and with at least a third of the unit's own."""
        random = self.institution.random
        least = len(unit.specific) // 3
        while True:
            chosen = {function.number for function in unit.functions if random.random() < 0.5}
            first = [function for function in unit.functions if function.number in chosen]
            second = [function for function in unit.functions if function.number not in chosen]
            if min(len(_specific(first)), len(_specific(second))) >= least:
                return first, second


def _is_distinct(unit: DraftUnit) -> bool:
    return len(unit.specific) >= LEAST_SPECIFIC


def _specific(functions: list[DraftFunction]) -> list[DraftFunction]:
    return [function for function in functions if not function.is_shared]


def _size(unit: DraftUnit) -> int:
    return 1 + sum(_size(child) for child in unit.children)


def _without_repeats(functions: list[DraftFunction]) -> list[DraftFunction]:
    first: dict[str, DraftFunction] = {}
    for function in functions:
        first.setdefault(function.text, function)
    return list(first.values())
