"""Writes a filed report for Word: headings, native tables, words taken out and put in, pictures, and who signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from changelog.reports.docx import markup, package, styles
from changelog.reports.docx import sheets as word_sheets
from changelog.reports.filed import FiledReport, Picture
from changelog.reports.marks import legible
from changelog.reports.paper.columns import Fit, fitted
from changelog.reports.paper.sheets import Paper, Placing, around_pictures, paper_of, placed, wide_enough
from changelog.reports.raster import png_of, size_of
from changelog.reports.tables import Section, Table
from changelog.reports.wording import Words

_LANGUAGES = {"es": "es-MX", "en": "en-US"}
_DOTS = 2.6
"""Dots of a picture for each point on paper: 187 an inch, at which the smallest names are sharp in print."""

_ROOM_TO_SIGN = 44.0
"""Points above the line on which one signs."""


def write(filed: FiledReport, words: Words) -> bytes:
    """The document; the same bytes from the same report."""
    language = _LANGUAGES[filed.language]
    document = docx.Document()
    styles.define(document, language)
    package.describe(document, filed, language)
    package.settle(document, language)
    title = legible(filed.report.title).strip()
    body = _Body(document, words, filed)
    word_sheets.lay(document.sections[0], body.paper)
    word_sheets.furnish(document.sections[0], title, words.get("paper.page") or "")
    body.write(filed, title)
    return package.packed(document)


class _Body:
    """Writes from the top down, and keeps the headings for the table of contents."""

    def __init__(self, document: Document, words: Words, filed: FiledReport) -> None:
        self._document = document
        self._words = words
        tables = (table for section in filed.report.sections for table in _shown(section))
        self.paper = paper_of(tables, self._fitted)
        self._entries: list[tuple[int, str, str]] = []
        self._paper: Paper = self.paper
        self._last: Paragraph = document.add_paragraph("", "Title")
        self._breaks = False

    def write(self, filed: FiledReport, title: str) -> None:
        self._last.add_run(title)
        self._say_all(filed.report.sentences)
        contents = self._say(self._words("page.contents"), styles.CONTENTS_TITLE)
        before, after = around_pictures(filed.report.sections)
        self._new_sheet(self.paper)
        self._sections(before)
        self._pictures(filed.pictures)
        self._sections(after)
        if filed.signatures:
            self._signatures(filed.signatures)
        for line in reversed(markup.contents(self._entries)):
            contents._p.addnext(line)

    def _say(self, text: str, style: str) -> Paragraph:
        self._last = self._document.add_paragraph(text, style)
        return self._last

    def _say_all(self, sentences: Iterable[str], *, before_table: bool = False) -> None:
        for sentence in sentences:
            if sentence.strip():
                self._say(legible(sentence), "Normal").paragraph_format.keep_with_next = before_table or None

    def _heading(self, text: str, level: int) -> None:
        """A heading with a bookmark, to which the contents lead; the first on a sheet breaks the page."""
        said = self._say(text, f"Heading {level}")
        said.paragraph_format.page_break_before = self._breaks or None
        self._breaks = False
        number = len(self._entries) + 1
        name = f"_Toc{number:06}"
        start = markup.parsed(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>')
        said._p.insert_element_before(start, "w:r")
        said._p.append(markup.parsed(f'<w:bookmarkEnd w:id="{number}"/>'))
        self._entries.append((level, text, name))

    def _new_sheet(self, paper: Paper) -> None:
        """What follows begins on another sheet; a heading comes next."""
        if paper is self._paper:
            self._breaks = True
            return
        word_sheets.turn(self._document, self._last, paper)
        self._paper = paper

    # --- sections ----------------------------------------------------------------------------------------------------------

    def _sections(self, sections: Iterable[Section]) -> None:
        for section in sections:
            heading = legible(section.heading).strip()
            tables = [(table, *wide_enough(table, self.paper, self._fitted)) for table in _shown(section)]
            self._turn_to(tables[0][1] if tables else self.paper)
            if heading:
                self._heading(heading, min(3, max(1, section.level - 1)))
            self._say_all(section.sentences, before_table=bool(tables))
            for table, paper, fit in tables:
                self._turn_to(paper)
                self._table(table, fit, heading)

    def _turn_to(self, paper: Paper) -> None:
        """What follows stands on such paper: on another sheet where that in use is of another."""
        if paper != self._paper:
            self._new_sheet(paper)

    def _fitted(self, table: Table, room: float) -> Fit:
        return fitted(table, self._words, room)

    def _table(self, table: Table, fit: Fit, heading: str) -> None:
        title = legible(table.title or "").strip()
        if title:
            self._say(title, styles.TABLE_TITLE)
        self._put(markup.table(table, fit, title or heading, self._words))

    def _put(self, table: BaseOxmlElement) -> None:
        """A table, and the paragraph that must follow one: without it the next table would join it."""
        self._document.element.body.insert_element_before(table, "w:sectPr")
        self._say("", styles.GAP)

    def _signatures(self, roles: Sequence[str]) -> None:
        self._turn_to(self.paper)
        self._heading(self._words("page.signatures"), 1)
        self._last.paragraph_format.space_after = Pt(_ROOM_TO_SIGN)
        shown = [legible(role) for role in roles]
        self._put(markup.signatures(shown, self._words("page.signature_line"), self.paper.room))

    # --- pictures ----------------------------------------------------------------------------------------------------------

    def _pictures(self, pictures: Sequence[Picture]) -> None:
        """Each on a sheet of its own, double letter where it needs that."""
        for place, picture in enumerate(pictures):
            placing = placed(picture, self.paper)
            self._new_sheet(placing.paper)
            if place == 0:
                self._heading(self._words("page.pictures"), 1)
            self._heading(legible(picture.title).strip(), 2)
            self._picture(picture, placing)
            self._say(legible(picture.description).strip(), styles.DESCRIPTION)
        if pictures:
            self._new_sheet(self.paper)

    def _picture(self, picture: Picture, placing: Placing) -> None:
        wide, _ = size_of(picture.svg)
        dots = BytesIO(png_of(picture.svg, _DOTS * placing.width / wide))
        said = self._say("", "Normal")
        said.alignment = WD_ALIGN_PARAGRAPH.CENTER
        said.paragraph_format.keep_with_next = True
        shape = said.add_run().add_picture(dots, Pt(placing.width), Pt(placing.height))
        told = shape._inline.docPr
        told.set("name", picture.key)
        told.set("title", legible(picture.title).strip())
        told.set("descr", legible(picture.description).strip())


def _shown(section: Section) -> list[Table]:
    return [table.without_empty_columns() for table in section.tables if table.rows]
