"""`--known-on`: the store as it would have answered at an earlier moment, by the entries recorded until then alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from changelog.app.dates import partial_date
from changelog.app.indexing import reindex
from changelog.errors import UsageError

if TYPE_CHECKING:
    from changelog.storage.store import Store

REMEDY = "write it as 2026-11-23 (the end of that day, in UTC) or 2026-11-23T09:30:00-06:00"
_FRACTION = re.compile(r"[.,]\d")
_SECONDS = re.compile(r"T?\d\d:\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Known:
    """A store as it stood, and the day that was then (None: today)."""

    store: Store
    today: date | None


@contextmanager
def as_known(store: Store, known_on: str | None) -> Iterator[Known]:
    """The store as it stood on a date or at a moment; the store itself for None, and where nothing was recorded since.

    Raises `UsageError` for what is neither.
    """
    if known_on is None:
        yield Known(store, None)
        return
    asked = known_moment(known_on)
    with store.transaction() as work:
        through = work.last_entry_on(asked)
        is_past = through < work.count_statements()
    if not is_past:
        yield Known(store, asked.date())
        return
    with store.as_of_entry(through) as past:
        with past.transaction() as work:
            for owner in work.institutions():
                reindex(work, owner.key)
        yield Known(past, asked.date())


def known_moment(text: str) -> datetime:
    """The last moment that is meant: the end of a day, month, year, minute or second, in UTC where no zone is given."""
    written = text.strip()
    try:
        told = datetime.fromisoformat(written)
    except ValueError:
        told = None
    if told is None or not re.search(r"\d[T ]\d", written):
        return datetime.combine(_last_day(written), time.max, UTC)
    told = told if told.tzinfo is not None else told.replace(tzinfo=UTC)
    if _FRACTION.search(written):
        return told
    span = timedelta(seconds=1) if _SECONDS.search(written) else timedelta(minutes=1)
    return told + span - timedelta(microseconds=1)


def _last_day(written: str) -> date:
    try:
        return partial_date(written).last_day
    except UsageError as error:
        raise UsageError(f"{written!r} is no date and no moment", remedy=REMEDY) from error
