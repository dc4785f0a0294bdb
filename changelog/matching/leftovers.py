"""Where the functions of units without counterpart went in other words: mergers and splits whose functions were reworded
too, which word-for-word equality does not show. Bodies are needed; what is found is proposed, never accepted.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection
from typing import NamedTuple

from changelog.domain.correspondences import Relation, Stage, Status
from changelog.matching import evidence
from changelog.matching.assignment import Choice, best_pairs, tie_of
from changelog.matching.likeness import Vocabulary
from changelog.matching.pairs import Found, Pairs
from changelog.matching.runs import nearest
from changelog.matching.sides import TOLD_RARITY, Side
from changelog.matching.thresholds import (
    CLEARLY_GONE,
    LARGEST_TABLE,
    LEAST_CONTRIBUTION,
    LEAST_GONE,
    MOST_REWORDED_TEXTS,
    MOSTLY_GONE,
    SAME_DUTY,
)

_NEAREST = 1
"""Units that the functions of one are compared with: most of them went to the nearest, or to none."""
_PERHAPS = 0.75
"""Score of a merger or split so proposed. By judgement: likely, for most of a unit's functions are recognised in one other,
and less so than where they are equal."""


class Given(NamedTuple):
    """What an old unit gave to a new one: shares as in `reorganisations.Contribution`, each function weighed by how like
    it is, and the number of functions that are recognised."""

    unit: int
    gone: float
    come: float
    functions: int


class Leftovers:
    """What units of both sides have that their own counterpart does not explain, in the same words or in others."""

    def __init__(self, pairs: Pairs, vocabulary: Vocabulary) -> None:
        self._pairs = pairs
        self._vocabulary = vocabulary
        self._known: dict[int, frozenset[int]] = {}

    def mirrored(self) -> Leftovers:
        """The same with old and new exchanged."""
        return Leftovers(self._pairs.mirrored(), self._vocabulary.mirrored())

    def proposals(self) -> list[Found]:
        """Open old units of which most functions are recognised in what one new unit has left: absorbed where it goes on
        as another, joined with others of which the same is true where it is new."""
        by_new: dict[int, list[Given]] = defaultdict(list)
        for old, new in self._candidates():
            given = self._given(old, new)
            if given is not None and given.gone >= MOSTLY_GONE and given.functions >= LEAST_GONE:
                by_new[new].append(given)
        made = [self._merged(new, givers) for new, givers in sorted(by_new.items())]
        return [found for found in made if found is not None]

    def unexplained(self, new: int) -> list[int]:
        """Functions of a new unit with a body that its counterpart, if it has one, had neither so nor in other words."""
        reworded = self._reworded(new)
        return [function for function in self._not_verbatim(new) if function not in reworded]

    def reworded_texts(self, new: int) -> set[int]:
        """Texts of a new unit that its counterpart had in other words."""
        return {self._pairs.comparison.new.numbered[function] for function in self._reworded(new)}

    def _reworded(self, new: int) -> frozenset[int]:
        known = self._known.get(new)
        if known is None:
            known = self._known[new] = self._compared(new)
        return known

    def _compared(self, new: int) -> frozenset[int]:
        comparison, survivor = self._pairs.comparison, self._pairs.of_new[new]
        gained = self._not_verbatim(new)
        if survivor < 0 or not gained:
            return frozenset()
        lost = _with_body(comparison.old, survivor, set(comparison.new.texts[new]))
        if not lost or len(lost) * len(gained) > LARGEST_TABLE:
            return frozenset()
        return frozenset(choice.new for choice in self._paired(lost, gained))

    def _not_verbatim(self, new: int) -> list[int]:
        """The same as `unexplained`, those included that its counterpart had in other words."""
        comparison, survivor = self._pairs.comparison, self._pairs.of_new[new]
        return _with_body(comparison.new, new, set(comparison.old.texts[survivor]) if survivor >= 0 else ())

    def _paired(self, olds: list[int], news: list[int]) -> list[Choice]:
        old, new = self._pairs.comparison.old, self._pairs.comparison.new
        likenesses = self._vocabulary.table(olds, news, SAME_DUTY)
        return best_pairs(
            likenesses, lambda one, other: tie_of(old.fingerprint_of_function(one), new.fingerprint_of_function(other))
        )

    def _candidates(self) -> list[tuple[int, int]]:
        """Open old units that the other side would show, and the new ones with which they share the most rare phrases."""
        pairs, rarities = self._pairs, self._pairs.comparison.rarities
        open_old = [unit for unit in pairs.open_old() if pairs.covers_old(unit)]
        old, new = pairs.comparison.old, pairs.comparison.new
        lost = [
            (unit, self._vocabulary.old.signs(function))
            for unit in open_old
            for function in _with_body(old, unit)
            if rarities[old.numbered[function]] >= TOLD_RARITY
        ]
        if not lost:
            return []
        gained = [
            (unit, function)
            for unit in self._grown()
            for function in self._not_verbatim(unit)
            if rarities[new.numbered[function]] >= TOLD_RARITY
        ]
        if not gained or len(lost) + len(gained) > MOST_REWORDED_TEXTS:
            return []
        told = [(unit, self._vocabulary.new.signs(function)) for unit, function in gained]
        return [pair for pair in nearest(lost, told, _NEAREST) if pair not in pairs.refused]

    def _grown(self) -> list[int]:
        """New units without counterpart, and those that have more functions than it had: as many as were taken in."""
        pairs, old, new = self._pairs, self._pairs.comparison.old, self._pairs.comparison.new
        return [
            unit
            for unit, survivor in enumerate(pairs.of_new)
            if (
                len(new.texts[unit]) - len(old.texts[survivor]) >= LEAST_GONE
                if survivor >= 0
                else pairs.is_open_new(unit)
            )
        ]

    def _given(self, old: int, new: int) -> Given | None:
        comparison = self._pairs.comparison
        side, other, rarities = comparison.old, comparison.new, comparison.rarities
        ours = _with_body(side, old)
        theirs = self.unexplained(new)
        if not ours or not theirs or len(ours) * len(theirs) > LARGEST_TABLE:
            return None
        made = self._paired(ours, theirs)
        weight = math.fsum(
            [min(rarities[side.numbered[c.old]], rarities[other.numbered[c.new]]) * c.value for c in made]
        )
        whole, successor = comparison.content(old, of_new=False), comparison.content(new, of_new=True)
        if not whole or not successor:
            return None
        return Given(old, weight / whole, weight / successor, len(made))

    def _merged(self, new: int, givers: list[Given]) -> Found | None:
        """One proposal, of those that gave this unit most of what they had."""
        pairs, survivor = self._pairs, self._pairs.of_new[new]
        joined = [one for one in givers if survivor >= 0 or one.come >= LEAST_CONTRIBUTION]
        if not joined or (survivor < 0 and (len(joined) < 2 or sum(one.come for one in joined) < CLEARLY_GONE)):
            return None
        units = pairs.comparison.old.units
        tell = evidence.come_reworded if pairs.is_mirror else evidence.gone_reworded
        return Found(
            Relation.MERGED,
            tuple(sorted([one.unit for one in joined] + ([survivor] if survivor >= 0 else []))),
            (new,),
            Stage.SHARED_FUNCTIONS,
            _PERHAPS,
            Status.PROPOSED,
            tuple(tell(units[one.unit].name, one.functions, len(units[one.unit].functions)) for one in joined),
        )


def propose(pairs: Pairs, leftovers: Leftovers) -> None:
    """Propose mergers and splits whose functions were reworded. A unit that two readings claim is left to other evidence:
    what happened is open."""
    found = leftovers.proposals()
    found += [
        Found(Relation.SPLIT, one.new, one.old, one.stage, one.score, one.status, one.evidence)
        for one in leftovers.mirrored().proposals()
    ]
    claims = Counter(claim for one in found for claim in (*one.old, *(-1 - unit for unit in one.new)))
    for one in found:
        if all(claims[claim] == 1 for claim in (*one.old, *(-1 - unit for unit in one.new))):
            pairs.relate(one)


def _with_body(side: Side, unit: int, without: Collection[int] = ()) -> list[int]:
    """Functions of a unit whose body is at hand; some texts left out."""
    first, stated = side.first[unit], side.stated
    return [
        first + place
        for place, text in enumerate(side.texts[unit])
        if text not in without and stated[first + place].body is not None
    ]
