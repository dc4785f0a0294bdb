"""Functions shared in other words, between units that word-for-word equality left open. Bodies are needed.

Which units to compare follows from runs of four words that few open units hold; how much they share, from the best
assignment of their functions by likeness of words.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import NamedTuple

from changelog.matching.assignment import best_pairs, tie_of
from changelog.matching.likeness import Vocabulary
from changelog.matching.pairs import Pairs
from changelog.matching.runs import nearest
from changelog.matching.sides import TOLD_RARITY
from changelog.matching.thresholds import (
    LARGEST_TABLE,
    MOST_REWORDED_TEXTS,
    NEAREST_UNITS,
    SAME_DUTY,
)


class Reworded(NamedTuple):
    """Functions in common in other words, weighed by their likeness: `own` of those that few other units have (see
    `Comparison.weights`), `content` of all by how rare they are; and how many functions that is."""

    own: float
    content: float
    functions: int


class Rewordings:
    """What the units that are open now share in other words. Later, fewer are open; nothing else changes.

    `are_too_many` says that there are more functions than are looked up (`MOST_REWORDED_TEXTS`): then only units that
    something else suggests are compared, and evidence says so.
    """

    def __init__(self, pairs: Pairs, vocabulary: Vocabulary) -> None:
        self._pairs = pairs
        self._vocabulary = vocabulary
        self._old = _OpenSide(pairs, vocabulary, of_new=False)
        self._new = _OpenSide(pairs, vocabulary, of_new=True)
        self._shares: dict[tuple[int, int], Reworded] = {}
        texts = self._old.texts + self._new.texts
        self.are_too_many = texts > MOST_REWORDED_TEXTS

    @cached_property
    def nearest(self) -> list[tuple[int, int]]:
        """For each open unit the `NEAREST_UNITS` of the other side with which it shares the most rare phrases."""
        if self.are_too_many or not self._old.texts or not self._new.texts:
            return []
        found = nearest(self._old.told(), self._new.told(), NEAREST_UNITS)
        return [(self._old.units[old], self._new.units[new]) for old, new in found]

    def is_near(self, old: int, new: int) -> bool:
        """Whether the two are among the nearest of each other by rare phrases."""
        return (old, new) in self._near

    @cached_property
    def _near(self) -> frozenset[tuple[int, int]]:
        return frozenset(self.nearest)

    def suggested(self) -> Iterator[tuple[int, int]]:
        """Pairs of units, open still, that share rare phrases."""
        return (pair for pair in self.nearest if self._pairs.may_pair(*pair))

    def shared(self, old: int, new: int) -> Reworded:
        """What two open units have in common in other words, beyond what they have word for word. Symmetric."""
        known = self._shares.get((old, new))
        if known is None:
            known = self._shares[old, new] = self._measured(old, new)
        return known

    def _measured(self, one: int, other: int) -> Reworded:
        old, new = self._pairs.comparison.old, self._pairs.comparison.new
        same = set(old.texts[one]).intersection(new.texts[other])
        ours, theirs = self._old.telling(one, same), self._new.telling(other, same)
        if not ours or not theirs or len(ours) * len(theirs) > LARGEST_TABLE:
            return Reworded(0, 0, 0)
        close = self._vocabulary.table(list(ours), list(theirs), SAME_DUTY)
        made = best_pairs(
            close, lambda one, other: tie_of(old.fingerprint_of_function(one), new.fingerprint_of_function(other))
        )
        weights, rarities = self._pairs.comparison.weights, self._pairs.comparison.rarities
        texts = [(ours[choice.old], theirs[choice.new], choice.value) for choice in made]
        return Reworded(
            math.fsum([min(weights[text], weights[other]) * likeness for text, other, likeness in texts]),
            math.fsum([min(rarities[text], rarities[other]) * likeness for text, other, likeness in texts]),
            len(texts),
        )


class _OpenSide:
    """Functions of one side's open units that have a body and are not boilerplate, and their phrases."""

    def __init__(self, pairs: Pairs, vocabulary: Vocabulary, *, of_new: bool) -> None:
        comparison = pairs.comparison
        self.side = comparison.new if of_new else comparison.old
        self.units = pairs.open_new() if of_new else pairs.open_old()
        self.texts = sum(len(self.side.texts[unit]) for unit in self.units)
        self._rarities = comparison.rarities
        self._texts = vocabulary.new if of_new else vocabulary.old

    def telling(self, unit: int, without: Collection[int] = ()) -> dict[int, int]:
        """The functions of a unit that have a body and are not boilerplate, and their texts; some texts left out."""
        first, stated, rarities = self.side.first[unit], self.side.stated, self._rarities
        return {
            first + place: text
            for place, text in enumerate(self.side.texts[unit])
            if rarities[text] >= TOLD_RARITY and text not in without and stated[first + place].body is not None
        }

    def told(self) -> list[tuple[int, str]]:
        """The words of these functions, each beside the place in `units` of the one that has it."""
        signs = self._texts.signs
        return [(at, signs(function)) for at, unit in enumerate(self.units) for function in self.telling(unit)]
