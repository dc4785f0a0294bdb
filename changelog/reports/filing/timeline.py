"""Línea de tiempo: what is told and seen in the period, in the order of days."""

from __future__ import annotations

from dataclasses import replace

from changelog.domain.answers import TimelineRow
from changelog.domain.changes import UnitChangeKind
from changelog.reports.filing.ground import Ground
from changelog.reports.tables import Mark, Table
from changelog.reports.timeline_report import timeline_report

_UNIT_KINDS = frozenset(kind.value for kind in UnitChangeKind)


def timeline_table(ground: Ground) -> Table:
    """The rows of `timeline`, each told or seen, or both."""
    answer = ground.answer.timeline
    main = timeline_report(answer, ground.words).main
    marked = replace(main, key="timeline", marks=tuple(_mark(ground, row) for row in answer.rows))
    return marked if ground.is_of_several else marked.without_columns((ground.words("column.institution"),))


def _mark(ground: Ground, row: TimelineRow) -> Mark:
    unit_id = next(iter((*row.result_ids, *row.unit_ids)), None)
    inherited = row.change is not None and row.change.inherited
    return ground.mark(unit_id, kind_of(row.kind.value), row.agreement, inherited=inherited)


def kind_of(kind: str) -> str:
    """What is told under the name of the change of structures that it is, where it is one."""
    return f"unit.{kind}" if kind in _UNIT_KINDS else f"narrated.{kind}"
