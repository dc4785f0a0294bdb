"""Mergers and splits, recognised from where functions went.

A merger shows in old units whose functions go, word for word, to one new unit, and which have no counterpart themselves.
Fusion: the successor has none either. Absorption: the successor goes on as one of them, and what it got from the others
is not explained by its own counterpart. Splits are the same seen from the other side. How much went is told by all
functions, each by how rare it is; at least one of them must be rare indeed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from changelog.domain.correspondences import Relation, Stage, Status
from changelog.matching import evidence
from changelog.matching.flows import Flows
from changelog.matching.leftovers import Leftovers
from changelog.matching.names import Renamings, bulk_renamings, is_same_name, name_likeness, told_of_names
from changelog.matching.pairs import Found, Pairs
from changelog.matching.places import Standing
from changelog.matching.thresholds import (
    CLEARLY_GONE,
    LEAST_CLEARLY_GONE,
    LEAST_CONTRIBUTION,
    LEAST_GONE,
    MOST_CONTRIBUTION,
    MOSTLY_GONE,
    SAME_DUTY_NAME,
)

_CERTAIN = 0.99
"""Score of an accepted merger or split, and of a unit that goes on under its name and absorbs others or lets parts go:
all of 649 of the first kind, and of the second, were right on the benchmarks' workload (1,000 units, seeds 0 to 4)."""
_PERHAPS = 0.90
"""Score of a merger or split that is proposed: all of a dozen were right there."""


_COPY_OR_PART = 0.50
"""The same, where what was taken in may as well be a copy. By judgement."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What an old unit gives to a successor: the share of its own functions that go there word for word, of the
    successor's that come from it (by `Comparison.rarities`), and their number. `rare` are those that hardly any other
    unit has; `is_whole` when the successor has all that it had, boilerplate included."""

    unit: int
    gone: float
    come: float
    texts: int
    rare: int
    is_whole: bool

    @property
    def is_clear(self) -> bool:
        is_much = self.texts > LEAST_GONE and self.rare >= LEAST_CLEARLY_GONE
        is_all = self.texts >= LEAST_GONE and self.is_whole
        return self.gone >= CLEARLY_GONE and (is_much or is_all)


def settle_fusions(pairs: Pairs, flows: Flows, standing: Standing) -> None:
    """Mergers into a new unit and splits into new ones, among units that have no counterpart; where one of several goes
    on under its name, it is settled as the same unit, and what the others gave is left to `settle_absorptions`. Who has
    a namesake in its place stays what it is, and takes part in none but its own."""
    bulk = bulk_renamings(pairs)
    found = _fusions(pairs, flows, bulk, standing.of_old)
    mirrored = Renamings(_turned(bulk.ranks), _turned(bulk.names))
    found += [_mirrored(one) for one in _fusions(pairs.mirrored(), flows.mirrored(), mirrored, standing.of_new)]
    claims = Counter(claim for one in found for claim in _claims(one))
    for one in found:
        # A unit in both readings (two became two) is neither: what happened is open.
        if all(claims[claim] == 1 for claim in _claims(one)):
            if one.relation is Relation.SAME:
                pairs.enter(one)
            else:
                pairs.relate(one)


def settle_absorptions(pairs: Pairs, flows: Flows, leftovers: Leftovers) -> None:
    """Units that went into another that goes on, and units taken out of another that goes on."""
    found = _absorptions(pairs, flows, leftovers)
    found += [_mirrored(one) for one in _absorptions(pairs.mirrored(), flows.mirrored(), leftovers.mirrored())]
    for one in found:
        pairs.relate(one)


