"""Which function of the new side is which of the old one, across all units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from changelog.domain.correspondences import FunctionCorrespondence, MatchableUnit, Status, UnitCorrespondence
from changelog.matching import rewording, verbatim
from changelog.matching.divisions import align_divisions
from changelog.matching.listings import Alignment
from changelog.matching.recognised import vocabulary_of


def align_functions(
    old: Sequence[MatchableUnit], new: Sequence[MatchableUnit], units: Sequence[UnitCorrespondence]
) -> Iterator[FunctionCorrespondence]:
    """Relations between all functions of two sides, given the relations of their units.

    Word for word first (score 1.0): in matched units, in those of mergers, splits and replacements, then across units,
    where only a rare text is accepted as transferred. Then, where bodies are at hand, reworded ones: in matched units
    by the best assignment, divided and joined ones, and transfers beyond doubt; doubtful ones are proposed. No function
    stands in two relations. Only accepted relations of units are followed. Independent of input order, symmetric.

    All is found at once, and told one by one, in the order of the old units' codes and of their functions: at 100,000
    units the relations are a million and a half, and take hundreds of megabytes together. The sides must stay as they
    are until the last is told.
    """
    vocabulary = vocabulary_of(units, old, new)
    alignment = Alignment.along(vocabulary.comparison, units)
    verbatim.align_within(alignment)
    verbatim.align_transfers(alignment, vocabulary)
    rewording.align_masked(alignment, vocabulary)
    transfers = rewording.Transfers(alignment, vocabulary)
    for status in (Status.ACCEPTED, Status.PROPOSED):
        rewording.align_within(alignment, vocabulary, status)
        rewording.align_extended(alignment, vocabulary, status)
        align_divisions(alignment, vocabulary, status)
        transfers.align(status)
    return alignment.correspondences()
