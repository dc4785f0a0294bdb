"""Parents of units in tables: by spelling, by codes, by numbered ranks, and supposed where they are left blank."""

from __future__ import annotations

import pytest

from changelog.reading import read_manual
from tests.reading.reading_of import checks
from tests.reading.test_unit_tables import shape


def parents(table: str) -> dict[str, str | None]:
    return {code: parent for code, _, parent in shape(table)}


@pytest.mark.parametrize(
    "told",
    [
        "DIRECCION DE ADMINISTRACION Y FINANZAS PUBLICAS",
        "Dirección de Administración, y Finanzas Públicas",
        "Dirección de Administración y Fin",
        "10 - Dirección de Administración",
        "10",
    ],
)
def test_parent_is_known_without_accents_cut_or_with_its_code(told: str) -> None:
    table = f'Clave;Unidad;Depende de\n10;Dirección de Administración y Finanzas Públicas;\n11;Riego;"{told}"\n'
    assert parents(table)["11"] == "10"


@pytest.mark.parametrize(
    ("codes", "above"),
    [
        (("01-00-00", "01-01-00", "01-01-02"), (None, "01-00-00", "01-01-00")),
        (("01.", "01.1.", "01.1.2."), (None, "01.", "01.1.")),
        (("300.000", "300.120", "310.120"), (None, "300.000", None)),
        (("1", "11", "111"), (None, None, None)),
    ],
)
def test_parents_follow_from_the_parts_of_codes(codes: tuple[str, ...], above: tuple[str | None, ...]) -> None:
    rows = "".join(f"{code};Unidad {code}\n" for code in codes)
    assert tuple(parents("Clave;Denominación\n" + rows).values()) == above


def test_parents_follow_from_ranks_that_are_numbers() -> None:
    table = "Nivel;Clave;Denominación\n1;A;Aguas\n2;B;Riego\n3;C;Pozos\n2;D;Obras\n"
    assert parents(table) == {"A": None, "B": "A", "C": "B", "D": "A"}
    assert parents(table.replace("3;C", "4;C")) == dict.fromkeys("ABCD")


def test_units_of_one_name_are_told_apart_by_their_paths() -> None:
    table = "Nombre,Ruta\nAguas,Aguas\nRiego,Aguas > Riego\nObras,Aguas > Obras\nPozos,Aguas > Obras > Pozos\nPozos,Aguas > Riego > Pozos\n"
    assert list(parents(table)) == ["1", "1.1", "1.2", "1.2.1", "1.1.1"]


BLANKS = """Ministerio;Unidad superior;Unidad;Sigla;Código
Aguas;Aguas;Aguas;MA;1
Aguas;Aguas;DG Riego;DGR;2
Aguas;DG Riego;GO Pozos;DGR;3
Aguas;;GO Canales;DGR;4
Aguas;;DG Presas;DGP;5
"""


def withins(table: str) -> dict[str, str | None]:
    return {unit.code: unit.within for unit in read_manual(table.encode(), "u.csv").units}


def test_unit_whose_parent_is_left_blank_lies_within_its_office_or_branch() -> None:
    assert parents(BLANKS) == {"1": None, "2": "1", "3": "2", "4": None, "5": None}
    assert withins(BLANKS) == {"1": None, "2": None, "3": None, "4": "2", "5": "1"}
    reading = read_manual(BLANKS.encode(), "u.csv")
    assert (reading.heads_on_top, reading.whole_institution, checks(reading)) == (True, True, ["places-vague"])


OFFICES = """Ministerio;Descripción sigla;Sigla;Unidad;Código
Aguas;Aguas;MA;Aguas;1
Aguas;DG Riego;DGR;DG Riego;2
Aguas;DG Riego;DGR;GO Pozos;3
Aguas;DG Riego;DGR;GO Canales;4
Aguas;DG Riego;DGR;GO Presas;5
Aguas;DG Riego;DGR;SGO Bombas;6
Aguas;DG Obras;DGO;DG Obras;7
Aguas;DG Obras;DGO;SGO Bombas;8
Aguas;DG Obras;DGO;SGO Muros;9
"""


def test_units_of_the_highest_rank_in_an_office_hang_from_its_head_and_others_lie_within_it() -> None:
    assert parents(OFFICES) | {"6": "?"} == {
        "1": None, "2": None, "3": "2", "4": "2", "5": "2", "6": "?", "7": None, "8": "7", "9": "7",
    }  # fmt: skip
    assert {code: above for code, above in withins(OFFICES).items() if above} == {"2": "1", "6": "2", "7": "1"}


def test_cells_that_tell_a_branch_decide_between_parents_of_one_name() -> None:
    table = "Ministerio;Unidad superior;Unidad;Sigla;Código\nA;;GO Obras;X;1\nA;;GO Obras;Y;2\nA;GO Obras;Taller;Y;3\n"
    assert parents(table)["3"] == "2"
