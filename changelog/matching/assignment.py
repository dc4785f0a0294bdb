"""The best set of pairs among possible ones: optimal within each block, and clear or not."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from changelog.matching.thresholds import LARGEST_BLOCK

Pair = tuple[int, int]
_TIE = 1e-6
"""Far below any difference that means something: makes the best set unique, the same in both directions."""
_ORDER = 1e-9


class Choice(NamedTuple):
    """A pair of the best set. `lead` is its value less that of the best other pair of either end."""

    old: int
    new: int
    value: float
    lead: float


def best_pairs(values: Mapping[Pair, float], tie: Callable[[int, int], float]) -> list[Choice]:
    """The one-to-one set of greatest total value; pairs not in `values` or valued at 0 or less are never made.

    `tie` (0.0 to 1.0) settles equal totals and must follow from what the two are, not from where they stand in the
    input. Connected pairs form a block, each solved alone.
    """
    worth = {pair: value for pair, value in values.items() if value > 0}
    olds, news = Counter([old for old, _ in worth]), Counter([new for _, new in worth])
    # Most have no rival at all.
    chosen = [pair for pair in worth if olds[pair[0]] == news[pair[1]] == 1]
    for block in _blocks([pair for pair in worth if olds[pair[0]] > 1 or news[pair[1]] > 1]):
        chosen += _solved(block, {pair: values[pair] + _TIE * tie(*pair) for pair in block})
    leads = _leads(values)
    return [Choice(*pair, values[pair], leads(pair)) for pair in sorted(chosen)]


def tie_of(one: int, other: int) -> float:
    """A number from 0.0 to 1.0 that follows from two fingerprints of what is paired, whichever comes first."""
    low, high = min(one, other), max(one, other)
    return zlib.crc32(f"{low} {high}".encode()) / 0xFFFFFFFF


def _blocks(pairs: Iterable[Pair]) -> list[list[Pair]]:
    """Pairs grouped so that no two groups have an end in common."""
    leader: dict[int, int] = {}

    def find(end: int) -> int:
        leader.setdefault(end, end)
        while leader[end] != end:
            leader[end] = leader[leader[end]]
            end = leader[end]
        return end

    pairs = sorted(pairs)
    for old, new in pairs:
        leader[find(old)] = find(-1 - new)
    blocks: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        blocks[find(pair[0])].append(pair)
    return list(blocks.values())


def _solved(block: list[Pair], values: Mapping[Pair, float]) -> list[Pair]:
    olds = {old: at for at, old in enumerate(sorted({old for old, _ in block}))}
    news = {new: at for at, new in enumerate(sorted({new for _, new in block}))}
    if len(olds) == 1 or len(news) == 1:
        return [max(block, key=lambda pair: values[pair])]
    if len(olds) * len(news) > LARGEST_BLOCK:
        return _greedy(block, values)
    import numpy as np  # imported when matching runs: `--help` must not load it
    from scipy.optimize import linear_sum_assignment

    table = np.zeros((len(olds), len(news)))
    for old, new in block:
        # Ends that are equal in all else are paired in their order.
        table[olds[old], news[new]] = values[old, new] + _ORDER / (1 + abs(olds[old] - news[new]))
    rows, columns = linear_sum_assignment(table, maximize=True)
    old_at, new_at = list(olds), list(news)
    made = ((old_at[row], new_at[column]) for row, column in zip(rows.tolist(), columns.tolist(), strict=True))
    return [pair for pair in made if pair in values]


def _greedy(block: list[Pair], values: Mapping[Pair, float]) -> list[Pair]:
    """For a block too large to be solved: the most valuable first."""
    olds: set[int] = set()
    news: set[int] = set()
    chosen = []
    for old, new in sorted(block, key=lambda pair: -values[pair]):
        if old not in olds and new not in news:
            olds.add(old)
            news.add(new)
            chosen.append((old, new))
    return chosen


def _leads(values: Mapping[Pair, float]) -> Callable[[Pair], float]:
    """How far each pair is ahead of the best other pair of either end."""
    first: dict[int, tuple[float, float]] = {}
    for (old, new), value in values.items():
        for end in (old, -1 - new):
            best, second = first.get(end, (float("-inf"), float("-inf")))
            first[end] = (value, best) if value > best else (best, max(second, value))

    def lead(pair: Pair) -> float:
        others = []
        for end in (pair[0], -1 - pair[1]):
            best, second = first[end]
            others.append(second if values[pair] == best else best)
        return values[pair] - max(others)

    return lead