def _turned(changes: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset((new, old) for old, new in changes)


def _claims(found: Found) -> list[int]:
    return [*found.old, *(-1 - unit for unit in found.new)]


def _fusions(pairs: Pairs, flows: Flows, bulk: Renamings, standing: Mapping[int, int]) -> list[Found]:
    found = []
    for new, givers in _givers(pairs, flows).items():
        olds = [old for old in givers if standing.get(old, new) == new]
        if len(olds) < 2 or not pairs.is_open_new(new):
            continue
        given = [_contribution(pairs, flows, old, new) for old in olds]
        joined = [one for one in given if _is_predecessor(one)]
        if len(joined) < 2:
            continue
        survivors = _survivors(pairs, new, [one for one in given if one in joined or _stands(pairs, one, new)], bulk)
        if len(survivors) == 1:
            found.append(_survivor(pairs, survivors[0], new, bulk))
        # One predecessor that alone makes up the successor was renamed, and absorbed the others.
        elif not survivors and all(one.come < MOST_CONTRIBUTION for one in joined):
            # A successor that is made of its predecessors confirms each of them.
            is_clear = sum(one.come for one in joined) >= CLEARLY_GONE or all(one.is_clear for one in joined)
            found.append(_merged(pairs, new, joined, (), is_clear))
    return found


def _is_predecessor(given: Contribution) -> bool:
    is_much = given.gone >= MOSTLY_GONE and given.texts >= LEAST_GONE
    return is_much and (given.come >= LEAST_CONTRIBUTION or given.is_clear)


def _stands(pairs: Pairs, given: Contribution, new: int) -> bool:
    """Whether a unit hangs where the successor does: then its name tells, little as may be left of its texts."""
    return pairs.parents_agree(given.unit, new) > 0


def _survivors(pairs: Pairs, new: int, given: list[Contribution], bulk: Renamings) -> list[Contribution]:
    """Those that bear the successor's name; if none does, those whose name is nearly that."""
    names, name = pairs.comparison.old.names, pairs.comparison.new.names[new]
    namesakes = [one for one in given if is_same_name(names[one.unit], name, bulk)]
    return namesakes or [one for one in given if name_likeness(pairs.comparison, one.unit, new, bulk) >= SAME_DUTY_NAME]


def _absorptions(pairs: Pairs, flows: Flows, leftovers: Leftovers) -> list[Found]:
    found = []
    for new, olds in _givers(pairs, flows).items():
        survivor = pairs.of_new[new]
        given = [_contribution(pairs, flows, old, new) for old in olds] if survivor >= 0 else []
        absorbed = [one for one in given if one.gone >= MOSTLY_GONE and one.texts >= LEAST_GONE]
        if absorbed:
            # What was told of the survivor may tell the rest too: then it is not for the program to conclude. Nor where
            # the survivor itself had these functions in other words: one may be the copy of the other.
            reworded = leftovers.reworded_texts(new)
            is_own = any(_half_are(reworded, pairs.comparison.old.texts[one.unit]) for one in absorbed)
            is_clear = (survivor, new) not in pairs.told and not is_own and all(one.is_clear for one in absorbed)
            merged = _merged(pairs, new, absorbed, (survivor,), is_clear)
            found.append(merged._replace(score=_COPY_OR_PART) if is_own else merged)
    return found


def _half_are(reworded: set[int], texts: Sequence[int]) -> bool:
    return 2 * len(reworded.intersection(texts)) >= len(texts)


def _givers(pairs: Pairs, flows: Flows) -> dict[int, list[int]]:
    """Open old units whose rare functions went to a new unit, by that unit."""
    found: dict[int, list[int]] = defaultdict(list)
    for old, new in flows.between:
        if pairs.is_open_old(old) and (old, new) not in pairs.refused:
            found[new].append(old)
    return dict(sorted(found.items()))


def _contribution(pairs: Pairs, flows: Flows, old: int, new: int) -> Contribution:
    comparison, survivor = pairs.comparison, pairs.of_new[new]
    texts = set(comparison.old.texts[old])
    both = texts.intersection(comparison.new.texts[new])
    is_whole = len(both) == len(texts)
    if survivor >= 0:
        # What the successor had before anyway did not come from here.
        both.difference_update(comparison.old.texts[survivor])
    weight = sum([comparison.rarities[text] for text in both])
    gone = weight / comparison.content(old, of_new=False)
    come = weight / comparison.content(new, of_new=True)
    return Contribution(old, gone, come, len(both), flows.between[old, new].texts, is_whole)


def _survivor(pairs: Pairs, one: Contribution, new: int, bulk: Renamings) -> Found:
    side, other = pairs.comparison.old, pairs.comparison.new
    counts = len(side.texts[one.unit]), len(other.texts[new])
    if pairs.is_mirror:
        counts = counts[::-1]
    names = told_of_names(
        side.names[one.unit], other.names[new], name_likeness(pairs.comparison, one.unit, new, bulk), bulk
    )
    place = [evidence.SAME_PARENT] if pairs.parents_agree(one.unit, new) > 0 else []
    why = (evidence.shared_functions(one.texts, *counts), *names, *place)
    return Found(Relation.SAME, (one.unit,), (new,), Stage.SHARED_FUNCTIONS, _CERTAIN, Status.ACCEPTED, why)


def _merged(pairs: Pairs, new: int, joined: list[Contribution], survivors: tuple[int, ...], is_clear: bool) -> Found:
    is_certain = is_clear and all(pairs.covers_old(one.unit) for one in joined)
    names = pairs.comparison.old.units
    tell = evidence.come_from if pairs.is_mirror else evidence.gone_to
    return Found(
        Relation.MERGED,
        tuple(sorted((*survivors, *(one.unit for one in joined)))),
        (new,),
        Stage.SHARED_FUNCTIONS,
        _CERTAIN if is_certain else _PERHAPS,
        Status.ACCEPTED if is_certain else Status.PROPOSED,
        tuple(tell(names[one.unit].name, one.texts, len(names[one.unit].functions)) for one in joined),
    )


def _mirrored(found: Found) -> Found:
    relation = Relation.SAME if found.relation is Relation.SAME else Relation.SPLIT
    return Found(relation, found.new, found.old, found.stage, found.score, found.status, found.evidence)
