"""Tables of units in workbooks: the values of the first sheet that holds any, row by row.

A formula counts as the value that was last computed; where none was saved, the cell is empty and a remark says so. Merged
cells hold their value in the first one, as the file has it.
"""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from changelog.errors import InputError
from changelog.reading.formats.archives import Archive
from changelog.reading.formats.documents import Remark
from changelog.reading.formats.sheets import MOST_COLUMNS, MOST_ROWS, MOST_SIGNS, Row, Sheet

MOST_GAPS = 1_000
"""Empty rows that follow one another; behind so many, nothing belongs to the table."""


def read_xlsx(data: bytes, archive: Archive) -> Iterator[Sheet]:
    """The sheets of a workbook, each with its rows. Raises `InputError` where it is damaged or larger than a table of units.

    The archive's limits hold for every part before the workbook is opened.
    """
    parts = [part for part in archive.parts if part.endswith((".xml", ".rels"))]
    archive.check_together(parts)
    for part in parts:
        archive.check(part)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions, which hold no units
            values = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            formulas = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
            for sheet in values.worksheets:
                sheet.reset_dimensions()
                formulas[sheet.title].reset_dimensions()
                yield _sheet(sheet, formulas[sheet.title], archive.name)
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        SyntaxError,
        OSError,
        zlib.error,
    ) as error:
        raise InputError(
            "the workbook is damaged", place=archive.name, remedy="open it in its program and save it again"
        ) from error


def _sheet(sheet: Any, formulas: Any, name: str) -> Sheet:
    rows: list[Row] = []
    remarks: list[Remark] = []
    gap = 0
    told = formulas.iter_rows(max_row=MOST_ROWS + 1, values_only=True)
    read = sheet.iter_rows(max_row=MOST_ROWS + 1, values_only=True)
    for number, cells in enumerate(read, 1):
        _refuse_large(number, _width(cells), name)
        as_typed = next(told, ())
        uncomputed = sum(cell is None and _is_formula(typed) for cell, typed in zip(cells, as_typed, strict=False))
        if uncomputed:
            message = f"{uncomputed} formulas of row {number} have no value saved, and are read as empty"
            remarks.append(Remark("formula-without-value", message, number, "open the workbook, and save it again"))
        texts = tuple(_text(cell) for cell in cells)
        gap = 0 if any(texts) else gap + 1
        if any(texts):
            rows.append(Row(number, texts))
        if gap > MOST_GAPS:
            break
    return Sheet(sheet.title, tuple(rows), rows[-1].number if rows else 0, tuple(remarks))


def _width(cells: tuple[object, ...]) -> int:
    """Cells up to the last that holds anything."""
    return next((at for at in range(len(cells), 0, -1) if cells[at - 1] is not None), 0)


def _refuse_large(rows: int, columns: int, name: str) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise InputError(
            f"the sheet has more than {MOST_ROWS:,} rows or {MOST_COLUMNS:,} columns",
            place=name,
            remedy="give the rows and columns of the units alone",
        )


def _is_formula(typed: object) -> bool:
    return isinstance(typed, str) and typed.startswith("=")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)[:MOST_SIGNS].strip()
