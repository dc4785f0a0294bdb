"""Dates of acts: known to the day, to the month or to the year, never made more precise than printed."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering

from changelog.errors import InvariantError

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with the precision that the document prints.

    `month` None means only the year is known, `day` None only the month. Ordered by first day, then the vaguer first.
    Raises `InvariantError` for a date that does not exist.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise InvariantError("a date with a day needs a month")
        try:
            date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except ValueError as error:
            raise InvariantError(f"the date {self} does not exist") from error

    @classmethod
    def of(cls, day: date) -> PartialDate:
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """Read `2021`, `2021-09` or `2021-09-01`; raises `InvariantError` for anything else."""
        found = _ISO.fullmatch(text)
        if found is None:
            raise InvariantError(f"{text!r} is not a date: write 2021, 2021-09 or 2021-09-01")
        year, month, day = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @property
    def first_day(self) -> date:
        """The earliest day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def is_exact(self) -> bool:
        return self.day is not None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._order() < other._order()

    def _order(self) -> tuple[date, int]:
        return self.first_day, -(self.last_day - self.first_day).days


def day_before(day: date) -> date:
    """The last day on which what ends on `day` (end excluded) was still in force; the first day of all has none before."""
    return day - timedelta(days=1) if day > date.min else day
