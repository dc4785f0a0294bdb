"""Functions shared in other words, between units that word-for-word equality left open. Bodies are needed.

Which units to compare follows from runs of four words that few open units hold; how much they share, from the best
assignment of their functions by likeness of words.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from changelog.matching.assignment import best_pairs, tie_of
from changelog.matching.likeness import Vocabulary
from changelog.matching.listings import Listing
from changelog.matching.pairs import Pairs
from changelog.matching.thresholds import (
    LARGEST_TABLE,
    LONGEST_PHRASE_POSTING,
    MOST_REWORDED_TEXTS,
    NEAREST_UNITS,
    SAME_DUTY,
)

Phrases = dict[int, set[int]]


class Rewordings:
    """What the units that are open now share in other words. Later, fewer are open; nothing else changes."""

    def __init__(self, pairs: Pairs) -> None:
        self._pairs = pairs
        self._old = _OpenSide(pairs, of_new=False)
        self._new = _OpenSide(pairs, of_new=True)
        self._shares: dict[tuple[int, int], tuple[float, int]] = {}
        texts = self._old.texts + self._new.texts
        self.is_empty = not self._old.texts or not self._new.texts or texts > MOST_REWORDED_TEXTS

    @cached_property
    def nearest(self) -> list[tuple[int, int]]:
        """For each open unit the `NEAREST_UNITS` of the other side with which it shares the most rare phrases."""
        if self.is_empty:
            return []
        return _nearest(self._old.phrases, self._new.phrases)

    def is_near(self, old: int, new: int) -> bool:
        """Whether the two are among the nearest of each other by rare phrases."""
        return (old, new) in self._near

    @cached_property
    def _near(self) -> frozenset[tuple[int, int]]:
        return frozenset(self.nearest)

    def suggested(self) -> Iterator[tuple[int, int]]:
        """Pairs of units, open still, that share rare phrases."""
        return (pair for pair in self.nearest if self._pairs.may_pair(*pair))

    def share(self, old: int, new: int) -> tuple[float, int]:
        """Share (0.0 to 1.0) of the functions of both, boilerplate aside, that are one duty in the same or other words,
        and how many functions that is. Symmetric."""
        known = self._shares.get((old, new))
        if known is None:
            known = self._shares[old, new] = self._measured(old, new)
        return known

    def _measured(self, one: int, other: int) -> tuple[float, int]:
        ours, theirs = self._old.functions.get(one, []), self._new.functions.get(other, [])
        if len(ours) * len(theirs) > LARGEST_TABLE:
            return 0.0, 0
        close = self._vocabulary.table(ours, theirs, SAME_DUTY)
        old, new = self._old.listing, self._new.listing
        made = best_pairs(close, lambda one, other: tie_of(old.fingerprint(one), new.fingerprint(other)))
        # One function unlike is taken for granted: one of one is less than twelve of twelve.
        return 2 * sum(choice.value for choice in made) / (len(ours) + len(theirs) + 1), len(made)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        ours = [function for functions in self._old.functions.values() for function in functions]
        theirs = [function for functions in self._new.functions.values() for function in functions]
        return Vocabulary(self._old.listing, self._new.listing, ours, theirs)


class _OpenSide:
    """Functions of one side's open units that have a body and are not boilerplate, and their phrases."""

    def __init__(self, pairs: Pairs, *, of_new: bool) -> None:
        comparison = pairs.comparison
        self.side = comparison.new if of_new else comparison.old
        self.units = pairs.open_new() if of_new else pairs.open_old()
        self.weights = comparison.weights
        self.texts = sum(len(self.side.texts[unit]) for unit in self.units)

    @cached_property
    def listing(self) -> Listing:
        return Listing(self.side)

    @cached_property
    def functions(self) -> dict[int, list[int]]:
        listing = self.listing
        return {
            unit: [
                function
                for function in listing.of(unit)
                if listing.bodies[function] is not None and self.weights[listing.texts[function]]
            ]
            for unit in self.units
        }

    @cached_property
    def phrases(self) -> Phrases:
        found: Phrases = {}
        for unit, functions in self.functions.items():
            phrases: set[int] = set()
            for function in functions:
                words = self.listing.words(function)
                # Numbers take a fraction of the memory of the words. Only equality is asked of them, so that it does
                # not matter that they differ from run to run; a chance collision (2^-61) costs a phrase of hundreds.
                phrases.update(map(hash, zip(words, words[1:], words[2:], words[3:], strict=False)))
            found[unit] = phrases
        return found


def _nearest(ours: Phrases, theirs: Phrases) -> list[tuple[int, int]]:
    """For each unit the `NEAREST_UNITS` of the other side with which it has the most in common, by phrases that say the
    more the fewer units hold them. Whole numbers throughout, so that sums do not depend on the order of adding."""
    old_counts, new_counts = _counts(ours), _counts(theirs)
    shared = {
        phrase: LONGEST_PHRASE_POSTING**2 // (count * new_counts[phrase])
        for phrase, count in old_counts.items()
        if count <= LONGEST_PHRASE_POSTING and 0 < new_counts[phrase] <= LONGEST_PHRASE_POSTING
    }
    if not shared:
        return []
    import numpy as np  # imported when matching runs: `--help` must not load it

    columns = {phrase: at for at, phrase in enumerate(shared)}
    old_units, new_units = list(ours), list(theirs)
    votes = _incidence(ours, columns, shared) @ _incidence(theirs, columns, None).T
    by_row, by_column = votes.tocsr(), votes.tocsc()
    least_old = np.array([_least_kept(by_row.data[a:b]) for a, b in itertools.pairwise(by_row.indptr)])
    least_new = np.array([_least_kept(by_column.data[a:b]) for a, b in itertools.pairwise(by_column.indptr)])
    table = votes.tocoo()
    kept = table.data >= np.minimum(least_old[table.row], least_new[table.col])
    pairs = zip(table.row[kept].tolist(), table.col[kept].tolist(), strict=True)
    return sorted((old_units[row], new_units[column]) for row, column in pairs)


def _least_kept(votes: Any) -> int:
    """The votes from which a unit of this row is among the nearest."""
    ranked = sorted(votes.tolist(), reverse=True)[:NEAREST_UNITS]
    return int(ranked[-1]) if ranked else 0


def _incidence(phrases: Phrases, columns: dict[int, int], weights: dict[int, int] | None) -> Any:
    """Units by phrases, as a sparse table of weights (or of ones)."""
    import numpy as np
    from scipy.sparse import csr_matrix

    rows, at, data = [], [], []
    for row, held in enumerate(phrases.values()):
        for phrase in held:
            if phrase in columns:
                rows.append(row)
                at.append(columns[phrase])
                data.append(weights[phrase] if weights else 1)
    return csr_matrix((np.array(data, dtype=np.int64), (rows, at)), shape=(len(phrases), len(columns)))


def _counts(phrases: Phrases) -> Counter[int]:
    """How many units hold each phrase."""
    counts: Counter[int] = Counter()
    for held in phrases.values():
        counts.update(held)
    return counts
