"""The timeline: what is told beside what is seen, one row for one change, undated ones where their bounds put them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from changelog.app.timelines import timeline_of
from changelog.domain.answers import Part, TimelineAnswer, TimelineRow
from changelog.domain.basis import Basis
from changelog.domain.changes import UnitChangeKind
from changelog.domain.dates import PartialDate
from changelog.domain.narratives import NarratedKind
from changelog.domain.tellings import DayFrom, Outcome
from changelog.errors import UsageError
from changelog.storage.store import Store, open_store
from tests.app import told_institute as made
from tests.app.told_institute import NEW, OLD, at


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("told") / "store.db", create=True) as opened:
        made.put_into(opened)
        yield opened


@pytest.fixture(scope="module")
def whole(store: Store) -> TimelineAnswer:
    return timeline_of(store)


def row_of(answer: TimelineAnswer, unit: str, kind: object) -> TimelineRow:
    [row] = [row for row in answer.rows if row.unit == unit and row.kind is kind]
    return row


def test_change_told_and_seen_is_one_row_with_both_places(whole: TimelineAnswer) -> None:
    row = row_of(whole, made.HARBOURS, NarratedKind.RENAMED)
    assert row.telling is not None
    assert [change.source for change in row.telling.told] == [at(NEW, 30, 31), at(NEW, 80)]
    assert (row.seen_before, row.seen_after) == ((at(OLD, 110),), (at(NEW, 210),))
    assert row.bases == (Basis.NARRATED, Basis.DOCUMENTED)
    assert not [one for one in whole.rows if one.kind is UnitChangeKind.RENAMED]


def test_change_that_only_structures_show_is_a_row_under_the_act_that_first_shows_it(whole: TimelineAnswer) -> None:
    row = row_of(whole, "División de Balizas", UnitChangeKind.REASSIGNED)
    assert (row.day, row.day_from, row.agreement) == (date(2022, 10, 1), None, made.SECOND.agreement)
    assert (row.from_parent, row.to_parent) == ("Dirección General", made.BAYS)
    assert (row.seen_before, row.seen_after) == ((at(OLD, 120),), (at(NEW, 220),))
    assert row.telling is None


def test_change_that_is_only_told_is_seen_nowhere(whole: TimelineAnswer) -> None:
    row = row_of(whole, "Comisión de Pesca", NarratedKind.CREATED)
    assert (row.seen_before, row.seen_after, row.bases) == ((), (), (Basis.NARRATED,))


def test_unit_told_to_be_created_is_seen_from_the_structure_that_first_shows_it(whole: TimelineAnswer) -> None:
    row = row_of(whole, "División de Boyas", NarratedKind.CREATED)
    assert (row.seen_before, row.seen_after) == ((), (at(NEW, 240),))


def test_undated_change_stands_between_its_bounds_and_takes_in_what_structures_show(whole: TimelineAnswer) -> None:
    row = row_of(whole, "División de Faros", NarratedKind.RENAMED)
    assert (row.day, row.not_before, row.not_after) == (None, date(2018, 3, 1), date(2022, 10, 1))
    assert (row.seen_before, row.seen_after) == ((at(OLD, 130),), (at(NEW, 230),))
    at_2016, at_2021 = (
        next(n for n, one in enumerate(whole.rows) if one.day == day) for day in (date(2016, 2, 3), date(2021, 5, 3))
    )
    assert at_2016 < whole.rows.index(row) < at_2021


def test_what_nothing_bounds_stands_last(whole: TimelineAnswer) -> None:
    assert [row.unit for row in whole.rows[-2:]] == ["Comisión de Pesca"] * 2
    assert {row.telling.outcome for row in whole.rows[-2:] if row.telling} == {Outcome.NOT_PLACED}


def test_act_is_one_however_it_is_spelled(whole: TimelineAnswer) -> None:
    keys = {row.act for row in whole.rows if row.day == date(2021, 5, 3)}
    assert keys == {made.ACT_2021.key}


def test_day_keeps_the_precision_told(whole: TimelineAnswer) -> None:
    row = row_of(whole, made.WHARVES, NarratedKind.REPLACED)
    assert (row.day, row.effective, row.day_from) == (date(2014, 1, 1), PartialDate(2014), DayFrom.EFFECTIVE)


def test_first_documented_is_counted_and_no_row(whole: TimelineAnswer) -> None:
    assert [(one.day, one.units) for one in whole.first_shown] == [(date(2018, 3, 1), 3)]
    assert not [row for row in whole.rows if row.kind is UnitChangeKind.FIRST_DOCUMENTED]


@pytest.mark.parametrize("name", [made.BAYS, made.HARBOURS, "puertos y bah", "2.1", made.WHARVES, made.HARBOUR])
def test_timeline_of_a_unit_reaches_what_it_came_from_by_any_name_code_or_identity(store: Store, name: str) -> None:
    answer = timeline_of(store, name)
    told = [(row.unit, row.kind) for row in answer.rows if row.part is Part.UNIT and row.telling]
    assert told == [
        (made.WHARVES, NarratedKind.REPLACED),
        (made.HARBOURS, NarratedKind.FUNCTIONS_GIVEN),
        (made.HARBOURS, NarratedKind.RENAMED),
    ]


def test_lineage_says_who_came_from_whom(store: Store) -> None:
    relations = [(one.unit_id, one.relation) for one in timeline_of(store, made.BAYS).lineage]
    assert relations == [(made.WHARF, "predecessor"), (made.HARBOUR, "unit")]
    assert timeline_of(store, made.WHARVES).lineage[-1].relation == "successor"


def test_units_that_come_to_hang_from_it_are_listed_as_around_it(store: Store) -> None:
    around = [row.unit for row in timeline_of(store, made.BAYS).rows if row.part is Part.AROUND]
    assert around == ["División de Boyas", "División de Balizas"]


def test_unit_that_only_prose_names_is_found_with_all_its_names(store: Store) -> None:
    for name in ("Comisión de Pesca", "pesquerias"):
        answer = timeline_of(store, name)
        assert [row.kind for row in answer.rows] == [NarratedKind.CREATED, NarratedKind.RENAMED]
        assert (answer.lineage, {row.by_name for row in answer.rows}) == ((), {True})


def test_part_of_several_names_is_refused_with_the_names(store: Store) -> None:
    with pytest.raises(
        UsageError, match="documents tell of 2:\n  IAB  Comisión de Pesca\n  IAB  Comisión de Pesquerías"
    ):
        timeline_of(store, "Comisión de P")
    with pytest.raises(UsageError, match="may be any of 3 units"):
        timeline_of(store, "División")


def test_unknown_unit_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="no unit is called 'Almirantazgo'"):
        timeline_of(store, "Almirantazgo")


@pytest.mark.parametrize(
    ("start", "end", "units"),
    [
        ("2021-05-03", "2021-05-03", ["División de Faros", made.HARBOURS, "División de Boyas", *["Comisión de Pesca"] * 2]),
        (None, "2014-01-01", [made.WHARVES, *["Comisión de Pesca"] * 2]),
        ("2022-10-01", None, ["División de Faros", "División de Balizas", *["Comisión de Pesca"] * 2]),
        ("2022-10-02", None, ["Comisión de Pesca"] * 2),
    ],
)  # fmt: skip
def test_only_what_took_effect_or_may_have_within_the_days(
    store: Store, start: str | None, end: str | None, units: list[str]
) -> None:
    assert [row.unit for row in timeline_of(store, start=start, end=end).rows] == units


def test_reversed_days_are_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="the dates are reversed: 2022 is 2022-01-01, after 2021"):
        timeline_of(store, start="2022", end="2021")


def test_store_of_an_empty_record_has_no_timeline(tmp_path: Path) -> None:
    with open_store(tmp_path / "empty.db", create=True) as empty:
        assert timeline_of(empty).rows == ()
