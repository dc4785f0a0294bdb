"""PDF: every row is there, on tagged pages with an outline, and nothing that is written is taken for an instruction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from changelog.reports.filed import FiledReport
from changelog.reports.paper.sheets import SIDE
from changelog.reports.pdf_writer import write
from tests.reports.documents import HOSTILE, LONG, WORDS, difference, filed, tables_of, texts_of

REPORTS = ["filed_inafs", "filed_imss"]
_NOT_SEEN = re.compile(r"[\s\-\u00ad\u200b\u2010\x02\ufffe]+")
"""Blanks, and marks where a word is divided at the end of a line."""


def opened(content: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(content)


def squeezed(text: str) -> str:
    return _NOT_SEEN.sub("", text)


def texts_on(pdf: pypdfium2.PdfDocument) -> list[str]:
    """What each page says, without blanks."""
    return [squeezed(page.get_textpage().get_text_range()) for page in pdf]


@pytest.fixture(scope="module", params=REPORTS)
def report(request: pytest.FixtureRequest) -> FiledReport:
    found: FiledReport = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def pdf(report: FiledReport) -> Iterator[pypdfium2.PdfDocument]:
    with closing(opened(write(report, WORDS))) as document:
        yield document


def test_every_table_has_all_its_rows_with_their_texts_in_order(
    report: FiledReport, pdf: pypdfium2.PdfDocument
) -> None:
    said = "".join(texts_on(pdf))
    place, rows, over_pages = 0, 0, 0
    for table in tables_of(report):
        for row in texts_of(table):
            rows += 1
            wanted = squeezed("".join(row))
            found = said.find(wanted, place)
            if found >= 0:
                place = found + len(wanted)
                continue
            over_pages += 1  # between its parts stand the foot of one page and the head of the next
            assert all(squeezed(word) in said for cell in row for word in cell.split()), (table.key, row)
    assert over_pages <= rows / 100


def test_pages_are_numbered_and_of_one_size_or_double_letter(report: FiledReport, pdf: pypdfium2.PdfDocument) -> None:
    first = pdf[0].get_size()
    assert first in ((792.0, 612.0), (1008.0, 612.0))
    for number, (page, said) in enumerate(zip(pdf, texts_on(pdf), strict=True), 1):
        assert said.endswith(f"Página{number}de{len(pdf)}")
        assert number == 1 or said.startswith(squeezed(report.report.title))
        assert page.get_size() in (first, (1224.0, 792.0))


def test_letters_of_tables_can_be_read(pdf: pypdfium2.PdfDocument) -> None:
    """On sheets of their own, double letter, are pictures; their letters are measured with them."""
    sizes = {
        round(pdfium.FPDFText_GetFontSize(text, place), 1)
        for page in pdf
        if page.get_size() != (1224.0, 792.0)
        for text in [page.get_textpage()]
        for place in range(text.count_chars())
    }
    assert min(sizes - {0.0, 1.0}) >= 7.0  # 1: blanks that pdfium puts between words


def test_outline_has_every_heading(report: FiledReport, pdf: pypdfium2.PdfDocument) -> None:
    outline = [item.get_title() for item in pdf.get_toc()]
    ours = {"Imágenes", "Firmas", *(picture.title for picture in report.pictures)}
    assert [title for title in outline if title not in ours] == [
        one.heading for one in report.report.sections if one.heading
    ]
    assert ours <= set(outline)


def test_it_is_tagged_and_says_its_title_language_and_day(report: FiledReport) -> None:
    content = write(report, WORDS)
    with closing(opened(content)) as pdf:
        assert pdfium.FPDFCatalog_IsTagged(pdf)
        told = pdf.get_metadata_dict()
    assert (told["Title"], told["Author"]) == (report.report.title, "ana")
    assert told["CreationDate"].startswith("D:20261123153000")
    assert b"/Lang (es-MX)" in content or b"/Lang(es-MX)" in content


def test_same_report_gives_the_same_bytes(filed_inafs: FiledReport) -> None:
    assert write(filed_inafs, WORDS) == write(filed_inafs, WORDS)


def test_without_person_or_moment_it_is_the_same_too(filed_inafs: FiledReport) -> None:
    unsigned = replace(filed_inafs, person=None, made_at=None, pictures=(), signatures=())
    assert write(unsigned, WORDS) == write(unsigned, WORDS)


def test_who_signs_stands_on_the_last_page(pdf: pypdfium2.PdfDocument) -> None:
    assert all(role in texts_on(pdf)[-1] for role in ("Firmas", "Elaboró", "Revisó", "Autorizó"))


def test_head_is_repeated_on_every_page_of_a_table() -> None:
    rows = tuple((f"Unidad número {number}", "sin cambio " * 30) for number in range(200))
    with closing(opened(write(filed(*rows), WORDS))) as pdf:
        pages = [said for said in texts_on(pdf) if "Unidadnúmero" in said]
    assert len(pages) > 5
    assert all("Faros0Faros1" in said for said in pages)


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_document_holds_is_text_within_the_page(text: str) -> None:
    with closing(opened(write(filed((text, difference(text), 1), text=text), WORDS))) as pdf:
        said = "".join(texts_on(pdf))
        assert_nothing_over_the_edge(pdf)
    if text.isascii() and text.isprintable():
        assert said.count(squeezed(text)) >= 5


@pytest.mark.parametrize("text", LONG, ids=["words", "one piece"])
def test_a_row_longer_than_a_page_goes_on_over_several(text: str) -> None:
    with closing(opened(write(filed((text, "otra", "x" * 60)), WORDS))) as pdf:
        said = "".join(texts_on(pdf))
        assert len(pdf) > 3
        assert_nothing_over_the_edge(pdf)
    assert said.count(text[:7]) >= text.count(text[:7])


def assert_nothing_over_the_edge(pdf: pypdfium2.PdfDocument) -> None:
    for page in pdf:
        text = page.get_textpage()
        width, _ = page.get_size()
        boxes = [text.get_charbox(place) for place in range(text.count_chars())]
        assert all(left >= 0 and right <= width - SIDE / 2 for left, _, right, _ in boxes)
