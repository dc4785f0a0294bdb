"""Lives of units: a bar for each state, the letter of what began it, rows grouped by agreement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from changelog.domain.basis import Basis
from changelog.domain.structures import Act, Closing, Opening, UnitState, UnitVersion
from changelog.reports.charts.lifelines import ROWS, lifelines
from changelog.reports.wording import Words
from tests.reports.charts.structures import ODD_NAMES, unit

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Words("es")
FIRST, SECOND, END = date(2018, 1, 1), date(2021, 7, 1), date(2023, 3, 1)
OLD_ACT, NEW_ACT = Act(FIRST, "ACDO 1", "s1"), Act(SECOND, "ACDO 2", "s2")


def life(old: UnitState, *, until: date | None = None, **closing: Closing) -> UnitVersion:
    return UnitVersion(old, FIRST, until, OLD_ACT, NEW_ACT if until else None, Opening.FIRST_DOCUMENTED, **closing)


def drawn(*versions: UnitVersion, start: date | None = None) -> str:
    (picture,) = lifelines("IF", versions, WORDS, start, END)
    return picture.svg


def texts(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(svg.encode("utf-8")).iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("after", "letter"),
    [
        (unit("7.1", None, "División de Linternas"), "D"),
        (unit("7.1", "7.2", "División de Faros"), "A"),
        (unit("7.1", None, "Coordinación de Faros", rank="Coordinación"), "N"),
    ],
)
def test_change_of_a_state_is_lettered_where_it_began(after: UnitState, letter: str) -> None:
    before = life(unit("7.1", None, "División de Faros"), until=SECOND)
    said = texts(drawn(before, UnitVersion(after, SECOND, None, NEW_ACT)))
    assert letter in said
    assert "ACDO 2 · 1 de julio de 2021" in said
    assert not {"D", "A", "N"} - {letter} & set(said)


@pytest.mark.parametrize(
    ("closing", "letter"),
    [(Closing.ABOLISHED, "S"), (Closing.MERGED, "F"), (Closing.SPLIT, "E"), (Closing.REPLACED, "Su")],
)
def test_end_of_a_life_is_lettered(closing: Closing, letter: str) -> None:
    assert letter in texts(drawn(life(unit("7.1"), until=SECOND, closing=closing)))


@pytest.mark.parametrize(
    ("opening", "letter"),
    [
        (Opening.CREATED, "C"),
        (Opening.REESTABLISHED, "R"),
        (Opening.MERGED, "F"),
        (Opening.SPLIT, "E"),
        (Opening.REPLACED, "Su"),
    ],
)
def test_beginning_of_a_life_is_lettered(opening: Opening, letter: str) -> None:
    assert letter in texts(drawn(replace(life(unit("7.1")), opening=opening)))


def test_other_code_or_letter_case_alone_is_no_change() -> None:
    before = life(unit("7.1", None, "División de Faros"), until=SECOND)
    after = UnitVersion(unit("7.1", None, "DIVISIÓN DE FAROS.", "7.9"), SECOND, None, NEW_ACT)
    assert "Sin cambio en el periodo" in texts(drawn(before, after))


def test_first_documentation_is_no_change() -> None:
    assert "Sin cambio en el periodo" in texts(drawn(life(unit("7.1"))))


def test_what_is_only_told_is_broken() -> None:
    told = replace(life(unit("7.1")), state=replace(unit("7.1"), basis=Basis.NARRATED))
    assert drawn(told).count('stroke-dasharray="4 3"') == drawn(life(unit("7.1"))).count('stroke-dasharray="4 3"') + 1


def test_changes_before_the_period_are_not_lettered() -> None:
    before = life(unit("7.1", None, "División A"), until=SECOND)
    after = UnitVersion(unit("7.1", None, "División B"), SECOND, None, NEW_ACT)
    assert "D" not in texts(drawn(before, after, start=date(2022, 1, 1)))


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_text(name: str) -> None:
    svg = drawn(life(unit("7.1", None, name or " ")))
    assert ET.fromstring(svg.encode("utf-8")).tag == f"{SVG}svg"
    assert "<script" not in svg


def test_many_units_take_several_sheets_and_each_unit_one_row() -> None:
    versions = tuple(life(unit(f"7.{number}")) for number in range(100))
    pictures = lifelines("IF", versions, WORDS, None, END)
    assert len(pictures) == -(-100 // (ROWS - 1))
    rows = [text for picture in pictures for text in texts(picture.svg) if text.startswith("7.")]
    assert len(rows) == len(set(rows)) == 100


def test_life_of_one_day_and_nothing_at_all_are_drawn() -> None:
    assert "7.1" in drawn(life(unit("7.1"), until=date(2018, 1, 2)))
    (picture,) = lifelines("IF", (), WORDS, None, FIRST)
    assert "No documentado" in picture.description
