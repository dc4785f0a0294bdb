"""Days printed as a list, of which only the last has its year: "5 de enero y 11 de agosto de 2004, 29 de abril de 2005"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from changelog.domain.dates import PartialDate
from changelog.errors import InvariantError
from changelog.reading.recognise.spanish_dates import MONTHS

_NUMBERS = {month: number for number, month in enumerate(MONTHS, 1)}
_ITEM = re.compile(
    rf"(?P<day>\d{{1,2}})(?:\s?[°ºo](?=\s))?(?:\s+de\s+(?P<month>{'|'.join(MONTHS)}))?(?:\s+(?:de|del)\s+(?P<year>\d{{4}})\b)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",?\s+y\s+(?:del?\s+|el\s+)?|,\s+(?:el\s+)?")
LONGEST = 60
"""Days that a list may have; the longest of the five manuals has nineteen."""


@dataclass(frozen=True, slots=True)
class ListedDay:
    """A day of a list: where it stands in the text, its letters, and its value, the year taken from behind it."""

    start: int
    end: int
    printed: str
    value: PartialDate


def days_listed(text: str, start: int) -> tuple[ListedDay, ...]:
    """The days of a list that begins at `start`; those at its end that no month or year completes are left out."""
    items: list[re.Match[str]] = []
    at = start
    while len(items) < LONGEST and (found := _ITEM.match(text, at)) is not None:
        items.append(found)
        between = _BETWEEN.match(text, found.end())
        if between is None:
            break
        at = between.end()
    days: list[ListedDay] = []
    month = year = None
    for found in reversed(items):
        month, year = found["month"] or month, found["year"] or year
        value = _value(found["day"], month, year)
        if value is not None:
            days.append(ListedDay(found.start(), found.end(), found.group(), value))
    return tuple(reversed(days))


def _value(day: str, month: str | None, year: str | None) -> PartialDate | None:
    if month is None or year is None:
        return None
    try:
        return PartialDate(int(year), _NUMBERS[month.lower()], int(day))
    except InvariantError:
        return None
