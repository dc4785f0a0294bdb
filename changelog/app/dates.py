"""Dates as people write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from changelog.domain.answers import AskedDate
from changelog.domain.dates import PartialDate
from changelog.errors import InvariantError, UsageError

_TODAY = frozenset({"today", "hoy"})
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
REMEDY = "write it as 2021, 2021-09, 2021-09-01, 01/09/2021 (day first) or today"


def asked_date(text: str, today: date | None = None) -> AskedDate:
    """The day that a date is taken for: a year or a month alone means its first day. `UsageError` when it is none."""
    asked = text.strip()
    if asked.lower() in _TODAY:
        return AskedDate(asked, today or date.today())  # noqa: DTZ011  the user's own day is meant
    return AskedDate(asked, partial_date(asked).first_day)


def partial_date(text: str) -> PartialDate:
    """A date kept as precise as written. `UsageError` when it is none or does not exist."""
    written = _DAY_FIRST.fullmatch(text.strip())
    try:
        if written:
            day, month, year = (int(part) for part in written.groups())
            return PartialDate(year, month, day)
        return PartialDate.from_iso(text.strip())
    except InvariantError as error:
        raise UsageError(f"{text!r} is not a date that exists", remedy=REMEDY) from error


def period(start: str, end: str, today: date | None = None) -> tuple[AskedDate, AskedDate]:
    """Both dates, the earlier first. `UsageError` when they are reversed."""
    first, second = asked_date(start, today), asked_date(end, today)
    if second.day < first.day:
        raise UsageError(
            f"the dates are reversed: {start} is {first.day}, after {end}, which is {second.day}",
            remedy="give the earlier date first",
        )
    return first, second


def moment(text: str) -> datetime:
    """A moment as ISO writes it; without a zone it is of UTC. `UsageError` when it is none."""
    try:
        read = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(f"{text!r} is no moment", remedy="write it as 2026-11-23T09:30:00-06:00") from error
    return read if read.tzinfo is not None else read.replace(tzinfo=UTC)


def open_period(
    start: str | None, end: str | None, today: date | None = None
) -> tuple[AskedDate | None, AskedDate | None]:
    """As `period`, with either side left open (None). `UsageError` names the options that carry them."""
    first = asked_date(start, today) if start else None
    last = asked_date(end, today) if end else None
    if first is not None and last is not None and last.day < first.day:
        raise UsageError(
            f"the dates are reversed: {start} is {first.day}, after {end}, which is {last.day}",
            remedy="give the earlier date as --from and the later one as --to",
        )
    return first, last
