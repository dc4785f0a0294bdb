"""Word documents: a line for each paragraph, with the mark that its automatic numbering prints; a line for each table row.

Headers, footers and footnotes stand in parts of their own, so they are told for certain: headers and footers once, before
the text; a footnote behind the paragraph that refers to it. Pages are known where Word wrote down its page breaks. What was
deleted under revision, and hidden text, is not printed and not read. A paragraph at a time is held, or a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from changelog.errors import InputError
from changelog.reading.formats.archives import Archive
from changelog.reading.formats.documents import RUNNING_FOOTER, RUNNING_HEADER, PrintedDocument, refuse_long
from changelog.reading.formats.docx_numbering import Numbering, W, value
from changelog.reading.lines import Line

DOCUMENT, FOOTNOTES = "word/document.xml", "word/footnotes.xml"
FOOTNOTE = "footnote"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BODY, _P, _TABLE, _ROW, _CELL = f"{W}body", f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_UNPRINTED = frozenset({_FALLBACK, f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}instrText", f"{W}delText", f"{W}rPr"})
_WITHIN = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"})
_PAGE_BREAK = f"{W}lastRenderedPageBreak"
_SIGNS = {f"{W}tab": "\t", f"{W}noBreakHyphen": "-", f"{W}br": "\n", f"{W}cr": "\n"}
_LEADS = re.compile(r"(?:[\d.]{1,24}|[a-zA-Z]{1,5}[).]|[IVXLC]{1,7}[.)]?|[^\w\s]{1,3})[.)-]*")
"""A mark or a code in a table's first cell, whose text stands in the second."""


def read_docx(archive: Archive) -> PrintedDocument:
    """The lines of a Word document. Raises `InputError` where it is damaged or would unpack without end."""
    if not archive.has(DOCUMENT):
        raise InputError(
            "is an archive and no Word document", place=archive.name, remedy="give the document itself, as DOCX or PDF"
        )
    reader = _Reader(
        Numbering.of(archive),
        _footnotes(archive),
        page=1 if archive.contains(DOCUMENT, b"lastRenderedPageBreak") else None,
    )
    for part, which in _frames(archive):
        reader.take_frame(archive, part, which)
    for element in archive.elements(DOCUMENT, _P, _TABLE):
        if _is_of_the_body(element):
            reader.take(element)
            _forget(element)
            refuse_long(len(reader.lines), archive.name)
    if not any(line.text for line in reader.lines):
        raise InputError("the document holds no text", place=archive.name, remedy="give the text of a manual")
    return PrintedDocument(tuple(reader.lines), reader.furniture)


def _frames(archive: Archive) -> Iterator[tuple[str, str]]:
    for part in sorted(archive.parts):
        if re.fullmatch(r"word/header\d*\.xml", part):
            yield part, RUNNING_HEADER
        elif re.fullmatch(r"word/footer\d*\.xml", part):
            yield part, RUNNING_FOOTER


def _footnotes(archive: Archive) -> dict[str, str]:
    if not archive.has(FOOTNOTES):
        return {}
    notes = archive.elements(FOOTNOTES, f"{W}footnote")
    return {note.get(f"{W}id", ""): " ".join(_plain(note).split()) for note in notes if note.get(f"{W}type") is None}


def _plain(element: etree._Element) -> str:
    return "".join(text if isinstance(text, str) else "" for text in _printed(element))


def _is_of_the_body(element: etree._Element) -> bool:
    """Not in a table, a text box or another part: those come with what holds them."""
    above = element.getparent()
    while above is not None and above.tag in _WITHIN:
        above = above.getparent()
    return above is not None and above.tag == _BODY


def _forget(element: etree._Element) -> None:
    """Only what stands before it may go: the parser still holds the element."""
    element.clear()
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]


def _printed(element: etree._Element) -> Iterator[str | etree._Element]:
    """The text of an element in its order; page breaks, references to footnotes and text boxes as their elements."""
    for child in element:
        tag = child.tag
        if tag == f"{W}t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield "" if child.get(f"{W}type") == "page" else _SIGNS[tag]
        elif tag in (_PAGE_BREAK, f"{W}footnoteReference", f"{W}txbxContent"):
            yield child
        elif tag not in _UNPRINTED and not (tag == f"{W}r" and child.find(f"{W}rPr/{W}vanish") is not None):
            yield from _printed(child)


