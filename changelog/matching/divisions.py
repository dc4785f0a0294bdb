"""Functions that were divided into several, or joined into one, within a unit or related ones.

A text is divided when two or more of the other side are each made mostly of its words, each adds to what the others
cover, and together they cover it. Joining is the same seen from the other side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from changelog.domain.correspondences import Stage, Status
from changelog.matching import evidence
from changelog.matching.likeness import SideTexts, Text, Vocabulary
from changelog.matching.listings import Aligned, Alignment
from changelog.matching.thresholds import ADDS, COVERED, LARGEST_TABLE, PART_OF, PERHAPS_COVERED


@dataclass(frozen=True, slots=True)
class _Division:
    whole: int
    parts: tuple[int, ...]
    coverage: float


@dataclass(frozen=True, slots=True)
class _Reading:
    """One direction: texts to be divided and their possible parts, by unit; groups of units along which to look; and
    the one reworded counterpart of a text, where it has one."""

    wholes: SideTexts
    parts: SideTexts
    divisible: dict[int, list[int]]
    free: dict[int, list[int]]
    groups: list[tuple[tuple[int, ...], tuple[int, ...]]]
    counterparts: dict[int, int]


def align_divisions(alignment: Alignment, vocabulary: Vocabulary, status: Status) -> None:
    """Divisions and joins: accepted ones (which may take back a pair that explains less), or proposed ones among what
    is still free."""
    least = COVERED if status is Status.ACCEPTED else PERHAPS_COVERED
    splitting, joining = _readings(alignment, vocabulary, status)
    found = [_aligned(one, status) for one in _divisions(splitting, vocabulary) if one.coverage >= least]
    found += [_aligned(one, status).mirrored() for one in _divisions(joining, vocabulary) if one.coverage >= least]
    claims = Counter(claim for one in found for claim in _claims(one))
    for one in found:
        # A function that two readings claim is left as it is.
        if all(claims[claim] == 1 for claim in _claims(one)):
            for serial in sorted(_serials(alignment, one)):
                alignment.withdraw(serial)
            alignment.settle(one)


def _readings(alignment: Alignment, vocabulary: Vocabulary, status: Status) -> tuple[_Reading, _Reading]:
    groups = [((old,), (new,)) for old, new in alignment.same] + alignment.related
    mirrored = [(news, olds) for olds, news in groups]
    reworded = [one for one in alignment.found.values() if one.stage is Stage.SIMILAR_TEXT and one.is_pair]
    if status is Status.PROPOSED:
        reworded = []
    to_new = {one.old[0]: one.new[0] for one in reworded}
    to_old = {one.new[0]: one.old[0] for one in reworded}
    free_old, free_new = alignment.comparable(of_new=False), alignment.comparable(of_new=True)
    with_old = _with(free_old, to_new, alignment.old.owners)
    with_new = _with(free_new, to_old, alignment.new.owners)
    return (
        _Reading(vocabulary.old, vocabulary.new, with_old, free_new, groups, to_new),
        _Reading(vocabulary.new, vocabulary.old, with_new, free_old, mirrored, to_old),
    )


def _with(free: dict[int, list[int]], counterparts: dict[int, int], owners: Sequence[int]) -> dict[int, list[int]]:
    """Free functions and those with a reworded counterpart, by unit."""
    found = {unit: list(functions) for unit, functions in free.items()}
    for function in counterparts:
        found.setdefault(owners[function], []).append(function)
    return found


def _divisions(reading: _Reading, vocabulary: Vocabulary) -> list[_Division]:
    found = []
    for ours, theirs in reading.groups:
        free = [function for unit in theirs for function in reading.free.get(unit, ())]
        wholes = [function for unit in ours for function in reading.divisible.get(unit, ())] if free else []
        if len(free) * len(wholes) > LARGEST_TABLE:
            continue
        for whole in wholes:
            paired = [reading.counterparts[whole]] if whole in reading.counterparts else []
            division = _divided(vocabulary, whole, reading.wholes[whole], paired, free, reading.parts)
            if division is not None:
                found.append(division)
    return found


def _divided(
    vocabulary: Vocabulary, whole: int, text: Text, paired: list[int], free: list[int], parts: SideTexts
) -> _Division | None:
    """The parts of this text: its counterpart, then free functions, each adding the most of what is not covered."""
    candidates = [part for part in (*paired, *free) if _is_part(vocabulary, text, parts[part])]
    if len(candidates) < 2 or any(part not in candidates for part in paired):
        return None
    chosen: list[int] = []
    left = text.stems
    while candidates:
        gains = {part: vocabulary.weight_of(parts[part].stems & left) / text.weight for part in candidates}
        best = paired[0] if paired and not chosen else max(candidates, key=gains.__getitem__)
        if gains[best] < ADDS:
            break
        chosen.append(best)
        candidates.remove(best)
        left = left - parts[best].stems
    if len(chosen) < 2:
        return None
    return _Division(whole, tuple(sorted(chosen)), 1 - vocabulary.weight_of(left) / text.weight)


def _is_part(vocabulary: Vocabulary, whole: Text, part: Text) -> bool:
    """Whether a text is made mostly of another's words, and is clearly less than it."""
    if not part.weight or part.weight > whole.weight:
        return False
    return vocabulary.weight_of(part.stems & whole.stems) >= PART_OF * part.weight


def _aligned(division: _Division, status: Status) -> Aligned:
    score = min(division.coverage, 0.999)
    why = (evidence.covered(score, len(division.parts)),)
    return Aligned((division.whole,), division.parts, Stage.SIMILAR_TEXT, score, status, why)


def _claims(one: Aligned) -> list[tuple[str, int]]:
    return [("old", function) for function in one.old] + [("new", function) for function in one.new]


def _serials(alignment: Alignment, one: Aligned) -> set[int]:
    """Relations that the functions of this one are in."""
    found = {alignment.by_old[function] for function in one.old if function in alignment.by_old}
    return found | {alignment.by_new[function] for function in one.new if function in alignment.by_new}
