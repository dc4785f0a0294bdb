"""Answers as text, in the format and language asked for: the one place where answers meet their reports."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch
from typing import Any, Literal

from changelog import __version__
from changelog.domain.answers import (
    ActAnswer,
    DiffAnswer,
    FactsAnswer,
    HistoryAnswer,
    ListAnswer,
    ReadingAnswer,
    ReconcileAnswer,
    RecordingAnswer,
    ReviewAnswer,
    StructureAnswer,
    TimelineAnswer,
)
from changelog.domain.audits import AuditAnswer, ChecksAnswer
from changelog.domain.inspections import InspectAnswer, ProfilesAnswer
from changelog.domain.ledgers import LogAnswer, VerifyAnswer, WithdrawalAnswer

Form = Literal["table", "markdown", "json", "csv"]
Language = Literal["es", "en"]


def rendered(answer: object, form: Form, language: Language, width: int) -> str:
    """An answer as text; only the report, or the record of the JSON interface, that is asked for is made.

    `width` is how many characters a line may have, for tables on a terminal.
    """
    report, record = _made(answer)
    if form == "json":
        from changelog.reports.interface import encode

        return encode(record())
    from changelog.reports import csv_writer, markdown_writer, terminal_writer
    from changelog.reports.wording import Words

    words = Words(language)
    if form == "markdown":
        return markdown_writer.write(report(words), words)
    if form == "csv":
        return csv_writer.write(report(words), words)
    return terminal_writer.write(report(words), words, width)


def phrase(language: Language, key: str, **values: object) -> str:
    """One sentence of the wording, for what is told beside an answer."""
    from changelog.reports.wording import Words

    return Words(language)(key, **values)


_Made = tuple[Callable[[Any], Any], Callable[[], Any]]
"""How to make the report (from the words of a language) and the record of the JSON interface."""


@singledispatch
def _made(answer: object) -> _Made:
    raise TypeError(f"nothing shows a {type(answer).__name__}")


@_made.register
def _reading(answer: ReadingAnswer) -> _Made:
    from changelog.reports.json_writer import read_output
    from changelog.reports.reading_report import reading_report

    return lambda words: reading_report(answer, words), lambda: read_output(answer)


@_made.register
def _recording(answer: RecordingAnswer) -> _Made:
    from changelog.reports.json_writer import record_output
    from changelog.reports.reading_report import recording_report

    return lambda words: recording_report(answer, words), lambda: record_output(answer)


@_made.register
def _structure(answer: StructureAnswer) -> _Made:
    from changelog.reports.json_writer import show_output
    from changelog.reports.structure_report import structure_report

    return lambda words: structure_report(answer, words), lambda: show_output(answer)


@_made.register
def _changes(answer: DiffAnswer) -> _Made:
    from changelog.reports.change_report import change_report
    from changelog.reports.json_writer import changes_output

    return lambda words: change_report(answer, words, __version__), lambda: changes_output(answer)


@_made.register
def _history(answer: HistoryAnswer) -> _Made:
    from changelog.reports.history_report import history_report
    from changelog.reports.told_records import history_output

    return lambda words: history_report(answer, words), lambda: history_output(answer)


@_made.register
def _timeline(answer: TimelineAnswer) -> _Made:
    from changelog.reports.timeline_report import timeline_report
    from changelog.reports.told_records import timeline_output

    return lambda words: timeline_report(answer, words), lambda: timeline_output(answer)


@_made.register
def _reconciliation(answer: ReconcileAnswer) -> _Made:
    from changelog.reports.reconciliation_records import reconcile_output
    from changelog.reports.reconciliation_report import reconciliation_report

    return lambda words: reconciliation_report(answer, words), lambda: reconcile_output(answer)


@_made.register
def _review(answer: ReviewAnswer) -> _Made:
    from changelog.reports.history_report import review_report
    from changelog.reports.json_writer import review_output

    return lambda words: review_report(answer, words), lambda: review_output(answer)


@_made.register
def _list(answer: ListAnswer) -> _Made:
    from changelog.reports.json_writer import list_output
    from changelog.reports.list_reports import list_report

    return lambda words: list_report(answer, words), lambda: list_output(answer)


@_made.register
def _act(answer: ActAnswer) -> _Made:
    from changelog.reports.agreement_records import agreement_output
    from changelog.reports.agreement_report import agreement_report

    return lambda words: agreement_report(answer, words), lambda: agreement_output(answer)


@_made.register
def _facts(answer: FactsAnswer) -> _Made:
    from changelog.reports.json_writer import facts_output
    from changelog.reports.list_reports import facts_report

    return lambda words: facts_report(answer, words), lambda: facts_output(answer)


@_made.register
def _log(answer: LogAnswer) -> _Made:
    from changelog.reports.ledger_records import log_output
    from changelog.reports.ledger_report import log_report

    return lambda words: log_report(answer, words), lambda: log_output(answer)


@_made.register
def _withdrawal(answer: WithdrawalAnswer) -> _Made:
    from changelog.reports.ledger_records import entries_output
    from changelog.reports.ledger_report import entries_report

    return lambda words: entries_report(answer, words), lambda: entries_output(answer)


@_made.register
def _verified(answer: VerifyAnswer) -> _Made:
    from changelog.reports.ledger_records import verify_output
    from changelog.reports.ledger_report import verify_report

    return lambda words: verify_report(answer, words), lambda: verify_output(answer)


@_made.register
def _audit(answer: AuditAnswer) -> _Made:
    from changelog.reports.audit_records import audit_output
    from changelog.reports.audit_report import audit_report

    return lambda words: audit_report(answer, words), lambda: audit_output(answer)


@_made.register
def _checks(answer: ChecksAnswer) -> _Made:
    from changelog.reports.audit_records import checks_output
    from changelog.reports.audit_report import checks_report

    return lambda words: checks_report(answer, words), lambda: checks_output(answer)


@_made.register
def _inspected(answer: InspectAnswer) -> _Made:
    from changelog.reports.inspection_records import inspect_output
    from changelog.reports.inspection_report import inspection_report

    return lambda words: inspection_report(answer, words), lambda: inspect_output(answer)


@_made.register
def _profiles(answer: ProfilesAnswer) -> _Made:
    from changelog.reports.inspection_records import profiles_output
    from changelog.reports.inspection_report import profiles_report

    return lambda words: profiles_report(answer, words), lambda: profiles_output(answer)
