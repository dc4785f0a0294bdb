"""Tables with a column for each level: whole paths, grouped cells, names that step to the right."""

from __future__ import annotations

import pytest

from changelog.reading import read_manual
from tests.reading.test_unit_tables import shape, workbook

TREE = [
    ("1", "Secretaría de Aguas", None),
    ("1.1", "Dirección de Riego", "1"),
    ("1.1.1", "Departamento de Pozos", "1.1"),
    ("1.2", "Dirección de Obras", "1"),
    ("1.2.1", "Departamento de Pozos", "1.2"),
]
GROUPED = """Secretaría de Aguas;;;Ana
;Dirección de Riego;;Luis
;;Departamento de Pozos;Eva
;Dirección de Obras;;Iris
;;Departamento de Pozos;Noé
;;Departamento de Pozos;Sol
"""
WHOLE = """Secretaría de Aguas;;;Ana
Secretaría de Aguas;Dirección de Riego;;Luis
Secretaría de Aguas;Dirección de Riego;Departamento de Pozos;Eva
Secretaría de Aguas;Dirección de Obras;Departamento de Pozos;Noé
"""


@pytest.mark.parametrize("rows", [GROUPED, WHOLE], ids=["grouped", "whole paths"])
@pytest.mark.parametrize(
    "header",
    ["Nivel 1;Nivel 2;Nivel 3;Titular\n", "Secretaría;Dirección;Departamento;Titular\n"],
    ids=["numbers", "ranks"],
)
def test_columns_of_levels_are_one_structure(header: str, rows: str) -> None:
    assert shape(header + rows) == TREE


def test_names_that_step_to_the_right_under_one_heading_are_levels() -> None:
    data = workbook(
        ("Estructura orgánica", None, None, None),
        ("Clave", "Unidad administrativa", None, None),
        (100, "Secretaría de Aguas", None, None),
        (110, None, "Dirección de Riego", None),
        (111, None, None, "Departamento de Pozos"),
        (120, None, "Dirección de Obras", None),
        ("Total", None, None, 4),
        merged="B2:D2",
    )
    assert shape(data) == [
        ("100", "Secretaría de Aguas", None),
        ("110", "Dirección de Riego", "100"),
        ("111", "Departamento de Pozos", "110"),
        ("120", "Dirección de Obras", "100"),
    ]


def test_header_of_a_level_is_the_rank_of_names_that_do_not_say_theirs() -> None:
    reading = read_manual("Secretaría;Subsecretaría;Dirección\nAguas;Riego;Pozos\n".encode(), "u.csv")
    assert [unit.rank for unit in reading.units] == ["Secretaría", "Subsecretaría", "Dirección"]


def test_an_address_beside_the_unit_is_no_level() -> None:
    assert shape("Código;Unidad;Dirección;Teléfono\n1;Aguas;Calle 1;55\n2;Riego;Calle 2;56\n") == [
        ("1", "Aguas", None),
        ("2", "Riego", None),
    ]
