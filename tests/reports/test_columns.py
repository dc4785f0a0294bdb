"""Tables are as wide as asked, and lose no word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.reports import terminal_writer
from changelog.reports.columns import wrapped
from changelog.reports.tables import Report, Section, Table
from changelog.reports.wording import Words

ES = Words("es")
NAME = "División de Evaluación y Seguimiento de Auditoría a Patrones"
words = st.text(st.sampled_from("abcdefgñáü0123456789_.:;-/"), min_size=1, max_size=30)
cells = st.one_of(st.lists(words, max_size=30).map(" ".join), st.integers(0, 10**6), st.none())


@st.composite
def tables(draw: st.DrawFn) -> Table:
    count = draw(st.integers(1, 10))
    rows = draw(st.lists(st.tuples(*[cells] * count), min_size=1, max_size=5))
    return Table(tuple(draw(words) for _ in range(count)), tuple(rows))


@given(tables(), st.integers(60, 200))
def test_no_line_is_wider_than_asked(table: Table, width: int) -> None:
    written = terminal_writer.write(Report.of_table("Título", ("una frase " * 30,), table), ES, width)
    assert [line for line in written.splitlines() if len(line) > width] == []


@given(tables(), st.integers(60, 200))
def test_every_letter_of_every_cell_is_there(table: Table, width: int) -> None:
    written = terminal_writer.write(Report.of_table("", (), table), ES, width)
    shown = sorted(written)
    for row in table.rows:
        for cell in row:
            missing = sorted(str(cell if cell is not None else "").replace(" ", ""))
            assert _is_within(missing, shown)


@given(st.lists(words, max_size=40), st.integers(10, 100))
def test_wrapping_keeps_the_words_in_order(given_words: list[str], width: int) -> None:
    lines = wrapped(" ".join(given_words), width)
    assert "".join(lines).replace(" ", "") == "".join(given_words)
    assert max(map(len, lines)) <= width


def test_words_are_broken_at_a_sign_before_they_are_broken_anywhere() -> None:
    assert wrapped("002_0f9919ea9d08e73b.txt:4820-4822", 24) == ["002_0f9919ea9d08e73b.", "txt:4820-4822"]
    assert wrapped("ACDO.AS2.HCT.270922/264.P.DA", 20) == ["ACDO.AS2.HCT.270922/", "264.P.DA"]
    assert wrapped("Desoxirribonucleico", 10) == ["Desoxirrib", "onucleico"]


@pytest.mark.parametrize("width", [80, 160])
def test_tree_keeps_its_indentation_when_names_are_wrapped(width: int) -> None:
    rows = tuple((f"7.1.{n}", "  " * n + NAME * 3) for n in range(3))
    written = terminal_writer.write(Report.of_table("T", (), Table(("Clave", "Unidad"), rows)), ES, width)
    lines = written.splitlines()[5:]
    starts = [line.index("División") for line in lines if "7.1." in line]
    assert starts == [starts[0], starts[0] + 2, starts[0] + 4]
    first, second = (n for n, line in enumerate(lines) if "7.1.1" in line or "7.1.2" in line)
    assert {len(line) - len(line.lstrip()) for line in lines[first + 1 : second]} == {starts[1]}


def test_table_that_nobody_could_read_is_told_row_by_row() -> None:
    long = "Sancionar las políticas, normas y lineamientos que le sean propuestos por las áreas del instituto. " * 2
    table = Table(("No.", "Dice", "Debe decir", "Tipo", "Fuente"), (("1.", long, long, "función modificada", None),))
    written = terminal_writer.write(Report.of_table("T", (), table), ES, 60)
    assert "\nNo.: 1.\n  Dice: Sancionar" in written
    assert "\n  Tipo: función modificada" in written
    assert "Fuente" not in written
    assert "---" in terminal_writer.write(Report.of_table("T", (), table), ES, 160)


def test_columns_that_say_nothing_are_left_out() -> None:
    table = Table(("a", "b", "c"), (("1", None, ""), ("2", "", "x")))
    written = terminal_writer.write(Report("", (), (Section("", tables=(table,)),), table), ES, 80)
    assert written.splitlines()[0].split() == ["a", "c"]


def _is_within(some: list[str], all_: list[str]) -> bool:
    remaining = iter(all_)
    return all(letter in remaining for letter in some)
