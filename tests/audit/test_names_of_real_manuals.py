"""The checks of names on the official manuals. Facts only: checks, lines, codes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from changelog.audit.checking import Settings, run_checks
from changelog.audit.checks import MANUAL_CHECKS
from changelog.domain.checks import Group
from changelog.domain.findings import Finding, Severity
from changelog.reading import read_whole

MANUALS = Path(__file__).resolve().parents[3] / "shared" / "manuals"
pytestmark = pytest.mark.skipif(not MANUALS.is_dir(), reason=f"the five official manuals are not at {MANUALS}")
GRAVE = (Severity.SERIOUS, Severity.MEDIUM)


@cache
def findings(number: str) -> tuple[Finding, ...]:
    path = next(MANUALS.glob(f"{number}_*.txt"))
    settings = Settings(select=frozenset({Group.NAMES.value}))
    return run_checks(MANUAL_CHECKS, read_whole(path.read_bytes(), path.name), settings, "es")


def grave(number: str, check: str) -> set[tuple[int, str | None]]:
    return {
        (one.source.first_line, one.unit)
        for one in findings(number)
        if one.check == check and one.severity in GRAVE and one.source is not None
    }


def test_divisions_whose_contracts_are_of_another_name() -> None:
    assert grave("000", "unit-speaks-of-itself-otherwise") == {
        (2012, "7.1.2.2.1"),
        (2360, "7.1.3.1.1"),
        (2650, "7.1.3.2.1"),
        (2762, "7.1.3.2.2"),
        (3848, "7.1.5.1.2"),
        (4693, "7.1.6.3"),
        (5576, "7.1.8.3"),
    }


def test_former_names_in_functions_and_in_an_article() -> None:
    assert grave("000", "former-name-in-use") == {(3579, "7.1.5"), (4844, "7.1.7")}
    assert grave("003", "former-name-in-use") == {(710, None)}


def test_branch_that_kept_the_name_before() -> None:
    (one,) = [one for one in findings("004") if one.check == "unit-speaks-of-itself-otherwise"]
    assert one.unit == "8"
    assert {place.first_line for place in one.others} >= {15720, 15740, 15769, 15778}


def test_lists_that_name_a_unit_otherwise() -> None:
    assert grave("004", "name-differs-between-lists") >= {
        (1131, "2.1.2.3"),
        (1227, "3.1.4.4"),
        (1233, "3.1.5.1"),
        (1664, "5.6.1.1"),
        (1886, "6.3.2.2"),
    }


def test_outside_bodies_called_as_before() -> None:
    assert grave("003", "former-body-in-use") == {(1689, "8.1.9"), (1807, "8.1.11.1")}


def test_units_told_to_belong_where_nobody_describes_them() -> None:
    assert grave("000", "told-unit-not-in-structure") == {(45, "7.1.7")}
    assert grave("003", "told-unit-not-in-structure") == set()


def test_posts_and_organigrams_of_units_that_are_gone() -> None:
    assert grave("004", "post-of-unknown-unit") == {(15548, "8.2.1")}
    assert {line for line, _ in grave("004", "organigram-names-unknown-unit")} == {2165, 2287, 2341, 2447}


def test_manual_of_two_levels_has_no_unit_missing() -> None:
    assert not grave("003", "cited-not-in-structure")
    assert not grave("003", "unit-cited-under-near-name")
