"""What is settled so far: one counterpart at most for every unit, answered from both sides."""

from __future__ import annotations

from typing import NamedTuple

from changelog.domain.correspondences import Relation, Stage, Status, UnitCorrespondence
from changelog.errors import InvariantError
from changelog.matching.sides import Comparison, Side


class Found(NamedTuple):
    """A relation between unit indices, as a stage found it; see `UnitCorrespondence`."""

    relation: Relation
    old: tuple[int, ...]
    new: tuple[int, ...]
    stage: Stage
    score: float
    status: Status
    evidence: tuple[str, ...]


class Pairs:
    """Settled pairs, refused ones, and units that are spoken for by a merger, split or replacement.

    `of_old[i]` is the counterpart of old unit i, -1 where it has none (yet); `of_new` likewise. `found` grows by what
    stages settle and never loses anything. `told` are pairs that a person or a document settled.
    """

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.of_old = [-1] * len(comparison.old)
        self.of_new = [-1] * len(comparison.new)
        self.refused: set[tuple[int, int]] = set()
        self.reserved_old: set[int] = set()
        self.reserved_new: set[int] = set()
        self.told: set[tuple[int, int]] = set()
        self.found: list[Found] = []
        self.is_mirror = False

    def mirrored(self) -> Pairs:
        """The same with old and new exchanged, to read: what is settled here shows there, not what is found there."""
        mirror = Pairs(self.comparison.mirrored())
        mirror.of_old, mirror.of_new = self.of_new, self.of_old
        mirror.told = {(new, old) for old, new in self.told}
        mirror.refused = {(new, old) for old, new in self.refused}
        mirror.reserved_old, mirror.reserved_new = self.reserved_new, self.reserved_old
        mirror.is_mirror = not self.is_mirror
        return mirror

    def is_open_old(self, unit: int) -> bool:
        """Whether an old unit may still be given a counterpart."""
        return self.of_old[unit] < 0 and unit not in self.reserved_old

    def is_open_new(self, unit: int) -> bool:
        """Whether a new unit may still be given a counterpart."""
        return self.of_new[unit] < 0 and unit not in self.reserved_new

    def may_pair(self, old: int, new: int) -> bool:
        """Whether nothing settled forbids this pair."""
        return self.is_open_old(old) and self.is_open_new(new) and (old, new) not in self.refused

    def open_old(self) -> list[int]:
        return _open(self.of_old, self.reserved_old)

    def open_new(self) -> list[int]:
        return _open(self.of_new, self.reserved_new)

    def settle(self, old: int, new: int, stage: Stage, score: float, evidence: tuple[str, ...]) -> None:
        """Accept a pair as one unit. Raises `InvariantError` when either has a counterpart: nothing is overwritten."""
        self.enter(Found(Relation.SAME, (old,), (new,), stage, score, Status.ACCEPTED, evidence))

    def enter(self, found: Found) -> None:
        """The same of a pair as found."""
        (old,), (new,) = found.old, found.new
        if self.of_old[old] >= 0 or self.of_new[new] >= 0:
            raise InvariantError("a unit cannot have two counterparts")
        self.of_old[old], self.of_new[new] = new, old
        self.found.append(found)

    def relate(self, found: Found) -> None:
        """Record a merger, split or replacement. Its units that have no counterpart will get none: nothing that is
        only similar outweighs where their functions went."""
        self.found.append(found)
        self.reserved_old.update(unit for unit in found.old if self.of_old[unit] < 0)
        self.reserved_new.update(unit for unit in found.new if self.of_new[unit] < 0)

    def parents_agree(self, old: int, new: int) -> int:
        """1 when the parents are one settled pair, -1 when either parent is settled elsewhere, 0 when unknown. Where a side
        knows but a unit at some distance above, 1 when that and one above the other are a settled pair."""
        if self.comparison.old.lies_somewhere(old) or self.comparison.new.lies_somewhere(new):
            branch = self.common_branch(old, new)
            return 0 if branch is None else 1 if min(branch) >= 0 else -1
        above_old, above_new = self.comparison.old.parents[old], self.comparison.new.parents[new]
        if above_old < 0 or above_new < 0:
            return 0
        if self.of_old[above_old] == above_new:
            return 1
        return -1 if self.of_old[above_old] >= 0 or self.of_new[above_new] >= 0 else 0

    def common_branch(self, old: int, new: int) -> tuple[int, int] | None:
        """Of a pair of which one side lies somewhere within a unit: that unit and its counterpart, which is above the other;
        (-1, -1) where the other lies in another branch, None where that is not known."""
        ours, theirs = self.comparison.old, self.comparison.new
        if theirs.lies_somewhere(new) and (counterpart := self.of_new[theirs.above[new]]) >= 0:
            if counterpart in ours.branches(old):
                return counterpart, theirs.above[new]
            return None if ours.lies_somewhere(old) or ours.above[old] < 0 else (-1, -1)
        if ours.lies_somewhere(old) and (counterpart := self.of_old[ours.above[old]]) >= 0:
            if counterpart in theirs.branches(new):
                return ours.above[old], counterpart
            return None if theirs.lies_somewhere(new) or theirs.above[new] < 0 else (-1, -1)
        return None

    def nearest_branch(self, old: int, new: int) -> tuple[int, int] | None:
        """The nearest unit above the old one that is settled as one above the new one, and that; None where there is none,
        or the nearest above the new one is another."""
        above_old, above_new = self.comparison.old.branches(old), self.comparison.new.branches(new)
        ours, theirs = list(above_old), list(above_new)
        nearest = next((above for above in ours if self.of_old[above] in theirs), -1)
        counterpart = next((above for above in theirs if self.of_new[above] in ours), -1)
        return (nearest, counterpart) if nearest >= 0 and self.of_old[nearest] == counterpart else None

    def covers_old(self, unit: int) -> bool:
        """Whether the new side speaks of where this old unit is: it is matched, or the nearest matched unit above it has
        a counterpart that lists what is below it. What is not covered may simply have stayed, undocumented."""
        return _is_covered(self.of_old, unit, self.comparison.old, self.comparison.new)

    def covers_new(self, unit: int) -> bool:
        """The same of a new unit: whether the old side would have shown it."""
        return _is_covered(self.of_new, unit, self.comparison.new, self.comparison.old)

    def correspondences(self) -> list[UnitCorrespondence]:
        """All that was found, in the order of the old units' codes, then of the new ones'."""
        old, new = self.comparison.old.units, self.comparison.new.units
        ordered = sorted(self.found, key=lambda found: (found.old, found.new, found.relation))
        return [
            UnitCorrespondence(
                found.relation,
                tuple([old[unit].key for unit in found.old]),
                tuple([new[unit].key for unit in found.new]),
                found.stage,
                found.score,
                found.status,
                found.evidence,
            )
            for found in ordered
        ]


def _open(counterparts: list[int], reserved: set[int]) -> list[int]:
    return [unit for unit, counterpart in enumerate(counterparts) if counterpart < 0 and unit not in reserved]


def _is_covered(counterparts: list[int], unit: int, side: Side, other: Side) -> bool:
    if counterparts[unit] >= 0:
        return True
    nearest = next((counterparts[above] for above in side.ancestors(unit) if counterparts[above] >= 0), -1)
    if nearest < 0:
        return False
    listed = other.units[nearest].children_listed
    return bool(other.children[nearest]) if listed is None else listed
