"""Units with equal names in equal places, or with equal names and content.

From each settled pair downwards, children with equal names are one unit, unless both list functions of their own and
less than half of these are the same: then other evidence is heard first, lest a formula that both happen to share
outweighs where all the rest went. Equal units under one parent are told apart by content, and where that is equal too,
and nothing below them tells more, by the order in which they stand: that of their codes, which serve for nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable

from changelog.domain.correspondences import Stage
from changelog.matching import evidence
from changelog.matching.pairs import Pairs
from changelog.matching.places import Standing, standing_namesakes
from changelog.matching.thresholds import MUCH_SHARED

_CERTAIN = 1.0
_NAME_AND_PLACE = 0.995
"""All of 1,163 were right on the benchmarks' workload (1,000 units, seeds 0 to 4)."""
_UNIQUE_NAME = 0.95
"""By judgement: the workloads have heads of their own only."""
_ONE_OF_SEVERAL = 0.9
"""Of units that nothing tells apart, where one side has more of them than the other. By judgement: which of them is the
one that came or went cannot be known, and makes no difference."""
Groups = list[tuple[list[int], list[int]]]


def settle(pairs: Pairs, *, are_reworded_read: bool) -> bool:
    """Settle everything of this kind; True when something was. Afterwards nothing more of the kind remains.

    Until reworded functions have been read, no unit is taken from a namesake that stands in its place."""
    before = len(pairs.found)
    _settle_heads(pairs)
    _settle_below(pairs, [(old, new) for old, new in enumerate(pairs.of_old) if new >= 0])
    _settle_equal_content(pairs, None if are_reworded_read else standing_namesakes(pairs))
    _settle_unique_names(pairs)
    return len(pairs.found) > before


def settle_indistinguishable(pairs: Pairs) -> bool:
    """Settle namesakes under one parent of which all that is known is equal, when nothing else has told them apart: in
    their order, and if there are more of them on one side, those that are left came or went. True when something was."""
    before = len(pairs.found)
    old, new = pairs.comparison.old, pairs.comparison.new
    places = [(one, other) for one, other in enumerate(pairs.of_old) if other >= 0]
    siblings = [([u for u, p in enumerate(old.parents) if p < 0], [u for u, p in enumerate(new.parents) if p < 0])]
    siblings += [(old.children[one], new.children[other]) for one, other in places]
    for olds, news in siblings:
        if olds and news:
            _settle_in_order(pairs, olds, news)
    return len(pairs.found) > before


def _settle_in_order(pairs: Pairs, olds: Iterable[int], news: Iterable[int]) -> None:
    old, new = pairs.comparison.old, pairs.comparison.new
    for same_old, same_new in _grouped(
        pairs,
        olds,
        news,
        lambda at: (old.names[at].key, old.content(at), old.above[at]),
        lambda at: (new.names[at].key, new.content(at), pairs.of_new[new.above[at]] if new.above[at] >= 0 else -1),
    ):
        score = _NAME_AND_PLACE if len(same_old) == len(same_new) else _ONE_OF_SEVERAL
        for one, other in zip(same_old, same_new, strict=False):
            if (one, other) not in pairs.refused:
                why = (evidence.SAME_NAME_AND_PARENT, evidence.SAME_POSITION)
                pairs.settle(one, other, Stage.IDENTICAL, score, why)


def _settle_heads(pairs: Pairs) -> None:
    """Units on top, or not placed, of both sides: a name that only one of each bears."""
    old, new = pairs.comparison.old, pairs.comparison.new
    olds = [unit for unit, above in enumerate(old.above) if above < 0]
    news = [unit for unit, above in enumerate(new.above) if above < 0]
    _settle_below(pairs, _settle_siblings(pairs, olds, news))


def _settle_below(pairs: Pairs, settled: list[tuple[int, int]]) -> None:
    """Children of settled pairs, their children, and so on down."""
    old, new = pairs.comparison.old, pairs.comparison.new
    waiting = list(settled)
    while waiting:
        above_old, above_new = waiting.pop()
        if old.children[above_old] and new.children[above_new]:
            waiting += _settle_siblings(pairs, old.children[above_old], new.children[above_new])


def _settle_siblings(pairs: Pairs, olds: Iterable[int], news: Iterable[int]) -> list[tuple[int, int]]:
    """Children of one matched parent: equal names, told apart by content where several bear one."""
    old, new = pairs.comparison.old, pairs.comparison.new
    settled = []
    for bearers_old, bearers_new in _grouped(
        pairs, olds, news, lambda at: old.names[at].key, lambda at: new.names[at].key
    ):
        if len(bearers_old) == len(bearers_new) == 1:
            one, other = bearers_old[0], bearers_new[0]
            if (one, other) not in pairs.refused and has_no_contrary_content(pairs, one, other):
                score, why = _reasons(pairs, one, other, evidence.SAME_NAME_AND_PARENT, _NAME_AND_PLACE)
                pairs.settle(one, other, Stage.IDENTICAL, score, why)
                settled.append((one, other))
        else:
            settled += _settle_twins(pairs, bearers_old, bearers_new)
    return settled


