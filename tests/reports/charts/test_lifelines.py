"""Lives of units: a bar for each state, the letters of what changed, rows grouped by agreement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from changelog.domain.basis import Basis
from changelog.domain.changes import (
    Change,
    ChangeSet,
    FunctionChange,
    FunctionChangeKind,
    FunctionSide,
    Side,
    UnitChange,
    UnitChangeKind,
)
from changelog.domain.structures import Act, Closing, FunctionState, Opening, UnitState, UnitVersion
from changelog.domain.texts import StatedText
from changelog.reports.charts.legend import SIGN_OF_KIND, Sign
from changelog.reports.charts.lifelines import ROWS_OF_PAPERS, lifelines
from changelog.reports.paper.sheets import LEAST_SCALE, LETTER, placed
from changelog.reports.raster import size_of
from changelog.reports.wording import Words
from tests.reports.charts.structures import ODD_NAMES, unit

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Words("es")
FIRST, SECOND, END = date(2018, 1, 1), date(2021, 7, 1), date(2023, 3, 1)
OLD_ACT, NEW_ACT = Act(FIRST, "ACDO 1", "s1"), Act(SECOND, "ACDO 2", "s2")


def life(old: UnitState, *, until: date | None = None, **closing: Closing) -> UnitVersion:
    return UnitVersion(old, FIRST, until, OLD_ACT, NEW_ACT if until else None, Opening.FIRST_DOCUMENTED, **closing)


def change(kind: UnitChangeKind, *, act: Act = NEW_ACT, inherited: bool = False, of: str = "7.1") -> UnitChange:
    """As many units on each side as any kind needs, the one asked for first."""
    sides = tuple(Side(unit(unit_id)) for unit_id in (of, "7.8"))
    return UnitChange(kind, "g", sides, sides, act, Basis.DOCUMENTED, inherited)


def drawn(*versions: UnitVersion, start: date | None = None, end: date = END, changes: tuple[Change, ...] = ()) -> str:
    units = tuple(one for one in changes if isinstance(one, UnitChange))
    functions = tuple(one for one in changes if isinstance(one, FunctionChange))
    steps = ChangeSet("IF", start or date.min, end, "steps", units, functions)
    (picture,) = lifelines("IF", versions, steps, WORDS, start, end)
    return picture.svg


def texts(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(svg.encode("utf-8")).iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", [kind for kind in UnitChangeKind if SIGN_OF_KIND[kind] is not Sign.UNDOCUMENTED])
def test_every_change_of_the_institution_is_lettered_under_its_act(kind: UnitChangeKind) -> None:
    said = texts(drawn(life(unit("7.1")), changes=(change(kind),)))
    assert SIGN_OF_KIND[kind].value in said
    assert "ACDO 2 · 1 de julio de 2021" in said
    assert "Sin cambio en el periodo" not in said
    assert "Unidades: 1. Cambios, acto por acto: 1 de unidades y 0 de funciones." in said


def test_unit_whose_functions_changed_is_not_headed_without_change() -> None:
    side = FunctionSide(FunctionState("f", "7.1", 1, "1.", StatedText("x", "x")), "División", "7.1")
    added = FunctionChange(FunctionChangeKind.ADDED, "g", (), (side,), NEW_ACT, Basis.DOCUMENTED)
    said = texts(drawn(life(unit("7.1")), changes=(added,)))
    assert {"f", "cambian sus funciones o su objetivo"} <= set(said)
    assert "Sin cambio en el periodo" not in said
    assert "Unidades: 1. Cambios, acto por acto: 0 de unidades y 1 de funciones." in said


@pytest.mark.parametrize(
    "told",
    [
        change(UnitChangeKind.RECODED, inherited=True),
        change(UnitChangeKind.FIRST_DOCUMENTED),
        change(UnitChangeKind.NO_LONGER_DOCUMENTED),
        change(UnitChangeKind.ABOLISHED, of="7.9"),
    ],
)
def test_consequences_what_is_merely_documented_and_other_units_are_no_change_of_a_unit(told: UnitChange) -> None:
    said = texts(drawn(life(unit("7.1")), changes=(told,)))
    assert "Sin cambio en el periodo" in said
    assert "Unidades: 1. Cambios, acto por acto: 0 de unidades y 0 de funciones." in said


def test_a_report_draws_units_that_changed_and_counts_the_others() -> None:
    versions = tuple(life(unit(f"7.{number}")) for number in range(5))
    steps = ChangeSet("IF", FIRST, END, "steps", (change(UnitChangeKind.RENAMED, of="7.3"),), ())
    (picture,) = lifelines("IF", versions, steps, WORDS, FIRST, END, only_changed=True)
    assert [text for text in texts(picture.svg) if text.startswith("7.")] == ["7.3 Unidad 7.3"]
    assert picture.description.endswith("Sin cambio en el periodo, no dibujadas: 4.")
    assert lifelines("IF", versions, None, WORDS, FIRST, END, only_changed=True) == ()


def test_what_began_on_the_last_day_of_the_period_has_a_bar() -> None:
    before = life(unit("7.1", None, "División A"), until=SECOND)
    after = UnitVersion(unit("7.1", None, "División B"), SECOND, None, NEW_ACT)
    svg = drawn(before, after, start=FIRST, end=SECOND, changes=(change(UnitChangeKind.RENAMED),))
    bars = [(float(r.get("x", "0")), float(r.get("width", "0"))) for r in ET.fromstring(svg).iter(f"{SVG}rect")]
    told, now = [
        bar for bar, rect in zip(bars, ET.fromstring(svg).iter(f"{SVG}rect"), strict=True) if rect.get("height") == "14"
    ]
    assert now[1] > 10
    assert told[0] + told[1] == pytest.approx(now[0], abs=0.2)


def test_what_is_only_told_is_broken() -> None:
    told = replace(life(unit("7.1")), state=replace(unit("7.1"), basis=Basis.NARRATED))
    assert drawn(told).count('stroke-dasharray="4 3"') == drawn(life(unit("7.1"))).count('stroke-dasharray="4 3"') + 1


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_text(name: str) -> None:
    svg = drawn(life(unit("7.1", None, name or " ")))
    assert ET.fromstring(svg.encode("utf-8")).tag == f"{SVG}svg"
    assert "<script" not in svg


def test_many_units_take_several_sheets_and_each_unit_one_row() -> None:
    versions = tuple(life(unit(f"7.{number}")) for number in range(100))
    pictures = lifelines("IF", versions, None, WORDS, None, END)
    assert len(pictures) == -(-100 // (ROWS_OF_PAPERS[-1] - 1))
    rows = [text for picture in pictures for text in texts(picture.svg) if text.startswith("7.")]
    assert len(rows) == len(set(rows)) == 100


@pytest.mark.parametrize("many", [1, ROWS_OF_PAPERS[0] - 2, ROWS_OF_PAPERS[0], 60])
def test_names_can_be_read_on_paper_with_every_sign_in_the_legend(many: int) -> None:
    versions = tuple(life(unit(f"7.{n}", None, "División de Faros, Sendas, Radiofaros y Balizas")) for n in range(many))
    every = tuple(change(kind, of="7.0") for kind in UnitChangeKind)
    steps = ChangeSet("IF", date.min, END, "steps", every, ())
    for picture in lifelines("Instituto de los Faros", versions, steps, WORDS, FIRST, END):
        placing = placed(picture)
        assert placing.width / size_of(picture.svg)[0] >= LEAST_SCALE
        assert (placing.paper is LETTER) == (many + 2 <= ROWS_OF_PAPERS[0])


def test_life_of_one_day_and_nothing_at_all_are_drawn() -> None:
    assert "7.1" in drawn(life(unit("7.1"), until=date(2018, 1, 2)))
    (picture,) = lifelines("IF", (), None, WORDS, None, FIRST)
    assert "No documentado" in picture.description
