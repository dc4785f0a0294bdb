"""Possible pairs from names and places: equal names, names with an uncommon word in common, children of one parent,
parents of one child. Each source is bounded, so that none compares all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from changelog.matching.pairs import Pairs
from changelog.matching.sides import Side
from changelog.matching.thresholds import LARGEST_SIBLING_BLOCK, LONGEST_POSTING


def suggested(pairs: Pairs) -> Iterator[tuple[int, int]]:
    """Pairs of open units worth judging by their names; some come more than once."""
    olds, news = pairs.open_old(), pairs.open_new()
    yield from _by_name(pairs, olds, news)
    yield from _by_word(pairs, olds, news)
    yield from _by_name_in_branches(pairs, olds, news)
    yield from _siblings(pairs, olds, news)
    yield from _parents_of_matched(pairs)


def _by_name(pairs: Pairs, olds: list[int], news: list[int]) -> Iterator[tuple[int, int]]:
    old, new = pairs.comparison.old, pairs.comparison.new
    yield from _joined(
        pairs,
        ((old.names[unit].core, unit) for unit in olds),
        ((new.names[unit].core, unit) for unit in news),
    )


def _by_word(pairs: Pairs, olds: list[int], news: list[int]) -> Iterator[tuple[int, int]]:
    old, new = pairs.comparison.old, pairs.comparison.new
    yield from _joined(
        pairs,
        ((stem, unit) for unit in olds for stem in sorted(set(old.names[unit].core))),
        ((stem, unit) for unit in news for stem in sorted(set(new.names[unit].core))),
    )


def _by_name_in_branches(pairs: Pairs, olds: list[int], news: list[int]) -> Iterator[tuple[int, int]]:
    """Namesakes below a settled pair, where all that one side knows of a unit's place is that it lies somewhere there."""
    old, new = pairs.comparison.old, pairs.comparison.new
    vague_old, vague_new = filter(old.lies_somewhere, olds), [unit for unit in news if new.lies_somewhere(unit)]
    bearers = _in_branches(new, news) if any(map(old.lies_somewhere, olds)) else {}
    for unit in vague_old:
        for other in bearers.get((pairs.of_old[old.above[unit]], old.names[unit].core), ()):
            if pairs.may_pair(unit, other):
                yield unit, other
    bearers = _in_branches(old, olds) if vague_new else {}
    for unit in vague_new:
        for other in bearers.get((pairs.of_new[new.above[unit]], new.names[unit].core), ()):
            if pairs.may_pair(other, unit):
                yield other, unit


def _in_branches(side: Side, units: list[int]) -> dict[tuple[int, tuple[str, ...]], list[int]]:
    """Units by every unit above them and the words of their names; those on top, or of which nothing is known, nowhere."""
    found: dict[tuple[int, tuple[str, ...]], list[int]] = defaultdict(list)
    for unit in units:
        for above in side.branches(unit):
            found[above, side.names[unit].core].append(unit)
    return found


def _siblings(pairs: Pairs, olds: list[int], news: list[int]) -> Iterator[tuple[int, int]]:
    """Open children of matched parents; units on top, or not placed, are taken for siblings."""
    below_old: dict[int, list[int]] = defaultdict(list)
    below_new: dict[int, list[int]] = defaultdict(list)
    for unit in olds:
        below_old[pairs.comparison.old.parents[unit]].append(unit)
    for unit in news:
        below_new[pairs.comparison.new.parents[unit]].append(unit)
    for parent, children in below_old.items():
        counterpart = pairs.of_old[parent] if parent >= 0 else -1
        others = below_new.get(counterpart, []) if parent < 0 or counterpart >= 0 else []
        if len(children) * len(others) <= LARGEST_SIBLING_BLOCK:
            yield from (pair for one in children for other in others if pairs.may_pair(*(pair := (one, other))))


def _parents_of_matched(pairs: Pairs) -> Iterator[tuple[int, int]]:
    for child, counterpart in enumerate(pairs.of_old):
        if counterpart >= 0:
            above = pairs.comparison.old.parents[child], pairs.comparison.new.parents[counterpart]
            if min(above) >= 0 and pairs.may_pair(*above):
                yield above


def _joined(
    pairs: Pairs, olds: Iterable[tuple[Hashable, int]], news: Iterable[tuple[Hashable, int]]
) -> Iterator[tuple[int, int]]:
    """Units with a key in common, unless the key is borne by more than `LONGEST_POSTING` of a side."""
    postings: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for key, unit in olds:
        postings[key][0].append(unit)
    for key, unit in news:
        if key in postings:
            postings[key][1].append(unit)
    for bearers, others in postings.values():
        if len(bearers) <= LONGEST_POSTING and len(others) <= LONGEST_POSTING:
            yield from ((one, other) for one in bearers for other in others if pairs.may_pair(one, other))
