"""Sets a manual anew as PDF, Word document or web page, with page furniture, columns and page breaks of its own, so that
reading it back can be held against what was set."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING

from changelog.domain.manuals import Manual, Section

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

HEADER = "Manual de Organización"
CHAPTER = "furniture: chapter heading"
FOOTER = "Página {} de {}"


class Kind(StrEnum):
    HEADING = "heading"
    ITEM = "item"
    SUB_ITEM = "sub-item"
    TEXT = "text"


@dataclass(frozen=True)
class Block:
    """A paragraph to set; `marker` is set before its text ("" where none is printed)."""

    kind: Kind
    text: str
    marker: str = ""


def blocks_of(manual: Manual) -> list[Block]:
    """What a manual prints, paragraph by paragraph, its furniture left out."""
    functions = {f.source.first_line: f for unit in manual.units for f in unit.functions if f.source}
    objectives = {
        unit.objective_source.first_line: unit.objective.body or ""
        for unit in manual.units
        if unit.objective and unit.objective_source
    }
    chapter = [use.line for use in manual.reading.line_uses if use.use == CHAPTER] if manual.reading else []
    found: list[Block] = []
    for passage in manual.passages:
        while chapter and chapter[0] < passage.first_line:
            found.append(Block(Kind.HEADING, manual.lines[chapter.pop(0) - 1].strip()))
        if passage.section is Section.FUNCTION and passage.first_line in functions:
            function = functions[passage.first_line]
            text, *rest = (function.text.body or "").split("\n")
            found.append(Block(Kind.ITEM, text, function.marker))
            found += [Block(Kind.SUB_ITEM, line) for line in rest]
        elif passage.section is Section.OBJECTIVE and passage.first_line in objectives:
            found.append(Block(Kind.TEXT, objectives[passage.first_line]))
        elif passage.section is Section.HEADING:
            found.append(Block(Kind.HEADING, passage.text))
        else:
            found.append(Block(Kind.TEXT, passage.text))
    return found


_TYPST = """\
#set document(title: {header})
#set page(paper: "us-letter", margin: (x: 2.2cm, y: 2.4cm), columns: {columns},
  header: [#text(size: 8pt, {header})#h(1fr)#text(size: 8pt, "DPM")],
  footer: context align(right, text(size: 8pt, "Página " + str(counter(page).get().first()) + " de "
    + str(counter(page).final().first()))))
#set text(size: 10pt, lang: "es", hyphenate: true)
#set par(justify: true, spacing: 1.1em, leading: 0.62em)
#let h(t) = block(above: 1.6em, sticky: true, text(weight: "bold", par(justify: false, t)))
#let i(m, t) = par(hanging-indent: 1.5em, m + " " + t)
#let s(t) = pad(left: 1.5em, par(t))
"""


def as_pdf(blocks: list[Block], *, columns: int = 1) -> bytes:
    """The manual as typst sets it: justified, words cut at line ends, header and numbered footer on every page."""
    import typst

    head = _TYPST.replace("{header}", json.dumps(HEADER, ensure_ascii=False)).replace("{columns}", str(columns))
    return typst.compile((head + "\n".join(_typst(blocks))).encode())


def _typst(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        text = json.dumps(block.text, ensure_ascii=False)
        match block.kind:
            case Kind.HEADING:
                yield f"#h({text})"
            case Kind.ITEM:
                yield f"#i({json.dumps(block.marker, ensure_ascii=False)}, {text})"
            case Kind.SUB_ITEM:
                yield f"#s({text})"
            case Kind.TEXT:
                yield f"#par({text})"
        yield ""


def as_docx(blocks: list[Block]) -> bytes:
    """The manual as a Word document: numbers and bullets are the lists' own, header and footer stand in their parts."""
    from io import BytesIO

    import docx

    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = HEADER
    section.footer.paragraphs[0].text = FOOTER.format(1, 1)
    lists = _Lists(document)
    for number, block in enumerate(blocks):
        paragraph = document.add_paragraph()
        if block.kind is Kind.ITEM and lists.number(paragraph, block.marker):
            paragraph.add_run(block.text)
        else:
            paragraph.add_run(f"{block.marker} {block.text}".strip()).bold = block.kind is Kind.HEADING
        if number % PAGE_OF == PAGE_OF - 1:
            paragraph.add_run().add_break(docx.enum.text.WD_BREAK.PAGE)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


PAGE_OF = 25
"""Paragraphs between page breaks that the author set."""


class _Lists:
    """Automatic numbering: a list for each run of marks "1.", "2.", ... and one for each bullet."""

    def __init__(self, document: Document):
        from docx.oxml.ns import qn

        self.root = document.part.numbering_part.element
        for element in list(self.root):
            self.root.remove(element)
        self.qn = qn
        self.abstract = 0
        self.now: tuple[str, int] | None = None
        self.bullets: dict[str, str] = {}

    def number(self, paragraph: Paragraph, marker: str) -> bool:
        """Number the paragraph so that Word prints the marker; False where no list prints it."""
        figures, rest = marker.rstrip(".-)"), marker.lstrip("0123456789")
        if figures.isdecimal() and rest and str(int(figures)) == figures:
            if self.now is None or self.now[1] != int(figures) - 1 or self.rest != rest:
                self.now, self.rest = (self._list("decimal", f"%1{rest}", int(figures)), int(figures) - 1), rest
            self.now = (self.now[0], int(figures))
            self._set(paragraph, self.now[0])
            return True
        if len(marker) == 1 and not marker.isalnum() and not "\ue000" <= marker <= "\uf8ff":
            if marker not in self.bullets:
                self.bullets[marker] = self._list("bullet", marker, 1)
            self._set(paragraph, self.bullets[marker])
            return True
        return False

    def _list(self, form: str, text: str, start: int) -> str:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        self.abstract += 1
        first = next((at for at, e in enumerate(self.root) if e.tag == self.qn("w:num")), len(self.root))
        self.root.insert(
            first,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self.abstract}"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
                f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
            ),
        )
        self.root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self.abstract}"><w:abstractNumId w:val="{self.abstract}"/></w:num>'
            )
        )
        return str(self.abstract)

    def _set(self, paragraph: Paragraph, number: str) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = int(number)


def as_html(blocks: list[Block]) -> bytes:
    """The manual as the web page of a gazette: menus and a footer around the text, lists and tables as HTML has them."""
    said = [
        (
            f"<!DOCTYPE html><html lang='es'><head><meta charset='utf-8'><title>{HEADER}</title>"
            "<style>p{margin:0}</style><script>var p='<p>1. No se lee.</p>';</script></head><body>"
            "<nav><ul><li><a href='/'>Inicio</a></li><li><a href='/dof'>Ediciones</a></li></ul></nav><main>"
        )
    ]
    for block in blocks:
        text = escape(block.text)
        match block.kind:
            case Kind.HEADING:
                said.append(f"<h3>{text}</h3>")
            case Kind.ITEM:
                said.append(f"<p style='margin-left:2em'>{escape(block.marker)}&nbsp; {text}</p>")
            case Kind.SUB_ITEM:
                said.append(f"<div class=sub>\n   {text}\n</div>")
            case Kind.TEXT:
                said.append(f"<p>{text}</p>")
    said.append("</main><footer>Aviso de privacidad</footer></body></html>")
    return "\n".join(said).encode()
