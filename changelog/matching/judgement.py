"""How sure it is that an old and a new unit are one: all signals weighed into a score from 0.0 to 1.0, with reasons.

The weights are natural-logarithm odds. They were set by hand from the cases of `tests/matching/test_units.py` and
checked, not fitted, on the workload: of 4,830 pairs accepted at 1,000 units (five seeds that were not looked at while
setting them) one was wrong. `tests/matching/test_workload.py` guards that. Symmetric: old and new exchanged give the
same score.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from changelog.domain.correspondences import Stage
from changelog.matching import evidence
from changelog.matching.flows import Flows
from changelog.matching.names import RankChange, bulk_ranks, name_likeness
from changelog.matching.pairs import Pairs
from changelog.matching.rewordings import Rewordings
from changelog.matching.sides import WHOLE_WEIGHT
from changelog.matching.thresholds import ACCEPT_SCORE, NEARLY_IDENTICAL_NAME

_BASE = -4.0
_BASE_WITHOUT_FUNCTIONS = -3.5
_FUNCTIONS = 9.0
_NAME = 4.0
_NAME_WITHOUT_FUNCTIONS = 4.5
_EQUAL_NAME = 1.5
"""For a name that is equal and borne by one unit a side."""
_PARENT = 1.0
_PARENT_WITHOUT_FUNCTIONS = 1.5
_CHILDREN = 2.0
_FORMULAS = 0.8
"""For equal sets of boilerplate: next to nothing, but it tells namesakes under one parent apart."""
_PRIOR_FUNCTION = WHOLE_WEIGHT
"""One function unlike is taken for granted, so that one shared function of one does not count like twelve of twelve."""
_LIKELY_NAME = 0.4
"""Name likeness from which it is worth reading whether the functions of two units are alike."""
_LEAST_SHARED = 0.12
"""Share of functions below which two units are said to share nothing: one formula of fifteen."""


_MANY_CHILDREN = 0.5
"""Share of their children that two units must have in common to be accepted without functions or name."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A possible pair: `odds` in natural logarithm, the score that follows, and what speaks for it."""

    odds: float
    stage: Stage
    evidence: tuple[str, ...]

    @property
    def score(self) -> float:
        """Probability as estimated, 0.0 to 1.0."""
        return 1.0 / (1.0 + math.exp(-self.odds))


def odds_of(score: float) -> float:
    """Natural-logarithm odds of a probability."""
    return math.log(score / (1.0 - score))


_QUESTION = odds_of(ACCEPT_SCORE) - 0.1
"""The most that a pair is given which is not to be accepted."""


