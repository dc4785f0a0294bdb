"""Laws of matching: identity, symmetry, and what must make no difference."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benchmarks.generator import make_workload
from benchmarks.script import Level
from changelog.domain.correspondences import (
    FunctionCorrespondence,
    MatchableFunction,
    MatchableUnit,
    Relation,
    Status,
    UnitCorrespondence,
)
from changelog.domain.texts import StatedText
from changelog.matching import match_units
from tests.matching.sides import all_aligned, matchable
from tests.matching.workload import Generator, Workload

MIRRORED = {Relation.MERGED: Relation.SPLIT, Relation.SPLIT: Relation.MERGED}
NAMES = (
    "División de Puentes",
    "División de Puentes y Faros",
    "Oficina de Puentes",
    "División de Hornos",
    "Dirección",
    "A",
)
TEXTS = (
    "Vigilar el estado de los puentes colgantes y avisar de grietas",
    "Vigilar el estado de los puentes levadizos y avisar de grietas",
    "Comprar harina de trigo y de centeno a los molinos",
    "Informar a la superioridad",
    "Contratar pintores; vigilar los puentes colgantes y avisar de grietas en ellos",
    "",
)
workloads = st.builds(
    lambda seed, size, intensity: Generator(seed, size, intensity=intensity).workload(),
    st.integers(0, 10**6),
    st.integers(3, 60),
    st.sampled_from([1.0, 4.0, 8.0]),
)
KINDS_OF_CHANGE = list(Level)


@st.composite
def sides(draw: st.DrawFn) -> tuple[MatchableUnit, ...]:
    """A few units that are hard to tell apart: names and texts from a handful, any tree."""
    units: list[MatchableUnit] = []
    for at in range(draw(st.integers(0, 7))):
        parent = draw(st.sampled_from([None, *(unit.key for unit in units)]))
        texts = draw(st.lists(st.sampled_from(TEXTS), max_size=4))
        functions = tuple(
            MatchableFunction(f"{at}/{n}", f"{n}.", StatedText.of(text)) for n, text in enumerate(texts, 1)
        )
        name = draw(st.sampled_from(NAMES))
        units.append(MatchableUnit(str(at), str(at), name, name.split()[0], parent, None, functions))
    return tuple(units)


def seen(units: Iterable[UnitCorrespondence]) -> set[tuple[object, ...]]:
    """What must stay the same: everything but the wording of the evidence."""
    return {(one.relation, one.old, one.new, one.stage, round(one.score, 9), one.status) for one in units}


def mirrored(units: Iterable[UnitCorrespondence]) -> set[tuple[object, ...]]:
    return {
        (MIRRORED.get(one.relation, one.relation), one.new, one.old, one.stage, round(one.score, 9), one.status)
        for one in units
    }


def functions_seen(functions: Iterable[FunctionCorrespondence]) -> set[tuple[object, ...]]:
    return {(one.old, one.new, one.stage, round(one.score, 9), one.status) for one in functions}


def shuffled(units: Sequence[MatchableUnit], seed: int) -> tuple[MatchableUnit, ...]:
    """The same units and functions in another order of input; markers stay with their functions."""
    chance = random.Random(seed)
    mixed = []
    for unit in units:
        functions = list(unit.functions)
        chance.shuffle(functions)
        mixed.append(replaced(unit, functions=tuple(functions)))
    chance.shuffle(mixed)
    return tuple(mixed)


def replaced(unit: MatchableUnit, **fields: object) -> MatchableUnit:
    stated = {
        name: getattr(unit, name)
        for name in (
            "key",
            "code",
            "name",
            "rank",
            "parent",
            "objective",
            "functions",
            "functions_listed",
            "children_listed",
        )
    }
    return MatchableUnit(**{**stated, **fields})  # type: ignore[arg-type]


def noisy(text: str) -> str:
    """What is no change: capitals, double blanks, other quotes and dashes, a full stop."""
    return f" {text.upper().replace(' ', '  ')}. "


@settings(deadline=None, max_examples=60)
@given(sides())
def test_side_against_itself_is_the_identity(units: tuple[MatchableUnit, ...]) -> None:
    found = match_units(units, units)

    assert [(one.old, one.new) for one in found] == [
        ((unit.key,), (unit.key,)) for unit in sorted(units, key=lambda u: int(u.key))
    ]
    assert all(one.relation is Relation.SAME and one.status is Status.ACCEPTED for one in found)
    aligned = all_aligned(units, units, found)
    assert {(one.old, one.new) for one in aligned} == {((f.key,), (f.key,)) for unit in units for f in unit.functions}


@settings(deadline=None, max_examples=20)
@given(workloads)
def test_generated_side_against_itself_is_the_identity(workload: Workload) -> None:
    found = match_units(workload.new, workload.new)

    assert {(one.old, one.new) for one in found} == {((unit.key,), (unit.key,)) for unit in workload.new}


@settings(deadline=None, max_examples=150)
@given(sides(), sides())
def test_matching_is_symmetric(old: tuple[MatchableUnit, ...], new: tuple[MatchableUnit, ...]) -> None:
    forward, backward = match_units(old, new), match_units(new, old)

    assert seen(forward) == mirrored(backward)
    there = functions_seen(all_aligned(old, new, forward))
    back = functions_seen(all_aligned(new, old, backward))
    assert there == {(one[1], one[0], *one[2:]) for one in back}


@settings(deadline=None, max_examples=25)
@given(workloads)
def test_matching_a_restructure_is_symmetric(workload: Workload) -> None:
    forward, backward = match_units(workload.old, workload.new), match_units(workload.new, workload.old)

    assert seen(forward) == mirrored(backward)
    there = functions_seen(all_aligned(workload.old, workload.new, forward))
    back = functions_seen(all_aligned(workload.new, workload.old, backward))
    assert there == {(one[1], one[0], *one[2:]) for one in back}


@settings(deadline=None, max_examples=150)
@given(sides(), sides())
def test_no_unit_is_two_units(old: tuple[MatchableUnit, ...], new: tuple[MatchableUnit, ...]) -> None:
    same = [one for one in match_units(old, new) if one.relation is Relation.SAME]

    assert len({one.old for one in same}) == len({one.new for one in same}) == len(same)


@settings(deadline=None, max_examples=100)
@given(sides(), sides())
def test_no_function_stands_in_two_relations(old: tuple[MatchableUnit, ...], new: tuple[MatchableUnit, ...]) -> None:
    found = all_aligned(old, new, match_units(old, new))

    for ends in ([key for one in found for key in one.old], [key for one in found for key in one.new]):
        assert len(ends) == len(set(ends))


@settings(deadline=None, max_examples=25)
@given(workloads, st.integers(0, 1000))
def test_order_of_siblings_and_functions_makes_no_difference(workload: Workload, seed: int) -> None:
    plain = match_units(workload.old, workload.new)
    mixed_old, mixed_new = shuffled(workload.old, seed), shuffled(workload.new, seed + 1)
    mixed = match_units(mixed_old, mixed_new)

    assert seen(mixed) == seen(plain)
    # Several functions of one relation stand in the order printed, which shuffling changes.
    assert in_no_order(functions_seen(all_aligned(mixed_old, mixed_new, mixed))) == in_no_order(
        functions_seen(all_aligned(workload.old, workload.new, plain))
    )


def in_no_order(found: Iterable[tuple[object, ...]]) -> set[tuple[object, ...]]:
    """The same, several units or functions of one relation in no order: they stand in that of the codes."""
    return {tuple(frozenset(part) if isinstance(part, tuple) else part for part in one) for one in found}


@settings(deadline=None, max_examples=25)
@given(workloads)
def test_renumbering_every_code_makes_no_difference(workload: Workload) -> None:
    renumbered = tuple(
        replaced(unit, code="63." + ".".join(f"1{part}" for part in unit.code.split("."))) for unit in workload.new
    )
    plain, other = match_units(workload.old, workload.new), match_units(workload.old, renumbered)

    assert seen(other) == seen(plain)
    assert functions_seen(all_aligned(workload.old, renumbered, other)) == functions_seen(
        all_aligned(workload.old, workload.new, plain)
    )


@settings(deadline=None, max_examples=25)
@given(workloads, st.integers(0, 1000))
def test_exchanging_codes_makes_no_difference(workload: Workload, seed: int) -> None:
    codes = [unit.code for unit in workload.new]
    random.Random(seed).shuffle(codes)
    exchanged = tuple(replaced(unit, code=code) for unit, code in zip(workload.new, codes, strict=True))
    # Units that are equal in all else are told apart by their order, which codes give.
    assume(len({(unit.parent, unit.name) for unit in workload.new}) == len(codes))
    assume(len({(unit.parent, unit.name) for unit in workload.old}) == len(workload.old))
    plain, other = match_units(workload.old, workload.new), match_units(workload.old, exchanged)

    assert in_no_order(seen(other)) == in_no_order(seen(plain))
    assert in_no_order(functions_seen(all_aligned(workload.old, exchanged, other))) == in_no_order(
        functions_seen(all_aligned(workload.old, workload.new, plain))
    )


@settings(deadline=None, max_examples=15)
@given(workloads)
def test_shifted_codes_alone_change_nothing(workload: Workload) -> None:
    shifted = tuple(replaced(unit, code=f"7.{unit.code}") for unit in workload.old)

    found = match_units(workload.old, shifted)

    assert {(one.old, one.new) for one in found} == {((unit.key,), (unit.key,)) for unit in workload.old}
    assert all(one.score == 1.0 for one in all_aligned(workload.old, shifted, found))


@pytest.mark.parametrize("level", KINDS_OF_CHANGE)
def test_laws_hold_for_every_kind_of_change(level: Level) -> None:
    for seed in range(3):
        made = make_workload(100, level, seed)
        old, new = matchable(made.old), matchable(made.new)
        forward, backward = match_units(old, new), match_units(new, old)
        there = functions_seen(all_aligned(old, new, forward))
        mixed_old, mixed_new = shuffled(old, seed), shuffled(new, seed + 1)
        mixed = match_units(mixed_old, mixed_new)

        assert seen(forward) == mirrored(backward)
        assert there == {(one[1], one[0], *one[2:]) for one in functions_seen(all_aligned(new, old, backward))}
        assert seen(mixed) == seen(forward)
        assert functions_seen(all_aligned(mixed_old, mixed_new, mixed)) == there
        assert all(one.score == 1.0 and one.old == one.new for one in match_units(new, new))


@settings(deadline=None, max_examples=15)
@given(workloads)
def test_typographic_noise_alone_changes_nothing(workload: Workload) -> None:
    printed = tuple(
        replaced(
            unit,
            name=noisy(unit.name),
            functions=tuple(
                MatchableFunction(f.key, f.marker, StatedText.of(noisy(f.text.body or ""))) for f in unit.functions
            ),
        )
        for unit in workload.old
    )

    found = match_units(workload.old, printed)

    assert {(one.old, one.new) for one in found} == {((unit.key,), (unit.key,)) for unit in workload.old}
    assert all(one.score == 1.0 for one in all_aligned(workload.old, printed, found))
