"""Dates as Spanish documents print them, to the precision that they print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from changelog.domain.dates import PartialDate
from changelog.errors import InvariantError

MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
_NUMBERS = {**{month: number for number, month in enumerate(MONTHS, 1)}, "setiembre": 9}
_WORDS = {
    word: number
    for number, word in enumerate(
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
        "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
        "veintiocho veintinueve treinta".split(),
        1,
    )
} | {"primero": 1, "treinta y uno": 31}
_MONTH = "(?P<month>enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)"
_DAY = r"(?P<day>\d{1,2}|(?:primero|treinta y uno|[a-zéó]{3,12}))"
_DATE = re.compile(
    rf"(?:\b{_DAY}\s?(?:[°ºª]|[o°º]\.|er\.?|o\b)?\s+(?:de\s+|del\s+mes\s+de\s+))?\b{_MONTH}\b"
    r"(?:,?\s+(?:de\s+|del\s+(?:año\s+)?)?(?P<year>\d{4})\b|\s+del?\s+(?P<same>mismo|presente|citado|propio|ese)\s+año\b)?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\b(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})\b")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date found in a text: where it stands, its letters, its value.

    `value` is None for a date that does not exist ("31 de febrero de 2020") and for one whose year is neither printed nor
    known from before it.
    """

    start: int
    end: int
    printed: str
    value: PartialDate | None


def dates_in(text: str, year: int | None = None) -> Iterator[PrintedDate]:
    """The dates of a text, in the order printed. "Del mismo año" takes the year of the date before it, or `year`."""
    known = year
    for found in sorted([*_DATE.finditer(text), *_FIGURES.finditer(text)], key=lambda match: match.start()):
        read = _figures(found) if found.re is _FIGURES else _words(found, known)
        if read is None:
            continue
        if read.value is not None:
            known = read.value.year
        yield read


def first_date(text: str) -> PrintedDate | None:
    """The first date of a text that exists."""
    return next((date for date in dates_in(text) if date.value is not None), None)


def _figures(found: re.Match[str]) -> PrintedDate | None:
    value = _value(int(found["year"]), int(found["month"]), int(found["day"]))
    return PrintedDate(found.start(), found.end(), found.group(), value)


def _words(found: re.Match[str], known: int | None) -> PrintedDate | None:
    if found["year"] is None and found["same"] is None:
        return None
    day_words = (found["day"] or "").lower()
    day = int(day_words) if day_words.isdigit() else _WORDS.get(day_words)
    start = found.start() if day is not None or not day_words else found.start("month")
    year = int(found["year"]) if found["year"] else known
    value = _value(year, _NUMBERS[found["month"].lower()], day) if year is not None else None
    return PrintedDate(start, found.end(), found.string[start : found.end()], value)


def _value(year: int, month: int, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except InvariantError:
        return None
