"""A table of units as it stands in a file, before anybody knows what its columns mean."""

from __future__ import annotations

from dataclasses import dataclass

from changelog.reading.formats.documents import Remark

MOST_COLUMNS = 500
"""Columns of a table; the widest export of a personnel system that we know has 120."""
MOST_ROWS = 200_000
"""Rows; twice the units of the largest administration, a row for each."""
MOST_SIGNS = 1_000_000
"""Characters of a cell; all functions of a unit together have 20,000."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells as texts, blanks at their ends taken off; `number` is the line of the file, or the row of the sheet."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows with something in them, in their order; `lines` is the number of the last."""

    name: str
    rows: tuple[Row, ...]
    lines: int
    remarks: tuple[Remark, ...] = ()
