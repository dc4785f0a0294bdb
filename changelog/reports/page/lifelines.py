"""The lives of units as the page's script reads them, to redraw the structure of any day."""

from __future__ import annotations

from datetime import date

from changelog.domain.changes import UnitChange, UnitChangeKind
from changelog.domain.structures import Closing, Opening, UnitVersion, code_order
from changelog.reports.change_rows import parent_called
from changelog.reports.filed import FiledReport
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


def lifelines(filed: FiledReport, roster: Roster, words: Words) -> list[dict[str, object]]:
    """For each institution its name, the days of the period on which its structure changed, the last day that the report
    speaks for, what changed by day, and its versions.

    A change is: day, kind, 1 for a mere consequence, units, and what was before: as the table act by act counts them.

    A version is: unit, code, name, rank, parent, first day, day it ended (or 0), how its life began and ended (kinds of
    change, or nothing), and the act that began it; units, ranks and agreements by their numbers.
    """
    return [
        _of_institution(label, versions, filed, roster, words) for label, versions in filed.lives.items() if versions
    ]


def _of_institution(
    label: str, versions: tuple[UnitVersion, ...], filed: FiledReport, roster: Roster, words: Words
) -> dict[str, object]:
    days = _days(versions, filed.period, words)
    return {
        "name": printable(label),
        "days": days,
        "last": filed.period[1].isoformat() if filed.period else days[-1][0],
        "turns": [_turn(change, roster, words) for change in filed.turns.get(label, ()) if change.act is not None],
        "versions": _versions(versions, roster),
    }


def _turn(change: UnitChange, roster: Roster, words: Words) -> list[object]:
    assert change.act is not None
    units = dict.fromkeys(side.unit.unit_id for side in (*change.new, *change.old))
    return [
        change.act.effective_date.isoformat(),
        f"unit.{change.kind}",
        int(change.inherited),
        [roster.units.number(unit_id) for unit_id in units if unit_id in roster.latest],
        printable(_before(change, words)),
    ]


def _before(change: UnitChange, words: Words) -> str:
    """What the state before was, in words; empty where the kind says all."""
    if not change.old:
        return ""
    side = change.old[0]
    if change.kind is UnitChangeKind.RENAMED:
        return words("page.called_before", name=shown(side.unit.name))
    if change.kind is UnitChangeKind.REASSIGNED:
        return words("page.came_from", name=parent_called(side, words) or words("unknown"))
    if change.kind is UnitChangeKind.TRANSFORMED and side.unit.rank:
        return words("page.level_before", rank=side.unit.rank)
    if change.kind is UnitChangeKind.RECODED and side.unit.code:
        return words("page.code_before", code=side.unit.code)
    return ""


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
