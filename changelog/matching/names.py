"""How alike two units' names are, with what many names have in common discounted."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from changelog.matching.pairs import Pairs
from changelog.matching.sides import Comparison, Name
from changelog.matching.thresholds import BULK_RANK

_OTHER_RANK = 0.95
"""Likeness kept when only the rank differs: a transformation is likelier than chance, and not certain."""
_MISPRINT = 0.9
"""What a word counts for when it matches but for one letter."""
_SHORTEST_MISPRINT = 6
RankChange = tuple[str, str]


def bulk_ranks(pairs: Pairs) -> frozenset[RankChange]:
    """Rank words of the old side that the new side replaces by others in `BULK_RANK` units or more.

    Seen in settled pairs, and in units that have the same name but for the rank and the same matched parent.
    """
    old, new = pairs.comparison.old, pairs.comparison.new
    seen: Counter[RankChange] = Counter()
    for unit, counterpart in enumerate(pairs.of_old):
        if counterpart >= 0:
            _count(seen, old.names[unit], new.names[counterpart])
            by_core = {new.names[child].core_key: child for child in new.children[counterpart]}
            for child in old.children[unit]:
                other = by_core.get(old.names[child].core_key)
                if other is not None and pairs.may_pair(child, other):
                    _count(seen, old.names[child], new.names[other])
    return frozenset(change for change, times in seen.items() if times >= BULK_RANK)


def _count(seen: Counter[RankChange], old: Name, new: Name) -> None:
    if old.rank != new.rank and old.core_key == new.core_key:
        seen[old.rank, new.rank] += 1


def name_likeness(comparison: Comparison, old: int, new: int, bulk: frozenset[RankChange]) -> float:
    """From 0.0 to 1.0: share of what distinguishes the two names that they have in common.

    1.0 for equal names and for names that differ by a rank replaced in bulk. Symmetric. Words weigh by how few names of
    both sides hold them, so that "Servicios Digitales y de Información" in forty names says little.
    """
    one, other = comparison.old.names[old], comparison.new.names[new]
    if one.key == other.key:
        return 1.0
    likeness = _core_likeness(comparison, one, other)
    same_rank = one.rank == other.rank or (one.rank, other.rank) in bulk
    return likeness if same_rank else likeness * _OTHER_RANK


def _core_likeness(comparison: Comparison, one: Name, other: Name) -> float:
    if one.core_key == other.core_key:
        return 1.0
    pair = (one.core_key, other.core_key)
    known = comparison.likenesses.get(pair)
    if known is None:
        known = comparison.likenesses[pair] = _likeness_of_stems(comparison, one, other)
    return known


def _likeness_of_stems(comparison: Comparison, one: Name, other: Name) -> float:
    ours, theirs = Counter(one.core), Counter(other.core)
    common = ours & theirs
    shared = _weight(comparison, common.elements())
    shared += _misprints(comparison, sorted((ours - common).elements()), sorted((theirs - common).elements()))
    whole = _weight(comparison, one.core) + _weight(comparison, other.core)
    # Never quite 1.0: the names differ.
    return min(0.99, 2 * shared / whole) if whole else 0.0


def _weight(comparison: Comparison, stems: Iterable[str]) -> float:
    # Summed in one order: floating point must not tell the two directions apart.
    return math.fsum(_stem_weight(comparison, stem) for stem in stems)


def _stem_weight(comparison: Comparison, stem: str) -> float:
    names = len(comparison.old) + len(comparison.new)
    return math.log1p(names / max(comparison.word_counts[stem], 1))


def _misprints(comparison: Comparison, ours: list[str], theirs: list[str]) -> float:
    """Weight of words that match but for one letter. `ours` and `theirs` hold no common word."""
    if not ours or not theirs:
        return 0.0
    from rapidfuzz.distance import OSA  # imported when matching runs: `--help` must not load it

    close = [
        min(_stem_weight(comparison, one), _stem_weight(comparison, other))
        for one in ours
        for other in theirs
        if min(len(one), len(other)) >= _SHORTEST_MISPRINT and OSA.distance(one, other, score_cutoff=1) <= 1
    ]
    return _MISPRINT * math.fsum(sorted(close, reverse=True)[: min(len(ours), len(theirs))])
