"""Mergers and splits, recognised from where functions went.

A merger shows in old units whose own functions go, word for word, to one new unit, and which have no counterpart
themselves. Fusion: the successor has none either. Absorption: the successor goes on as one of them, and what it got from
the others is not explained by its own counterpart. Splits are the same seen from the other side.
"""

from __future__ import annotations

from dataclasses import dataclass

from changelog.domain.correspondences import Relation, Stage, Status
from changelog.matching import evidence
from changelog.matching.flows import Flows, residual_flows
from changelog.matching.names import name_likeness
from changelog.matching.pairs import Found, Pairs
from changelog.matching.thresholds import (
    CLEARLY_GONE,
    LEAST_CLEARLY_GONE,
    LEAST_GONE,
    MOSTLY_GONE,
    SAME_DUTY_NAME,
)

_LEAST_CONTRIBUTION = 0.15
"""Share of the successor's own functions that each predecessor of a fusion brings: less is a transfer on the way."""
_MOST_CONTRIBUTION = 0.80
"""Share from which one predecessor alone makes up the successor: it was renamed, and absorbed the others."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """An old unit's share in a successor: of its own rare functions that go there, and of the successor's that come."""

    unit: int
    gone: float
    come: float
    texts: int
    functions: int

    @property
    def is_clear(self) -> bool:
        return self.gone >= CLEARLY_GONE and self.texts >= LEAST_CLEARLY_GONE


def settle_fusions(pairs: Pairs, flows: Flows) -> None:
    """Mergers into a new unit and splits into new ones, among units that have no counterpart."""
    found = _fusions(pairs, flows)
    mirror = [_mirrored(one) for one in _fusions(pairs.mirrored(), flows.mirrored())]
    # A unit in both readings (two became two) is neither: what happened is open.
    taken = [set(one.old) | {-1 - unit for unit in one.new} for one in found + mirror]
    clear = [
        one
        for at, one in enumerate(found + mirror)
        if not any(taken[at] & taken[other] for other in range(len(taken)) if other != at)
    ]
    for one in clear:
        pairs.relate(one)


def settle_absorptions(pairs: Pairs) -> None:
    """Units that went into another that goes on, and units taken out of another that goes on."""
    flows = residual_flows(pairs)
    found = _absorptions(pairs, flows)
    found += [_mirrored(one) for one in _absorptions(pairs.mirrored(), flows.mirrored())]
    for one in found:
        pairs.relate(one)


def _fusions(pairs: Pairs, flows: Flows) -> list[Found]:
    found = []
    for new, olds in sorted(flows.to_new.items()):
        if not pairs.is_open_new(new):
            continue
        joined = _contributions(pairs, flows, new, olds)
        joined = [one for one in joined if one.come >= _LEAST_CONTRIBUTION]
        if len(joined) >= 2 and not _is_continuation(pairs, new, joined):
            # A successor that is made of its predecessors confirms each of them.
            is_clear = sum(one.come for one in joined) >= CLEARLY_GONE or all(one.is_clear for one in joined)
            found.append(_merged(pairs, new, joined, (), is_clear))
    return found


def _absorptions(pairs: Pairs, flows: Flows) -> list[Found]:
    found = []
    for new, olds in sorted(flows.to_new.items()):
        survivor = pairs.of_new[new]
        if survivor >= 0:
            absorbed = _contributions(pairs, flows, new, olds)
            if absorbed:
                # What was told of the survivor may tell the rest too: then it is not for the program to conclude.
                is_clear = (survivor, new) not in pairs.told and all(one.is_clear for one in absorbed)
                found.append(_merged(pairs, new, absorbed, (survivor,), is_clear))
    return found


def _contributions(pairs: Pairs, flows: Flows, new: int, olds: list[int]) -> list[Contribution]:
    """Open old units most of whose rare functions went to this new one."""
    comparison = pairs.comparison
    whole_new = comparison.rare_weight(new, of_new=True)
    found = []
    for old in sorted(olds):
        flow = flows.between[old, new]
        whole = comparison.rare_weight(old, of_new=False)
        if not pairs.is_open_old(old) or (old, new) in pairs.refused or flow.texts < LEAST_GONE:
            continue
        if flow.weight >= MOSTLY_GONE * whole:
            rare = sum(comparison.weights[text] > 0 for text in set(comparison.old.texts[old]))
            found.append(Contribution(old, flow.weight / whole, flow.weight / whole_new, flow.texts, rare))
    return found


def _is_continuation(pairs: Pairs, new: int, joined: list[Contribution]) -> bool:
    """Whether the successor is rather one of the predecessors, under its name or nearly alone in its duties."""
    return any(
        one.come >= _MOST_CONTRIBUTION or name_likeness(pairs.comparison, one.unit, new, frozenset()) >= SAME_DUTY_NAME
        for one in joined
    )


def _merged(pairs: Pairs, new: int, joined: list[Contribution], survivors: tuple[int, ...], is_clear: bool) -> Found:
    is_certain = is_clear and all(pairs.covers_old(one.unit) for one in joined)
    names = pairs.comparison.old.units
    tell = evidence.come_from if pairs.is_mirror else evidence.gone_to
    return Found(
        Relation.MERGED,
        tuple(sorted((*survivors, *(one.unit for one in joined)))),
        (new,),
        Stage.SHARED_FUNCTIONS,
        min(one.gone for one in joined),
        Status.ACCEPTED if is_certain else Status.PROPOSED,
        tuple(tell(names[one.unit].name, one.texts, one.functions) for one in joined),
    )


def _mirrored(found: Found) -> Found:
    return Found(Relation.SPLIT, found.new, found.old, found.stage, found.score, found.status, found.evidence)
