"""Functions shared in other words, between units that word-for-word equality left open. Bodies are needed.

Which units to compare follows from runs of three words that few open units hold; how much they share, from the best
assignment of their functions by likeness of words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property

from changelog.matching.assignment import best_pairs, tie_of
from changelog.matching.likeness import Vocabulary
from changelog.matching.listings import Listing
from changelog.matching.pairs import Pairs
from changelog.matching.thresholds import (
    LARGEST_TABLE,
    LEAST_PHRASE_SHARE,
    MOST_REWORDED_TEXTS,
    NEAREST_UNITS,
    RARE_UNITS,
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
        shares = _phrase_shares(self._old.phrases, self._new.phrases)
        by_old: dict[int, list[float]] = defaultdict(list)
        by_new: dict[int, list[float]] = defaultdict(list)
        for (old, new), share in shares.items():
            by_old[old].append(share)
            by_new[new].append(share)
        least_old = {unit: sorted(found)[-NEAREST_UNITS:][0] for unit, found in by_old.items()}
        least_new = {unit: sorted(found)[-NEAREST_UNITS:][0] for unit, found in by_new.items()}
        return sorted(pair for pair, share in shares.items() if share >= min(least_old[pair[0]], least_new[pair[1]]))

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
                phrases.update(map(hash, zip(words, words[1:], words[2:], strict=False)))
            found[unit] = phrases
        return found


def _phrase_shares(ours: Phrases, theirs: Phrases) -> dict[tuple[int, int], float]:
    """Share of the rare phrases of both that they have in common, where it is more than a chance phrase or two."""
    held_old, held_new = _holders(ours), _holders(theirs)
    common: Counter[tuple[int, int]] = Counter()
    for phrase, holders in held_old.items():
        others = held_new.get(phrase, ())
        if others and len(holders) <= RARE_UNITS and len(others) <= RARE_UNITS:
            common.update((one, other) for one in holders for other in others)
    shares = {(one, other): 2 * count / (len(ours[one]) + len(theirs[other])) for (one, other), count in common.items()}
    return {pair: share for pair, share in shares.items() if share >= LEAST_PHRASE_SHARE}


def _holders(phrases: Phrases) -> dict[int, list[int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for unit, held in phrases.items():
        for phrase in held:
            holders[phrase].append(unit)
    return holders
