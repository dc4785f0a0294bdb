"""Conciliación: what is told beside what structures show, with its verdict."""

from __future__ import annotations

from dataclasses import replace

from changelog.domain.reconciliations import Reconciled
from changelog.domain.tellings import DayFrom
from changelog.reports.filing.ground import Ground
from changelog.reports.filing.timeline import kind_of
from changelog.reports.reconciliation_report import reconciliation_report
from changelog.reports.tables import Cell, Mark, Table


def reconciliation_table(ground: Ground) -> Table:
    """The rows of `reconcile`."""
    answer = ground.answer.reconciliation
    if answer is None:
        return ground.table("reconciliation", (), ())
    main = reconciliation_report(answer, ground.words).main
    day = main.keys.index("effective")
    rows = tuple(
        (*cells[:day], _day(row, cells[day]), *cells[day + 1 :])
        for row, cells in zip(answer.rows, main.rows, strict=True)
    )
    marks = tuple(_mark(ground, row) for row in answer.rows)
    table = replace(main, key="reconciliation", rows=rows, marks=marks)
    return table if ground.is_of_several else table.without_columns((ground.words("column.institution"),))


def _day(row: Reconciled, told: Cell) -> Cell:
    """A day of effect as a date; what is said of other days, in words."""
    is_exact = row.day is not None and row.day_from is DayFrom.EFFECTIVE
    return row.day if is_exact else told


def _mark(ground: Ground, row: Reconciled) -> Mark:
    names = (*row.result, row.unit)
    unit_id = next((found for name in names if (found := ground.id_of_name(name))), None)
    return ground.mark(unit_id, kind_of(row.kind.value) if row.kind else None, row.agreement)
