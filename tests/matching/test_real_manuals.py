"""Matching on the real manuals: the Direcciones that are in the general manual and again in their own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from changelog.domain.correspondences import FunctionCorrespondence, MatchableUnit, Stage, Status
from changelog.matching import match_units
from changelog.reading import read_manual
from tests.matching.sides import all_aligned, decided, matchable, same, without_bodies

MANUALS = Path(__file__).resolve().parents[3] / "shared" / "manuals"
GENERAL_2018, DIDT_2021, DOE_2022 = "003_151e13b190cb1e05.txt", "000_dd51f7dbd1826225.txt", "002_0f9919ea9d08e73b.txt"

pytestmark = pytest.mark.skipif(not MANUALS.is_dir(), reason=f"the real manuals are not at {MANUALS}")


@cache
def units_of(name: str) -> tuple[MatchableUnit, ...]:
    """All units of a manual's snapshots."""
    reading = read_manual((MANUALS / name).read_bytes(), name)
    return tuple(unit for snapshot in reading.snapshots() for unit in matchable(snapshot))


@cache
def aligned(old: str, new: str, *pair: str) -> tuple[FunctionCorrespondence, ...]:
    settled = [decided(*pair)] if pair else []
    return all_aligned(units_of(old), units_of(new), match_units(units_of(old), units_of(new), settled))


@pytest.mark.parametrize("bodies", [True, False])
def test_the_didt_of_2018_is_that_of_2021_and_nothing_else_is_paired(bodies: bool) -> None:
    old, new = units_of(GENERAL_2018), units_of(DIDT_2021)
    if not bodies:
        old, new = without_bodies(old), without_bodies(new)

    found = match_units(old, new)

    assert [(one.old, one.new, one.status) for one in found] == [(("8.1.8",), ("7.1",), Status.ACCEPTED)]
    # By its own name, which nobody else bears: nothing was recognised that the documents do not say.
    assert found[0].stage is Stage.IDENTICAL


def test_the_doe_is_not_accepted_as_its_predecessor_by_name() -> None:
    found = match_units(units_of(GENERAL_2018), units_of(DOE_2022))

    assert same(found) == set()
    assert same(found, Status.PROPOSED) <= {("8.1.9", "7.1")}


def test_the_doe_is_its_predecessor_when_a_person_says_so() -> None:
    found = match_units(units_of(GENERAL_2018), units_of(DOE_2022), [decided("8.1.9", "7.1")])

    assert [(one.old, one.new, one.stage) for one in found] == [(("8.1.9",), ("7.1",), Stage.DECIDED)]


def test_two_direcciones_with_the_same_codes_have_no_unit_in_common() -> None:
    assert match_units(units_of(DIDT_2021), units_of(DOE_2022)) == ()


@pytest.mark.parametrize("name", [GENERAL_2018, DIDT_2021, DOE_2022])
def test_a_manual_against_itself_is_the_identity(name: str) -> None:
    units = units_of(name)
    found = match_units(units, units)

    assert same(found) == {(unit.key, unit.key) for unit in units}
    functions = all_aligned(units, units, found)
    assert {(one.old, one.new) for one in functions} == {((f.key,), (f.key,)) for unit in units for f in unit.functions}


def test_functions_of_the_didt_are_aligned_as_an_auditor_would() -> None:
    found = {(one.old[0], one.new[0]): one for one in aligned(GENERAL_2018, DIDT_2021) if one.status is Status.ACCEPTED}

    # Second of both: one duty, whose authority verb became two others. Fifth and sixth: word for word.
    assert set(found) == {
        (f"8.1.8#{old}", f"7.1#{new}")
        for old, new in [(2, 2), (3, 3), (4, 4), (5, 6), (6, 7), (7, 10), (8, 11), (9, 14)]
    }
    assert [pair for pair, one in found.items() if one.score == 1.0] == [("8.1.8#5", "7.1#6")]


def test_functions_of_the_doe_are_mostly_new() -> None:
    found = [one for one in aligned(GENERAL_2018, DOE_2022, "8.1.9", "7.1") if one.status is Status.ACCEPTED]

    # The appointments in the states, and the closing duty.
    assert {(one.old[0], one.new[0]) for one in found} == {("8.1.9#16", "7.1#4"), ("8.1.9#17", "7.1#21")}
