"""The sheets of a Word document: their sizes, the title above and the page number below, and breaks between them."""

from __future__ import annotations

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from changelog.reports.docx.markup import field, parsed, run
from changelog.reports.paper.sheets import BOTTOM, SIDE, TOP, Paper

_ABOVE, _BELOW = 28.0, 24.0
"""Points from the edge of the sheet to the title above and to the page number below."""
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}


def lay(section: Section, paper: Paper) -> None:
    """What follows stands on such a sheet, on its long side."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Pt(paper.width), Pt(paper.height)
    section.left_margin = section.right_margin = Pt(SIDE)
    section.top_margin, section.bottom_margin = Pt(TOP), Pt(BOTTOM)
    section.header_distance, section.footer_distance = Pt(_ABOVE), Pt(_BELOW)


def furnish(section: Section, title: str, page: str) -> None:
    """The title above, and below which page of how many: `page` says it, with {page} and {pages}."""
    section.header.paragraphs[0].text = title
    below = section.footer.paragraphs[0]
    below.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for place, piece in enumerate(page.replace("}", "{").split("{")):
        markup = field(_FIELDS[piece], "1") if place % 2 else run(piece)
        for one in parsed(f"<w:p>{markup}</w:p>"):
            below._p.append(one)


def turn(document: Document, last: Paragraph, paper: Paper) -> None:
    """End the sheets in use with a paragraph; what follows stands on sheets of this paper, with the same title and page
    numbers. (python-docx would add a paragraph for it, which on a full sheet takes one more.)"""
    open_end = document.element.body.get_or_add_sectPr()
    last._p.set_sectPr(open_end.clone())
    for name in ("w:headerReference", "w:footerReference"):
        for one in open_end.findall(qn(name)):
            open_end.remove(one)
    lay(document.sections[-1], paper)
