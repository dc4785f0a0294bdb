"""From the pairs that a tool makes to the changes that follow: the same, favourable reading for all of them.

Most peers do not name kinds of change. They say which item of one side is which of the other (by key, by line, by node of a
tree), and all else follows: what has no partner is new or gone, a partner with another name is renamed, one whose
parent is not the partner of the parent is reassigned. So no peer loses for want of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.generator import Workload
from benchmarks.scoring import Claim, Report, claim
from benchmarks.truth import Place
from changelog.domain.snapshots import Snapshot
from changelog.domain.texts import normal_form
from changelog.domain.units import Unit

UnitPairs = Iterable[tuple[str, str]]
FunctionPairs = Iterable[tuple[Place, Place]]


def report_of_pairs(workload: Workload, units: UnitPairs, functions: FunctionPairs) -> Report:
    unit_pairs, function_pairs = frozenset(units), frozenset(functions)
    claims = [*_of_units(workload, dict(unit_pairs)), *_of_functions(workload, unit_pairs, function_pairs)]
    return Report(frozenset(claims), unit_pairs, function_pairs)


def _of_units(workload: Workload, pairs: dict[str, str]) -> Iterator[Claim]:
    old, new = workload.old.by_code(), workload.new.by_code()
    for before, after in pairs.items():
        for kind in _kinds(old[before], new[after], pairs):
            yield claim("unit", kind, [Place(before)], [Place(after)])
    yield from (claim("unit", "abolished", [Place(code)], ()) for code in old if code not in pairs)
    found = set(pairs.values())
    yield from (claim("unit", "created", (), [Place(code)]) for code in new if code not in found)


def _kinds(old: Unit, new: Unit, pairs: dict[str, str]) -> Iterator[str]:
    if normal_form(old.name) != normal_form(new.name):
        yield "renamed"
    if old.rank != new.rank:
        yield "transformed"
    if (pairs.get(old.parent) if old.parent else None) != new.parent:
        yield "reassigned"


def _of_functions(
    workload: Workload, units: frozenset[tuple[str, str]], pairs: frozenset[tuple[Place, Place]]
) -> Iterator[Claim]:
    """Functions of units without a partner go with their unit and are no change of their own."""
    old, new = texts_by_place(workload.old), texts_by_place(workload.new)
    for before, after in pairs:
        if normal_form(old[before]) != normal_form(new[after]):
            yield claim("function", "modified", [before], [after])
        if (before.code, after.code) not in units:
            yield claim("function", "transferred", [before], [after])
        elif before.marker != after.marker:
            yield claim("function", "renumbered", [before], [after])
    kept = {code for code, _ in units}, {code for _, code in units}
    paired = {before for before, _ in pairs}, {after for _, after in pairs}
    for place in old:
        if place not in paired[0] and place.code in kept[0]:
            yield claim("function", "removed", [place], ())
    for place in new:
        if place not in paired[1] and place.code in kept[1]:
            yield claim("function", "added", (), [place])


def texts_by_place(snapshot: Snapshot) -> dict[Place, str]:
    return {Place(unit.code, f.marker): f.text.body or "" for unit in snapshot.units for f in unit.functions}


def in_order(
    old: Sequence[str], new: Sequence[str], told: Iterable[tuple[int, int]], gone: Iterable[int], come: Iterable[int]
) -> list[tuple[int, int]]:
    """The pairs of two lists, from the differences that a tool tells: `told` are changed or moved pairs, `gone` and `come`
    places without a partner. What is not told is unchanged, and in order."""
    pairs = list(told)
    left = sorted(set(range(len(old))) - {a for a, _ in pairs} - set(gone))
    right = sorted(set(range(len(new))) - {b for _, b in pairs} - set(come))
    pairs += [(a, b) for a, b in zip(left, right, strict=False) if old[a] == new[b]]
    return pairs
