"""Ranks that were renamed: the same level under another word, which is no transformation of each unit that bears it.

A rank was renamed where its word vanished, another that was not there before took its place, and most of the units of
either word bear or bore the other; where it gave way to no other (the names go on without it) most of its own units must
have lost it, and the same where one came before names that had none. What else changed rank was transformed: the few
units of a renamed rank that went to a third one, a unit of another rank that now bears the new word, and units that
joined a rank which stood beside theirs before. Undone, the same units are renamed and the same transformed.
"""

from __future__ import annotations

import unicodedata
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
"""Share of a rank's units, of those that stand on both dates, that must have taken the other word, or borne it: only one
word can have more. Restructures transform single units, never half of a rank."""
MOST_STRAY = 0.1
"""Units that still bear the old word, or bore the new one before, for each that changed from one to the other. Stale
names and naming errors (`domain.md`, "What a document does and does not say") are a few in a hundred; where more keep a
word, its rank goes on."""

SHORTEST_MISPRINT = 6
"""Letters of the shortest rank word that is taken for another one misprinted: below this, words of one letter's
difference may be two ranks. By judgement."""

MISREAD = str.maketrans({"c": "e", "1": "l", "i": "l", "0": "o"})
"""Letters that scanned prints confuse, taken for one ("rn" and "m" besides): no two ranks differ by them alone."""

RankPair = tuple[str | None, str | None]
"""A rank before and after; None where a name bears none."""


def renamed_ranks(
    period: Period, before: Mapping[str, UnitState], after: Mapping[str, UnitState]
) -> frozenset[RankPair]:
    """Pairs of ranks of which the first was renamed to the second; none where it is not known who bears them.

    `before` and `after` are the units of the period by identity: as first known in it, and on its last day.
    """
    if period.bearers_before is None or period.bearers_after is None:
        return frozenset()
    went = Counter((before[unit_id].rank, after[unit_id].rank) for unit_id in before.keys() & after.keys())
    bore, bear = Counter[str | None](), Counter[str | None]()
    for (old, new), units in went.items():
        bore[old] += units
        bear[new] += units
    return frozenset(
        (old, new)
        for (old, new), units in went.items()
        if old != new
        and units >= LEAST_FOR_A_RANK_RENAMED
        # Units without rank are of no one kind: nothing is asked of them.
        and units > MAJORITY * max(bore[old] if old else 0, bear[new] if new else 0)
        and (new is None or period.bearers_before.get(new, 0) <= MOST_STRAY * units)
        and (old is None or period.bearers_after.get(old, 0) <= MOST_STRAY * units)
    )


def is_same_word(old: UnitState, new: UnitState) -> bool:
    """Whether two ranks are one, printed otherwise: without accents, misread ("Dcpartarncnto"), or with a letter wrong in
    a word. A rank that its document does not know for one is read from the name ("Departamcnto de Bombas")."""
    if old.rank is None or new.rank is None:
        known = old.rank or new.rank
        words = len(known.split()) if known else 0
        ours, theirs = (state.rank or " ".join(state.name.split()[:words]) for state in (old, new))
    else:
        ours, theirs = old.rank, new.rank
    one, other = _plain(ours).split(), _plain(theirs).split()
    return len(one) == len(other) and all(map(_is_same_but_for_a_letter, one, other))


def _plain(words: str) -> str:
    apart = unicodedata.normalize("NFD", words)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def _as_misread(word: str) -> str:
    return word.replace("rn", "m").translate(MISREAD)


def _is_same_but_for_a_letter(one: str, other: str) -> bool:
    if one == other or _as_misread(one) == _as_misread(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST_MISPRINT or len(long) - len(short) > 1:
        return False
    at = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def ranks_in_question(period: Period) -> frozenset[str]:
    """Ranks of which so many units went to one other, or came from it, that it may be a renaming: those that a comparison
    of the period, whole or act by act, asks the bearers of. None where no rank can have been renamed."""
    went: Counter[RankPair] = Counter()
    for versions in by_identity(period.units, lambda version: version.state.unit_id).values():
        ranks = [version.state.rank for version in versions]
        steps = {*pairwise(ranks), (ranks[0], ranks[-1])}
        went.update((old, new) for old, new in steps if old != new)
    often = (pair for pair, units in went.items() if units >= LEAST_FOR_A_RANK_RENAMED)
    return frozenset(rank for pair in often for rank in pair if rank)


def always_bearing(period: Period) -> Counter[str] | None:
    """How many units bear each rank all through a period without being among its versions; None where it is not known.

    Who takes up a rank or leaves it is among them.
    """
    if period.bearers_before is None:
        return None
    always = Counter(period.bearers_before)
    always.subtract(bearers(period.units, period.start))
    return always


def with_bearers_of_step(step: Period, whole: Period, always: Counter[str] | None) -> Period:
    """One day of a longer period, with those who bear each rank on its eve and on the day."""
    if always is None:
        return step
    eve, day = Counter(always), Counter(always)
    eve.update(bearers(whole.units, step.start))
    day.update(bearers(whole.units, step.end))
    return replace(step, bearers_before=eve, bearers_after=day)


def bearers(versions: Iterable[UnitVersion], on: date) -> Counter[str]:
    """How many units bear each rank on a day."""
    return Counter(v.state.rank for v in versions if v.state.rank and is_in_force(v, on))
