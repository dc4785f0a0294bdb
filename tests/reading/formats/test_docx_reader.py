"""Word documents: numbering, tables, what stands apart from the text, pages, and what is refused."""

from __future__ import annotations

import pytest

from changelog.errors import InputError
from changelog.reading import read_manual
from changelog.reading.formats.archives import Archive
from changelog.reading.formats.documents import PrintedDocument
from changelog.reading.formats.docx_numbering import bullet, numeral
from changelog.reading.formats.docx_reader import read_docx
from tests.reading.formats.hostile import W, archive, docx_of, paragraph


def read(body: str, **parts: bytes) -> PrintedDocument:
    return read_docx(Archive(docx_of(body, **parts), "manual.docx"))


def texts(document: PrintedDocument) -> list[str]:
    return [line.text for line in document.lines if line.text]


def level(at: int, form: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(levels: str, overrides: str = "") -> bytes:
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{overrides}</w:num></w:numbering>'
    ).encode()


def item(text: str, at: int = 0, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')


def test_levels_are_numbered_as_word_prints_them() -> None:
    levels = level(0, "decimal", "%1.", 7) + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "%3)")
    body = (
        item("Funciones")
        + item("Unidad", 1)
        + item("regar", 2)
        + item("podar", 2)
        + item("División", 1)
        + item("medir", 2)
    )
    marks = ["7. Funciones", "7.1 Unidad", "a) regar", "b) podar", "7.2 División", "a) medir"]
    assert texts(read(body, word__numbering=numbering(levels))) == marks


def test_a_list_goes_on_where_it_stopped_unless_it_is_started_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = item("uno") + paragraph("Prosa") + item("dos") + item("uno", 0, 2) + item("dos", 0, 2)
    found = texts(read(body, word__numbering=numbering(level(0, "decimal", "%1.-"), anew)))
    assert found == ["1.- uno", "Prosa", "2.- dos", "1.- uno", "2.- dos"]


def test_a_style_numbers_its_paragraphs() -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="Unidad"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        f'<w:style w:styleId="Hija"><w:basedOn w:val="Unidad"/></w:style></w:styles>'
    ).encode()
    body = paragraph("Riego", '<w:pStyle w:val="Unidad"/>') + paragraph("Pozos", '<w:pStyle w:val="Hija"/>')
    found = read(body, word__numbering=numbering(level(0, "upperRoman", "%1.")), word__styles=styles)
    assert texts(found) == ["I. Riego", "II. Pozos"]


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (2, "upperLetter", "B"),
        (28, "lowerLetter", "bb"),
        (3, "ordinal", "3º"),
        (3, "none", ""),
        (3, "chineseCounting", "3"),
    ],
)
def test_numerals(number: int, form: str, printed: str) -> None:
    assert numeral(number, form) == printed


def test_bullets_of_symbol_fonts_are_round_bullets() -> None:
    assert [bullet(sign) for sign in ("\uf0b7", "o", "➢", "")] == ["•", "•", "➢", "•"]


def test_cells_of_a_row_stand_on_one_line() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    body = (
        "<w:tbl>"
        + row(paragraph("7.1"), paragraph("Unidad de Riego"), paragraph("Titular"))
        + row(paragraph("Riego"), paragraph("regar") + paragraph("podar"))
        + "</w:tbl>"
    )
    assert texts(read(body)) == ["7.1 Unidad de Riego\tTitular", "Riego", "regar", "podar"]


def test_headers_and_footers_are_furniture_and_footnotes_follow_their_paragraph() -> None:
    note = paragraph("Abrogada el 3 de mayo de 2018")
    body = paragraph("Uno").replace("</w:r>", '</w:r><w:r><w:footnoteReference w:id="2"/></w:r>') + paragraph("Dos")
    document = read(
        body,
        word__header1=f"<w:hdr {W}>{paragraph('Instituto de Riberas')}</w:hdr>".encode(),
        word__header2=f"<w:hdr {W}>{paragraph('Instituto de Riberas')}</w:hdr>".encode(),
        word__footer1=f"<w:ftr {W}>{paragraph('Archivo')}</w:ftr>".encode(),
        word__footnotes=f'<w:footnotes {W}><w:footnote w:id="2">{note}</w:footnote></w:footnotes>'.encode(),
    )
    named = {line.text: document.furniture.get(line.number) for line in document.lines if line.text}
    assert named == {
        "Archivo": "running footer",
        "Instituto de Riberas": "running header",
        "Uno": None,
        "Abrogada el 3 de mayo de 2018": "footnote",
        "Dos": None,
    }


def test_what_was_deleted_or_hidden_is_not_read() -> None:
    body = (
        "<w:p><w:r><w:t>Unidad de </w:t></w:r><w:del><w:r><w:delText>Pozos</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>Acequias</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>Riego</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>oculta</w:t></w:r></w:p>"
    )
    assert texts(read(body)) == ["Unidad de Riego"]


def test_pages_are_those_that_word_wrote_down() -> None:
    turn = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Dos</w:t><w:lastRenderedPageBreak/><w:t> y más</w:t></w:r></w:p>"
    found = read(paragraph("Uno") + turn + paragraph("Tres")).lines
    assert [(line.text, line.page) for line in found if line.text] == [("Uno", 1), ("Dos y más", 2), ("Tres", 3)]
    assert [line.page for line in found] == sorted(line.page or 0 for line in found)
    assert {line.page for line in read(paragraph("Uno") + "<w:p><w:r><w:br w:type='page'/></w:r></w:p>").lines} == {
        None
    }


DEEP = "<w:tbl><w:tr><w:tc>" * 1000


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (docx_of(paragraph("&x;"), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "declares entities"),
        (docx_of(paragraph("&x;"), '<!DOCTYPE d [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]>'), "declares entities"),
        (docx_of(" " * 300_000_000), "unpacks to 300,000,1"),
        (docx_of(paragraph("hola " * 5_000_000)), "times its size"),
        (docx_of(DEEP), "no well-formed XML"),
        (docx_of(paragraph("Uno"))[:-40], "cannot be unpacked"),
        (docx_of(""), "holds no text"),
        (archive(otro=b"<a/>"), "no Word document"),
    ],
    ids=["external entity", "entities", "bomb", "ratio", "deep", "cut off", "empty", "other archive"],
)
def test_what_cannot_be_read_is_refused_with_place_and_remedy(data: bytes, what: str) -> None:
    with pytest.raises(InputError) as caught:
        read_manual(data, "manual.docx")
    assert what in caught.value.message
    assert caught.value.place == "manual.docx"
    assert caught.value.remedy
