"""Which format a file has, by its first bytes and never by its name, and what it holds: lines, or tables."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.errors import InputError
from changelog.reading.formats.csv_reader import read_csv
from changelog.reading.formats.documents import PrintedDocument, refuse_long
from changelog.reading.formats.sheets import Sheet
from changelog.reading.formats.text_reader import decoded, read_text
from changelog.reading.formats.web_pages import is_html

PDF_REACH = 1024
"""Bytes at whose beginning the mark of a PDF may stand: readers of PDF allow what mail gateways put before it."""
_ARCHIVE = b"PK\x03\x04"
_WORKBOOK = "xl/workbook.xml"


def open_document(data: bytes, name: str) -> PrintedDocument:
    """The lines of a manual in any format that is read. Raises `InputError` for one that is not."""
    if is_pdf(data):
        from changelog.reading.formats.pdf_reader import read_pdf

        return read_pdf(data, name)
    if data.startswith(_ARCHIVE):
        return _of_archive(data, name)
    if is_html(data):
        from changelog.reading.formats.html_reader import read_html

        return read_html(data, name)
    lines = read_text(data, name).lines
    refuse_long(len(lines), name)
    return PrintedDocument(lines)


def is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:PDF_REACH]


def _of_archive(data: bytes, name: str) -> PrintedDocument:
    from changelog.reading.formats.archives import Archive
    from changelog.reading.formats.docx_reader import read_docx

    archive = Archive(data, name)
    if archive.has(_WORKBOOK):
        raise InputError(
            "the workbook holds no table of units that could be recognised",
            place=name,
            remedy="say what its columns hold, for instance --columns code=CLAVE,name=DENOMINACION,parent=DEPENDE",
        )
    return read_docx(archive)


def open_tables(data: bytes, name: str) -> Iterator[Sheet]:
    """The tables that a file may hold: the sheets of a workbook, or a text as rows and cells; none of other formats.

    Whether a text is a table only its columns can show.
    """
    if data.startswith(_ARCHIVE):
        from changelog.reading.formats.archives import Archive

        archive = Archive(data, name)
        if archive.has(_WORKBOOK):
            from changelog.reading.formats.xlsx_reader import read_xlsx

            yield from read_xlsx(data, archive)
    elif not is_pdf(data) and not is_html(data):
        yield read_csv(decoded(data, name), name)
