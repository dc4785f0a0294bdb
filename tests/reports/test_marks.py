"""What documents print cannot act on a terminal, a browser or a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.domain.wording import WordDifference, WordOperation, WordRun
from changelog.reports import csv_writer, markdown_writer, terminal_writer
from changelog.reports.marks import printable
from changelog.reports.tables import Report, Table
from changelog.reports.wording import Words

ES = Words("es")
texts = st.text(st.characters(codec=None), max_size=40)


def report_of(text: str) -> Report:
    """A report that shows one text wherever a report can show one."""
    difference = WordDifference((WordRun(WordOperation.REMOVED, text), WordRun(WordOperation.ADDED, text)))
    table = Table(("Dice", "Debe decir", "No."), ((text, difference, 1),), text)
    return Report.of_table(text, (text,), table)


@given(texts)
def test_nothing_printed_moves_the_cursor(text: str) -> None:
    joiners = "\u200c\u200d"  # letters of some scripts are written with them; they neither hide nor turn anything
    for written in (terminal_writer.write(report_of(text), ES, 80), markdown_writer.write(report_of(text), ES)):
        shown = (c for c in written if c not in "\n" + joiners)
        assert [c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")] == []


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[2J\x1b[31mDirección\x1b[0m",  # clears the screen, then red
        "Direc\rción",  # overwrites the line
        "\x9b31mDirección",  # the same command in one character
        "Dirección\u202eatsinimda",  # right to left
        "Direc\u200bción",  # hidden
        "Dirección\x07\x08\x7f",
    ],
)
def test_known_tricks_leave_only_letters(text: str) -> None:
    assert not set(printable(text)) & set("\x1b\x9b\r\u202e\u200b\x07\x08\x7f")


@given(texts)
def test_markdown_table_keeps_its_columns(text: str) -> None:
    written = markdown_writer.write(report_of(text), ES)
    rows = [line for line in written.splitlines() if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) for row in rows} <= {3, 4}
    assert len(rows) == 3


@pytest.mark.parametrize("sign", ["|", "*", "_x_", "`", "<b>", "[a](http://a)", "![a](b)", "~~a~~"])
def test_markdown_shows_the_signs_of_the_text(sign: str) -> None:
    written = markdown_writer.write(Report.of_table("T", (), Table(("a",), ((sign,),))), ES)
    assert re.search(r"(?<!\\)([|*`<\[]|_x|~~)", written.splitlines()[-1].strip("| ")) is None


def test_markdown_leaves_names_of_files_readable() -> None:
    written = markdown_writer.write(Report.of_table("T", ("manual_2021.txt:14-16",), Table(("a",), (("b",),))), ES)
    assert "manual_2021.txt:14-16" in written


@pytest.mark.parametrize("text", ["# uno", "- uno", "+ uno", "1. uno", "12) uno", "> uno"])
def test_markdown_sentence_is_a_paragraph_whatever_it_begins_with(text: str) -> None:
    written = markdown_writer.write(Report.of_table("T", (text,), Table(("a",), (("b",),))), ES)
    assert re.match(r"(#|[-+>] |\d+[.)] )", written.split("\n\n")[1]) is None


@given(texts)
def test_csv_never_begins_a_cell_with_the_sign_of_a_formula(text: str) -> None:
    report = report_of(text)
    cells = [cell for row in _rows_of(csv_writer.write(report, ES)) for cell in row]
    assert [cell for cell in cells if len(cell) > 1 and cell[0] in "=+-@\t\r"] == []


@pytest.mark.parametrize("text", ["=1+1", "+52 55", "-Dirección", "@SUM(A1)", '=HYPERLINK("http://a")', " =1", "\t=1"])
def test_csv_text_that_looks_like_a_formula_is_a_text(text: str) -> None:
    [_, [cell]] = _rows_of(csv_writer.write(Report.of_table("T", (), Table(("a",), ((text,),))), ES))
    assert cell == "'" + text.strip()


def test_csv_keeps_a_bullet_and_a_number() -> None:
    [_, *rows] = _rows_of(csv_writer.write(Report.of_table("T", (), Table(("a", "b"), (("-", -3), ("•", 4)))), ES))
    assert rows == [["-", "-3"], ["•", "4"]]


def test_csv_opens_in_a_spreadsheet_with_its_accents_and_iso_dates() -> None:
    from datetime import date

    from changelog.domain.dates import PartialDate

    table = Table(("Vigencia", "Aprobado"), ((date(2021, 9, 1), PartialDate(2013, 5)),))
    written = csv_writer.write(Report.of_table("T", (), table), ES)
    assert written.startswith("\ufeff")
    assert _rows_of(written)[1] == ["2021-09-01", "2013-05"]


def test_words_taken_out_and_put_in_are_marked() -> None:
    runs = (
        WordRun(WordOperation.REMOVED, "Sancionar"),
        WordRun(WordOperation.ADDED, "Autorizar"),
        WordRun(WordOperation.KEPT, "los planes."),
    )
    report = Report.of_table("T", (), Table(("Debe decir",), ((WordDifference(runs),),)))
    assert "[-Sancionar-] {+Autorizar+} los planes." in terminal_writer.write(report, ES, 80)
    assert "~~Sancionar~~ **Autorizar** los planes." in markdown_writer.write(report, ES)


def _rows_of(written: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
