"""Workbooks: every cell is there as a fact of its kind, none is a formula, links lead somewhere, LibreOffice opens them."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock

from changelog.domain.dates import PartialDate
from changelog.domain.wording import WordDifference, WordOperation, WordRun
from changelog.reports.filed import FiledReport
from changelog.reports.marks import legible
from changelog.reports.paper.text import said
from changelog.reports.tables import Cell, Table
from changelog.reports.xlsx.cells import FIRST_DAY, MOST_LETTERS
from changelog.reports.xlsx.excerpts import excerpt, length, spaced
from changelog.reports.xlsx.names import SheetNames
from changelog.reports.xlsx_writer import write
from tests.reports.documents import HOSTILE, LONG, WORDS, difference, filed, tables_of

REPORTS = ["filed_inafs", "filed_imss"]
CONTENTS, INDEX = "Contenido", "Índice de unidades"


def opened(content: bytes, *, rich: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), rich_text=rich)


def fact(cell: Cell) -> object:
    """What a cell of a sheet holds for a cell of a table."""
    if isinstance(cell, PartialDate) and cell.is_exact:
        cell = cell.first_day
    if isinstance(cell, date) and cell >= FIRST_DAY:
        return datetime.combine(cell, time())
    return cell if isinstance(cell, int) else said(cell, WORDS) or None


def facts_of(table: Table) -> list[list[object]]:
    return [[legible(name) or None for name in table.columns], *([fact(cell) for cell in row] for row in table.rows)]


def facts_in(sheet: Any, columns: int) -> list[list[object]]:
    return [[cell.value for cell in row[:columns]] for row in sheet.iter_rows()]


def sheets_of_tables(book: Any, report: FiledReport) -> list[tuple[Any, Table]]:
    return list(zip(book.worksheets[1:], tables_of(report), strict=False))


@pytest.fixture(scope="module", params=REPORTS)
def report(request: pytest.FixtureRequest) -> FiledReport:
    found: FiledReport = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def book(report: FiledReport) -> Any:
    return opened(write(report, WORDS))


def test_every_table_has_its_sheet_with_all_its_rows_as_facts(report: FiledReport, book: Any) -> None:
    pairs = sheets_of_tables(book, report)
    assert len(pairs) == len(tables_of(report))
    for sheet, table in pairs:
        assert facts_in(sheet, len(table.columns)) == facts_of(table), sheet.title


def test_head_stays_in_sight_is_repeated_on_paper_and_filters_all_rows(report: FiledReport, book: Any) -> None:
    for sheet, table in sheets_of_tables(book, report):
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, sheet.max_column).column_letter}{len(table.rows) + 1}"
    contents = book[CONTENTS]
    head = int(contents.freeze_panes[1:]) - 1
    assert contents.auto_filter.ref.startswith(f"A{head}:D")
    assert contents.cell(head, 1).value == "Hoja"


def test_prints_across_in_letters_that_can_be_read(report: FiledReport, book: Any) -> None:
    rooms = {1: 720.0, 5: 936.0, 3: 1152.0}  # points across letter, legal and tabloid, as Excel numbers them
    for sheet, _ in sheets_of_tables(book, report):
        paper = sheet.page_setup
        assert (paper.orientation, paper.fitToWidth or 1, paper.fitToHeight) == ("landscape", 1, 0)
        letters = sum(sheet.column_dimensions[cell.column_letter].width for cell in sheet[1])
        printed = 9.0 * rooms[paper.paperSize] / (letters * 5.25)  # a column of one letter is 5.25 points wide
        assert printed >= (6.5 if paper.paperSize == 3 else 6.9), sheet.title  # none is wider than tabloid
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddHeader.left.text.strip() == report.report.title
        assert sheet.oddFooter.right.text.strip() == "Página &P de &N"


def test_columns_are_neither_too_narrow_nor_wider_than_a_screen(report: FiledReport, book: Any) -> None:
    for sheet, _ in sheets_of_tables(book, report):
        widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
        assert min(widths) >= 7
        assert max(widths) <= 91
        assert sum(widths) < 330, sheet.title


def test_contents_list_each_sheet_and_keep_every_sentence(report: FiledReport, book: Any) -> None:
    contents = book[CONTENTS]
    links = {cell.value: cell.hyperlink.location for row in contents.iter_rows() for cell in row if cell.hyperlink}
    assert list(links) == book.sheetnames[1:]
    texts = {cell.value for row in contents.iter_rows() for cell in row}
    wanted = {*report.report.sentences, report.report.title}
    wanted |= {legible(one) for section in report.report.sections for one in section.sentences}
    assert wanted - texts == set()


def test_who_signs_stands_last(report: FiledReport, book: Any) -> None:
    assert book.sheetnames[-1] == "Firmas"
    assert [row[0].value for row in book["Firmas"].iter_rows() if row[0].value] == list(report.signatures)


def test_links_lead_from_each_row_of_a_unit_to_all_its_rows(report: FiledReport, book: Any) -> None:
    index = {row[0].row: (row[-2], row[-1].value) for row in book[INDEX].iter_rows(min_row=2)}
    for sheet, table in sheets_of_tables(book, report):
        for number, mark in enumerate(table.marks, 2):
            linked = sheet.cell(number, len(table.columns) + 1)
            if mark.unit_id is None:
                assert linked.hyperlink is None
                continue
            row, found = target(linked)[1], 0
            assert target(linked)[0] == INDEX
            places = set()
            while found < linked.value:
                places.add(target(index[row][0]))
                found += index[row][1]
                row += 1
            assert found == linked.value
            first = 2 + [one.unit_id for one in table.marks].index(mark.unit_id)
            assert (sheet.title, first) in places


def target(cell: Any) -> tuple[str, int]:
    found = re.fullmatch(r"'(.+)'!A(\d+)", cell.hyperlink.location)
    assert found is not None
    return found[1].replace("''", "'"), int(found[2])


def test_words_taken_out_are_struck_through_and_those_put_in_underlined(filed_inafs: FiledReport) -> None:
    book = opened(write(filed_inafs, WORDS), rich=True)
    seen: dict[WordOperation, list[str]] = {WordOperation.REMOVED: [], WordOperation.ADDED: []}
    wanted: dict[WordOperation, list[str]] = {WordOperation.REMOVED: [], WordOperation.ADDED: []}
    for sheet, table in sheets_of_tables(book, filed_inafs):
        for cells, row in zip(sheet.iter_rows(min_row=2), table.rows, strict=True):
            for cell, stated in zip(cells, row, strict=False):
                if not isinstance(stated, WordDifference):
                    continue
                for run in stated.runs:
                    if run.operation in wanted:
                        wanted[run.operation].append(run.words)
                for operation, text in marked(cell):
                    seen[operation].append(text)
    assert seen == wanted
    assert all(seen.values())


def marked(cell: Any) -> list[tuple[WordOperation, str]]:
    """Runs of a cell that are struck through or underlined."""
    if isinstance(cell.value, CellRichText):
        pieces = [(one.font, one.text) for one in cell.value if isinstance(one, TextBlock)]
    else:
        pieces = [(cell.font, cell.value)]
    found = [(WordOperation.REMOVED, text) for font, text in pieces if font.strike]
    found += [(WordOperation.ADDED, text) for font, text in pieces if font.u]
    return found


def test_pictures_stand_on_sheets_of_their_own_and_say_what_they_show(report: FiledReport) -> None:
    content = write(report, WORDS)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        drawings = [name for name in package.namelist() if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name)]
        told = [
            one.get("descr")
            for name in sorted(drawings, key=lambda name: int("".join(filter(str.isdigit, name))))
            for one in ET.fromstring(package.read(name)).iter()
            if one.tag.endswith("}cNvPr")
        ]
    assert told == [picture.description for picture in report.pictures]
    assert len(told) > 1
    assert [opened(content)[f"Imagen {n}"]["A1"].value for n in range(1, len(told) + 1)] == [
        picture.title for picture in report.pictures
    ]


def test_properties_and_bytes_depend_on_the_report_alone(filed_inafs: FiledReport) -> None:
    content = write(filed_inafs, WORDS)
    assert content == write(filed_inafs, WORDS)
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(content)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    told = opened(content).properties
    assert (told.title, told.creator) == (filed_inafs.report.title, "ana")
    assert told.created == told.modified
    assert told.created.isoformat()[:19] == "2026-11-23T15:30:00"


@pytest.mark.parametrize("text", [*HOSTILE, "_x0041_ @SUM(A1)", "+1", "-1", "7.10", "'", "https://a.mx"])
def test_whatever_a_cell_holds_is_text(text: str) -> None:
    report = filed(
        (text, difference(text), 1), (text, WordDifference((WordRun(WordOperation.ADDED, text),)), 2), text=text
    )
    content = write(report, WORDS)
    book = opened(content)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))]
    assert all(ET.fromstring(part) is not None and b"<f>" not in part for part in parts)
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    sheet = book.worksheets[1]
    assert facts_in(sheet, len(tables_of(report)[0].columns)) == facts_of(tables_of(report)[0])


def test_right_to_left_marks_turn_nothing_around() -> None:
    shown = opened(write(filed(("\u202eoraF\u202c", 1)), WORDS)).worksheets[1]["A2"].value
    assert shown == "oraF"


@pytest.mark.parametrize("text", LONG, ids=["words", "one piece"])
def test_text_longer_than_a_cell_is_cut_and_says_so(text: str) -> None:
    book = opened(write(filed((text, difference(text), "🙂" * 20_000)), WORDS))
    for cell in book.worksheets[1][2]:
        assert len(cell.value.encode("utf-16-le")) // 2 <= MOST_LETTERS
        assert "pedido como .docx, .pdf, .html o .csv.]" in cell.value
    assert book.worksheets[1]["A2"].value.startswith(text[:32_000])


def test_cut_difference_shows_where_it_is_however_far_down_and_says_that_it_is_cut() -> None:
    kept = WordRun(WordOperation.KEPT, "vigilar las sendas " * 4_000)
    says = WordDifference((kept, WordRun(WordOperation.REMOVED, "mensualmente"), kept))
    should = WordDifference((kept, WordRun(WordOperation.ADDED, "cada semana"), kept))
    only_removed = WordDifference((kept, kept))
    book = opened(write(filed((says, should, only_removed)), WORDS), rich=True)
    before, after, seam = (cell.value for cell in book.worksheets[1][2][:3])
    for cell in (before, after, seam):
        text = str(cell)
        assert text.startswith("[Extracto: sólo se muestran las palabras en torno a cada diferencia")
        assert len(text) <= MOST_LETTERS
        assert text.count("[…]") == 2
    assert [str(block).strip() for block in before if isinstance(block, TextBlock) and block.font.strike] == [
        "mensualmente"
    ]
    assert [str(block).strip() for block in after if isinstance(block, TextBlock) and block.font.u] == ["cada semana"]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from(WordOperation), st.text(max_size=30), st.integers(1, 3_000)), max_size=30),
    st.integers(40, 5_000),
)
def test_excerpt_is_never_longer_than_asked_and_keeps_every_difference_it_has_room_for(
    parts: list[tuple[WordOperation, str, int]], most: int
) -> None:
    told = WordDifference(tuple(WordRun(kind, f"{text} " * many) for kind, text, many in parts))
    found = excerpt(told, most)
    assert length(found) <= most
    if length(spaced(told)) <= most:
        assert [kind for kind, _ in found] == [kind for kind, _ in spaced(told)]


def test_vague_and_ancient_dates_are_never_more_precise_than_known() -> None:
    row: tuple[Cell, ...] = (PartialDate(2021), PartialDate(2021, 9), PartialDate(2021, 9, 1), date(1857, 2, 5))
    cells = opened(write(filed(row), WORDS)).worksheets[1][2]
    assert [cell.value for cell in cells] == [
        "2021",
        "septiembre de 2021",
        datetime.combine(date(2021, 9, 1), time()),
        "5 de febrero de 1857",
    ]
    assert cells[2].number_format == "dd/mm/yyyy"


def test_names_of_sheets_are_short_and_each_once() -> None:
    names = SheetNames()
    wanted = ["Acto 1/2", "ACTO 1-2", "History", "'", "", "[a]:*?\\", "x" * 40, "X" * 40, "🙂" * 40, "a\x00\ud800"]
    given = [names.name(one) for one in wanted]
    assert given[:3] == ["Acto 1-2", "ACTO 1-2 (2)", "History (2)"]
    assert all(len(name.encode("utf-16-le")) <= 62 and not set(name) & set("[]:*?/\\") for name in given)
    assert len({name.casefold() for name in given}) == len(given)


def test_libreoffice_opens_it_and_prints_every_sheet(
    filed_inafs: FiledReport, required_program: Callable[[str], str], tmp_path: Path
) -> None:
    program = required_program("soffice")
    (tmp_path / "report.xlsx").write_bytes(write(filed_inafs, WORDS))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "report.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    with pypdfium2.PdfDocument(tmp_path / "report.pdf") as pdf:
        pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
        sizes = {(round(page.get_width()), round(page.get_height())) for page in pdf}
    assert sizes <= {(792, 612), (1008, 612), (1224, 792)}
    assert all(f"Página {number} de {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert all(filed_inafs.report.title in page for page in pages)
    functions = [page for page in pages if "Cuadro de funciones" in page and "Debe decir" in page]
    assert len(functions) > 1, "the head is repeated on every page"
    assert "Elaboró" in pages[-1]
