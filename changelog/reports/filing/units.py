"""Cuadro comparativo: each unit before and after, with the act and the line that say so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from changelog.domain.changes import ChangeSet, UnitChange
from changelog.reports.change_rows import pairs, parent_called, unit_called
from changelog.reports.filing.ground import Ground, MarkedRow, inherited, own
from changelog.reports.sources import places
from changelog.reports.tables import Cell, Table
from changelog.reports.wording import Words

COLUMNS = (
    "number",
    "rank",
    "before",
    "after",
    "kind",
    "parent_before",
    "parent_after",
    "agreement",
    "provision",
    "effective",
    "basis",
    "remarks",
)


def units_table(ground: Ground) -> Table:
    """Own changes, the two dates compared."""
    return _table(ground, "units", ((changes, own(changes.units)) for changes in ground.answer.changes.net))


def inherited_units_table(ground: Ground) -> Table:
    """The annex of consequences: listed once each, in no total."""
    return _table(
        ground, "units_inherited", ((changes, inherited(changes.units)) for changes in ground.answer.changes.net)
    )


def steps_table(ground: Ground) -> Table:
    """Own changes act by act, as the table of both dates has them; empty where no act tells more than the two dates."""
    steps = [
        (step, own(step.units))
        for net, step in zip(ground.answer.changes.net, ground.answer.changes.steps, strict=False)
        if step.units != net.units
    ]
    return _table(ground, "steps", steps)


def _table(ground: Ground, key: str, listed: Iterable[tuple[ChangeSet, list[UnitChange]]]) -> Table:
    rows: list[MarkedRow] = []
    for changes, wanted in listed:
        by_place = sorted(wanted, key=lambda change: _order(ground, change))
        if changes.view == "steps":
            by_place.sort(key=_day)
        rows.extend(row for change in by_place for row in _rows(ground, changes.institution, change))
    numbered = ((mark, (cells[0], number, *cells[1:])) for number, (mark, cells) in enumerate(rows, 1))
    return ground.table(key, COLUMNS, numbered)


def _order(ground: Ground, change: UnitChange) -> tuple[object, ...]:
    unit = (change.new or change.old)[0].unit
    return ground.order(unit.unit_id, unit.code)


def _day(change: UnitChange) -> tuple[date, str]:
    act = change.act
    return (act.effective_date, act.agreement or "") if act else (date.min, "")


def _rows(ground: Ground, institution: str, change: UnitChange) -> Iterable[MarkedRow]:
    words = ground.words
    for old, new in pairs(change):
        shown = new or old
        assert shown is not None
        cells: tuple[Cell, ...] = (
            institution,
            shown.unit.rank,
            unit_called(old),
            unit_called(new),
            words(f"unit.{change.kind}"),
            parent_called(old, words),
            parent_called(new, words),
            change.act.agreement if change.act else None,
            places((side.unit.source for side in (old, new) if side and side.unit.source), ground.documents),
            change.act.effective_date if change.act else None,
            words(f"basis.{change.basis}"),
            change.difference or "; ".join(_remarks(change, words)),
        )
        yield ground.mark_of(change, shown), cells


def _remarks(change: UnitChange, words: Words) -> Iterable[str]:
    """On what it rests, and the last day for which a document shows the state before."""
    yield from change.evidence
    if change.not_before is not None:
        yield words("filed.not_before", date=words.day(change.not_before))
