"""Functions that say nearly the same, found through the runs of words that few functions have."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from changelog.audit.stated_functions import StatedFunction
from changelog.audit.wording import wording

RUN = 3
"""Words of a run: two functions that say the same share at least one such run."""
COMMON_RUN = 12
"""Functions from which on a run of words is a set phrase and points to nothing: it bounds the pairs that are compared."""
PARTNERS = 64
"""Partners up to which one function is compared: what has more of them is boilerplate."""
_FEWEST_WORDS = 6
"""Words from which on two functions can be nearly alike: of shorter ones each word counts."""


_STEM = 6
"""Letters of a word that are compared where its ending does not matter."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two functions, the first printed first, and how much of what they say they share.

    `share` is 0.0 to 1.0: twice the weight of the words in common over the weight of all; a word weighs the more the fewer
    functions of the manual have it, so that the set phrases of all functions count for little. `held` is the same share of
    the shorter one alone: 1.0 where the longer one says all that it says.
    """

    one: StatedFunction
    other: StatedFunction
    share: float
    held: float

    @property
    def opens_alike(self) -> bool:
        """Do both open with the same verb?"""
        return self.one.words[:1] == self.other.words[:1]

    @property
    def is_contained(self) -> bool:
        """Does one of them say all that the other says? Number and gender of words, articles and prepositions are not
        looked at."""
        small = wording().dangling | wording().articles
        first, second = (
            Counter(word[:_STEM] for word in one.words if len(word) > 1 and word not in small)
            for one in (self.one, self.other)
        )
        return not first - second or not second - first


def weights_of(functions: Sequence[StatedFunction]) -> Mapping[str, float]:
    """The weight of each word: the logarithm of the number of functions over those that have it."""
    having = Counter(word for one in functions for word in set(one.words))
    return {word: math.log((1 + len(functions)) / count) for word, count in having.items()}


def alike(
    functions: Sequence[StatedFunction], weights: Mapping[str, float], least: float, apart: int = 0
) -> Iterator[Alike]:
    """Pairs that are not word for word the same and share at least `least`; with `apart`, only those of one of the first
    so many functions and one of the rest."""
    counts = [Counter(one.words) for one in functions]
    whole = [sum(weights[word] * times for word, times in counted.items()) for counted in counts]
    for first, second in _candidates(functions, apart):
        lighter = min(whole[first], whole[second])
        total = whole[first] + whole[second]
        if not total or 2 * lighter < least * total or functions[first].words == functions[second].words:
            continue
        shared = sum(weights[word] * times for word, times in (counts[first] & counts[second]).items())
        if 2 * shared >= least * total:
            yield Alike(functions[first], functions[second], 2 * shared / total, shared / lighter if lighter else 0.0)


def _candidates(functions: Sequence[StatedFunction], apart: int) -> list[tuple[int, int]]:
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, one in enumerate(functions):
        if len(one.words) >= _FEWEST_WORDS and not one.is_catch_all:
            for run in set(_runs(one.words)):
                holders[run].append(place)
    partners: Counter[int] = Counter()
    found: set[tuple[int, int]] = set()
    for held in holders.values():
        if not 2 <= len(held) <= COMMON_RUN or (apart and not held[0] < apart <= held[-1]):
            continue
        for pair in combinations(held, 2):
            if (not apart or pair[0] < apart <= pair[1]) and pair not in found and partners[pair[0]] < PARTNERS:
                found.add(pair)
                partners[pair[0]] += 1
    return sorted(found)


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1))
