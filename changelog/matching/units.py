"""Which unit of the new side is which of the old one, or came of it."""

from __future__ import annotations

from collections.abc import Sequence

from changelog.domain.correspondences import MatchableUnit, Relation, Settled, Status, UnitCorrespondence
from changelog.matching import evidence, reorganisations
from changelog.matching.assignment import Choice, best_pairs, tie_of
from changelog.matching.flows import Flows, residual_flows
from changelog.matching.judgement import Judge, Judgement, odds_of
from changelog.matching.pairs import Found, Pairs
from changelog.matching.rewordings import Rewordings
from changelog.matching.sides import Comparison
from changelog.matching.stages import decided, declared, identical, shared_functions, similar_name
from changelog.matching.thresholds import ACCEPT_SCORE, CLEAR_MARGIN, PROPOSE_SCORE

_MOST_ROUNDS = 12
"""Times that what was settled is let speak for parents, children and neighbours: branches are rarely that deep, and the
rounds end when one settles nothing."""
_FLOOR = odds_of(PROPOSE_SCORE)
_ACCEPT = odds_of(ACCEPT_SCORE)


def match_units(
    old: Sequence[MatchableUnit], new: Sequence[MatchableUnit], settled: Sequence[Settled] = ()
) -> tuple[UnitCorrespondence, ...]:
    """Relations between the units of two sides: one identity (SAME), mergers, splits, and what was settled before.

    `old` may be a whole institution and `new` one part of it: an old unit without counterpart is normal. `settled` are
    decisions and declared relations, with keys of the two sides; REFUSED ones are never paired and not returned. No key
    stands in two SAME relations, accepted or proposed. The answer does not depend on the order of units or functions,
    nor on codes, and with the sides exchanged it is its own mirror.

    Raises `InvariantError` when keys repeat, when `settled` names an unknown key, or when two decisions contradict.
    """
    pairs = Pairs(Comparison(old, new))
    decided.settle(pairs, settled)
    declared.settle(pairs, settled)
    _settle_exact(pairs)
    rewordings = Rewordings(pairs)
    _settle_reworded(pairs, rewordings)
    declared.propose(pairs, settled)
    reorganisations.settle_absorptions(pairs)
    _propose(pairs, rewordings)
    return pairs.correspondences()


def _settle_exact(pairs: Pairs) -> None:
    """Equal names and content, and functions word for word, until nothing more follows."""
    for _ in range(_MOST_ROUNDS):
        identical.settle(pairs)
        flows = residual_flows(pairs)
        reorganisations.settle_fusions(pairs, flows)
        if not _accept(pairs, _judge(pairs, flows, None)):
            return


def _settle_reworded(pairs: Pairs, rewordings: Rewordings) -> None:
    """Reworded functions, for what word-for-word equality left open."""
    for _ in range(_MOST_ROUNDS):
        if not _accept(pairs, _judge(pairs, residual_flows(pairs), rewordings)):
            return
        identical.settle(pairs)


def _judge(pairs: Pairs, flows: Flows, rewordings: Rewordings | None) -> dict[tuple[int, int], Judgement]:
    """Judgements on every suggested pair of open units that may be one."""
    judge = Judge(pairs, flows, rewordings)
    suggested = {*shared_functions.suggested(pairs, flows, rewordings), *similar_name.suggested(pairs)}
    judged = {pair: judge.judge(*pair) for pair in suggested}
    return {pair: judgement for pair, judgement in judged.items() if judgement.odds >= _FLOOR}


def _accept(pairs: Pairs, judged: dict[tuple[int, int], Judgement]) -> bool:
    """Settle what is sure and beats every alternative; True when anything was settled."""
    before = len(pairs.found)
    for choice in _chosen(pairs, judged):
        if choice.value >= _ACCEPT and choice.lead >= CLEAR_MARGIN:
            judgement = judged[choice.old, choice.new]
            pairs.settle(choice.old, choice.new, judgement.stage, judgement.score, judgement.evidence)
    return len(pairs.found) > before


def _propose(pairs: Pairs, rewordings: Rewordings) -> None:
    """Offer the best of what remains to a person."""
    judged = _judge(pairs, residual_flows(pairs), rewordings)
    for choice in _chosen(pairs, judged):
        judgement = judged[choice.old, choice.new]
        unclear = (evidence.UNCLEAR,) if choice.lead < CLEAR_MARGIN else ()
        pairs.found.append(
            Found(
                Relation.SAME,
                (choice.old,),
                (choice.new,),
                judgement.stage,
                judgement.score,
                Status.PROPOSED,
                judgement.evidence + unclear,
            )
        )


def _chosen(pairs: Pairs, judged: dict[tuple[int, int], Judgement]) -> list[Choice]:
    old, new = pairs.comparison.old, pairs.comparison.new

    def tie(one: int, other: int) -> float:
        return tie_of(old.fingerprint(one), new.fingerprint(other))

    return best_pairs({pair: judgement.odds for pair, judgement in judged.items()}, tie)
