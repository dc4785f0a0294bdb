"""Pictures show every unit, sign every kind of change by letter, shape and colour, and escape what is printed."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from changelog.domain.basis import Basis
from changelog.domain.changes import ChangeSet, FunctionChange, FunctionChangeKind, FunctionSide, Side, UnitChange
from changelog.domain.changes import UnitChangeKind as Kind
from changelog.domain.charts import InstitutionChart
from changelog.domain.structures import FunctionState, Structure, UnitState
from changelog.domain.texts import StatedText
from changelog.reports.charts.legend import LOOKS, SIGN_OF_KIND, Border, Sign
from changelog.reports.charts.lettering import clean
from changelog.reports.charts.organigrams import organigrams
from changelog.reports.charts.pages import MOST_BOXES, sheets_of
from changelog.reports.charts.trees import tree_of
from changelog.reports.filed import Picture
from changelog.reports.names import shown
from changelog.reports.paper.sheets import placed
from changelog.reports.raster import size_of
from changelog.reports.wording import Words
from tests.reports.charts.structures import NEW, ODD_NAMES, OLD, forests, structure, unit

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Words("es")


def change(kind: Kind, old: tuple[UnitState, ...], new: tuple[UnitState, ...], parent: str | None = None) -> UnitChange:
    sides = tuple(Side(one, "Dirección General") for one in old), tuple(Side(one, parent) for one in new)
    return UnitChange(kind, kind.value, *sides, None, Basis.DOCUMENTED)


def compared(before: list[UnitState], after: list[UnitState], *changes: UnitChange | FunctionChange) -> str:
    units = tuple(one for one in changes if isinstance(one, UnitChange))
    functions = tuple(one for one in changes if isinstance(one, FunctionChange))
    found = ChangeSet("IF", OLD, NEW, "net", units, functions)
    chart = InstitutionChart("IF", structure(after, NEW), structure(before, OLD), found)
    (picture,) = organigrams(chart, WORDS)
    return picture.svg


def boxes_titled(svg: str, start: str) -> list[ET.Element]:
    """The groups of boxes whose title begins so."""
    groups = ET.fromstring(svg).iter(f"{SVG}g")
    return [
        group
        for group in groups
        if (title := group.find(f"{SVG}title")) is not None and (title.text or "").startswith(start)
    ]


def words_of(group: ET.Element) -> str:
    return " ".join("".join(text.itertext()) for text in group.iter(f"{SVG}text"))


@settings(deadline=None, max_examples=25)
@given(forests(100))
def test_every_unit_is_drawn_once_and_a_folded_one_with_its_own_sheet(found: Structure) -> None:
    top = tree_of(None, found)
    assert top is not None
    drawn: list[str] = []
    for sheet in sheets_of(top):
        repeated = {sheet.top.key} if sheet.above or sheet.shows else set()
        drawn += [
            one.key for one in sheet.top.walk() if one.key not in repeated | set(sheet.shows) and one.key != "top"
        ]
    folded_tops = {one.key for sheet in sheets_of(top) for one in sheet.top.walk() if any(one.folded)}
    assert sorted(drawn) == sorted(one.unit_id for one in found.units)
    assert folded_tops == {key for sheet in sheets_of(top) for key in sheet.shows}


@settings(deadline=None, max_examples=25)
@given(forests(60))
def test_pictures_are_xml_whatever_is_printed_and_the_same_every_time(found: Structure) -> None:
    chart = InstitutionChart("IF", found)
    pictures = organigrams(chart, WORDS)
    for picture in pictures:
        ET.fromstring(picture.svg.encode("utf-8"))
        assert "<script" not in picture.svg
    assert pictures == organigrams(chart, WORDS)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_text(name: str) -> None:
    found = structure([unit("7.1", None, "Dirección"), unit("7.1.1", "7.1", name or " ")])
    (picture,) = organigrams(InstitutionChart(name or "IF", found), WORDS)
    titles = [title.text for title in ET.fromstring(picture.svg.encode("utf-8")).iter(f"{SVG}title")]
    assert f"7.1.1 {clean(shown(name))}".strip() in titles
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\ud800-\udfff]", picture.svg)


def test_lines_of_a_long_name_stay_in_the_box() -> None:
    found = structure([unit("7.1", None, "Área " + "de Muy Largo Nombre " * 25)])
    (picture,) = organigrams(InstitutionChart("IF", found), WORDS)
    (box,) = boxes_titled(picture.svg, "7.1")
    lines = ["".join(span.itertext()) for span in box.iter(f"{SVG}tspan")]
    assert len(lines) == 7
    assert lines[-1].endswith("…")


def test_every_kind_has_its_own_letter_shape_and_colour() -> None:
    assert set(SIGN_OF_KIND) == set(Kind)
    assert set(LOOKS) == set(Sign)
    assert len({sign.value for sign in LOOKS}) == len(LOOKS)
    assert len({look.border for look in LOOKS.values()}) == len(LOOKS)
    assert len({look.line for look in LOOKS.values()}) == len(LOOKS)
    assert Border.THIN not in {look.border for look in LOOKS.values()}


@pytest.mark.parametrize("sign", Sign)
def test_letters_can_be_read_on_white(sign: Sign) -> None:
    def light(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (light(LOOKS[sign].line[at : at + 2]) for at in (1, 3, 5))
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5


TOP = unit("7.1", None, "Dirección General")
ONE, TWO = unit("7.1.1", "7.1", "División de Faros"), unit("7.1.2", "7.1", "División de Sendas")


@pytest.mark.parametrize(
    ("kind", "letter"),
    [(Kind.CREATED, "C"), (Kind.REESTABLISHED, "R")],
)
def test_what_is_new_is_drawn_after_alone(kind: Kind, letter: str) -> None:
    svg = compared([TOP], [TOP, ONE], change(kind, (), (ONE,)))
    (box,) = boxes_titled(svg, "7.1.1")
    assert letter in words_of(box).split()
    assert float(box.find(f"{SVG}path").get("stroke-width", "0")) > 3  # type: ignore[union-attr]


def test_abolished_unit_is_struck_in_a_broken_red_box() -> None:
    svg = compared([TOP, ONE], [TOP], change(Kind.ABOLISHED, (ONE,), ()))
    before, after = boxes_titled(svg, "7.1.1")
    assert after.find(f"{SVG}path").get("stroke-dasharray")  # type: ignore[union-attr]
    assert next(text.get("text-decoration") for text in after.iter(f"{SVG}text")) == "line-through"
    assert "line-through" not in ET.tostring(before, "unicode")
    assert "S" in words_of(before).split()


def test_renamed_unit_has_a_double_border_and_its_old_name() -> None:
    new = unit("7.1.1", "7.1", "División de Linternas")
    svg = compared([TOP, ONE], [TOP, new], change(Kind.RENAMED, (ONE,), (new,)))
    (box,) = boxes_titled(svg, "7.1.1 División de Linternas")
    assert "antes: División de Faros" in words_of(box)
    assert len([path for path in box.findall(f"{SVG}path") if path.get("stroke") == LOOKS[Sign.RENAMED].line]) == 2


def test_moved_unit_leaves_a_ghost_with_an_arrow_to_its_new_place() -> None:
    new = unit("7.1.1", "7.1.2", "División de Faros", "7.1.2.1")
    svg = compared([TOP, ONE, TWO], [TOP, TWO, new], change(Kind.REASSIGNED, (ONE,), (new,), "División de Sendas"))
    before, ghost = boxes_titled(svg, "7.1.1 División de Faros")
    assert "pasa a: División de Sendas" in words_of(ghost)
    assert ghost.get("opacity")
    assert not before.get("opacity")
    (now,) = boxes_titled(svg, "7.1.2.1 División de Faros")
    assert "viene de: Dirección General" in words_of(now)
    assert re.search(r'd="M[\d. ]+C[\d. ]+"', svg)


def test_unit_keeps_its_place_on_both_sides() -> None:
    svg = compared([TOP, ONE, TWO], [TOP, TWO], change(Kind.ABOLISHED, (ONE,), ()))
    places = [box.find(f"{SVG}path").get("d") for box in boxes_titled(svg, "7.1.2")]  # type: ignore[union-attr]
    assert len(places) == 2
    assert places[0] == places[1]


def test_change_of_level_has_bars_at_both_sides() -> None:
    new = unit("7.1.1", "7.1", "Coordinación de Faros", rank="Coordinación")
    svg = compared([TOP, ONE], [TOP, new], change(Kind.TRANSFORMED, (ONE,), (new,)))
    (box,) = boxes_titled(svg, "7.1.1 Coordinación")
    assert sum(path.get("stroke-width") == "4" for path in box.findall(f"{SVG}path")) == 2


@pytest.mark.parametrize(
    ("kind", "old", "new", "joint"),
    [
        (Kind.MERGED, (ONE, TWO), (unit("7.1.3", "7.1", "División de Faros y Sendas"),), "F1"),
        (Kind.SPLIT, (ONE,), (unit("7.1.3", "7.1", "División A"), unit("7.1.4", "7.1", "División B")), "E1"),
        (Kind.REPLACED, (ONE,), (unit("7.1.3", "7.1", "División C"),), "Su1"),
    ],
)
def test_all_that_took_part_bear_one_numbered_joint(
    kind: Kind, old: tuple[UnitState, ...], new: tuple[UnitState, ...], joint: str
) -> None:
    svg = compared([TOP, *old], [TOP, *new], change(kind, old, new))
    for one in (*old, *new):
        assert all(joint in words_of(box).split() for box in boxes_titled(svg, f"{one.code} "))
    assert svg.count(f">{joint}<") == 2 * len(old) + len(new)


def test_only_functions_changed_is_a_corner_mark() -> None:
    side = FunctionSide(FunctionState("f", "7.1.1", 1, "1.", StatedText("x", "x")), "División de Faros", "7.1.1")
    changes = [
        FunctionChange(FunctionChangeKind.ADDED, "g", (), (side,), None, Basis.DOCUMENTED),
        FunctionChange(FunctionChangeKind.MODIFIED, "g", (side,), (side,), None, Basis.DOCUMENTED),
        FunctionChange(FunctionChangeKind.REMOVED, "g", (side,), (), None, Basis.DOCUMENTED, inherited=True),
    ]
    _, after = boxes_titled(compared([TOP, ONE], [TOP, ONE], *changes), "7.1.1")
    assert words_of(after).endswith("f +1 ~1")


def test_what_is_not_documented_on_a_date_is_dotted_and_says_so() -> None:
    svg = compared([TOP], [TOP, ONE], change(Kind.FIRST_DOCUMENTED, (), (ONE,)))
    before, after = boxes_titled(svg, "7.1.1")
    assert "no documentado" in words_of(before)
    assert before.find(f"{SVG}path").get("stroke-dasharray") == LOOKS[Sign.UNDOCUMENTED].dashes  # type: ignore[union-attr]
    assert "no documentado" not in words_of(after)


def test_legend_names_just_the_signs_that_are_drawn() -> None:
    svg = compared([TOP, ONE], [TOP], change(Kind.ABOLISHED, (ONE,), ()))
    assert ">supresión<" in svg
    assert ">creación<" not in svg


def test_nothing_documented_is_said_in_words() -> None:
    (picture,) = organigrams(InstitutionChart("IF", structure([])), WORDS)
    assert "No documentado" in picture.description


def test_large_structure_is_an_overview_and_sheets_of_branches() -> None:
    units = [unit("7", None)]
    for first in range(12):
        units.append(unit(f"7.{first}", "7"))
        units += [unit(f"7.{first}.{second}", f"7.{first}") for second in range(44)]
    pictures = organigrams(InstitutionChart("IF", structure(units)), WORDS)
    assert len(pictures) == 13
    assert "44 más abajo: hoja 2" in pictures[0].svg
    assert all(picture.svg.count("<title>") <= MOST_BOXES + 1 for picture in pictures)
    assert pictures[12].title.endswith("Hoja 13 de 13: Unidad 7.11")


def branches(many: int, each: int) -> list[UnitState]:
    """A top, so many branches, and so many units in each."""
    units = [unit("7", None)]
    for first in range(many):
        units.append(unit(f"7.{first}", "7", f"Coordinación de Señales y Balizas de la Comarca Número {first}"))
        below = (f"7.{first}.{second}" for second in range(each))
        units += [unit(code, f"7.{first}", f"División de Faros, Sendas y Radiofaros {code}") for code in below]
    return units


def smallest_letters(picture: Picture) -> float:
    """Points of the names of units on the paper that the picture is placed on."""
    placing = placed(picture)
    return 10.0 * placing.width / size_of(picture.svg)[0]


@pytest.mark.parametrize("many", [1, 6, 40, 90])
@pytest.mark.parametrize("each", [0, 5, 60])
def test_names_can_be_read_on_every_sheet_of_one_date_and_of_two(many: int, each: int) -> None:
    units = branches(many, each)
    changes = tuple(change(Kind.CREATED, (), (one,)) for one in units[-3:])
    found = ChangeSet("IF", OLD, NEW, "net", changes, ())
    for before in (None, structure(units[:-3], OLD)):
        chart = InstitutionChart("IF", structure(units), before, found if before else None)
        for picture in organigrams(chart, WORDS):
            assert smallest_letters(picture) >= 7.0


def test_forty_eight_units_stand_on_one_sheet() -> None:
    units = branches(7, 6)[:48]
    assert len(units) == 48
    (picture,) = organigrams(InstitutionChart("IF", structure(units)), WORDS)
    assert smallest_letters(picture) >= 7.0


@settings(deadline=None, max_examples=15)
@given(forests(200))
def test_every_unit_is_drawn_where_sheets_are_divided_by_what_can_be_read(found: Structure) -> None:
    pictures = organigrams(InstitutionChart("IF", found), WORDS)
    titles = Counter(title.text for p in pictures for title in ET.fromstring(p.svg.encode()).iter(f"{SVG}title"))
    for one in found.units:
        assert titles[f"{one.code} {clean(shown(one.name))}".strip()]
    assert all(smallest_letters(picture) >= 7.0 for picture in pictures)


def test_long_list_of_units_goes_on_on_the_next_sheet_and_says_so() -> None:
    pictures = organigrams(InstitutionChart("IF", structure(branches(150, 0))), WORDS)
    assert len(pictures) > 1
    assert "(continúa)" not in pictures[0].svg
    assert all("(continúa)" in picture.svg for picture in pictures[1:])


def test_branch_without_change_gets_no_sheet_of_two_dates() -> None:
    units = [unit("7", None)]
    for first in range(3):
        units.append(unit(f"7.{first}", "7"))
        units += [unit(f"7.{first}.{second}", f"7.{first}") for second in range(44)]
    gone = next(one for one in units if one.unit_id == "7.1.3")
    found = ChangeSet("IF", OLD, NEW, "net", (change(Kind.ABOLISHED, (gone,), ()),), ())
    after = structure([one for one in units if one is not gone], NEW)
    pictures = organigrams(InstitutionChart("IF", after, structure(units, OLD), found), WORDS)
    assert len(pictures) == 2
    assert "44 más abajo, sin cambio" in " ".join(ET.fromstring(pictures[0].svg).itertext())
