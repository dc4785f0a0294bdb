"""Where functions went: rare texts, word for word, that the counterparts settled so far do not explain."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from changelog.matching.pairs import Pairs
from changelog.matching.sides import Comparison, Side

if TYPE_CHECKING:
    from changelog.matching.sides import Mask, Numbers


class Flow(NamedTuple):
    """What one old and one new unit share: weight (see `Comparison.weights`) and number of texts."""

    weight: int
    texts: int


@dataclass(frozen=True)
class Flows:
    """Flows between pairs of units, in columns: one row a pair, in the order of `old`, then of `new`."""

    old: Numbers
    new: Numbers
    weights: Numbers
    texts: Numbers

    @cached_property
    def between(self) -> dict[tuple[int, int], Flow]:
        """Flows by pair of units."""
        pairs = zip(self.old.tolist(), self.new.tolist(), strict=True)
        return dict(zip(pairs, map(Flow, self.weights.tolist(), self.texts.tolist()), strict=True))

    def mirrored(self) -> Flows:
        """The same with old and new exchanged."""
        import numpy as np  # imported when matching runs: `--help` must not load it

        order = np.lexsort((self.old, self.new))
        return Flows(self.new[order], self.old[order], self.weights[order], self.texts[order])


class Routes:
    """Every way that a rare text may have gone: from each unit that held it to each that holds it.

    A text of three units a side gives nine ways at most, so their number is proportional to that of functions. What is
    explained once stays explained, so the ways grow fewer as pairs are settled.
    """

    def __init__(self, comparison: Comparison) -> None:
        import numpy as np

        self._units = len(comparison.new)
        self._weights = np.array(comparison.weights, dtype=np.int64)
        is_telling = (self._weights > 0) & comparison.is_shared
        old_texts, self._held_by_old = _held(comparison.old, is_telling)
        new_texts, self._held_by_new = _held(comparison.new, is_telling)
        # Each unit that held a text, as often as units hold it now, beside each of these in turn.
        holders = np.bincount(new_texts, minlength=len(is_telling))
        begins = np.cumsum(holders) - holders
        times = holders[old_texts]
        ways = int(times.sum())
        self._at_old = np.repeat(np.arange(len(old_texts)), times)
        turn = np.arange(ways) - np.repeat(np.cumsum(times) - times, times)
        self._at_new = begins[old_texts[self._at_old]] + turn
        self._texts = old_texts[self._at_old]

    def residual(self, pairs: Pairs) -> Flows:
        """Flows between all units, without the texts that a unit shares with its own counterpart."""
        import numpy as np

        old, new = self._held_by_old[self._at_old], self._held_by_new[self._at_new].astype(np.int64)
        explains = np.array(pairs.of_old, dtype=np.int64)[old] == new
        of_old, of_new = np.zeros(len(self._held_by_old), np.bool_), np.zeros(len(self._held_by_new), np.bool_)
        of_old[self._at_old[explains]] = True
        of_new[self._at_new[explains]] = True
        is_left = ~(of_old[self._at_old] | of_new[self._at_new])
        self._at_old, self._at_new, self._texts = self._at_old[is_left], self._at_new[is_left], self._texts[is_left]
        way, which = np.unique(old[is_left] * np.int64(self._units) + new[is_left], return_inverse=True)
        weights = np.bincount(which, weights=self._weights[self._texts], minlength=len(way)).astype(np.int64)
        return Flows(way // self._units, way % self._units, weights, np.bincount(which, minlength=len(way)))


def _held(side: Side, is_telling: Mask) -> tuple[Numbers, Numbers]:
    """Texts that tell something and the units that hold them, by text and then by unit; twice in a unit counts once."""
    import numpy as np

    units, texts = side.held
    told = is_telling[texts]
    units, texts = units[told], texts[told]
    order = np.argsort(texts, kind="stable")
    return texts[order], units[order]
