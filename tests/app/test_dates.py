"""Dates as people write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.app.dates import asked_date, moment, partial_date, period
from changelog.domain.dates import PartialDate
from changelog.errors import UsageError

TODAY = date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021", date(2021, 1, 1)),
        ("2021-09", date(2021, 9, 1)),
        ("2021-09-01", date(2021, 9, 1)),
        ("01/09/2021", date(2021, 9, 1)),
        ("1/9/2021", date(2021, 9, 1)),
        ("29/02/2024", TODAY),
        ("today", TODAY),
        ("TODAY", TODAY),
        ("hoy", TODAY),
        ("  2021  ", date(2021, 1, 1)),
        ("0001", date(1, 1, 1)),
        ("9999-12-31", date(9999, 12, 31)),
    ],
)
def test_each_way_of_writing_means_its_first_day(text: str, day: date) -> None:
    assert asked_date(text, TODAY).day == day
    assert asked_date(text, TODAY).asked == text.strip()


@pytest.mark.parametrize(
    "text",
    ["", " ", "2021-02-30", "2021-13", "2021-00", "0000", "10000", "21", "2021-9", "31/04/2021", "2021/09/01", "01/2021",
     "ayer", "2021-09-01T00:00", "2021-09-00", "00/09/2021", "-2021", "1/9/21"],
)  # fmt: skip
def test_anything_else_is_refused_with_how_to_write_it(text: str) -> None:
    with pytest.raises(UsageError, match="is not a date that exists") as refused:
        asked_date(text, TODAY)
    assert "01/09/2021 (day first)" in (refused.value.remedy or "")


@given(st.text(max_size=12))
def test_no_text_is_a_fault_of_the_program(text: str) -> None:
    with suppress(UsageError):
        assert isinstance(asked_date(text, TODAY).day, date)


@given(st.dates())
def test_every_day_is_understood_in_both_orders(day: date) -> None:
    assert partial_date(day.isoformat()) == partial_date(f"{day.day}/{day.month}/{day.year:04d}") == PartialDate.of(day)


def test_dates_reversed_are_refused_and_a_day_against_itself_is_not() -> None:
    with pytest.raises(UsageError, match="reversed"):
        period("2022", "2021-12-31", TODAY)
    first, second = period("2022", "2022-01-01", TODAY)
    assert first.day == second.day


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-11-23T09:30-06:00", "2026-11-23T09:30:00-06:00"),
        ("2026-11-23", "2026-11-23T00:00:00+00:00"),
        (" 2026-11-23T09:30Z ", "2026-11-23T09:30:00+00:00"),
    ],
)
def test_moment_without_a_zone_is_of_utc(text: str, told: str) -> None:
    assert moment(text).isoformat() == told


@given(st.text(max_size=30))
def test_no_text_taken_for_a_moment_is_a_fault_of_the_program(text: str) -> None:
    with suppress(UsageError):
        assert moment(text).tzinfo is not None