class Judge:
    """Judges possible pairs against what is settled and where functions went, at one moment of the matching."""

    def __init__(self, pairs: Pairs, flows: Flows, rewordings: Rewordings | None) -> None:
        self.pairs = pairs
        self.flows = flows
        self.rewordings = rewordings
        self.bulk: frozenset[RankChange] = bulk_ranks(pairs)
        self.children = _matched_children(pairs)

    def judge(self, old: int, new: int) -> Judgement:
        """Weigh one pair."""
        likeness = name_likeness(self.pairs.comparison, old, new, self.bulk)
        parents = self.pairs.parents_agree(old, new)
        reworded = self._reworded(old, new, likeness, parents)
        functions = self._functions(old, new, reworded[0])
        children = self._children(old, new)
        if functions is None:
            odds = _BASE_WITHOUT_FUNCTIONS + _NAME_WITHOUT_FUNCTIONS * likeness + _PARENT_WITHOUT_FUNCTIONS * parents
            odds += _FORMULAS * self._formulas(old, new) if self._is_same_core(old, new) else 0.0
        else:
            odds = _BASE + _FUNCTIONS * functions + _NAME * likeness + _PARENT * parents
        odds += _CHILDREN * children + _EQUAL_NAME * self._is_only_bearer(old, new)
        by_functions = functions is not None and functions >= _LEAST_SHARED
        if not by_functions and not self._is_same_core(old, new):
            odds = self._restrained(odds, functions, likeness, children)
        stage = Stage.SHARED_FUNCTIONS if by_functions else Stage.SIMILAR_NAME
        return Judgement(odds, stage, self._evidence(old, new, likeness, functions, reworded[1], parents, children))

    def _restrained(self, odds: float, functions: float | None, likeness: float, children: float) -> float:
        """Names that are merely similar, and no functions to confirm them: a question for a person at most. When both
        sides list functions and share none, not even that, unless the names are nearly identical."""
        if children >= _MANY_CHILDREN:
            return odds
        if functions is not None and likeness < NEARLY_IDENTICAL_NAME:
            return -math.inf
        return min(odds, _QUESTION)

    def _is_same_core(self, old: int, new: int) -> bool:
        """Whether the names are equal but for the rank."""
        one, other = self.pairs.comparison.old.names[old], self.pairs.comparison.new.names[new]
        return one.key == other.key or one.core_key == other.core_key

    def _functions(self, old: int, new: int, reworded: float) -> float | None:
        """Share of functions in common, None where one side lists none of its own."""
        comparison = self.pairs.comparison
        ours = comparison.rare_weight(old, of_new=False)
        theirs = comparison.rare_weight(new, of_new=True)
        if not ours or not theirs:
            return None
        flow = self.flows.between.get((old, new))
        exact = 2 * flow.weight / (ours + theirs + _PRIOR_FUNCTION) if flow else 0.0
        return max(exact, reworded)

    def _reworded(self, old: int, new: int, likeness: float, parents: int) -> tuple[float, int]:
        """Share and number of functions in common, in other words too; read only where something else suggests it."""
        if self.rewordings is None:
            return 0.0, 0
        is_likely = parents > 0 or likeness >= _LIKELY_NAME or (old, new) in self.flows.between
        return self.rewordings.share(old, new) if is_likely or self.rewordings.is_near(old, new) else (0.0, 0)

    def _formulas(self, old: int, new: int) -> float:
        """Share of all texts in common, boilerplate included."""
        ours, theirs = self.pairs.comparison.old.texts[old], self.pairs.comparison.new.texts[new]
        both = len(ours) + len(theirs)
        return 2 * len(set(ours).intersection(theirs)) / both if both else 0.0

    def _is_only_bearer(self, old: int, new: int) -> bool:
        side, other = self.pairs.comparison.old, self.pairs.comparison.new
        name = side.names[old].key
        return name == other.names[new].key and side.bearers[name] == 1 and other.bearers[name] == 1

    def _children(self, old: int, new: int) -> float:
        """Share of the children of both that are settled pairs of theirs."""
        matched = self.children.get((old, new), 0)
        whole = len(self.pairs.comparison.old.children[old]) + len(self.pairs.comparison.new.children[new])
        return 2 * matched / whole if matched else 0.0

    def _evidence(
        self, old: int, new: int, likeness: float, functions: float | None, reworded: int, parents: int, children: float
    ) -> tuple[str, ...]:
        side, other = self.pairs.comparison.old, self.pairs.comparison.new
        flow = self.flows.between.get((old, new))
        said: list[str] = []
        if flow:
            said.append(evidence.shared_functions(flow.texts, len(side.texts[old]), len(other.texts[new])))
        counts = len(side.texts[old]), len(other.texts[new])
        if reworded > (flow.texts if flow else 0):
            said.append(evidence.reworded_functions(reworded, *counts))
        said += _name_evidence(self, old, new, likeness)
        if children:
            below = len(side.children[old]), len(other.children[new])
            said.append(evidence.children_matched(self.children[old, new], *below))
        if parents:
            said.append(evidence.SAME_PARENT if parents > 0 else evidence.OTHER_PARENT)
        if functions is not None and functions < _LEAST_SHARED and not flow:
            said.append(evidence.NOTHING_SHARED)
        return tuple(said)


def _name_evidence(judge: Judge, old: int, new: int, likeness: float) -> list[str]:
    one, other = judge.pairs.comparison.old.names[old], judge.pairs.comparison.new.names[new]
    if one.key == other.key:
        return [evidence.SAME_NAME]
    if one.core_key == other.core_key:
        bulk = (one.rank, other.rank) in judge.bulk
        return [evidence.SAME_CORE, evidence.BULK_RANK] if bulk else [evidence.SAME_CORE]
    return [evidence.alike_names(likeness)] if likeness >= 0.3 else []


def _matched_children(pairs: Pairs) -> dict[tuple[int, int], int]:
    """For each pair of parents, how many of their children are settled pairs."""
    old, new = pairs.comparison.old, pairs.comparison.new
    matched: dict[tuple[int, int], int] = {}
    for child, counterpart in enumerate(pairs.of_old):
        if counterpart >= 0 and old.parents[child] >= 0 and new.parents[counterpart] >= 0:
            above = (old.parents[child], new.parents[counterpart])
            matched[above] = matched.get(above, 0) + 1
    return matched
