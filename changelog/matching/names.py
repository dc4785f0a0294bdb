"""How alike two units' names are, with what many names have in common discounted, and what was renamed in bulk."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from changelog.matching import evidence
from changelog.matching.pairs import Pairs
from changelog.matching.sides import Comparison, Name
from changelog.matching.thresholds import BULK_NAME_SHARE, BULK_NAMES, BULK_RANK

_OTHER_RANK = 0.95
"""Likeness kept when only the rank differs: a transformation is likelier than chance, and not certain."""
_MISPRINT = 0.9
"""What a word counts for when it matches but for one letter."""
_SHORTEST_MISPRINT = 6
_LEAST_TOLD = 0.3
"""Likeness from which it is worth a word to the reader."""
Change = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Renamings:
    """What is called otherwise in many units at once: rank words, and names without their rank (by `Name.core_key`).

    What follows from it here is how alike two names are. Whether a rank was renamed, or units of it transformed, is told by
    `diff.ranks`, from all that is settled in the end.
    """

    ranks: frozenset[Change] = frozenset()
    names: frozenset[Change] = frozenset()


def bulk_renamings(pairs: Pairs) -> Renamings:
    """Renamings that show in what is settled so far.

    Ranks also in open units that have the same name but for the rank and the same matched parent.
    """
    old, new = pairs.comparison.old.names, pairs.comparison.new.names
    settled = [(old[unit], new[other]) for unit, other in enumerate(pairs.of_old) if other >= 0]
    ranks = Counter(
        (one.rank, other.rank)
        for one, other in (*settled, *_namesakes_below(pairs))
        if one.rank != other.rank and one.core_key == other.core_key
    )
    names = Counter((one.core_key, other.core_key) for one, other in settled if one.core_key != other.core_key)
    often = {change: times for change, times in names.items() if times >= BULK_NAMES}
    return Renamings(
        frozenset(change for change, times in ranks.items() if times >= BULK_RANK),
        frozenset(_widespread(often, settled) if often else ()),
    )


def _namesakes_below(pairs: Pairs) -> Iterator[tuple[Name, Name]]:
    """Names of open children of one settled pair that are equal but for the rank, where one a side is."""
    old, new = pairs.comparison.old, pairs.comparison.new
    ours = _only_ones(
        (pairs.of_old[old.parents[unit]], old.names[unit]) for unit in pairs.open_old() if old.parents[unit] >= 0
    )
    theirs = _only_ones((new.parents[unit], new.names[unit]) for unit in pairs.open_new())
    for place, name in ours.items():
        other = theirs.get(place)
        if name is not None and other is not None:
            yield name, other


def _only_ones(named: Iterable[tuple[int, Name]]) -> dict[tuple[int, str], Name | None]:
    """Names by the new unit above them and what they are without the rank; None where several are."""
    found: dict[tuple[int, str], Name | None] = {}
    for above, name in named:
        if above >= 0:
            place = above, name.core_key
            found[place] = None if place in found else name
    return found


def _widespread(often: dict[Change, int], settled: list[tuple[Name, Name]]) -> Iterator[Change]:
    """Those that most bearers of the old name share, as far as they are settled, and most of the new one."""
    changed, become = {old for old, _ in often}, {new for _, new in often}
    bore = Counter(one.core_key for one, _ in settled if one.core_key in changed)
    bear = Counter(other.core_key for _, other in settled if other.core_key in become)
    for (old, new), times in often.items():
        if times >= BULK_NAME_SHARE * max(bore[old], bear[new]):
            yield old, new


def is_same_name(one: Name, other: Name, bulk: Renamings) -> bool:
    """Whether two names are equal but for the rank, or one was replaced by the other in bulk.

    Equal as they stand too, where only one side tells the rank apart from the rest."""
    return one.key == other.key or one.core_key == other.core_key or (one.core_key, other.core_key) in bulk.names


def name_likeness(comparison: Comparison, old: int, new: int, bulk: Renamings) -> float:
    """From 0.0 to 1.0: share of what distinguishes the two names that they have in common.

    1.0 for equal names and for names that differ by what was replaced in bulk. Symmetric. Words weigh by how few names
    of both sides hold them, so that "Servicios Digitales y de Información" in forty names says little.
    """
    one, other = comparison.old.names[old], comparison.new.names[new]
    if one.key == other.key:
        return 1.0
    likeness = 1.0 if is_same_name(one, other, bulk) else _likeness_of_stems(comparison, one, other)
    same_rank = one.rank == other.rank or (one.rank, other.rank) in bulk.ranks
    return likeness if same_rank else likeness * _OTHER_RANK


def _likeness_of_stems(comparison: Comparison, one: Name, other: Name) -> float:
    mine, yours = set(one.core), set(other.core)
    if len(mine) == len(one.core) and len(yours) == len(other.core):
        common: Iterable[str] = mine & yours
        ours, theirs = sorted(mine - yours), sorted(yours - mine)
    else:
        counted, others = Counter(one.core), Counter(other.core)
        common = (counted & others).elements()
        ours, theirs = sorted((counted - others).elements()), sorted((others - counted).elements())
    shared = _weight(comparison, common) + _misprints(comparison, ours, theirs)
    whole = _weight(comparison, one.core) + _weight(comparison, other.core)
    # Never quite 1.0: the names differ.
    return min(0.99, 2 * shared / whole) if whole else 0.0


def _weight(comparison: Comparison, stems: Iterable[str]) -> float:
    # Summed exactly: floating point must not tell the two directions apart.
    return math.fsum([comparison.stem_weights[stem] for stem in stems])


def _misprints(comparison: Comparison, ours: list[str], theirs: list[str]) -> float:
    """Weight of words that match but for one letter. `ours` and `theirs` hold no common word."""
    ours = [one for one in ours if len(one) >= _SHORTEST_MISPRINT]
    theirs = [other for other in theirs if len(other) >= _SHORTEST_MISPRINT]
    # Where one letter is all that differs, one of the ends is the same.
    close = [
        (one, other)
        for one in ours
        for other in theirs
        if (one[0] == other[0] or one[-1] == other[-1]) and -1 <= len(one) - len(other) <= 1
    ]
    if not close:
        return 0.0
    from rapidfuzz.distance import OSA  # imported when matching runs: `--help` must not load it

    weights = comparison.stem_weights
    found = [min(weights[one], weights[other]) for one, other in close if OSA.distance(one, other) == 1]
    return _MISPRINT * math.fsum(sorted(found, reverse=True)[: min(len(ours), len(theirs))])


def told_of_names(one: Name, other: Name, likeness: float, bulk: Renamings) -> list[str]:
    """In words, how alike two names are; nothing where they are not."""
    if one.key == other.key:
        return [evidence.SAME_NAME]
    bulk_rank = [evidence.BULK_RANK] if (one.rank, other.rank) in bulk.ranks else []
    if one.core_key == other.core_key:
        return [evidence.SAME_CORE, *bulk_rank]
    if (one.core_key, other.core_key) in bulk.names:
        return [evidence.BULK_NAME, *bulk_rank]
    if one.core == other.core:
        return [evidence.NEARLY_SAME_NAME, *bulk_rank]
    return [evidence.alike_names(likeness)] if likeness >= _LEAST_TOLD else []
