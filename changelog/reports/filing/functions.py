"""Cuadro de funciones: dice, debe decir, with the words taken out marked on one side and those put in on the other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from changelog.domain.changes import ChangeSet, FunctionChange, FunctionSide
from changelog.domain.wording import WordDifference, WordOperation, WordRun
from changelog.reports.change_rows import function_pairs, function_unit_called, remark, said
from changelog.reports.filing.ground import Ground, MarkedRow, inherited, own
from changelog.reports.sources import places
from changelog.reports.tables import Cell, Table

COLUMNS = (
    "unit",
    "marker_before",
    "says",
    "marker_after",
    "should_say",
    "kind",
    "origin",
    "agreement",
    "provision",
    "remarks",
)
_WORD = re.compile(r"\S+")


def functions_table(ground: Ground) -> Table:
    """Own changes, unit by unit in the order of their codes."""
    return _table(ground, "functions", ((net, own(net.functions)) for net in ground.answer.changes.net))


def inherited_functions_table(ground: Ground) -> Table:
    """The annex: functions of units created or abolished, and numbers that shifted."""
    return _table(ground, "functions_inherited", ((net, inherited(net.functions)) for net in ground.answer.changes.net))


def _table(ground: Ground, key: str, listed: Iterable[tuple[ChangeSet, list[FunctionChange]]]) -> Table:
    rows: list[MarkedRow] = []
    for net, changes in listed:
        by_place = sorted(changes, key=lambda change: _order(ground, change))
        rows.extend(row for change in by_place for row in _rows(ground, net.institution, change))
    return ground.table(key, COLUMNS, rows)


def _order(ground: Ground, change: FunctionChange) -> tuple[object, ...]:
    side = (change.new or change.old)[0]
    unit_id = side.function.unit_id
    return ground.order(unit_id, side.unit_code), unit_id, side.function.position


def _rows(ground: Ground, institution: str, change: FunctionChange) -> Iterable[MarkedRow]:
    words = ground.words
    for old, new in function_pairs(change):
        shown = new or old
        assert shown is not None
        before, after = (said(old, words), said(new, words)) if not change.difference else _marked(change, old)
        cells: tuple[Cell, ...] = (
            institution,
            function_unit_called(shown),
            old.function.marker if old else None,
            before,
            new.function.marker if new else None,
            after,
            words(f"function.{change.kind}"),
            function_unit_called(old) if old and new and _is_moved(old, new) else None,
            change.act.agreement if change.act else None,
            places((side.function.source for side in (old, new) if side and side.function.source), ground.documents),
            remark(change, words),
        )
        yield ground.mark_of(change, shown), cells


def _is_moved(old: FunctionSide, new: FunctionSide) -> bool:
    return old.function.unit_id != new.function.unit_id


def _marked(change: FunctionChange, old: FunctionSide | None) -> tuple[WordDifference, WordDifference]:
    """Both texts whole, each with its own words marked: what was taken out before, what was put in after."""
    difference = change.difference
    assert difference is not None
    body = old.function.text.body if old is not None else None
    taken_out = [run for run in difference.runs if run.operation is not WordOperation.ADDED]
    put_in = [run for run in difference.runs if run.operation is not WordOperation.REMOVED]
    return WordDifference(_as_it_stood(taken_out, body or "")), WordDifference(tuple(put_in))


def _as_it_stood(runs: list[WordRun], body: str) -> tuple[WordRun, ...]:
    """Runs of the earlier text in its own spelling: those kept carry that of the later."""
    printed = _WORD.findall(body)
    found, first = [], 0
    for run in runs:
        end = first + len(_WORD.findall(run.words))
        found.append(WordRun(run.operation, " ".join(printed[first:end]) or run.words))
        first = end
    return tuple(found)