_HEADING = re.compile(r"(?:heading|t[ií]?tulo|encabezado)\s?(?P<level>[1-9])", re.IGNORECASE)
"""Styles of headings, as Word and LibreOffice call them in English and Spanish ("Heading1", "Ttulo1", "Ttulo 1")."""


def _level(paragraph: etree._Element) -> int:
    """The level of the heading that a paragraph is by its style or its place in the outline; 0 where it is none."""
    style = _HEADING.fullmatch(value(paragraph.find(f"{W}pPr/{W}pStyle")) or "")
    if style is not None:
        return int(style["level"])
    outline = value(paragraph.find(f"{W}pPr/{W}outlineLvl")) or ""
    return int(outline) + 1 if outline in set("012345678") else 0


@dataclass
class _Reader:
    """Lines so far, and the page where it is known."""

    numbering: Numbering
    footnotes: dict[str, str]
    page: int | None
    lines: list[Line] = field(default_factory=list)
    furniture: dict[int, str] = field(default_factory=dict)

    def take_frame(self, archive: Archive, part: str, which: str) -> None:
        printed = {line.text for line in self.lines}
        for paragraph in archive.elements(part, _P):
            text = " ".join(_plain(paragraph).split())
            if text and text not in printed:
                self._say(text)
                self.furniture[len(self.lines)] = which

    def take(self, element: etree._Element) -> None:
        if element.tag == _P:
            self._paragraph(element)
        else:
            self._blank()
            for row in element.findall(_ROW) + element.findall(f"{W}sdt/{W}sdtContent/{_ROW}"):
                self._row(row)
            self._blank()

    def _say(self, text: str, *, begins: bool = False, page: int | None = None, level: int = 0) -> None:
        self.lines.append(Line(len(self.lines) + 1, text, self.page if page is None else page, begins, level))

    def _blank(self, page: int | None = None) -> None:
        if self.lines and self.lines[-1].text:
            self._say("", page=page)

    def _paragraph(self, element: etree._Element) -> None:
        text, apart, page = self._text(element)
        if text.strip():
            self._blank(page)
            level = _level(element)
            for place, line in enumerate(text.split("\n")):
                self._say(line.strip(), begins=place == 0, page=page, level=level)
        else:
            self._blank()
        self._take_apart(apart)

    def _text(self, element: etree._Element) -> tuple[str, list[etree._Element], int | None]:
        """The paragraph with its mark, what stands apart from it (text boxes and footnotes), and the page it begins on."""
        said: list[str] = []
        page = self.page
        apart: list[etree._Element] = []
        for one in _printed(element):
            if isinstance(one, str):
                said.append(one)
            elif one.tag == _PAGE_BREAK:
                self.page = self.page + 1 if self.page is not None else None
                page = page if "".join(said).strip() else self.page
            else:
                apart.append(one)
        text = "".join(said).strip()
        mark = self.numbering.mark(element.find(f"{W}pPr")) if text else None
        return (f"{mark} {text}" if mark else text), apart, page

    def _take_apart(self, apart: list[etree._Element]) -> None:
        for one in apart:
            if one.tag == f"{W}footnoteReference":
                note = self.footnotes.get(one.get(f"{W}id", ""))
                if note:
                    self._say(note)
                    self.furniture[len(self.lines)] = FOOTNOTE
            else:
                for paragraph in one.iter(_P):
                    self._paragraph(paragraph)

    def _row(self, row: etree._Element) -> None:
        """One line for a row whose cells hold a paragraph each; paragraph by paragraph where a cell holds more."""
        cells = [cell for cell in row.iter(_CELL) if value(cell.find(f"{W}tcPr/{W}vMerge")) != "continue"]
        held = [[p for p in cell.iter(_P) if _plain(p).strip()] for cell in cells if cell.find(f".//{_TABLE}") is None]
        if len(held) < 2 or any(len(paragraphs) > 1 for paragraphs in held):
            for paragraphs in held:
                for paragraph in paragraphs:
                    self._paragraph(paragraph)
            return
        texts: list[str] = []
        for paragraphs in held:
            text, apart, _page = self._text(paragraphs[0]) if paragraphs else ("", [], None)
            texts.append(" ".join(text.split()))
            self._take_apart(apart)
        if any(texts):
            leads = _LEADS.fullmatch(texts[0]) is not None
            self._say(f"{texts[0]} " + "\t".join(texts[1:]) if leads else "\t".join(texts).strip())
