"""Which unit of the new side is which of the old one, or came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from changelog.domain.correspondences import MatchableUnit, Relation, Settled, Stage, Status
from changelog.matching import evidence, leftovers, reorganisations
from changelog.matching.assignment import Choice, best_pairs, tie_of
from changelog.matching.flows import Flows, Routes
from changelog.matching.judgement import Judgement, judged
from changelog.matching.likeness import Vocabulary
from changelog.matching.pairs import Found, Pairs
from changelog.matching.places import Standing, standing_namesakes
from changelog.matching.recognised import Recognised
from changelog.matching.rewordings import Rewordings
from changelog.matching.sides import Comparison
from changelog.matching.signals import Gatherer
from changelog.matching.stages import decided, declared, identical, shared_functions, similar_name
from changelog.matching.thresholds import ACCEPT_ODDS, CLEAR_MARGIN, FIRST_MARGIN, MUCH_SHARED, PROPOSE_ODDS

_MOST_ROUNDS = 12
"""Times that what was settled is let speak for parents, children and neighbours: branches are rarely that deep, and the
rounds end when one settles nothing."""


def match_units(
    old: Sequence[MatchableUnit], new: Sequence[MatchableUnit], settled: Sequence[Settled] = ()
) -> Recognised:
    """Relations between the units of two sides: one identity (SAME), mergers, splits, and what was settled before.

    `old` may be a whole institution and `new` one part of it: an old unit without counterpart is normal. `settled` are
    decisions and declared relations, with keys of the two sides; REFUSED ones are never paired and not returned. No key
    stands in two SAME relations, accepted or proposed. The answer does not depend on the order of units or functions,
    nor on codes except between units that nothing else tells apart, which are taken in the order of their codes; with
    the sides exchanged it is its own mirror.

    Raises `InvariantError` when keys repeat, when `settled` names an unknown key, or when two decisions contradict.
    """
    vocabulary = Vocabulary(Comparison(old, new))
    pairs = Pairs(vocabulary.comparison)
    routes = Routes(pairs.comparison)
    decided.settle(pairs, settled)
    declared.settle(pairs, settled)
    _settle_exact(pairs, routes)
    rewordings = Rewordings(pairs, vocabulary)
    _settle_reworded(pairs, routes, rewordings)
    while identical.settle_indistinguishable(pairs):
        _settle_reworded(pairs, routes, rewordings)
    declared.propose(pairs, settled)
    left = leftovers.Leftovers(pairs, vocabulary)
    reorganisations.settle_absorptions(pairs, routes.residual(pairs), left)
    leftovers.propose(pairs, left)
    _propose(pairs, routes, rewordings)
    return Recognised(pairs.correspondences(), vocabulary)


@dataclass(frozen=True, slots=True)
class _Judged:
    """Judgements on possible pairs, and who gathered what they rest on."""

    gatherer: Gatherer
    judgements: dict[tuple[int, int], Judgement]

    def chosen(self, pairs: Pairs) -> list[Choice]:
        """The best set of pairs among them."""
        old, new = pairs.comparison.old, pairs.comparison.new
        values = {pair: judgement.odds for pair, judgement in self.judgements.items()}
        return best_pairs(values, lambda one, other: tie_of(old.fingerprint(one), new.fingerprint(other)))

    def found(self, pairs: Pairs, choice: Choice, status: Status) -> Found:
        """One of them as found."""
        old, new = choice.old, choice.new
        judgement = self.judgements[old, new]
        why = self.gatherer.told(old, new, judgement.signals)
        is_unrivalled = choice.lead >= CLEAR_MARGIN
        score = judgement.score(is_unrivalled=is_unrivalled)
        why = why if is_unrivalled else (*why, evidence.UNCLEAR)
        return Found(Relation.SAME, (old,), (new,), _stage(pairs, old, new, judgement), score, status, why)


def _settle_exact(pairs: Pairs, routes: Routes) -> None:
    """Equal names and content, and functions word for word, until nothing more follows."""
    for _ in range(_MOST_ROUNDS):
        identical.settle(pairs, are_reworded_read=False)
        flows = routes.residual(pairs)
        reorganisations.settle_fusions(pairs, flows, standing_namesakes(pairs))
        # What beats others by little waits for parents and neighbours to be known, and for reworded functions.
        if not _accept(pairs, _judged(pairs, flows, None), FIRST_MARGIN, standing_namesakes(pairs)):
            return


def _settle_reworded(pairs: Pairs, routes: Routes, rewordings: Rewordings) -> None:
    """Reworded functions, for what word-for-word equality left open."""
    for _ in range(_MOST_ROUNDS):
        _settle_standing(pairs, rewordings)
        identical.settle(pairs, are_reworded_read=True)
        if not _accept(pairs, _judged(pairs, routes.residual(pairs), rewordings), CLEAR_MARGIN):
            return


def _settle_standing(pairs: Pairs, rewordings: Rewordings) -> None:
    """Namesakes in their place that have much in common, reworded or not, from the top down: whoever else has the text
    of one of them, the other is nearer."""
    gatherer = Gatherer(pairs, rewordings)
    for old, new in standing_namesakes(pairs).pairs:
        signals = gatherer.gather(old, new)
        if signals is not None and signals.functions is not None and signals.functions >= MUCH_SHARED:
            judgement = judged(signals)
            why = gatherer.told(old, new, signals)
            score = judgement.score(is_unrivalled=False)
            pairs.settle(old, new, _stage(pairs, old, new, judgement), score, why)


def _stage(pairs: Pairs, old: int, new: int, judgement: Judgement) -> Stage:
    """What an identity rests on: where neither the name nor the place changed nothing had to be recognised, however long
    the functions were weighed. A place that one side does not state counts as the same for a name that no other bears."""
    is_same_name = pairs.comparison.old.names[old].key == pairs.comparison.new.names[new].key
    signals = judgement.signals
    if is_same_name and (signals.parents > 0 or (signals.parents == 0 and signals.is_only_bearer)):
        return Stage.IDENTICAL
    return judgement.stage


def _judged(pairs: Pairs, flows: Flows, rewordings: Rewordings | None) -> _Judged:
    """Judgements on every suggested pair of open units that may be one."""
    gatherer = Gatherer(pairs, rewordings)
    suggested = {*shared_functions.suggested(pairs, flows, rewordings), *similar_name.suggested(pairs)}
    # In order, so that the texts of a unit are read but once.
    gathered = ((pair, gatherer.gather(*pair)) for pair in sorted(suggested))
    weighed = ((pair, judged(signals)) for pair, signals in gathered if signals is not None)
    return _Judged(gatherer, {pair: judgement for pair, judgement in weighed if judgement.odds >= PROPOSE_ODDS})


def _accept(pairs: Pairs, possible: _Judged, margin: float, standing: Standing | None = None) -> bool:
    """Settle what is sure and beats every alternative by this much; True when anything was settled.

    `standing` while reworded functions are unread: then a name without functions in common may be another's, and what a
    unit has in common with its namesake in its place is not yet known."""
    before = len(pairs.found)
    for choice in possible.chosen(pairs):
        if standing is not None and (
            standing.may_wait(choice.old, choice.new) or possible.judgements[choice.old, choice.new].is_by_name_alone
        ):
            continue
        if choice.value >= ACCEPT_ODDS and choice.lead >= margin:
            pairs.enter(possible.found(pairs, choice, Status.ACCEPTED))
    return len(pairs.found) > before


def _propose(pairs: Pairs, routes: Routes, rewordings: Rewordings) -> None:
    """Offer the best of what remains to a person."""
    possible = _judged(pairs, routes.residual(pairs), rewordings)
    pairs.found += [possible.found(pairs, choice, Status.PROPOSED) for choice in possible.chosen(pairs)]
