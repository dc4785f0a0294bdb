"""Paragraphs, runs, fields and tables as WordprocessingML.

Tables are written as text and parsed once: as objects, made one by one, the sixty thousand cells of five thousand rows
take minutes. Whatever comes from data goes through `run`, which escapes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from changelog.domain.wording import WordDifference, WordOperation
from changelog.reports.docx import styles
from changelog.reports.marks import legible
from changelog.reports.paper.columns import AIR, Fit
from changelog.reports.paper.text import said
from changelog.reports.tables import Cell, Table
from changelog.reports.wording import Words

_STYLES = {WordOperation.REMOVED: styles.TAKEN_OUT, WordOperation.ADDED: styles.PUT_IN}
_SPACE = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
_TWIPS = 20
"""Twentieths of a point: what lengths are measured in."""


def parsed(markup: str) -> BaseOxmlElement:
    """An element; the text has the prefix `w` for its names."""
    first, _, rest = markup.partition(">")
    end = "/" if first.endswith("/") else ""
    return parse_xml(f"{first.removesuffix('/')} {nsdecls('w', 'r')}{end}>{rest}")


def run(text: str, style: str | None = None) -> str:
    """Text in one style of letters."""
    styled = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{styled}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def field(instruction: str, shown: str) -> str:
    """What Word works out when it lays out the document: `shown` until then."""
    return (
        f'{_field_mark("begin")}<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f"{_field_mark('separate')}{run(shown)}{_field_mark('end')}"
    )


def _field_mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def paragraph(runs: str, style: str, alignment: str = "") -> str:
    aligned = f'<w:jc w:val="{alignment}"/>' if alignment else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{aligned}</w:pPr>{runs}</w:p>'


def contents(entries: Sequence[tuple[int, str, str]]) -> list[BaseOxmlElement]:
    """A table of contents: level, text and bookmark of each heading. Entries lead to their headings. Only who lays out the
    pages knows their numbers: each is a field of its own, which LibreOffice fills in by itself and Word on opening, once it
    is allowed to (`package.settle`). In a field for the whole table LibreOffice would leave them as they are."""
    return [
        parsed(
            paragraph(
                f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{run(text)}<w:r><w:tab/></w:r>'
                f"{field(f'PAGEREF {bookmark} {chr(92)}h', UNKNOWN_PAGE)}</w:hyperlink>",
                styles.contents(level),
            )
        )
        for level, text, bookmark in entries
        if level <= _DEEPEST
    ]


_DEEPEST = 2  # level of headings that contents list
UNKNOWN_PAGE = "…"
"""In place of the number of a page that is not known before the document is laid out."""


# --- tables ----------------------------------------------------------------------------------------------------------------


def table(one: Table, fit: Fit, title: str, words: Words) -> BaseOxmlElement:
    """A native table: its header is repeated on each page, and a row that is short stays on one."""
    openings = [_cell_opening(width) for width in fit.widths]
    style = styles.column_name(fit.size)
    head = "".join(
        f"{_cell_opening(width, is_head=True)}{paragraph(run(legible(name)), style, _alignment(fit, place))}</w:tc>"
        for place, (name, width) in enumerate(zip(one.columns, fit.widths, strict=True))
    )
    rows = "".join(_row(row, openings, fit, words) for row in one.rows)
    return parsed(
        f"<w:tbl>{_properties(fit.widths, title)}"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
    )


def _properties(widths: Sequence[float], title: str) -> str:
    line = 'w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"'
    air = int(AIR * _TWIPS)
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblW w:w="{sum(map(_twips, widths))}" w:type="dxa"/>'
        f"<w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="{air}" w:type="dxa"/>'
        f'<w:bottom w:w="30" w:type="dxa"/><w:right w:w="{air}" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblCaption w:val={quoteattr(title)}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _cell_opening(width: float, *, is_head: bool = False) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E3EAF3"/><w:vAlign w:val="bottom"/>' if is_head else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{shade}</w:tcPr>'


def _row(row: Sequence[Cell], openings: Sequence[str], fit: Fit, words: Words) -> str:
    texts = [said(cell, words) for cell in row]
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if fit.is_short(texts) else ""
    style = styles.cell(fit.size)
    cells = (
        f"{openings[place]}{paragraph(_runs(cell, texts[place]), style, _alignment(fit, place))}</w:tc>"
        for place, cell in enumerate(row)
    )
    return f"<w:tr>{whole}{''.join(cells)}</w:tr>"


def _alignment(fit: Fit, place: int) -> str:
    return "right" if place in fit.counts else ""


def _runs(cell: Cell, text: str) -> str:
    if isinstance(cell, WordDifference):
        return _SPACE.join(run(legible(one.words), _STYLES.get(one.operation)) for one in cell.runs)
    return run(text) if text else ""


def signatures(roles: Sequence[str], line: str, room: float) -> BaseOxmlElement:
    """Who signs: a line above each role, all on one page."""
    gap = 30.0
    width = (room - gap * (len(roles) - 1)) / len(roles)
    widths = [one for _ in roles for one in (width, gap)][:-1]
    top = '<w:tcBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders>'
    cells = []
    for place, one in enumerate(widths):
        said = paragraph(run(roles[place // 2]), styles.ROLE) + paragraph(run(line), styles.SIGNATURE)
        inside = said if place % 2 == 0 else paragraph("", styles.SIGNATURE)
        border = top if place % 2 == 0 else ""
        cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{_twips(one)}" w:type="dxa"/>{border}</w:tcPr>{inside}</w:tc>')
    grid = "".join(f'<w:gridCol w:w="{_twips(one)}"/>' for one in widths)
    return parsed(
        f'<w:tbl><w:tblPr><w:tblW w:w="{_twips(room)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr></w:tbl>"
    )


def _twips(points: float) -> int:
    return int(points * _TWIPS)
