"""How sure it is that an old and a new unit are one: all signals weighed into a score from 0.0 to 1.0.

The weights are natural-logarithm odds. Their shape is by hand, their size follows logistic regressions on the
benchmarks' workload (1,000 units, all levels, seeds 0 to 4) and on that of the tests, rounded, and kept milder than
fitted: made-up institutions are more regular than real ones. How well the scores that follow are calibrated is told in
docs/matching.md. Symmetric: old and new exchanged give the same score.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from changelog.domain.correspondences import Stage
from changelog.matching.signals import Signals
from changelog.matching.thresholds import ACCEPT_ODDS, LEAST_SHARED, NEARLY_IDENTICAL_NAME

_CHILDREN = 5.0
_EQUAL_NAME = 1.5
"""For a name that is equal and borne by one unit a side, or by one a side under the parent that both hang from."""
_EQUAL_NAME_UNLISTED = 3.0
"""The same, where neither side lists functions, so that nothing else can be heard. In the lists of Buenos Aires, whose
codes tell the truth, 1,209 of 1,210 names that one unit a side bears were of one unit from 2018 to 2019 (which it was set
on), 1,133 of 1,136 from 2019 to 2020, wherever the unit had moved (`python -m benchmarks.lists`)."""

_BASE = -7.0
_CONTENT = 16.0
_NAME = 4.0
_SAME_PARENT = 0.5
_OTHER_PARENT = -1.0

_BASE_OF_NAMESAKES = -4.5
_OWN_OF_NAMESAKES = 14.0
_NAME_OF_NAMESAKES = 4.0
_SAME_PARENT_OF_NAMESAKES = 1.5
_KEPT_OF_NAMESAKES = 1.5
"""For a function of its own that a unit kept under its name and its parent (or under a name that no other bears, where
the parents are not known), few as they may be: on the benchmarks' workload (1,000 units, seeds 0 to 4) all of 1,163 such
pairs were right."""
_OTHER_PARENT_OF_NAMESAKES = -0.5

_BASE_WITHOUT_FUNCTIONS = -3.5
_NAME_WITHOUT_FUNCTIONS = 4.5
_PARENT_WITHOUT_FUNCTIONS = 1.5
_PARENT_UNLISTED = 3.0
"""For the same parent, where neither side lists functions. In the lists of Buenos Aires, 2018 to 2019 (on which this and
what follows was set), all of 5 pairs below one parent with names alike by 0.65 and more that none rivalled were one
unit."""
_CHILD_UNLISTED = 0.5
"""There for each child in common but the first, up to (by judgement: there all of 3 such pairs were right)"""
_MOST_OF_CHILDREN_UNLISTED = 1.5
_CLEARLY_ALIKE = 0.6
"""Name likeness from which a pair below one parent may be accepted there, if the rank stayed: with the name, it changed in
3 of 59 that were renamed."""
_FORMULAS = 0.8
"""For equal sets of boilerplate: next to nothing, but it tells namesakes under one parent apart."""

_MANY_CHILDREN = 0.5
"""Share of their children that two units must have in common to be accepted without functions or name, and"""
_LEAST_CHILDREN = 2
"""how many at least: one alone may have been handed over to a new unit."""


_QUESTION = ACCEPT_ODDS - 0.1
"""The most that a pair is given which is not to be accepted."""
_UNRIVALLED = 2.0
"""Odds that are added to those of a pair by its functions once no other pair rivals it: on both workloads every one of
700 such pairs with odds of -1 to 2 was right. Nothing is added to a pair by its name: there half were wrong."""


class Judgement(NamedTuple):
    """A possible pair: `odds` in natural logarithm, and what they were weighed from."""

    odds: float
    signals: Signals

    def score(self, *, is_unrivalled: bool) -> float:
        """Probability as estimated, 0.0 to 1.0; of a pair that beats every other clearly, or not."""
        by_functions = is_unrivalled and self.stage is Stage.SHARED_FUNCTIONS
        return 1.0 / (1.0 + math.exp(-self.odds - _UNRIVALLED * by_functions))

    @property
    def is_by_name_alone(self) -> bool:
        """Whether both list functions of their own and have next to none in common, as far as they have been read."""
        return self.signals.functions is not None and self.signals.functions < LEAST_SHARED

    @property
    def stage(self) -> Stage:
        """What the judgement rests on."""
        return Stage.SHARED_FUNCTIONS if _is_by_functions(self.signals) else Stage.SIMILAR_NAME


def judged(signals: Signals) -> Judgement:
    """The signals of one pair, weighed."""
    odds = _odds(signals) + _CHILDREN * signals.children
    if signals.is_only_bearer:
        odds += _EQUAL_NAME_UNLISTED if signals.are_unlisted else _EQUAL_NAME
    if signals.are_unlisted:
        odds += min(_CHILD_UNLISTED * max(signals.settled_children - 1, 0), _MOST_OF_CHILDREN_UNLISTED)
    if not _is_by_functions(signals) and not signals.is_same_name and not _is_by_place(signals):
        odds = _restrained(odds, signals)
    return Judgement(odds, signals)


def _odds(signals: Signals) -> float:
    """Name, functions and parents: they mean different things where names are equal, and where functions say nothing."""
    functions, name, parents = signals.functions, signals.name, signals.parents
    if functions is None:
        is_telling = signals.are_unlisted and parents > 0 and not signals.is_vague
        by_parent = _PARENT_UNLISTED if is_telling else _PARENT_WITHOUT_FUNCTIONS
        odds = _BASE_WITHOUT_FUNCTIONS + _NAME_WITHOUT_FUNCTIONS * name + by_parent * parents
        return odds + _FORMULAS * signals.formulas * signals.is_same_name
    if signals.is_same_name:
        odds = _BASE_OF_NAMESAKES + _OWN_OF_NAMESAKES * functions + _NAME_OF_NAMESAKES * name
        is_known_place = parents > 0 or (parents == 0 and signals.is_only_bearer)
        odds += _KEPT_OF_NAMESAKES * (functions > 0 and name == 1.0 and is_known_place)
        return odds + (0.0, _SAME_PARENT_OF_NAMESAKES, _OTHER_PARENT_OF_NAMESAKES)[parents]
    odds = _BASE + _CONTENT * functions + _NAME * name
    return odds + (0.0, _SAME_PARENT, _OTHER_PARENT)[parents]


def _is_by_place(signals: Signals) -> bool:
    """Whether what is below two units, or where functions are not listed a common parent, makes up for names that differ."""
    if signals.settled_children >= _LEAST_CHILDREN and (signals.children >= _MANY_CHILDREN or signals.are_unlisted):
        return True
    stayed = signals.parents > 0 and not signals.is_vague and signals.is_same_rank and not signals.is_nearly_same
    return signals.are_unlisted and stayed and signals.name >= _CLEARLY_ALIKE


def _restrained(odds: float, signals: Signals) -> float:
    """Names that are merely similar, and no functions to confirm them: a question for a person at most. When both sides
    list functions and share none, not even that, unless the names are nearly identical."""
    if signals.functions is not None and signals.name < NEARLY_IDENTICAL_NAME:
        return -math.inf
    return min(odds, _QUESTION)


def _is_by_functions(signals: Signals) -> bool:
    return signals.functions is not None and signals.functions >= LEAST_SHARED
