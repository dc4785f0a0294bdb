"""How right matching is on restructures with known truth. The seeds here were not used while tuning."""

from __future__ import annotations

import pytest

from changelog.domain.correspondences import Status
from changelog.matching import match_units
from tests.matching.sides import all_aligned
from tests.matching.workload import Generator, Workload, function_scores, unit_scores

SEEDS = (101, 202, 303)


@pytest.fixture(scope="module", params=SEEDS)
def workload(request: pytest.FixtureRequest) -> Workload:
    return Generator(request.param, 400).workload()


def test_no_accepted_pair_of_units_is_wrong(workload: Workload) -> None:
    assert unit_scores(workload, match_units(workload.old, workload.new))["same"].precision == 1.0


def test_units_are_recognised(workload: Workload) -> None:
    scores = unit_scores(workload, match_units(workload.old, workload.new))

    assert scores["same"].recall >= 0.99
    assert scores["renamed"].f1 >= 0.98
    assert scores["merged"].precision == scores["split"].precision == 1.0
    assert min(scores["merged"].recall, scores["split"].recall) >= 0.5


def test_functions_are_aligned(workload: Workload) -> None:
    units = match_units(workload.old, workload.new)
    scores = function_scores(workload, units, all_aligned(workload.old, workload.new, units))

    assert scores["modified"].f1 >= 0.98
    assert min(scores["added"].f1, scores["removed"].f1) >= 0.95
    assert scores["transferred"].f1 >= 0.90


def test_few_pairs_are_left_to_a_person(workload: Workload) -> None:
    units = match_units(workload.old, workload.new)

    assert sum(one.status is Status.PROPOSED for one in units) <= 0.02 * len(workload.old)
