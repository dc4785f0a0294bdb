"""Which format a file has, by its first bytes and never by its name, and its lines."""

from __future__ import annotations

from changelog.reading.formats.documents import PrintedDocument
from changelog.reading.formats.text_reader import read_text

PDF_REACH = 1024
"""Bytes at whose beginning the mark of a PDF may stand: readers of PDF allow what mail gateways put before it."""


def open_document(data: bytes, name: str) -> PrintedDocument:
    """The lines of a manual in any format that is read. Raises `InputError` for one that is not."""
    if b"%PDF-" in data[:PDF_REACH]:
        from changelog.reading.formats.pdf_reader import read_pdf

        return read_pdf(data, name)
    if data.startswith(b"PK\x03\x04"):
        return _of_archive(data, name)
    from changelog.reading.formats.web_pages import is_html

    if is_html(data):
        from changelog.reading.formats.html_reader import read_html

        return read_html(data, name)
    return PrintedDocument(read_text(data, name).lines)


def _of_archive(data: bytes, name: str) -> PrintedDocument:
    from changelog.reading.formats.archives import Archive
    from changelog.reading.formats.docx_reader import read_docx

    return read_docx(Archive(data, name))
