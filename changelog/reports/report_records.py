"""A report that is filed as the record of the JSON interface: its tables, whatever they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from changelog.domain.changes import ChangeSet
from changelog.domain.dates import PartialDate
from changelog.domain.filings import ReportAnswer
from changelog.domain.wording import WordDifference
from changelog.reports import report_interface as out
from changelog.reports.filed import FiledReport
from changelog.reports.filing.ground import counts
from changelog.reports.interface import WordRunRecord
from changelog.reports.record_pieces import asked_record, head
from changelog.reports.tables import Cell, Mark, Section, Table

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"
"""Stands for half a character, which UTF-8 cannot hold."""


def write(answer: ReportAnswer, filed: FiledReport) -> bytes:
    """The report as JSON in UTF-8, on one line."""
    return out.encode_whole(report_output(answer, filed))


def report_output(answer: ReportAnswer, filed: FiledReport) -> out.ReportOutput:
    """The record of a report: each table once, sections by the keys of theirs."""
    report = filed.report
    return out.ReportOutput(
        *head("report"),
        asked_by=answer.changes.asked_by,
        language=filed.language,
        title=_text(report.title),
        sentences=[_text(sentence) for sentence in report.sentences],
        sections=[_section(section) for section in report.sections],
        tables=[_table(table) for section in report.sections for table in section.tables],
        constancia=_constancia(answer),
    )


def _section(section: Section) -> out.SectionRecord:
    sentences = [_text(sentence) for sentence in section.sentences]
    return out.SectionRecord(_text(section.heading), section.level, sentences, [table.key for table in section.tables])


def _table(table: Table) -> out.TableRecord:
    return out.TableRecord(
        key=table.key,
        title=table.title,
        columns=[out.ColumnRecord(key, title) for key, title in zip(table.keys, table.columns, strict=True)],
        rows=[_row(cells, mark) for cells, mark in zip(table.rows, table.marks, strict=True)],
    )


def _row(cells: tuple[Cell, ...], mark: Mark) -> out.RowRecord:
    return out.RowRecord(
        cells=[_cell(cell) for cell in cells],
        unit_id=mark.unit_id,
        rank=_text(mark.rank) if mark.rank is not None else None,
        branch=list(mark.branch),
        kind=mark.kind,
        agreement=_text(mark.agreement) if mark.agreement is not None else None,
        inherited=mark.inherited,
    )


def _cell(cell: Cell) -> str | int | out.DateCell | out.WordsCell | None:
    match cell:
        case WordDifference():
            return out.WordsCell([WordRunRecord(run.operation.value, _text(run.words)) for run in cell.runs])
        case date() | PartialDate():
            return out.DateCell(str(cell))
        case str():
            return _text(cell)
        case _:
            return cell


def _text(text: str) -> str:
    return _SURROGATE.sub(_REPLACEMENT, text)


def _constancia(answer: ReportAnswer) -> out.ConstanciaRecord:
    made, changes = answer.constancia, answer.changes
    return out.ConstanciaRecord(
        start=asked_record(changes.start),
        end=asked_record(changes.end),
        filters=[_text(told) for told in changes.filters],
        command=_text(made.command),
        program=made.program,
        person=_text(made.person) if made.person is not None else None,
        made_at=made.made_at.isoformat(timespec="seconds"),
        head=made.head,
        statements=made.statements,
        sources=[out.SourceRecord(_text(source.name), source.digest) for source in made.sources],
        views=[*_views(changes.net), *_views(changes.steps)],
    )


def _views(sets: tuple[ChangeSet, ...]) -> Iterator[out.ReplayedRecord]:
    for changes in sets:
        counted = counts(changes)
        yield out.ReplayedRecord(
            institution=_text(changes.institution),
            view=changes.view,
            held=changes.replay is not None and changes.replay.held,
            unit_changes=counted["changes"],
            units_affected=counted["units"],
            function_changes=counted["functions"],
            consequences=counted["inherited"],
        )
