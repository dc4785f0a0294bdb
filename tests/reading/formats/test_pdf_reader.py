"""PDF: reading order, furniture, paragraphs, words cut at line ends, pages, and what is refused."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pypdfium2
import pytest

from changelog.errors import InputError
from changelog.reading import read_manual
from changelog.reading.formats.documents import PrintedDocument
from changelog.reading.formats.pdf_reader import read_pdf
from tests.reading.formats import hostile

HEAD = """\
#set page(paper: "a5", margin: 2cm, header: [Instituto de Riberas #h(1fr) Manual],
  footer: context [Página #counter(page).display() de #counter(page).final().first()])
#set text(lang: "es", size: 10pt, hyphenate: true)
#set par(justify: true, spacing: 1.2em)
"""
PLAIN = """\
#set page(paper: "a5", margin: 2cm)
#set text(lang: "es", size: 10pt, hyphenate: true)
#set par(justify: true, spacing: 1.2em)
"""
SENTENCE = (
    "Conservar limpios los cauces de la ribera para que el agua llegue a los pueblos en la cantidad que necesitan. "
)


@cache
def typeset(body: str, head: str = HEAD) -> bytes:
    import typst

    return typst.compile((head + body).encode())


def read(body: str, head: str = HEAD) -> PrintedDocument:
    return read_pdf(typeset(body, head), "manual.pdf")


def texts(document: PrintedDocument) -> list[str]:
    """Lines of text, without furniture and empty lines."""
    return [line.text for line in document.lines if line.text and line.number not in document.furniture]


def paragraphs(document: PrintedDocument) -> list[str]:
    """Lines joined at empty lines, furniture left out."""
    found = [""]
    for line in document.lines:
        if not line.text:
            found.append("")
        elif line.number not in document.furniture:
            found[-1] = f"{found[-1]} {line.text}".strip()
    return [text for text in found if text]


def test_running_headers_footers_and_page_numbers_are_told_apart() -> None:
    document = read("Uno\n#pagebreak()\nDos\n#pagebreak()\nTres\n#pagebreak()\nCuatro")
    assert texts(document) == ["Uno", "Dos", "Tres", "Cuatro"]
    assert sorted(set(document.furniture.values())) == ["page number", "running header"]


def test_headers_that_differ_left_and_right_are_furniture() -> None:
    head = '#set page(paper: "a5", header: context if calc.odd(here().page()) [Instituto] else [Manual de Riberas])\n'
    pages = [f"Texto {word}" for word in ("uno", "dos", "tres", "cuatro", "cinco", "seis")]
    assert texts(read("\n#pagebreak()\n".join(pages), head)) == pages


def test_a_title_that_opens_a_page_now_and_then_stays_text() -> None:
    pages = [
        ("Funciones\n\n" if number in (2, 9, 16) else "") + f"Página propia {'x' * number}" for number in range(20)
    ]
    assert texts(read("\n#pagebreak()\n".join(pages))).count("Funciones") == 3


def test_a_duty_that_many_units_have_stays_text_at_the_top_of_pages() -> None:
    pages = [
        f"{number}. Las demás que le encomiende su superior jerárquico.\n\nPropio {'x' * number}"
        for number in range(1, 9)
    ]
    assert len(texts(read("\n#pagebreak()\n".join(pages)))) == 16


def test_columns_are_read_one_after_the_other() -> None:
    left, right = "Uno dos tres cuatro cinco. " * 8, "Seis siete ocho nueve diez. " * 8
    document = read(f"Arriba de todo\n\n#columns(2)[{left}\n#colbreak()\n{right}]", PLAIN)
    assert " ".join(texts(document)) == f"Arriba de todo {left}{right}".strip()


def test_columns_that_the_file_sets_line_by_line_are_read_one_after_the_other() -> None:
    lines = [f"la línea {number} de la columna llega al borde" for number in range(8)]
    rows = "".join(
        f"1 0 0 1 40 {700 - 14 * at} Tm ({text}) Tj 1 0 0 1 320 {700 - 14 * at} Tm ({text.upper()}) Tj "
        for at, text in enumerate(lines)
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    page = hostile.page_of(b"BT /F 11 Tf " + rows.encode("cp1252") + b"ET").replace(hostile.FONT, font)
    assert texts(read_pdf(page, "manual.pdf")) == [*lines, *(text.upper() for text in lines)]


def test_cells_of_a_row_are_parted_by_tabs_but_a_code_and_its_name_by_a_blank() -> None:
    head = '#set page(paper: "a4")\n'
    document = read(
        "#table(columns: (3cm, 6cm, 4cm), [7.1], [Unidad de Riego], [Titular], [7.1.1], [División de Pozos], [Vacante])",
        head,
    )
    assert texts(document) == ["7.1 Unidad de Riego\tTitular", "7.1.1 División de Pozos\tVacante"]


def test_words_cut_at_line_ends_come_back_whole() -> None:
    words = "administración desconcentración reglamentación interinstitucional extraordinariamente " * 12
    document = read(words, PLAIN)
    assert any(line.text.endswith("-") for line in document.lines) is False
    assert " ".join(texts(document)) == words.strip()


def test_compounds_keep_their_hyphen_where_a_line_ends_in_it() -> None:
    words = "el dictamen médico-quirúrgico y el estudio costo-beneficio de la obra " * 14
    assert (
        " ".join(texts(read(words + "médico-quirúrgico costo-beneficio", PLAIN)))
        == words + "médico-quirúrgico costo-beneficio"
    )


def test_a_word_cut_by_a_page_comes_back_whole() -> None:
    document = read(SENTENCE * 60)
    assert {line.page for line in document.lines} >= {1, 2, 3}
    assert " ".join(texts(document)) == (SENTENCE * 60).strip()


def test_paragraphs_are_told_by_the_space_before_them() -> None:
    body = [SENTENCE * count for count in (3, 1, 2)]
    assert paragraphs(read("\n\n".join(body), PLAIN)) == [text.strip() for text in body]


def test_every_line_knows_its_page() -> None:
    document = read("Uno\n#pagebreak()\nDos\n#pagebreak()\n#pagebreak()\nTres")
    assert [(line.text, line.page) for line in document.lines if line.number not in document.furniture] == [
        ("Uno", 1),
        ("Dos", 2),
        ("Tres", 4),
    ]
    pages = document.pages()
    assert [pages.of(line.number) for line in document.lines] == [line.page for line in document.lines]


def test_a_page_that_is_turned_is_read_along_its_lines() -> None:
    straight = typeset("\n\n".join(f"Renglón {'n' * at}" for at in range(6)), '#set page(paper: "a5")\n')
    for rotation in (90, 180, 270):
        turned = _turned(straight, rotation)
        assert texts(read_pdf(turned, "manual.pdf")) == texts(read_pdf(straight, "manual.pdf"))


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_text_that_is_set_sideways_is_read_along_its_lines(angle: int) -> None:
    body = f'#rotate({angle}deg, reflow: true, stack(spacing: 9pt, ..range(6).map(at => [Renglón #("n" * at)])))'
    lines = texts(read(body, "#set page(width: auto, height: auto)\n"))
    assert lines == [f"Renglón {'n' * at}".strip() for at in range(6)]


def _turned(data: bytes, rotation: int) -> bytes:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.set_rotation(rotation)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "what", "remedy"),
    [
        (
            hostile.scanned(3),
            "is scanned: it holds pictures of pages, and no text (3 pages)",
            "ocrmypdf --language spa",
        ),
        (hostile.page_of(b""), "holds no text", "ocrmypdf"),
        (hostile.encrypted(), "is encrypted", "password"),
        (typeset(SENTENCE)[:2000], "is damaged", "qpdf"),
        (b"%PDF-1.7\n", "is damaged", "qpdf"),
        (hostile.cyclic_pages(), "has 1,000,000 pages", "alone"),
        (hostile.many_pages(100_000), "has 100,000 pages", "alone"),
        (hostile.nested_forms(12), "more memory or time", "print it to a new PDF"),
        (hostile.flate_bomb(3000), "more memory or time", "print it to a new PDF"),
    ],
    ids=["scanned", "empty", "encrypted", "truncated", "head", "cyclic", "100,000 pages", "forms", "bomb"],
)
def test_what_cannot_be_read_is_refused_with_place_and_remedy(data: bytes, what: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        read_manual(data, "manual.txt")
    assert what in caught.value.message
    assert caught.value.place == "manual.txt"
    assert remedy in (caught.value.remedy or "")


def test_a_damaged_page_is_a_remark() -> None:
    good = hostile.page_of(b"BT /F 9 Tf 72 700 Td (Unidad de Riego de la Zona Alta, con sus pozos) Tj ET")
    damaged = good.replace(b"/Kids[3 0 R]/Count 1", b"/Kids[3 0 R 9 0 R]/Count 2")
    (remark,) = read_pdf(damaged, "manual.pdf").remarks
    assert (remark.check, remark.message) == ("page-damaged", "page 2 is damaged, and nothing of it is read")


def test_a_picture_among_pages_of_text_is_a_remark() -> None:
    text, scan = pypdfium2.PdfDocument(typeset(SENTENCE * 4)), pypdfium2.PdfDocument(hostile.scanned(1))
    text.import_pages(scan)
    held = BytesIO()
    text.save(held)
    (remark,) = read_pdf(held.getvalue(), "manual.pdf").remarks
    assert remark.check == "page-without-text"
    assert remark.message == "page 2 is a picture without text"
