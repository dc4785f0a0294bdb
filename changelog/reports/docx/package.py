"""A Word document as a file: its properties and settings, and bytes that do not depend on the day."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from changelog.reports.docx.markup import parsed
from changelog.reports.filed import FiledReport
from changelog.reports.marks import legible

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day that the format of a package knows."""
_WORD_2013 = "15"
"""The layout of Word since 2013; with another the document opens in a mode of compatibility."""
_MOST_LETTERS = 255  # of a property (python-docx; the standard sets no bound, Word cuts there)


def describe(document: Document, filed: FiledReport, language: str) -> None:
    """Who made it, when, and what it is called: as the constancia says, never from the clock."""
    made_at = (filed.made_at or datetime(*_EPOCH[:3], tzinfo=UTC)).astimezone(UTC).replace(tzinfo=None)
    told = document.core_properties
    told.title = legible(filed.report.title)[:_MOST_LETTERS]
    told.author = told.last_modified_by = legible(filed.person or "")[:_MOST_LETTERS]
    told.comments, told.keywords, told.language = "", "", language
    told.created = told.modified = made_at
    told.revision = 1


def settle(document: Document, language: str) -> None:
    """Words are divided by syllables of the language; the layout is the present one of Word, which on opening asks whether
    it may fill in the page numbers of the contents."""
    settings = document.settings.element
    settings.find(qn("w:compat")).addprevious(parsed('<w:updateFields w:val="true"/>'))
    settings.find(qn("w:defaultTabStop")).addnext(parsed("<w:autoHyphenation/>"))
    for one in settings.iter(qn("w:themeFontLang")):
        one.set(qn("w:val"), language)
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), _WORD_2013)


def packed(document: Document) -> bytes:
    """The file, without the thumbnail of python-docx's template; the same bytes from the same document."""
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]
    saved, dated = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as written, zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as package:
        for name in written.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            package.writestr(entry, written.read(name))
    return dated.getvalue()
