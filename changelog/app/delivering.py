"""A report to a file: its ending says how it is written, and every file is written whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from changelog.app.files import refuse_other_endings, write_bytes
from changelog.domain.filings import ReportAnswer

if TYPE_CHECKING:
    from changelog.reports.filed import FiledReport
    from changelog.reports.wording import Words

Language = Literal["es", "en"]
_Writer = Callable[["ReportAnswer", "FiledReport", "Words"], bytes]
_OF_AN_ACT = re.compile(r"act_\d+\.csv")
"""Files of a folder of tables whose number follows the acts of the period: those of an earlier report may be too many."""


def refuse_unknown_ending(path: str | os.PathLike[str]) -> None:
    """`UsageError` where no writer is known by the ending of the file."""
    refuse_other_endings(path, ENDINGS)


def deliver(answer: ReportAnswer, path: str | os.PathLike[str], language: Language) -> Path:
    """Write a report where it is asked for; gives the file, or for CSV the folder of its tables, which is named as the
    file without its ending.

    Folders that are missing are made. Raises `UsageError` for an unknown ending, `StoreError` where nothing can be written.
    """
    refuse_unknown_ending(path)
    target = Path(path)
    if target.suffix.lower() == ".csv":
        return _deliver_tables(answer, target.with_suffix(""), language)
    write_bytes(target, made(answer, target.suffix.lower(), language))
    return target


def made(answer: ReportAnswer, ending: str, language: Language) -> bytes:
    """The bytes of a report in the format of an ending other than .csv."""
    words, filed = _filed(answer, language, with_pictures=ending in _DOCUMENTS)
    return _WRITERS[ending](answer, filed, words)


def _deliver_tables(answer: ReportAnswer, folder: Path, language: Language) -> Path:
    from changelog.reports.csv_writer import write_tables

    words, filed = _filed(answer, language, with_pictures=False)
    files = write_tables(filed.report, words)
    for name, content in files.items():
        write_bytes(folder / name, content)
    for old in folder.iterdir():
        if _OF_AN_ACT.fullmatch(old.name) and old.name not in files:
            old.unlink()
    return folder


def _filed(answer: ReportAnswer, language: Language, *, with_pictures: bool) -> tuple[Words, FiledReport]:
    from changelog.reports.filing import filed_report
    from changelog.reports.wording import Words

    words = Words(language)
    filed = filed_report(answer, words)
    if with_pictures:
        from changelog.reports.charts.pictures import pictures_of

        filed = replace(filed, pictures=pictures_of(answer, words))
    return words, filed


# --- one writer for each ending -------------------------------------------------------------------------------------------


def _markdown(_answer: ReportAnswer, filed: FiledReport, words: Words) -> bytes:
    from changelog.reports import markdown_writer

    return markdown_writer.write(filed.report, words).encode("utf-8", "backslashreplace")


def _json(answer: ReportAnswer, filed: FiledReport, _words: Words) -> bytes:
    from changelog.reports import report_records

    return report_records.write(answer, filed)


def _document(module: str) -> _Writer:
    """The writer of documents in a module of `changelog.reports`, imported when it writes: their libraries are heavy."""

    def written(_answer: ReportAnswer, filed: FiledReport, words: Words) -> bytes:
        content: bytes = import_module(module).write(filed, words)
        return content

    return written


_DOCUMENTS = {
    ".html": "changelog.reports.page.writer",
    ".xlsx": "changelog.reports.xlsx_writer",
    ".docx": "changelog.reports.docx_writer",
    ".pdf": "changelog.reports.pdf_writer",
}
_WRITERS: Mapping[str, _Writer] = {
    ".md": _markdown,
    **{ending: _document(module) for ending, module in _DOCUMENTS.items()},
    ".json": _json,
}
ENDINGS = (*_WRITERS, ".csv")
"""What a report's file may end in."""
