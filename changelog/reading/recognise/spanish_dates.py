"""Dates as Spanish documents print them, to the precision that they print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

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
    r"(?:,?\s+(?:del?\s+(?:año\s+)?|año\s+)?(?P<year>\d{4})\b"
    r"|\s+(?P<next>siguiente|pr[óo]ximo|inmediato)\b|\s+del?\s+(?P<same>(?:ese\s+)?(?:mismo|presente|citado|propio|"
    r"ese|este|referido)\s+año|año\s+en\s+curso)\b)?",
    re.IGNORECASE,
)
_SAME_MONTH = re.compile(
    r"\b(?P<day>\d{1,2})\s?[°ºª]?\s+(?:del\s+(?:mismo\s+)?mes\s+y\s+años?(?:\s+(?:citad|referid|mencionad|señalad|"
    r"en\s+curso)[oa]?s?)?"
    r"|de(?:l|\s+ese)\s+(?:mismo|propio)\s+mes\s+y\s+año)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?:(?:en|para|hacia|desde|durante|fue\s+hasta)\s+(?:el\s+)?(?:año\s+(?:de\s+)?)?|"
    r"(?P<since>a\s+partir\s+de)(?:l\s+año(?:\s+de)?|l)?\s+"
    r"|(?P<about>(?<!fue )hasta(?:\s+el\s+año(?:\s+de)?)?|(?:a\s+)?(?:principios|inicios|mediados|finales|"
    r"fines)\s+de(?:l\s+año(?:\s+de)?)?)\s+)(?P<year>(?:18|19|20)\d\d)\b"
    r"(?!\s*[-/–]\s*\d)(?!\s+(?:a|y)\s+(?:18|19|20)\d\d\b)",
    re.IGNORECASE,
)
_NEXT_DAY = re.compile(
    r"\b(?:al|del|(?:desde|"
    r"a\s+partir\s+de)\s*l?\s*(?:el)?)\s+d[ií]a\s+(?:h[áa]bil\s+)?siguiente\s+(?:al?\s+)?(?:de\s+)?(?:la\s+fecha\s+de\s+)?(?:su|la)\s+publicaci[óo]n\b"
    r"(?:\s+del\s+presente\s+\w{3,20})?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\b(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})\b")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date found in a text: where it stands, its letters, its value.

    `value` is None for a date that does not exist ("31 de febrero de 2020") and for one whose year is neither printed nor
    known from before it. `is_about`: the year is told as a part or an end only ("a mediados de 2013", "hasta 1985").
    """

    start: int
    end: int
    printed: str
    value: PartialDate | None
    is_about: bool = False


def dates_in(text: str, year: int | None = None) -> Iterator[PrintedDate]:
    """The dates of a text, in the order printed. "Del mismo año" takes the year of the date before it, or `year`; "del mes y
    año citados" its month too."""
    known = year
    last: PartialDate | None = None
    for match in _dates(text):
        read: PrintedDate | None
        if match.re is _SAME_MONTH:
            read = _same_month(match, last)
        elif match.re is _FIGURES:
            read = _figures(match)
        else:
            read = _words(match, known, last)
        if read is None:
            continue
        if read.value is not None:
            known, last = read.value.year, read.value
        yield read


def _dates(text: str) -> list[re.Match[str]]:
    """All that has the shape of a date. Most sentences hold no month, which is seen sooner than read."""
    lower = text.lower()
    found = list(_FIGURES.finditer(text))
    if any(month in lower for month in _NUMBERS):
        found += _DATE.finditer(text)
    if " mes y año" in lower:
        found += _SAME_MONTH.finditer(text)
    return sorted(found, key=lambda match: match.start())


def years_in(text: str) -> Iterator[PrintedDate]:
    """Years told without month: "en 1943", "hacia 1950", "a partir de 1977", "a mediados de 2013"."""
    for found in _YEAR.finditer(text):
        value = PartialDate(int(found["year"]))
        yield PrintedDate(found.start(), found.end(), found.group(), value, is_about=found["about"] is not None)


def next_days_in(text: str) -> Iterator[tuple[int, int]]:
    """Where a text says "al día siguiente de su publicación"."""
    return (found.span() for found in _NEXT_DAY.finditer(text))


def day_after(day: PartialDate) -> PartialDate:
    """The day behind an exact day: what "al día siguiente" means. A vaguer date stays as it is."""
    return PartialDate.of(day.first_day + timedelta(days=1)) if day.is_exact else day


def first_date(text: str) -> PrintedDate | None:
    """The first date of a text that exists."""
    return next((date for date in dates_in(text) if date.value is not None), None)


def _figures(found: re.Match[str]) -> PrintedDate | None:
    value = _value(int(found["year"]), int(found["month"]), int(found["day"]))
    return PrintedDate(found.start(), found.end(), found.group(), value)


def _words(found: re.Match[str], known: int | None, last: PartialDate | None) -> PrintedDate | None:
    if found["year"] is None and found["same"] is None and found["next"] is None:
        return None
    day_words = (found["day"] or "").lower()
    day = int(day_words) if day_words.isdigit() else _WORDS.get(day_words)
    start = found.start() if day is not None or not day_words else found.start("month")
    year = int(found["year"]) if found["year"] else known
    value = _value(year, _NUMBERS[found["month"].lower()], day) if year is not None else None
    if found["next"] is not None and value is not None and last is not None and value.first_day < last.first_day:
        value = PartialDate(value.year + 1, value.month, value.day)  # "el 1 de febrero siguiente", told in December
    return PrintedDate(start, found.end(), found.string[start : found.end()], value)


def _same_month(found: re.Match[str], last: PartialDate | None) -> PrintedDate:
    value = _value(last.year, last.month, int(found["day"])) if last is not None and last.month is not None else None
    return PrintedDate(found.start(), found.end(), found.group(), value)


def _value(year: int, month: int, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except InvariantError:
        return None
