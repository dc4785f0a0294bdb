"""Hallazgos: what does not fit, in the history of the institutions and in their documents."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.domain.findings import Severity
from changelog.reports.filing.ground import Ground, MarkedRow
from changelog.reports.sources import place
from changelog.reports.tables import Mark, Table
from changelog.reports.told_findings import message_of, remedy_of

COLUMNS = ("severity", "check", "code", "message", "read", "remedy", "provision")


def findings_table(ground: Ground) -> Table:
    """The gravest first. The institution is not known of a finding: its document says it."""
    return ground.table("findings", COLUMNS, _rows(ground))


def _rows(ground: Ground) -> Iterator[MarkedRow]:
    words = ground.words
    for finding in sorted(ground.answer.findings, key=lambda one: list(Severity).index(one.severity)):
        yield (
            Mark(),
            (
                None,
                words(f"severity.{finding.severity}"),
                finding.check,
                finding.unit,
                message_of(finding, words),
                finding.read,
                remedy_of(finding, words),
                place(finding.source, ground.documents),
            ),
        )
