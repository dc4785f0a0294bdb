"""Tables of units as CSV: any usual encoding, separated by commas, semicolons, tabs or bars, quoted or not."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator

from changelog.errors import InputError
from changelog.reading.formats.sheets import MOST_COLUMNS, MOST_ROWS, MOST_SIGNS, Row, Sheet

SEPARATORS = ";,\t|"
SAMPLE = 64 * 1024
"""Characters looked at to find the separator."""
SAMPLE_ROWS = 20


def read_csv(text: str, name: str) -> Sheet:
    """The rows of a CSV text. Raises `InputError` for unbalanced quotes and for tables wider or longer than one of units."""
    separator = separator_of(text)
    rows = [Row(number, cells) for number, cells in _records(text, separator, name) if any(cells)]
    return Sheet(name, tuple(rows), rows[-1].number if rows else 0)


def separator_of(text: str) -> str:
    """The sign that parts the first rows into the same number of cells, the more the better; a comma where none does."""
    best, most = ",", 0
    for separator in SEPARATORS:
        sample = csv.reader(text[:SAMPLE].splitlines()[:SAMPLE_ROWS], delimiter=separator)
        try:
            widths = Counter(len(cells) for cells in sample if cells)
        except csv.Error:
            continue
        width, rows = max(widths.items(), key=lambda one: (one[0] > 1, one[1]), default=(1, 0))
        if width > 1 and rows * width > most:
            best, most = separator, rows * width
    return best


def first_row(text: str) -> tuple[str, ...]:
    """The cells of the first row that has two, by which a table is told from a text; () where none of the first has."""
    sample = text[:SAMPLE]
    for line in csv.reader(sample.splitlines()[:SAMPLE_ROWS], delimiter=separator_of(sample)):
        if sum(bool(cell.strip()) for cell in line) > 1:
            return tuple(cell.strip() for cell in line[:MOST_COLUMNS])
    return ()


def _records(text: str, separator: str, name: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each record with the line that it begins on."""
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            if len(cells) > MOST_COLUMNS:
                raise InputError(
                    f"the row has {len(cells):,} cells; the most that are read are {MOST_COLUMNS:,}",
                    place=f"{name}:{begins}",
                    remedy="give the columns of the units alone",
                )
            if begins > MOST_ROWS:
                raise InputError(
                    f"the table has more than {MOST_ROWS:,} rows",
                    place=name,
                    remedy="give one institution's units alone",
                )
            yield begins, tuple(cell.strip() for cell in cells)
            begins = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            "the quotes of this row do not close" if _is_of_quotes(error) else f"the row cannot be read: {error}",
            place=f"{name}:{begins}",
            remedy="close the quote, or write it twice where it is part of the text; export the table again as CSV",
        ) from error


def _is_of_quotes(error: csv.Error) -> bool:
    return "unexpected end" in str(error) or "expected after" in str(error) or "field larger" in str(error)


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends, cut only at line feeds and carriage returns."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end + 1
        if end - start > MOST_SIGNS * 4:
            yield text[start : start + MOST_SIGNS * 4]
        else:
            yield text[start:end]
        start = end
