"""Ranks that were renamed: the same level under another word, which is no transformation of each unit that bears it.

A rank word that vanishes from the institution and gave way, in most of its units, to one other word was renamed to it.
The word must be that rank's from now on: where more units bore it already and go on, they are of a rank that stood beside
the one that vanished, and each unit that joined them was transformed. The few units of a renamed rank that went to a
third one were transformed, and so was a unit of another rank that now bears the new word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

from changelog.diff.lives import by_identity
from changelog.domain.structures import Period, UnitState, UnitVersion, is_in_force

LEAST_FOR_A_RANK_RENAMED = 3
"""Units in which a rank word gave way to the same other: from here on it may be a renaming of the rank (issue on
recognising and comparing: "What a first trial taught"); one or two that change rank together are not the rank's end."""
MAJORITY = 0.5
"""Share of the units of a rank that vanished, as far as they stand on both dates, above which the word that they took is
the rank's new name: only one word can pass it. Restructures transform single units, never half of a rank."""

RankPair = tuple[str, str]
"""A rank before and after."""


def renamed_ranks(
    period: Period, before: Mapping[str, UnitState], after: Mapping[str, UnitState]
) -> frozenset[RankPair]:
    """Pairs of ranks of which the first was renamed to the second; none where the ranks borne after are not known.

    `before` and `after` are the units of the period by identity: as first known in it, and on its last day.
    """
    if period.ranks_after is None:
        return frozenset()
    became: dict[str, Counter[str | None]] = {}
    for unit_id in before.keys() & after.keys():
        rank = before[unit_id].rank
        if rank is not None:
            became.setdefault(rank, Counter())[after[unit_id].rank] += 1
    found: set[RankPair] = set()
    for rank, others in became.items():
        other, units = others.most_common(1)[0]
        is_most = units >= LEAST_FOR_A_RANK_RENAMED and units > MAJORITY * others.total()
        if rank in period.ranks_after or other is None or not is_most:
            continue
        staying = became.get(other, Counter())[other]
        if _elsewhere(period, other) + staying < units:
            found.add((rank, other))
    return frozenset(found)


def _elsewhere(period: Period, rank: str) -> int:
    """Units of the institution that bear a rank and of which nothing changed that the period holds."""
    return period.bearers_before.get(rank, 0) - _bearers(period.units, period.start)[rank]


def ranks_in_question(period: Period) -> frozenset[str]:
    """Ranks to which so many units of one other went that it may have been renamed: those that a comparison of the
    period, whole or act by act, asks `Period.bearers_before` for. None where no rank can have been."""
    went: Counter[RankPair] = Counter()
    for versions in by_identity(period.units, lambda version: version.state.unit_id).values():
        ranks = [version.state.rank for version in versions]
        steps = {*pairwise(ranks), (ranks[0], ranks[-1])}
        went.update((old, new) for old, new in steps if old and new and old != new)
    return frozenset(new for (_, new), units in went.items() if units >= LEAST_FOR_A_RANK_RENAMED)


def with_ranks_of_step(step: Period, whole: Period) -> Period:
    """One day of a longer period with the ranks borne on its eve and on the day.

    A rank that no unit bears at the end of the whole period changed in every unit that bore it on the day, so all of
    these are among its versions; likewise those that took up a rank, or left it, since its start.
    """
    if whole.ranks_after is None:
        return step
    at_first, on_eve = (_bearers(whole.units, day) for day in (whole.start, step.start))
    known = whole.bearers_before.keys() | on_eve.keys()
    return replace(
        step,
        ranks_after=whole.ranks_after | _bearers(whole.units, step.end).keys(),
        bearers_before={rank: whole.bearers_before.get(rank, 0) - at_first[rank] + on_eve[rank] for rank in known},
    )


def _bearers(versions: Iterable[UnitVersion], on: date) -> Counter[str]:
    return Counter(v.state.rank for v in versions if v.state.rank and is_in_force(v, on))
