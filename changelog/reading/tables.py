"""Whether a file is a table of units, and what it then states."""

from __future__ import annotations

import hashlib

from changelog.domain.readings import Reading
from changelog.domain.sources import Document
from changelog.errors import InputError
from changelog.reading.columns import LEAST_KNOWN, recognised
from changelog.reading.formats.csv_reader import first_row
from changelog.reading.formats.opening import open_tables
from changelog.reading.formats.text_reader import decoded, is_text
from changelog.reading.formats.web_pages import is_html
from changelog.reading.unit_tables import read_unit_table


def read_table(data: bytes, name: str, columns: str | None = None) -> Reading | None:
    """What a table of units states; None for a file that is none. A text is one where its first row names columns of units,
    or where the user says what its columns hold.

    Raises `InputError` for a table that cannot be read or has not the columns told, `UsageError` for columns told wrongly.
    """
    if is_html(data):
        return None
    if columns is None and is_text(data) and len(recognised(first_row(decoded(data, name)))) < LEAST_KNOWN:
        return None
    digest: str | None = None
    missing: InputError | None = None
    for sheet in open_tables(data, name):
        digest = digest or hashlib.sha256(data).hexdigest()
        try:
            reading = read_unit_table(sheet, Document(name, digest, sheet.lines), columns)
        except InputError as error:
            missing = missing or error
            continue
        if reading is not None:
            return reading
    if missing is not None:
        raise missing
    return None
