"""The lives of units as the page's script reads them, to redraw the structure of any day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from changelog.domain.structures import Closing, Opening, UnitVersion, code_order
from changelog.reports.marks import printable
from changelog.reports.names import shown
from changelog.reports.page.filters import kind_called
from changelog.reports.page.roster import Roster
from changelog.reports.wording import Words

Plain = str | int | None
UNPLACED = -2
"""In place of a parent's number: no document says where the unit hangs. `NOTHING` is the institution itself."""

_LETTERS = {
    "unit.created": "C",
    "unit.abolished": "S",
    "unit.renamed": "D",
    "unit.reassigned": "A",
    "unit.transformed": "N",
    "unit.merged": "F",
    "unit.split": "E",
    "unit.replaced": "Su",
    "unit.reestablished": "R",
    "unit.recoded": "Cl",
    "unit.first_documented": "nd",
    "unit.no_longer_documented": "nd",
}
"""The letters of the legend of charts (`changelog/reports/charts/legend.py`); what has none is told in words alone."""


def lifelines(
    lives: Mapping[str, tuple[UnitVersion, ...]], period: tuple[date, date] | None, roster: Roster, words: Words
) -> list[dict[str, object]]:
    """For each institution its name, the days of the period on which its structure changed, and its versions.

    A version is: unit, code, name, rank, parent, first day, day it ended (or 0), how its life began and ended (kinds of
    change, or nothing), and the act that began it; units, ranks and agreements by their numbers.
    """
    return [
        {"name": printable(label), "versions": _versions(versions, roster), "days": _days(versions, period, words)}
        for label, versions in lives.items()
        if versions
    ]


def signs(words: Words) -> dict[str, tuple[str, str]]:
    """Kind of change -> its letter and its phrase."""
    kinds = sorted({*_LETTERS, *(f"unit.{one}" for one in (*Opening, *Closing))})
    return {kind: (_LETTERS.get(kind, ""), kind_called(kind, words)) for kind in kinds}


def _versions(versions: tuple[UnitVersion, ...], roster: Roster) -> list[list[Plain]]:
    ordered = sorted(versions, key=lambda version: (code_order(version.state), version.valid_from))
    return [_version(version, roster) for version in ordered]


def _version(version: UnitVersion, roster: Roster) -> list[Plain]:
    state = version.state
    parent = roster.units.number(state.parent_id) if state.parent_id or state.placed else UNPLACED
    return [
        roster.units.number(state.unit_id),
        printable(state.code or ""),
        printable(shown(state.name)),
        roster.ranks.number(state.rank),
        parent,
        version.valid_from.isoformat(),
        version.valid_to.isoformat() if version.valid_to else 0,
        f"unit.{version.opening}" if version.opening else 0,
        f"unit.{version.closing}" if version.closing else 0,
        roster.agreements.number(version.begun_by.agreement),
    ]


def _days(versions: tuple[UnitVersion, ...], period: tuple[date, date] | None, words: Words) -> list[tuple[str, str]]:
    """The first day of the period and every later one on which a version began or ended, in ISO form and in words.

    Before the period not all versions are at hand, so that a structure of then would lack units.
    """
    days: set[date] = {version.valid_from for version in versions}
    days.update(version.valid_to for version in versions if version.valid_to)
    if period is not None:
        days = {period[0], *(day for day in days if period[0] <= day <= period[1])}
    return [(day.isoformat(), words.day(day)) for day in sorted(days)]
