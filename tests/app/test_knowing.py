"""`--known-on`: which moment is meant, and what the store was then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from changelog.app.knowing import as_known, known_moment
from changelog.domain.dates import PartialDate
from changelog.errors import UsageError
from changelog.storage.store import Store, open_store
from tests.storage.conftest import store as store  # noqa: PLC0414  the fixture, on each engine
from tests.storage.invented import INSTITUTE, NOON, manual


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-11-23", "2026-11-23T23:59:59.999999+00:00"),
        ("2026-11", "2026-11-30T23:59:59.999999+00:00"),
        ("2026", "2026-12-31T23:59:59.999999+00:00"),
        ("23/11/2026", "2026-11-23T23:59:59.999999+00:00"),
        ("2026-11-23T09:30", "2026-11-23T09:30:59.999999+00:00"),
        ("2026-11-23 09:30:15", "2026-11-23T09:30:15.999999+00:00"),
        ("2026-11-23T09:30:15-06:00", "2026-11-23T09:30:15.999999-06:00"),
        ("2026-11-23T09:30:15.25-06:00", "2026-11-23T09:30:15.250000-06:00"),
        ("2026-11-23T09:30:15Z", "2026-11-23T09:30:15.999999+00:00"),
    ],
)
def test_last_moment_of_what_is_written(written: str, meant: str) -> None:
    assert known_moment(written) == datetime.fromisoformat(meant)


@pytest.mark.parametrize("written", ["", "then", "2026-13", "2026-02-30", "9999-12-31T24:60", "25:00", "2026-11-23T9"])
def test_what_is_no_moment_is_told(written: str) -> None:
    with pytest.raises(UsageError, match="no date and no moment"):
        known_moment(written)


@pytest.fixture
def recorded(store: Store) -> Store:
    """Four snapshots of an hour each; the clock of the third ran an hour and a half ahead."""
    for hour, year in ((0, 2018), (1, 2019), (3.5, 2020), (3, 2021)):
        moment = NOON + timedelta(hours=hour)
        with store.transaction() as work:
            snapshot = replace(manual(), effective_date=PartialDate(year))
            work.add_snapshot(snapshot, recorded_at=moment, person=None, version="0.1.0")
    return store


def years(store: Store, known_on: datetime) -> list[str]:
    with as_known(store, known_on.isoformat()) as known, known.store.transaction() as work:
        return (
            [str(snapshot.effective_date) for snapshot in work.snapshots(INSTITUTE.key)] if work.institutions() else []
        )


@pytest.mark.parametrize(
    ("hour", "known"), [(-1, []), (0, ["2018"]), (1, ["2018", "2019"]), (3, ["2018", "2019"]), (4, "all")]
)
def test_only_what_was_recorded_by_then_is_known(recorded: Store, hour: float, known: list[str] | str) -> None:
    """Of an entry that a fast clock dated later than the next, neither was known for certain before its time."""
    expected = ["2018", "2019", "2020", "2021"] if known == "all" else known
    assert years(recorded, NOON + timedelta(hours=hour)) == expected


def test_day_of_then_is_that_of_the_zone_that_is_written(recorded: Store) -> None:
    with as_known(recorded, "2024-05-06T23:30-06:00") as known:
        assert known.today == date(2024, 5, 6)
    with as_known(recorded, None) as known:
        assert (known.store, known.today) == (recorded, None)


def test_acronym_that_a_later_entry_tells_was_not_known(store: Store) -> None:
    nameless = replace(manual(), institution=replace(INSTITUTE, acronym=None))
    later = replace(manual(), effective_date=PartialDate(2022))
    for hour, snapshot in ((0, nameless), (1, later)):
        with store.transaction() as work:
            work.add_snapshot(snapshot, recorded_at=NOON + timedelta(hours=hour), person=None, version="0.1.0")
    with as_known(store, NOON.isoformat()) as known, known.store.transaction() as work:
        assert work.institutions() == (nameless.institution,)
    with store.transaction() as work:
        assert work.institutions() == (INSTITUTE,)


def test_nothing_is_left_of_the_store_of_then(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("then")
    with open_store(folder / "store.db", create=True) as store:
        for hour in range(2):
            with store.transaction() as work:
                snapshot = replace(manual(), effective_date=PartialDate(2020 + hour))
                work.add_snapshot(snapshot, recorded_at=NOON + timedelta(hours=hour), person=None, version="0.1.0")
        before = {path.name for path in folder.iterdir()}
        with as_known(store, NOON.astimezone(UTC).isoformat()) as known, known.store.transaction() as work:
            assert work.count_statements() == 2
            assert {path.name for path in folder.iterdir()} == before
    assert [path.name for path in folder.iterdir()] == ["store.db"]
