"""An audit as text of each format, or as a file whose ending says how it is written."""

from __future__ import annotations

import os
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from changelog import __version__
from changelog.app.files import refuse_other_endings, write_bytes
from changelog.app.rendering import rendered
from changelog.domain.audits import AuditAnswer, ChecksAnswer
from changelog.domain.checks import Language

if TYPE_CHECKING:
    from changelog.reports.tables import Report

Format = Literal["table", "markdown", "json", "csv", "sarif"]
CheckFormat = Literal["table", "markdown", "json", "csv"]
_FORMATS: dict[str, Format] = {
    ".txt": "table", ".md": "markdown", ".json": "json", ".csv": "csv", ".sarif": "sarif",
}  # fmt: skip
_WORKBOOK, _WORKBOOK_WRITER = ".xlsx", "changelog.reports.xlsx_writer"
ENDINGS = (*_FORMATS, *([_WORKBOOK] if find_spec(_WORKBOOK_WRITER) else []))
"""What the file of an audit may end in."""
FILE_WIDTH = 120
"""Characters a line of a text file may have."""


def audit_text(answer: AuditAnswer, form: Format, language: Language, width: int) -> str:
    """The audit in one format; "table" is that of the terminal, grouped by unit with the lines shown."""
    if form == "sarif":
        from changelog.reports import sarif_writer

        return sarif_writer.write(answer, language, __version__)
    if form == "table":
        from changelog.reports import audit_text as writer
        from changelog.reports.wording import Words

        return writer.write(answer, Words(language), width)
    return rendered(answer, form, language, width)


def checks_text(answer: ChecksAnswer, form: CheckFormat, language: Language, width: int) -> str:
    """The checks in one format; what explains one has a form of its own for readers."""
    if not answer.explained or form in ("json", "csv"):
        return rendered(answer, form, language, width)
    from changelog.reports import check_page
    from changelog.reports.wording import Words

    (check,), words = answer.checks, Words(language)
    return check_page.markdown(check, words) if form == "markdown" else check_page.text(check, words, width)


def refuse_unknown_ending(path: str | os.PathLike[str]) -> None:
    """`UsageError` where no writer is known by the ending of the file."""
    refuse_other_endings(path, ENDINGS)


def deliver_audit(answer: AuditAnswer, path: str | os.PathLike[str], language: Language) -> Path:
    """Write the audit to a file. Raises `UsageError` for an unknown ending, `StoreError` where nothing can be written."""
    refuse_unknown_ending(path)
    target = Path(path)
    ending = target.suffix.lower()
    if ending == _WORKBOOK:
        write_bytes(target, _workbook(answer, language))
    else:
        text = audit_text(answer, _FORMATS[ending], language, FILE_WIDTH)
        write_bytes(target, text.encode("utf-8", "backslashreplace"))
    return target


def _workbook(answer: AuditAnswer, language: Language) -> bytes:
    from changelog.reports.audit_report import audit_report
    from changelog.reports.filed import FiledReport
    from changelog.reports.wording import Words

    words = Words(language)
    filed = FiledReport(_in_one_table(audit_report(answer, words)), language)
    content: bytes = import_module(_WORKBOOK_WRITER).write(filed, words)
    return content


def _in_one_table(report: Report) -> Report:
    """Every manual's findings in one sheet, which can then be filtered and sorted; what was accepted in another."""
    from changelog.reports.tables import Section

    others = tuple(s for s in report.sections if s.tables and s.tables[0].key != "findings")
    return replace(report, sections=(Section(report.title, report.sentences, (report.main,)), *others))
