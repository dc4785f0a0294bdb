"""`chart`: what a picture of a structure is drawn from, on one date or between two."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from changelog.app.dates import asked_date
from changelog.app.dates import period as asked_period
from changelog.app.diffing import Filters, diff_dates
from changelog.app.stores import state_of
from changelog.app.units import FoundUnit, find_unit, institutions_of
from changelog.domain.answers import AskedDate
from changelog.domain.changes import ChangeSet
from changelog.domain.charts import ChartAnswer, InstitutionChart
from changelog.domain.snapshots import Institution
from changelog.domain.structures import Structure, UnitVersion
from changelog.errors import StoreError, UsageError

if TYPE_CHECKING:
    from changelog.storage.store import Store, Work


def chart_of(
    store: Store,
    unit: str | None = None,
    *,
    on: str | None = None,
    start: str | None = None,
    end: str | None = None,
    institution: str | None = None,
    lives: bool = False,
    today: date | None = None,
) -> ChartAnswer:
    """The structures of one date (`on`, else today) or of two, of every institution, of one, or from one unit down.

    With `lives` also every version of the units and the changes act by act, those of the whole record where no dates are
    given. Raises `UsageError` for one date and two at once, dates that are none or reversed, and a unit that is unknown or
    ambiguous; `StoreError` where another wrote to the record while it was read.
    """
    first, last = _days(on, start, end, today, lives=lives)
    state = state_of(store)
    changes: dict[str, ChangeSet] = {}
    if lives:
        # Changes of units outside of a branch stay: a picture takes those of the units that it shows.
        since = first.asked if first else date.min.isoformat()
        answer = diff_dates(store, since, last.asked, institution=institution, steps=True, today=today)
        changes = {one.institution: one for one in answer.steps}
    elif first is not None:
        answer = diff_dates(store, first.asked, last.asked, institution=institution, filters=Filters(unit), today=today)
        changes = {one.institution: one for one in answer.net}
    with store.transaction() as work:
        found = _found(work, unit, first, last, institution) if unit is not None else None
        owners = (found.institution,) if found else institutions_of(work, institution)
        charts = tuple(_chart(work, owner, found, first, last, changes, lives=lives) for owner in owners)
        name = found.version.state.name if found else None
        drawn_from = ChartAnswer(last, charts, work.documents(), first, name, lives)
    if state_of(store) != state:
        raise StoreError(
            "another wrote to the record while the chart was made", place=store.place, remedy="make it again"
        )
    return drawn_from


def _days(
    on: str | None, start: str | None, end: str | None, today: date | None, *, lives: bool
) -> tuple[AskedDate | None, AskedDate]:
    if on is not None and (start is not None or end is not None):
        raise UsageError("one date and two are asked for at once", remedy="give --on, or --from and --to")
    if on is not None and lives:
        raise UsageError("lives of units have no single day", remedy="give --from and --to, or no date for all years")
    if start is None:
        if end is not None and not lives:
            raise UsageError("--to is given without --from", remedy="give both, or --on for one date")
        return None, asked_date(end or on or "today", today)
    return asked_period(start, end or "today", today)


def _found(work: Work, unit: str, first: AskedDate | None, last: AskedDate, institution: str | None) -> FoundUnit:
    """The unit as it is called on the later date, else on the earlier one."""
    try:
        return find_unit(work, unit, last.day, institution)
    except UsageError as error:
        if first is None or "may be any of" in error.message:
            raise
        return find_unit(work, unit, first.day, institution)


def _chart(
    work: Work,
    owner: Institution,
    found: FoundUnit | None,
    first: AskedDate | None,
    last: AskedDate,
    changes: dict[str, ChangeSet],
    *,
    lives: bool,
) -> InstitutionChart:
    branch = found.unit_id if found else None
    after = _structure(work, owner, last.day, branch)
    before = _structure(work, owner, first.day, branch) if first else None
    found_changes = changes.get(owner.label)
    if lives:
        versions = _lives(work, owner, branch, first, last)
        return InstitutionChart(owner.label, after, before, None, versions, branch, found_changes)
    return InstitutionChart(owner.label, after, before, found_changes, (), branch)


def _structure(work: Work, owner: Institution, day: date, branch: str | None) -> Structure:
    return work.structure(owner.key, day, below=branch, functions=False)


def _lives(
    work: Work, owner: Institution, branch: str | None, first: AskedDate | None, last: AskedDate
) -> tuple[UnitVersion, ...]:
    """Versions that overlap the period, of all units that at some time in it hung below the branch."""
    start = first.day if first else date.min
    overlapping = [
        version
        for version in work.touched(owner.key, date.min, date.max, functions=False).units
        if version.valid_from <= last.day and (version.valid_to is None or version.valid_to > start)
    ]
    if branch is None:
        return tuple(overlapping)
    below = {branch}
    while True:
        more = {v.state.unit_id for v in overlapping if v.state.parent_id in below} - below
        if not more:
            return tuple(version for version in overlapping if version.state.unit_id in below)
        below |= more
