"""The styles of a Word document: built-in ones for headings, so that Word knows them, and named ones for all else, so that
an office that wants it otherwise changes a style and not a thousand cells."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from changelog.reports.paper.columns import SIZES

TAKEN_OUT, PUT_IN = "WordsTakenOut", "WordsPutIn"
ROLE, SIGNATURE, GAP = "SignatureRole", "SignatureLine", "Gap"
TABLE_TITLE, CONTENTS_TITLE, DESCRIPTION = "TableTitle", "ContentsTitle", "PictureDescription"
_FONT = "Arial"
"""Where it is missing, its like (Liberation Sans) has letters of the same widths."""
_NAVY, _GREY = RGBColor(0x1F, 0x3A, 0x5F), RGBColor(0x5A, 0x5A, 0x5A)
_HEADINGS = {"Title": 20.0, "Heading 1": 14.0, "Heading 2": 11.5, "Heading 3": 10.5}
_NUMBERS = 640.0  # points from the margin to the page numbers of the contents: within letter paper
_THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def cell(size: float) -> str:
    """The style of a cell's text in a size of letters."""
    return f"Cell{int(size * 10)}"


def column_name(size: float) -> str:
    return f"ColumnName{int(size * 10)}"


def contents(level: int) -> str:
    return f"TOC{level}"


def define(document: Document, language: str) -> None:
    """All styles, and the language that Word checks and divides words in."""
    _redefine_built_in(document, language)
    for size in SIZES:
        _named(document, cell(size), size)
        _named(document, column_name(size), size).font.bold = True
        document.styles[column_name(size)].paragraph_format.keep_with_next = True
    for name, level in (("toc 1", 0), ("toc 2", 1)):
        style = _named(document, name, 9.0, contents(level + 1))
        style.paragraph_format.left_indent = Pt(14 * level)
        style.paragraph_format.tab_stops.add_tab_stop(Pt(_NUMBERS), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    title = _named(document, TABLE_TITLE, 10.0)
    title.font.bold = True
    title.paragraph_format.keep_with_next = True
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(8), Pt(3)
    heading = _named(document, CONTENTS_TITLE, 12.0)
    heading.font.bold, heading.font.color.rgb = True, _NAVY
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(4)
    heading.paragraph_format.keep_with_next = True
    _named(document, DESCRIPTION, 8.5).font.color.rgb = _GREY
    _named(document, GAP, 4.0)
    _named(document, ROLE, 10.0).font.bold = True
    _named(document, SIGNATURE, 8.5).font.color.rgb = _GREY
    _marks(document)


def _redefine_built_in(document: Document, language: str) -> None:
    styles = document.styles
    normal = styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    _set_font(normal, 10.0)
    normal.paragraph_format.space_after = Pt(4)
    for name, size in _HEADINGS.items():
        style = styles[name]
        assert isinstance(style, ParagraphStyle)
        _set_font(style, size)
        style.font.color.rgb, style.font.bold = _NAVY, True
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(14), Pt(5)
    for border in styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    for spoken in styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
    for name in ("Header", "Footer"):
        style = styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.size, style.font.color.rgb = Pt(8), _GREY


def _set_font(style: ParagraphStyle, size: float) -> None:
    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for name in _THEME_FONTS:
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _named(document: Document, name: str, size: float, style_id: str | None = None) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=style_id is not None)
    assert isinstance(style, ParagraphStyle)
    style.element.set(qn("w:styleId"), style_id or name)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(size)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    return style


def _marks(document: Document) -> None:
    """Seen in grey print too: what was taken out is struck through, what was put in underlined and bold."""
    for name, colour in ((TAKEN_OUT, RGBColor(0x8B, 0x1A, 0x1A)), (PUT_IN, RGBColor(0x0B, 0x4F, 0x2A))):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        assert isinstance(style, CharacterStyle)
        style.font.color.rgb = colour
        style.font.strike = name == TAKEN_OUT or None
        style.font.underline = name == PUT_IN or None
        style.font.bold = name == PUT_IN or None
