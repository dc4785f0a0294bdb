"""Where functions went: rare texts, word for word, that the counterparts settled so far do not explain."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from changelog.matching.pairs import Pairs


@dataclass(slots=True)
class Flow:
    """What one old and one new unit share: weight (see `Comparison.weights`) and number of texts."""

    weight: int = 0
    texts: int = 0


@dataclass(slots=True)
class Flows:
    """Flows by pair of units, and for each unit the other ends."""

    between: dict[tuple[int, int], Flow] = field(default_factory=dict)
    from_old: dict[int, list[int]] = field(default_factory=dict)
    to_new: dict[int, list[int]] = field(default_factory=dict)

    def mirrored(self) -> Flows:
        """The same with old and new exchanged."""
        swapped = {(new, old): flow for (old, new), flow in self.between.items()}
        return Flows(swapped, self.to_new, self.from_old)


def residual_flows(pairs: Pairs) -> Flows:
    """Flows between all units, without the texts that a unit shares with its own counterpart.

    A text of three units a side gives nine flows at most, so the cost is proportional to the number of functions.
    """
    weights = pairs.comparison.weights
    olds = _holders(pairs, of_new=False)
    news = _holders(pairs, of_new=True)
    between: dict[tuple[int, int], Flow] = defaultdict(Flow)
    for text, holders in olds.items():
        for new in news.get(text, ()):
            for old in holders:
                flow = between[old, new]
                flow.weight += weights[text]
                flow.texts += 1
    flows = Flows(dict(between))
    for old, new in sorted(flows.between):
        flows.from_old.setdefault(old, []).append(new)
        flows.to_new.setdefault(new, []).append(old)
    return flows


def _holders(pairs: Pairs, *, of_new: bool) -> dict[int, list[int]]:
    """Units by text that their counterparts do not explain."""
    found: dict[int, list[int]] = defaultdict(list)
    for unit in range(len(pairs.of_new if of_new else pairs.of_old)):
        for text in pairs.residue(unit, of_new=of_new):
            found[text].append(unit)
    return found
