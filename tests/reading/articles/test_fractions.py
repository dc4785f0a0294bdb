"""Lists under articles: fractions, numbers, letters, sub-items, groups, paragraphs behind."""

from __future__ import annotations

import pytest

from changelog.reading.articles.fractions import Fractions, marks_of, read_fractions, roman
from changelog.reading.lines import BodyLine


def read(text: str) -> Fractions:
    return read_fractions(
        [
            BodyLine(number, line.strip(), 0, blank_before=False, page_start=False)
            for number, line in enumerate(text.strip().splitlines(), 1)
        ]
    )


def markers(found: Fractions) -> list[str]:
    return [item.marker for item in found.items]


@pytest.mark.parametrize(
    ("numeral", "value"), [("I", 1), ("IV", 4), ("XIX", 19), ("XL", 40), ("XLIV", 44), ("IIX", None), ("VX", None)]
)
def test_roman_numerals(numeral: str, value: int | None) -> None:
    assert roman(numeral) == value


def test_letter_and_roman_are_told_by_their_place_in_the_count() -> None:
    letters = "".join(f"{letter}) Cosa {letter};\n" for letter in "abcdefghij")
    assert len(read("Son funciones:\n" + letters).items) == 10
    nested = read("Son:\nI. Hacer:\na) Esto:\ni) Poco;\nii) Mucho;\nb) Aquello;\nII. Deshacer.")
    assert markers(nested) == ["I.", "II."]
    assert [item.marker for item in nested.items[0].items] == ["a)", "b)"]
    assert [item.marker for item in nested.items[0].items[0].items] == ["i)", "ii)"]


def test_fractions_run_past_forty_and_take_bis_and_ter() -> None:
    found = read("Tiene:\nI. Uno;\nI Bis. Uno más;\nI TER. Otro;\nII.\tDos;\nIII.- Tres.")
    assert markers(found) == ["I.", "I Bis.", "I TER.", "II.", "III.-"]
    assert found.miscounted == ()


def test_number_inside_a_sentence_begins_nothing() -> None:
    found = read("Son:\n1. Cumplir el artículo\n5. de la ley y el numeral\n2. Otra cosa.\n2. Firmar.")
    assert len(found.items) == 2


def test_missing_number_is_told_and_item_on_the_line_before_is_found() -> None:
    found = read("Son:\n1. Uno. 2. Dos.\n3. Tres.\n5. Cinco.")
    assert markers(found) == ["1.", "2.", "3.", "5."]
    assert [odd.value for odd in found.shared] == [2]
    assert [(odd.before, odd.value) for odd in found.miscounted] == [(3, 5)]


def test_number_without_its_stop_counts_where_it_is_expected() -> None:
    assert markers(read("Son:\n1. Uno.\n2 Dos.\n3. Tres.")) == ["1.", "2", "3."]
    assert markers(read("Son:\n1. Unas\n25 Cosas.\n2. Dos.")) == ["1.", "2."]


def test_items_numbered_below_their_article() -> None:
    assert markers(read("Son:\n- 6.1. Uno.\n- 6.2. Dos.\n- 6.3. Tres.")) == ["6.1.", "6.2.", "6.3."]


def test_wrapped_lines_go_on_and_paragraphs_behind_the_list_do_not() -> None:
    found = read(
        "La Oficina tendrá las siguientes atribuciones que se indican aquí:\n"
        "I. Coser las velas de todos los barcos que lleguen al puerto de la\n"
        "capital;\n"
        "II. Cortar la lona.\n"
        "La Oficina se auxiliará del personal que requiera el servicio."
    )
    assert [len(item.lines) for item in found.items] == [2, 1]
    assert [line.number for line in found.behind] == [5]


def test_headings_of_groups_are_no_items() -> None:
    found = read("Tiene:\nEn materia de velas:\n1. Coser.\n2. Cortar.\nEn materia de remos:\n3. Comprar.\n4. Vender.")
    assert markers(found) == ["1.", "2.", "3.", "4."]
    assert [line.text for line in found.headings] == ["En materia de remos:"]


def test_mark_can_be_read_in_more_than_one_way() -> None:
    assert {mark.kind.value for mark in marks_of("C. Cosa")} == {"roman", "capital letter"}
    assert marks_of("Cosa") == ()
