"""What is asked of matching, which is passed in: which unit is which, and then which function is which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from changelog.domain.correspondences import FunctionCorrespondence, MatchableUnit, Settled, UnitCorrespondence


class Matcher(Protocol):
    """The two routines of matching; see `domain.correspondences` for what they take and give."""

    def match_units(
        self, old: Sequence[MatchableUnit], new: Sequence[MatchableUnit], settled: Sequence[Settled] = ()
    ) -> tuple[UnitCorrespondence, ...]: ...

    def align_functions(
        self, old: Sequence[MatchableUnit], new: Sequence[MatchableUnit], units: Sequence[UnitCorrespondence]
    ) -> Iterable[FunctionCorrespondence]: ...