def _settle_twins(pairs: Pairs, olds: list[int], news: list[int]) -> list[tuple[int, int]]:
    """Namesakes under one parent: those of equal content; several such in their order, if there are as many and no
    units hang below them, which may tell more."""
    old, new = pairs.comparison.old, pairs.comparison.new
    settled = []
    for same_old, same_new in _grouped(pairs, olds, news, old.content, new.content):
        if len(same_old) != len(same_new):
            continue
        if len(same_old) > 1 and any(old.children[one] for one in same_old):
            continue
        for one, other in zip(same_old, same_new, strict=True):
            if (one, other) not in pairs.refused:
                score, why = _reasons(pairs, one, other, evidence.SAME_NAME_AND_PARENT, _NAME_AND_PLACE)
                pairs.settle(
                    one, other, Stage.IDENTICAL, score, why if len(same_old) == 1 else (*why, evidence.SAME_POSITION)
                )
                settled.append((one, other))
    return settled


def _settle_equal_content(pairs: Pairs, standing: Standing | None) -> None:
    """Equal name and equal functions, whatever the place, where only one unit a side is so and the text is its own."""
    old, new = pairs.comparison.old, pairs.comparison.new
    groups = _grouped(
        pairs,
        pairs.open_old(),
        pairs.open_new(),
        lambda at: (old.names[at].key, content) if (content := old.content(at)) else None,
        lambda at: (new.names[at].key, content) if (content := new.content(at)) else None,
    )
    for (one, *more), (other, *others) in groups:
        if more or others or not pairs.may_pair(one, other):
            continue
        if standing is not None and standing.may_wait(one, other):
            continue
        if pairs.comparison.rare_weight(one, of_new=False) > 0:
            score, why = _reasons(pairs, one, other, evidence.SAME_NAME, _CERTAIN)
            pairs.settle(one, other, Stage.IDENTICAL, score, why)
            _settle_below(pairs, [(one, other)])


def _settle_unique_names(pairs: Pairs) -> None:
    """A name that one unit a side bears, of all there are, where nothing is known against it: the head of a manual
    whose place only the other side states."""
    old, new = pairs.comparison.old, pairs.comparison.new
    by_name = {new.names[unit].key: unit for unit in pairs.open_new() if new.bearers[new.names[unit].key] == 1}
    for one in pairs.open_old():
        name = old.names[one].key
        other = by_name.get(name, -1)
        if other < 0 or old.bearers[name] != 1 or not pairs.may_pair(one, other):
            continue
        placed = old.parents[one] >= 0 and new.parents[other] >= 0
        if not placed and has_no_contrary_content(pairs, one, other):
            score, why = _reasons(pairs, one, other, evidence.SAME_NAME, _UNIQUE_NAME)
            pairs.settle(one, other, Stage.IDENTICAL, score, (*why, evidence.ONLY_BEARER))
            _settle_below(pairs, [(one, other)])


def has_no_contrary_content(pairs: Pairs, old: int, new: int) -> bool:
    """False when both list functions of their own and less than half of them are the same, word for word."""
    comparison = pairs.comparison
    ours, theirs = comparison.rare_weight(old, of_new=False), comparison.rare_weight(new, of_new=True)
    if not ours or not theirs:
        return True
    shared = set(comparison.old.texts[old]).intersection(comparison.new.texts[new])
    return 2 * sum([comparison.weights[text] for text in shared]) >= MUCH_SHARED * (ours + theirs)


def _reasons(pairs: Pairs, old: int, new: int, first: str, score: float) -> tuple[float, tuple[str, ...]]:
    ours, theirs = pairs.comparison.old.texts[old], pairs.comparison.new.texts[new]
    if not ours or not theirs:
        return score, (first,)
    shared = len(ours) if ours == theirs else len(set(ours).intersection(theirs))
    why = (first, evidence.shared_functions(shared, len(ours), len(theirs)))
    return (_CERTAIN if shared == len(ours) == len(theirs) else score), why


def _grouped(
    pairs: Pairs,
    olds: Iterable[int],
    news: Iterable[int],
    key_of_old: Callable[[int], Hashable],
    key_of_new: Callable[[int], Hashable],
) -> Groups:
    """Open units of both sides that have a key in common, in order; units whose key is None are left out."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for unit in olds:
        if pairs.is_open_old(unit) and (key := key_of_old(unit)) is not None:
            groups[key].append(unit)
    counterparts: dict[Hashable, list[int]] = defaultdict(list)
    for unit in news:
        if pairs.is_open_new(unit) and (key := key_of_new(unit)) in groups:
            counterparts[key].append(unit)
    return [(groups[key], found) for key, found in counterparts.items()]
