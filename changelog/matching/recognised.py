"""The correspondences of units, with what they were made from, so that functions need not be indexed anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from changelog.domain.correspondences import MatchableUnit, UnitCorrespondence
from changelog.matching.likeness import Vocabulary
from changelog.matching.sides import Comparison


class Recognised(tuple[UnitCorrespondence, ...]):  # noqa: SLOT001 - a tuple to all others, it must hold one thing besides
    """What `match_units` returns: to everybody a tuple of correspondences.

    It lends the comparison that it was made from to whoever first aligns the functions of the same two sides, and then
    holds it no more: at 100,000 units that is hundreds of megabytes.
    """

    def __new__(cls, found: Iterable[UnitCorrespondence], vocabulary: Vocabulary) -> Recognised:
        made = super().__new__(cls, found)
        made._vocabulary = vocabulary
        return made

    _vocabulary: Vocabulary | None

    def lend(self, old: Sequence[MatchableUnit], new: Sequence[MatchableUnit]) -> Vocabulary | None:
        """The texts of these very sides, once; None for others."""
        lent = self._vocabulary
        if lent is None or not lent.comparison.is_of(old, new):
            return None
        self._vocabulary = None
        return lent


def vocabulary_of(
    units: Sequence[UnitCorrespondence], old: Sequence[MatchableUnit], new: Sequence[MatchableUnit]
) -> Vocabulary:
    """The texts of two sides as compared: those that recognised the units, where they were these."""
    lent = units.lend(old, new) if isinstance(units, Recognised) else None
    return lent or Vocabulary(Comparison(old, new))
