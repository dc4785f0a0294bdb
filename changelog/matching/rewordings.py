"""Functions shared in other words, between units that word-for-word equality left open. Bodies are needed.

Which units to compare follows from runs of four words that few open units hold; how much they share, from the best
assignment of their functions by likeness of words.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from changelog.matching.assignment import best_pairs, tie_of
from changelog.matching.likeness import Vocabulary
from changelog.matching.pairs import Pairs
from changelog.matching.sides import WHOLE_WEIGHT
from changelog.matching.thresholds import (
    LARGEST_TABLE,
    LONGEST_PHRASE_POSTING,
    MOST_REWORDED_TEXTS,
    NEAREST_UNITS,
    RUN_WORDS,
    SAME_DUTY,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[Any]

_MULTIPLIER = 0x9E3779B97F4A7C15
"""An odd number of 64 irregular bits, by which the signs of a run are mixed into one number: that two runs agree by
chance costs one phrase of hundreds, and needs billions of them."""


_LEAST_RARITY = WHOLE_WEIGHT // 4
"""Rarity (see `Comparison`) from which a text is read: what hundreds of a thousand units say is no unit's own duty."""


class Reworded(NamedTuple):
    """Functions in common in other words, weighed by their likeness: `own` of those that few other units have (see
    `Comparison.weights`), `content` of all by how rare they are; and how many functions that is."""

    own: float
    content: float
    functions: int


class Rewordings:
    """What the units that are open now share in other words. Later, fewer are open; nothing else changes."""

    def __init__(self, pairs: Pairs, vocabulary: Vocabulary) -> None:
        self._pairs = pairs
        self._vocabulary = vocabulary
        self._old = _OpenSide(pairs, vocabulary, of_new=False)
        self._new = _OpenSide(pairs, vocabulary, of_new=True)
        self._shares: dict[tuple[int, int], Reworded] = {}
        texts = self._old.texts + self._new.texts
        self.is_empty = not self._old.texts or not self._new.texts or texts > MOST_REWORDED_TEXTS

    @cached_property
    def nearest(self) -> list[tuple[int, int]]:
        """For each open unit the `NEAREST_UNITS` of the other side with which it shares the most rare phrases."""
        return [] if self.is_empty else _nearest(self._old, self._new)

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
        first, stated, rarities = self.side.first[unit], self.side.functions, self._rarities
        return {
            first + place: text
            for place, text in enumerate(self.side.texts[unit])
            if rarities[text] >= _LEAST_RARITY and text not in without and stated[first + place].text.body is not None
        }

    @cached_property
    def phrases(self) -> tuple[Numbers, Numbers]:
        """Runs of four words, as numbers, and beside each the place in `units` of the one that has it; each once."""
        import numpy as np  # imported when matching runs: `--help` must not load it

        texts = [(at, self._texts.signs(one)) for at, unit in enumerate(self.units) for one in self.telling(unit)]
        lengths = np.array([len(signs) for _, signs in texts], dtype=np.int64)
        units = np.repeat(np.array([at for at, _ in texts], dtype=np.int64), lengths)
        signs = np.frombuffer("".join([signs for _, signs in texts]).encode("utf-32-le"), dtype=np.uint32)
        is_begin = np.ones(len(signs), dtype=np.bool_)
        for before in range(1, RUN_WORDS):
            # A run does not reach from one text into the next.
            is_begin[np.maximum(np.cumsum(lengths) - before, 0)[lengths > 0]] = False
        begins = np.flatnonzero(is_begin)
        runs = np.zeros(len(begins), dtype=np.uint64)
        for place in range(RUN_WORDS):
            runs = runs * np.uint64(_MULTIPLIER) + signs[begins + place]
        return _each_once(runs, units[begins])


def _each_once(runs: Numbers, units: Numbers) -> tuple[Numbers, Numbers]:
    import numpy as np

    order = np.lexsort((units, runs))
    runs, units = runs[order], units[order]
    is_first = np.ones(len(runs), dtype=np.bool_)
    is_first[1:] = (runs[1:] != runs[:-1]) | (units[1:] != units[:-1])
    return runs[is_first], units[is_first]


def _nearest(old: _OpenSide, new: _OpenSide) -> list[tuple[int, int]]:
    """For each unit the `NEAREST_UNITS` of the other side with which it has the most in common, by phrases that say the
    more the fewer units hold them. Whole numbers throughout, so that sums do not depend on the order of adding."""
    import numpy as np
    from scipy.sparse import csr_matrix

    old_runs, old_at = old.phrases
    new_runs, new_at = new.phrases
    runs, which = np.unique(np.concatenate([old_runs, new_runs]), return_inverse=True)
    old_which, new_which = which[: len(old_runs)], which[len(old_runs) :]
    of_old, of_new = np.bincount(old_which, minlength=len(runs)), np.bincount(new_which, minlength=len(runs))
    is_shared = (of_old > 0) & (of_new > 0) & (np.maximum(of_old, of_new) <= LONGEST_PHRASE_POSTING)
    weights = LONGEST_PHRASE_POSTING**2 // np.maximum(of_old * of_new, 1)
    told, met = is_shared[old_which], is_shared[new_which]
    held = csr_matrix(
        (weights[old_which[told]], (old_at[told], old_which[told])), shape=(len(old.units), len(runs)), dtype=np.int64
    )
    holding = csr_matrix(
        (np.ones(int(met.sum()), dtype=np.int64), (new_at[met], new_which[met])), shape=(len(new.units), len(runs))
    )
    votes = (held @ holding.T).tocsr()
    table = votes.tocoo()
    least_old, least_new = _least_kept(votes), _least_kept(votes.T.tocsr())
    is_kept = table.data >= np.minimum(least_old[table.row], least_new[table.col])
    pairs = zip(table.row[is_kept].tolist(), table.col[is_kept].tolist(), strict=True)
    return sorted((old.units[row], new.units[column]) for row, column in pairs)


def _least_kept(votes: Any) -> Numbers:
    """For each row the votes from which a unit is among the nearest."""
    import numpy as np

    rows = np.repeat(np.arange(votes.shape[0]), np.diff(votes.indptr))
    ranked = votes.data[np.lexsort((-votes.data, rows))]
    last = np.minimum(votes.indptr[:-1] + NEAREST_UNITS, votes.indptr[1:]) - 1
    least = np.zeros(votes.shape[0], dtype=np.int64)
    is_voted = np.diff(votes.indptr) > 0
    least[is_voted] = ranked[last[is_voted]]
    return least
