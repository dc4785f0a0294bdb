"""What a chart is drawn from: one date, two with what changed, or lives; whole or below a unit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from changelog.app.charting import chart_of
from changelog.app.recording import record_manual
from changelog.app.stores import open_store
from changelog.errors import UsageError
from changelog.storage.store import Store

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TODAY = date(2024, 1, 1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The invented institute of two manuals; only to be read."""
    with open_store(str(tmp_path_factory.mktemp("charts") / "store.db"), create=True) as opened:
        for year in ("2021", "2023"):
            record_manual(opened, EXAMPLES / f"manual_{year}.txt")
        yield opened


def test_one_date_has_one_structure(store: Store) -> None:
    answer = chart_of(store, on="2023-03-01")
    (chart,) = answer.charts
    assert (len(chart.after.units), chart.before, chart.changes, chart.lives) == (30, None, None, ())
    assert chart.after.functions == ()


def test_without_a_date_today_is_meant(store: Store) -> None:
    assert chart_of(store, today=TODAY).end.day == TODAY


def test_two_dates_have_both_structures_and_what_changed(store: Store) -> None:
    (chart,) = chart_of(store, start="2021-07-01", end="2023-03-01").charts
    assert chart.before is not None
    assert chart.changes is not None
    assert (len(chart.before.units), len(chart.after.units)) == (29, 30)
    assert chart.changes.own_counts()["unit.created"] >= 2


def test_branch_has_what_hung_from_it_on_each_date(store: Store) -> None:
    answer = chart_of(store, "Dirección de Seguridad y Auxilio", start="2021-07-01", end="2023-03-01")
    (chart,) = answer.charts
    assert chart.before is not None
    assert answer.unit is not None
    assert answer.unit.startswith("Dirección de Seguridad")
    assert chart.before.units[0].unit_id == chart.after.units[0].unit_id == chart.branch
    assert len(chart.before.units) > len(chart.after.units)


def test_unit_that_is_no_more_is_found_on_the_earlier_date(store: Store) -> None:
    (chart,) = chart_of(store, "División de Control Patrimonial", start="2021-07-01", end="2023-03-01").charts
    assert chart.before is not None
    assert (len(chart.before.units), len(chart.after.units)) == (1, 0)


def test_lives_are_all_versions_of_the_branch(store: Store) -> None:
    (whole,) = chart_of(store, lives=True, today=TODAY).charts
    (branch,) = chart_of(store, "Dirección de Senderos", lives=True, today=TODAY).charts
    ids = {version.state.unit_id for version in branch.lives}
    assert {unit.unit_id for unit in branch.after.units} <= ids
    assert ids < {version.state.unit_id for version in whole.lives}


def test_lives_of_a_period_overlap_it(store: Store) -> None:
    (chart,) = chart_of(store, start="2022", end="2022-12-31", lives=True).charts
    assert chart.lives
    assert all(
        v.valid_from <= date(2022, 12, 31) and (v.valid_to is None or v.valid_to > date(2022, 1, 1))
        for v in chart.lives
    )


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"on": "2021", "start": "2020"}, "at once"),
        ({"on": "2021", "lives": True}, "no single day"),
        ({"end": "2021"}, "without --from"),
        ({"start": "2023", "end": "2021"}, "reversed"),
        ({"on": "soon"}, "not a date"),
        ({"unit": "Coordinación de Nubes", "on": "2023-03-01"}, "no unit is called"),
        ({"unit": "Coordinación", "on": "2023-03-01"}, "may be any of"),
        ({"institution": "Nubes"}, "no institution"),
    ],
)
def test_what_cannot_be_drawn_is_told(store: Store, asked: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message) as raised:
        chart_of(store, **asked)  # type: ignore[arg-type]
    assert raised.value.remedy
