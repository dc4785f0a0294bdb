"""Dates as Spanish documents print them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from changelog.domain.dates import PartialDate
from changelog.reading.recognise.spanish_dates import MONTHS, dates_in, first_date

FORMS = (
    "{d} de {m} de {y}",
    "{d:02d} de {m} de {y}",
    "{d}° de {m} de {y}",
    "{d}º de {m} del {y}",
    "{d} de {m} del año {y}",
    "{d} DE {M} DE {y}",
    "{d} de {m}, {y}",
    "Lunes {d} de {T} de {y}",
    "{d:02d}/{n:02d}/{y}",
)


@given(some.dates(date(1900, 1, 1), date(2099, 12, 31)), some.sampled_from(FORMS))
def test_a_printed_day_is_read_back_in_every_form(day: date, form: str) -> None:
    month = MONTHS[day.month - 1]
    printed = form.format(d=day.day, m=month, M=month.upper(), T=month.title(), n=day.month, y=day.year)
    found = first_date(f"celebrada el {printed}, según consta")
    assert found is not None
    assert found.value == PartialDate.of(day)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("en mayo de 2015 se designó", "2015-05"),
        ("a partir de Mayo del 2015", "2015-05"),
        ("el primero de abril de 2011", "2011-04-01"),
        ("el treinta y uno de agosto de 2022", "2022-08-31"),
        ("el 1o. de septiembre de 2021", "2021-09-01"),
    ],
)
def test_precision_and_words_are_kept(text: str, value: str) -> None:
    found = first_date(text)
    assert str(found.value if found else None) == value


def test_the_same_year_is_that_of_the_date_before() -> None:
    values = [str(one.value) for one in dates_in("el 31 de agosto de 2016, y desde el 1 de septiembre del mismo año")]
    assert values == ["2016-08-31", "2016-09-01"]


def test_a_date_that_does_not_exist_has_no_value() -> None:
    (found,) = dates_in("el 31 de febrero de 2020")
    assert found.value is None
    assert first_date("el 31 de febrero de 2020") is None


@pytest.mark.parametrize("text", ["", "enero", "el 5 de mayo", "artículo 31 de marzo", "2020"])
def test_what_is_no_date_gives_none(text: str) -> None:
    assert first_date(text) is None
