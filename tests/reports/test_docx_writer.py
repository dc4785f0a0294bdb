"""Word documents: every cell is there, heads are repeated, what changed is marked, and LibreOffice opens them."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from changelog.domain.wording import WordDifference, WordOperation
from changelog.reports.docx import styles
from changelog.reports.docx_writer import write
from changelog.reports.filed import FiledReport
from changelog.reports.marks import legible
from changelog.reports.paper.sheets import SIDE
from tests.reports.documents import HOSTILE, LONG, WORDS, difference, filed, tables_of, texts_of

REPORTS = ["filed_inafs", "filed_imss"]
_TWIPS = 20


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def tables_in(document: Any) -> list[Any]:
    return list(document.element.body.iterchildren(qn("w:tbl")))


def cells_of(table: Any) -> list[list[str]]:
    return [[text_of(cell) for cell in row.iterchildren(qn("w:tc"))] for row in table.iterchildren(qn("w:tr"))]


def text_of(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


@pytest.fixture(scope="module", params=REPORTS)
def report(request: pytest.FixtureRequest) -> FiledReport:
    found: FiledReport = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def document(report: FiledReport) -> Any:
    return opened(write(report, WORDS))


def test_every_table_has_all_its_rows_with_their_texts(report: FiledReport, document: Any) -> None:
    *written, _ = tables_in(document)
    assert [cells_of(table) for table in written] == [texts_of(table) for table in tables_of(report)]


def test_heads_are_repeated_and_rows_that_are_short_stay_whole(report: FiledReport, document: Any) -> None:
    *written, _ = tables_in(document)
    for table in written:
        head, *rows = table.iterchildren(qn("w:tr"))
        assert head.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None for row in rows)
    whole = [row for table in written for row in table.iter(qn("w:cantSplit"))]
    assert len(whole) > sum(len(table.rows) for table in tables_of(report)) * 0.9


def test_columns_fit_their_sheet_in_letters_that_can_be_read(document: Any) -> None:
    rooms = iter([section.page_width.pt - 2 * SIDE for section in document.sections])
    room = next(rooms)
    for one in document.element.body:
        if one.tag == qn("w:tbl"):
            widths = [int(column.get(qn("w:w"))) for column in one.iter(qn("w:gridCol"))]
            assert sum(widths) <= room * _TWIPS
            assert min(widths) > 15 * _TWIPS
        elif next(one.iter(qn("w:sectPr")), None) is not None and one.tag == qn("w:p"):
            room = next(rooms)
    used = {style.get(qn("w:val")) for table in tables_in(document)[:-1] for style in table.iter(qn("w:pStyle"))}
    assert used
    assert all(document.styles[name].font.size.pt >= 7 for name in used)


def test_sheets_are_of_one_size_and_double_letter_where_more_is_needed(document: Any) -> None:
    sizes = {(section.page_width.pt, section.page_height.pt) for section in document.sections}
    assert sizes <= {(document.sections[0].page_width.pt, 612.0), (1224.0, 792.0)}
    assert document.sections[-1].page_width.pt == document.sections[0].page_width.pt in (792.0, 1008.0)


def test_page_numbers_of_the_contents_are_fields_that_word_offers_to_fill_in(document: Any) -> None:
    links = list(document.element.body.iter(qn("w:hyperlink")))
    told = [next(link.iter(qn("w:instrText"))).text.split() for link in links]
    assert told == [["PAGEREF", link.get(qn("w:anchor")), "\\h"] for link in links]
    assert [one.get(qn("w:val")) for one in document.settings.element.iter(qn("w:updateFields"))] == ["true"]
    names = [one.tag for one in document.settings.element]
    assert names.index(qn("w:updateFields")) == names.index(qn("w:compat")) - 1  # where the schema has it


def test_headings_are_those_that_word_knows_and_contents_lead_to_them(report: FiledReport, document: Any) -> None:
    headings = [one for one in document.paragraphs if one.style.name.startswith("Heading")]
    said = [one.text for one in headings]
    assert [one.heading for one in report.report.sections if one.heading] == [
        one for one in said if one not in {"Imágenes", "Firmas", *(picture.title for picture in report.pictures)}
    ]
    marks = [mark.get(qn("w:name")) for one in headings for mark in one._p.iter(qn("w:bookmarkStart"))]
    links = list(document.element.body.iter(qn("w:hyperlink")))
    assert [(link.get(qn("w:anchor")), text_of(link)) for link in links] == [
        (mark, f"{heading}…") for mark, heading in zip(marks, said, strict=True)
    ]
    assert [one.text for one in document.paragraphs if one.style.name == "Title"] == [report.report.title]


def test_title_stands_above_and_page_numbers_below(report: FiledReport, document: Any) -> None:
    first, *others = document.sections
    assert first.header.paragraphs[0].text == report.report.title
    fields = [one.text.strip() for one in first.footer.paragraphs[0]._p.iter(qn("w:instrText"))]
    assert (fields, first.footer.paragraphs[0].text) == (["PAGE", "NUMPAGES"], "Página 1 de 1")
    assert all(one.footer.is_linked_to_previous and one.header.is_linked_to_previous for one in others)


def test_who_signs_stands_last(report: FiledReport, document: Any) -> None:
    last = tables_in(document)[-1]
    assert [one for one in cells_of(last)[0] if one] == [
        f"{role}Nombre, cargo, firma y fecha" for role in ("Elaboró", "Revisó", "Autorizó")
    ]


def test_words_taken_out_are_struck_through_and_those_put_in_underlined(filed_inafs: FiledReport) -> None:
    document = opened(write(filed_inafs, WORDS))
    for style, operation in ((styles.TAKEN_OUT, WordOperation.REMOVED), (styles.PUT_IN, WordOperation.ADDED)):
        marked = [
            text_of(run)
            for run in document.element.body.iter(qn("w:r"))
            if (found := run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")) is not None and found.get(qn("w:val")) == style
        ]
        assert marked == [
            run.words
            for table in tables_of(filed_inafs)
            for row in table.rows
            for cell in row
            if isinstance(cell, WordDifference)
            for run in cell.runs
            if run.operation is operation
        ]
        assert marked
    assert (document.styles[styles.TAKEN_OUT].font.strike, document.styles[styles.PUT_IN].font.underline) == (
        True,
        True,
    )


def test_pictures_say_in_words_what_they_show(report: FiledReport, document: Any) -> None:
    shown = [one.get("descr") for one in document.element.body.iter(qn("wp:docPr"))]
    assert shown == [picture.description for picture in report.pictures]
    assert len(document.inline_shapes) == len(report.pictures) > 1


def test_properties_and_bytes_depend_on_the_report_alone(filed_inafs: FiledReport) -> None:
    content = write(filed_inafs, WORDS)
    assert content == write(filed_inafs, WORDS)
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(content)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    told = opened(content).core_properties
    assert (told.title, told.author, told.language) == (filed_inafs.report.title, "ana", "es-MX")
    made_at = filed_inafs.made_at
    assert made_at is not None
    assert [one.replace(tzinfo=UTC) for one in (told.created, told.modified)] == [made_at, made_at]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_document_holds_is_text(text: str) -> None:
    report = filed((text, difference(text), 1), text=text)
    document = opened(write(report, WORDS))
    shown = [[legible(name) for name in row] for row in texts_of(tables_of(report)[0])]
    assert cells_of(tables_in(document)[0]) == shown
    assert f"{legible(text)} {legible(text)} {legible(text)}" in shown[1]
    assert document.paragraphs[0].text == legible(text).strip()


@pytest.mark.parametrize("text", LONG, ids=["words", "one piece"])
def test_a_row_longer_than_a_page_may_go_on_over_several(text: str) -> None:
    table = tables_in(opened(write(filed((text, "x"), ("corta", "x")), WORDS)))[0]
    _, long, short = table.iterchildren(qn("w:tr"))
    assert [row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in (long, short)] == [False, True]
    assert cells_of(table)[1][0] == text


def test_libreoffice_opens_it(filed_inafs: FiledReport, required_program: Callable[[str], str], tmp_path: Path) -> None:
    program = required_program("soffice")
    (tmp_path / "report.docx").write_bytes(write(filed_inafs, WORDS))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "report.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    with pypdfium2.PdfDocument(tmp_path / "report.pdf") as pdf:
        pages = ["".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
    assert "CuadrocomparativoSólomovimientos" in "".join(pages)
    assert f"Página2de{len(pages)}" in pages[1]
    assert all(role in pages[-1] for role in ("Elaboró", "Revisó", "Autorizó"))
    summary = next(page for page in pages if page.startswith(_squeezed(filed_inafs.report.title) + "Resumen"))
    assert all(_squeezed(row[1]) in summary for row in texts_of(tables_of(filed_inafs)[0]))


def _squeezed(text: str) -> str:
    return "".join(text.split())
