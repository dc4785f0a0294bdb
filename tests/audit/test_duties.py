"""Functions told to be given or taken: seen only where documents list them before and after."""

from __future__ import annotations

from datetime import date

import pytest

from changelog.domain.reconciliations import Shows, Sight, Verdict
from changelog.domain.structures import Act, FunctionState, FunctionVersion
from changelog.domain.texts import StatedText
from tests.audit.ground import tell, verdict, whys
from tests.notation import snapshot

UNIT = "División de Luces Costeras"
BEFORE = snapshot("2020-01-01", f"1 Dirección General\n1.1 {UNIT}\n  1. Cuidar las linternas.")
AFTER = snapshot("2022-01-01", f"1 Dirección General\n1.1 {UNIT}\n  1. Cuidar las linternas.")
SILENT = snapshot("2020-01-01", f"1 Dirección General\n1.1 {UNIT}\n  sin funciones")


def _function(name: str, since: str, until: str | None, unit: str = f"id {UNIT}") -> FunctionVersion:
    first = date.fromisoformat(since)
    state = FunctionState(name, unit, 1, "1.", StatedText.of(name))
    return FunctionVersion(state, first, date.fromisoformat(until) if until else None, Act(first, None, "s"))


CARE = _function("care", "2020-01-01", None)
RESCUE = _function("rescue", "2022-01-01", None)
TOLLS = _function("tolls", "2020-01-01", "2022-01-01")


@pytest.mark.parametrize(
    ("kind", "functions", "found", "why"),
    [
        ("functions_given", (CARE, RESCUE), Verdict.TOLD_AND_SEEN, {"functions_gained"}),
        ("functions_given", (CARE, TOLLS), Verdict.TOLD_NOT_SEEN, {"no_function_came"}),
        ("functions_taken", (CARE, TOLLS), Verdict.TOLD_AND_SEEN, {"functions_lost"}),
        ("functions_taken", (CARE, RESCUE), Verdict.TOLD_NOT_SEEN, {"no_function_left"}),
    ],
)
def test_functions_are_compared_between_the_two_documents(
    kind: str, functions: tuple[FunctionVersion, ...], found: Verdict, why: set[str]
) -> None:
    row = verdict([BEFORE, AFTER], tell(kind, UNIT, day="2021-05-01"), functions=functions)
    assert (row.verdict, whys(row)) == (found, why)
    assert row.sight is (Sight.WHOLE if found is Verdict.TOLD_AND_SEEN else None)
    assert [place.shows for place in (*row.seen_before, *row.seen_after)] == [Shows.FUNCTIONS, Shows.FUNCTIONS]


@pytest.mark.parametrize("documents", [[AFTER], [BEFORE], [SILENT, AFTER], []])
def test_functions_listed_on_one_side_only_cannot_be_seen(documents) -> None:
    row = verdict(documents, tell("functions_given", UNIT, day="2021-05-01"), functions=(CARE, RESCUE))
    assert (row.verdict, whys(row)) == (Verdict.CANNOT_BE_SEEN, {"functions_not_covered"})


def test_functions_told_without_a_day_cannot_be_seen() -> None:
    row = verdict([BEFORE, AFTER], tell("functions_given", UNIT), functions=(CARE, RESCUE))
    assert (row.verdict, whys(row)) == (Verdict.CANNOT_BE_SEEN, {"undated"})
