"""The main table of a report as CSV that Excel opens: UTF-8 with a mark, one fact a cell, never a formula."""

from __future__ import annotations

import csv
import io
from datetime import date

from changelog.domain.dates import PartialDate
from changelog.reports.marks import plain
from changelog.reports.tables import Cell, Report, Table
from changelog.reports.wording import Words

BYTE_ORDER_MARK = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write(report: Report, words: Words) -> str:
    """The main table, as `write_table` does."""
    return write_table(report.main, words)


def write_tables(report: Report, words: Words) -> dict[str, bytes]:
    """Each table of a report that is filed, as the bytes of a file named after its key."""
    tables = (table for section in report.sections for table in section.tables)
    return {f"{table.key}.csv": write_table(table, words).encode("utf-8") for table in tables}


def write_table(table: Table, words: Words) -> str:
    """Dates are ISO; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(cell, words) for cell in row] for row in table.rows)
    return BYTE_ORDER_MARK + buffer.getvalue()


def _cell(cell: Cell, words: Words) -> str | int:
    if isinstance(cell, int):
        return cell
    if isinstance(cell, date | PartialDate):
        return str(cell)
    text = plain(cell, words).strip()
    return f"'{text}" if text.startswith(_FORMULA_STARTS) and len(text) > 1 else text
