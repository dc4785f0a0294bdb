"""What speaks for and against an old and a new unit being one: each signal by itself, not yet weighed."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from changelog.matching import evidence
from changelog.matching.names import Renamings, bulk_renamings, is_same_name, name_likeness, told_of_names
from changelog.matching.pairs import Pairs
from changelog.matching.rewordings import Reworded, Rewordings
from changelog.matching.sides import WHOLE_WEIGHT
from changelog.matching.thresholds import LEAST_SHARED, NEARLY_IDENTICAL_NAME

_PRIOR_FUNCTION = WHOLE_WEIGHT
"""One function unlike is taken for granted, so that one shared function of one does not count like twelve of twelve."""
_LIKELY_NAME = 0.4
"""Name likeness from which it is worth reading whether the functions of two units are alike."""
_NOT_READ = Reworded(0, 0, 0)


class Signals(NamedTuple):
    """The signals of one pair.

    `name` likeness of the names, 0.0 to 1.0; `is_same_name` equal but for the rank, or replaced in bulk; `is_only_bearer`
    equal, and borne by no other unit (under one settled parent: by none there; without functions on either side: by none
    below the nearest settled pair above both); `parents` 1 one settled pair, -1 settled
    elsewhere, 0 unknown; `children` share of the children of both that are settled pairs, `settled_children` their
    number; `functions` share of functions in common, None where one side lists none that tell anything, and then
    `formulas` share of all texts word for word, boilerplate included; `verbatim` functions word for word, `reworded` in
    other words; `are_unlisted` that neither side lists any function at all; `is_same_rank` that their ranks are
    equal, or one replaces the other in bulk; `is_nearly_same` that names differ in nothing but endings and particles;
    `is_vague` that `parents` tells of a unit at some distance above, as one side knows no more.

    What units of one name do everywhere does not tell them apart: between namesakes `functions` are those that hardly
    any other unit has. Where the names differ, it tells what kind of unit each is: all count, by how rare they are.
    """

    name: float
    is_same_name: bool
    is_only_bearer: bool
    parents: int
    children: float
    settled_children: int
    functions: float | None
    formulas: float
    verbatim: int
    reworded: int
    are_unlisted: bool
    is_same_rank: bool
    is_nearly_same: bool
    is_vague: bool


class Gatherer:
    """Gathers the signals of pairs of open units, at one moment of the matching. `rewordings` None while only equal
    texts are asked."""

    def __init__(self, pairs: Pairs, rewordings: Rewordings | None) -> None:
        self._pairs = pairs
        self._rewordings = rewordings
        self.bulk: Renamings = bulk_renamings(pairs)
        self._children = _matched_children(pairs)

    def gather(self, old: int, new: int) -> Signals | None:
        """The signals of one pair; None where names differ, functions were listed and next to none is shared, so that
        nothing but a nearly identical name could speak for it."""
        side, other = self._pairs.comparison.old, self._pairs.comparison.new
        name = name_likeness(self._pairs.comparison, old, new, self.bulk)
        is_same = is_same_name(side.names[old], other.names[new], self.bulk)
        parents = self._pairs.parents_agree(old, new)
        both = set(side.texts[old]).intersection(other.texts[new])
        reworded = self._reworded(old, new, is_likely=bool(both) or parents > 0 or name >= _LIKELY_NAME)
        functions = self._own(old, new, both, reworded) if is_same else self._content(old, new, both, reworded)
        settled = self._children.get((old, new), 0)
        children = self._share_of_children(old, new) if settled else 0.0
        shares_nothing = functions is not None and functions < LEAST_SHARED and not children
        if shares_nothing and not is_same and name < NEARLY_IDENTICAL_NAME:
            return None
        is_only_bearer = is_same and self._is_only_bearer(old, new, is_below_one=parents > 0)
        formulas = self._formulas(old, new, both) if functions is None else 0.0
        counts = len(both), reworded.functions
        are_unlisted = not side.texts[old] and not other.texts[new]
        one, another = side.names[old], other.names[new]
        return Signals(
            name, is_same, is_only_bearer, parents, children, settled, functions, formulas, *counts, are_unlisted,
            is_same_rank=one.rank == another.rank or (one.rank, another.rank) in self.bulk.ranks,
            is_nearly_same=one.core == another.core and not is_same,
            is_vague=side.lies_somewhere(old) or other.lies_somewhere(new),
        )  # fmt: skip

    def _reworded(self, old: int, new: int, *, is_likely: bool) -> Reworded:
        """Read only where something else suggests it."""
        if self._rewordings is None or not (is_likely or self._rewordings.is_near(old, new)):
            return _NOT_READ
        return self._rewordings.shared(old, new)

    def _own(self, old: int, new: int, both: set[int], reworded: Reworded) -> float | None:
        comparison = self._pairs.comparison
        ours, theirs = comparison.rare_weight(old, of_new=False), comparison.rare_weight(new, of_new=True)
        if not ours or not theirs:
            return None
        shared = sum([comparison.weights[text] for text in both]) + reworded.own
        return 2 * shared / (ours + theirs + _PRIOR_FUNCTION)

    def _content(self, old: int, new: int, both: set[int], reworded: Reworded) -> float | None:
        comparison = self._pairs.comparison
        ours, theirs = comparison.content(old, of_new=False), comparison.content(new, of_new=True)
        if min(ours, theirs) < WHOLE_WEIGHT:
            return None
        shared = sum([comparison.rarities[text] for text in both]) + reworded.content
        return 2 * shared / (ours + theirs + _PRIOR_FUNCTION)

    def _formulas(self, old: int, new: int, both: set[int]) -> float:
        functions = len(self._pairs.comparison.old.texts[old]) + len(self._pairs.comparison.new.texts[new])
        return 2 * len(both) / functions if functions else 0.0

    def _is_only_bearer(self, old: int, new: int, *, is_below_one: bool) -> bool:
        side, other = self._pairs.comparison.old, self._pairs.comparison.new
        name = side.names[old].key
        if name != other.names[new].key:
            return False
        if is_below_one and (branch := self._pairs.common_branch(old, new)) is not None:
            return side.in_branches[branch[0], name] == other.in_branches[branch[1], name] == 1
        if is_below_one:
            return side.siblings[side.parents[old], name] == other.siblings[other.parents[new], name] == 1
        if side.bearers[name] == other.bearers[name] == 1:
            return True
        if side.texts[old] or other.texts[new] or (branch := self._pairs.nearest_branch(old, new)) is None:
            return False
        return side.in_branches[branch[0], name] == other.in_branches[branch[1], name] == 1

    def _share_of_children(self, old: int, new: int) -> float:
        whole = len(self._pairs.comparison.old.children[old]) + len(self._pairs.comparison.new.children[new])
        return 2 * self._children[old, new] / whole

    def told(self, old: int, new: int, signals: Signals) -> tuple[str, ...]:
        """The signals in words, the strongest first."""
        side, other = self._pairs.comparison.old, self._pairs.comparison.new
        counts = len(side.texts[old]), len(other.texts[new])
        said: list[str] = []
        if signals.verbatim:
            said.append(evidence.shared_functions(signals.verbatim, *counts))
        if signals.reworded:
            said.append(evidence.reworded_functions(signals.reworded, *counts))
        said += told_of_names(side.names[old], other.names[new], signals.name, self.bulk)
        if signals.children:
            below = len(side.children[old]), len(other.children[new])
            said.append(evidence.children_matched(self._children[old, new], *below))
        if signals.parents:
            said.append(self._told_of_places(old, new, signals.parents))
        if min(counts) and not signals.verbatim and not signals.reworded:
            said.append(evidence.NOTHING_SHARED)
        if self._rewordings is not None and self._rewordings.are_too_many:
            said.append(evidence.NOT_LOOKED_UP)
        return tuple(said)

    def _told_of_places(self, old: int, new: int, parents: int) -> str:
        is_vague = self._pairs.common_branch(old, new) is not None
        if parents > 0:
            return evidence.SAME_BRANCH if is_vague else evidence.SAME_PARENT
        return evidence.OTHER_BRANCH if is_vague else evidence.OTHER_PARENT


def _matched_children(pairs: Pairs) -> dict[tuple[int, int], int]:
    """For each pair of open parents, how many of their children are settled pairs."""
    old, new = pairs.comparison.old.parents, pairs.comparison.new.parents
    above = ((old[child], new[counterpart]) for child, counterpart in enumerate(pairs.of_old) if counterpart >= 0)
    return Counter(pair for pair in above if min(pair) >= 0 and pairs.of_old[pair[0]] < 0)
