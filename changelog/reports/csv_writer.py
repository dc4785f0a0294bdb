"""The main table of a report as CSV that Excel opens: UTF-8 with a mark, one fact a cell, never a formula."""

from __future__ import annotations

import csv
import io
from datetime import date

from changelog.domain.dates import PartialDate
from changelog.reports.marks import plain
from changelog.reports.tables import Cell, Report
from changelog.reports.wording import Words

BYTE_ORDER_MARK = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write(report: Report, words: Words) -> str:
    """The main table. Dates are ISO; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(report.main.columns)
    writer.writerows([_cell(cell, words) for cell in row] for row in report.main.rows)
    return BYTE_ORDER_MARK + buffer.getvalue()


def _cell(cell: Cell, words: Words) -> str | int:
    if isinstance(cell, int):
        return cell
    if isinstance(cell, date | PartialDate):
        return str(cell)
    text = plain(cell, words).strip()
    return f"'{text}" if text.startswith(_FORMULA_STARTS) and len(text) > 1 else text
