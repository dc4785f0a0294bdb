"""Namesakes in their place: units that neither changed their name, but for the rank, nor where they hang.

That is the plainest of stories, and it is not given up for a text that stands somewhere else too: duties are copied to
other branches and harmonised between units of one kind. So nobody is given the counterpart that stands in its place
before the functions of the two have been read, reworded ones too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from changelog.matching.pairs import Pairs
from changelog.matching.sides import Side

Pair = tuple[int, int]


class Standing(NamedTuple):
    """Open units by the open namesake that hangs where they do, for both sides; `pairs` the same from the top down."""

    of_old: dict[int, int]
    of_new: dict[int, int]
    pairs: tuple[Pair, ...]

    def may_wait(self, old: int, new: int) -> bool:
        """Whether either of the two has a namesake in its place, other than the other."""
        return self.of_old.get(old, new) != new or self.of_new.get(new, old) != old


def standing_namesakes(pairs: Pairs) -> Standing:
    """Those among the units that are open now: under one settled pair, or under a pair of such namesakes themselves;
    units on top, or not placed, are taken for siblings. Where several siblings bear a name none stands for another."""
    below_old = _below(pairs.comparison.old, pairs.open_old())
    below_new = _below(pairs.comparison.new, pairs.open_new())
    waiting: list[Pair] = [(-1, -1)] if -1 in below_old and -1 in below_new else []
    waiting += [(above, pairs.of_old[above]) for above in below_old if above >= 0 and pairs.of_old[above] >= 0]
    found: dict[int, int] = {}
    while waiting:
        above, counterpart = waiting.pop()
        ours, theirs = below_old.get(above), below_new.get(counterpart)
        if ours and theirs:
            stand = [pair for pair in _namesakes(pairs, ours, theirs) if pair not in pairs.refused]
            found.update(stand)
            waiting += stand
    return Standing(found, {new: old for old, new in found.items()}, tuple(found.items()))


def _below(side: Side, units: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for unit in units:
        found[side.parents[unit]].append(unit)
    return found


def _namesakes(pairs: Pairs, olds: list[int], news: list[int]) -> list[Pair]:
    ours, theirs = _only_bearers(pairs.comparison.old, olds), _only_bearers(pairs.comparison.new, news)
    return [(unit, theirs[name]) for name, unit in ours.items() if name in theirs]


def _only_bearers(side: Side, units: list[int]) -> dict[str, int]:
    """Units by their name without the rank, those left out whose name another of them bears."""
    found: dict[str, int] = {}
    several: set[str] = set()
    for unit in units:
        name = side.names[unit].core_key
        if name in found:
            several.add(name)
        found[name] = unit
    return {name: unit for name, unit in found.items() if name not in several}
