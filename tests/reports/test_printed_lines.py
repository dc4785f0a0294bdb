"""Printed lines are shown with their numbers, and the marks stand exactly under what was read, cell for cell."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.reports.printed_lines import MARGIN, cells, shown, spans


def marked(rows: list[str]) -> list[str]:
    """What stands above each row of marks, by the columns of the marks (text of one cell a character)."""
    found = []
    for line, marks in pairwise(rows):
        if marks.startswith(" " * MARGIN + "| ") and "^" in marks:
            found.append(line[marks.index("^") : marks.rindex("^") + 1])
    return found


def test_marks_stand_under_what_was_read() -> None:
    rows = shown({3: "7.1.2 Departamento de Consulta"}, "Departamento de Consulta", 80)
    assert rows == [
        "    3 | 7.1.2 Departamento de Consulta",
        "      |       ^^^^^^^^^^^^^^^^^^^^^^^^",
    ]


def test_what_goes_on_below_is_marked_on_both_lines() -> None:
    rows = shown(
        {9: "   2. Operar la División de", 10: "Señales Marítimas del puerto."}, "División de Señales Marítimas", 80
    )
    assert marked(rows) == ["División de", "Señales Marítimas"]
    assert len(rows) == 4


def test_what_is_split_by_a_tab_or_many_blanks_is_found() -> None:
    assert marked(shown({1: "1.\tOperar   las\tboyas"}, "Operar las boyas", 80)) == ["Operar   las boyas"]


def test_control_characters_neither_show_nor_displace() -> None:
    rows = shown({1: "\x1b[31mOperar\x07 las \u200bboyas\x00"}, "las boyas", 80)
    assert marked(rows) == ["las boyas"]
    assert all(character.isprintable() for row in rows for character in row)


@pytest.mark.parametrize(
    ("line", "read", "before", "under"),
    [
        ("部門 Faros", "Faros", 5, 5),
        ("Faros 部門 del puerto", "部門", 6, 4),
        ("🚢 boyas", "boyas", 3, 5),
        ("Ope\u0301ra boyas", "boyas", 6, 5),
    ],
)
def test_wide_characters_count_as_two_cells_and_accents_as_none(line: str, read: str, before: int, under: int) -> None:
    marks = shown({1: line}, read, 80)[1]
    assert marks == " " * MARGIN + "| " + " " * before + "^" * under


def test_whole_words_are_preferred() -> None:
    (marks,) = [row for row in shown({1: "Comunidad y Unidad"}, "Unidad", 80) if "^" in row]
    assert marks.index("^") - MARGIN - 2 == len("Comunidad y ")


def test_letter_case_and_accents_that_differ_do_not_hide_the_place() -> None:
    assert marked(shown({1: "7.1 DIRECCION DE FAROS"}, "Dirección de Faros", 80)) == ["DIRECCION DE FAROS"]


def test_what_was_cut_is_marked_as_far_as_it_goes() -> None:
    assert marked(shown({1: "Operar las boyas del puerto"}, "Operar las bo…", 80)) == ["Operar las bo"]


def test_beginning_is_enough_where_the_rest_stands_elsewhere() -> None:
    lines = {4: "Operar las señales marítimas y", 9: "pie de página"}
    assert marked(shown(lines, "Operar las señales marítimas y reponer sus lámparas", 80)) == [
        "Operar las señales marítimas y"
    ]


def test_what_follows_is_marked_where_the_beginning_stands_above() -> None:
    lines = {5: "consideración de la Dirección de Faros;"}
    assert marked(shown(lines, "ara someterlos a la consideración de la Dirección de Faros;", 80)) == [lines[5]]


@pytest.mark.parametrize("read", ["que no está", "", None, "…"])
def test_without_the_place_the_first_line_stands_alone(read: str | None) -> None:
    assert shown({4: "Operar las boyas", 5: "y las balizas"}, read, 80) == ["    4 | Operar las boyas"]


def test_no_line_no_rows() -> None:
    assert shown({}, "boyas", 80) == []


def test_long_place_shows_its_first_lines() -> None:
    lines = {number: f"renglón {number} de muchos" for number in range(1, 7)}
    rows = shown(lines, " ".join(lines.values()), 80)
    assert sum(" | renglón" in row for row in rows) == 3
    assert rows[-1].endswith("| …")


@pytest.mark.parametrize("width", [30, 80, 160])
@pytest.mark.parametrize("at", [0, 10, 70, 150, 400])
def test_long_line_is_cut_around_the_place(width: int, at: int) -> None:
    line = ("x" * at + " boyas rojas " + "y" * 300).strip()
    rows = shown({123456: line}, "boyas rojas", width)
    (marks,) = (row for row in rows if "^" in row)
    under = rows[0][marks.index("^") : marks.rindex("^") + 1]
    assert under == ("boyas rojas" if width > 30 or at in (0, 10) else under)
    assert "boyas rojas".startswith(under)
    assert max(map(cells, rows)) <= width


TEXT = st.text(st.sampled_from("abc áÑ\t部🚢\u0301\u200b\x07.,"), max_size=200)


@given(st.lists(TEXT, min_size=1, max_size=5), TEXT, st.integers(30, 160))
def test_rows_fit_whatever_is_printed_and_read(lines: list[str], read: str, width: int) -> None:
    rows = shown(dict(enumerate(lines, 1)), read, width)
    assert rows
    assert max(map(cells, rows)) <= width
    assert all(unicodedata.category(c) not in ("Cc", "Cf", "Cs") for row in rows for c in row)


@given(st.lists(st.sampled_from(["faro", "boya", "de", "la", "y", "señal"]), min_size=1, max_size=12), st.data())
def test_whatever_stands_there_is_found_there(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    breaks = data.draw(st.lists(st.sampled_from([" ", "  ", "\n"]), min_size=len(words), max_size=len(words)))
    lines = "".join(word + gap for word, gap in zip(words, breaks, strict=True)).split("\n")
    printed = dict(enumerate((line.rstrip() for line in lines), 1))
    read = " ".join(words[start:end])
    found = spans(printed, read)
    assert " ".join(" ".join(printed[n][a:b] for n, (a, b) in found.items()).split()) == read
