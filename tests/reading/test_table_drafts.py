"""Rows of tables: which are units, whose further rows they are, ranks that names open with, letters encoded twice."""

from __future__ import annotations

import pytest

from changelog.errors import InputError
from changelog.reading import read_manual
from tests.reading.reading_of import checks, texts
from tests.reading.test_unit_tables import shape


def test_header_on_every_page_totals_and_notes_are_left_out() -> None:
    table = """Clave;Unidad;Depende de
1;Aguas;
2;Riego;Aguas
Clave;Unidad;Depende de
3;Pozos;Riego
Total de unidades;3;
Fuente: padrón del Instituto de Riberas;;
"""
    assert [code for code, _, _ in shape(table)] == ["1", "2", "3"]
    assert checks(read_manual(table.encode(), "u.csv")) == []


def test_unit_with_several_people_is_one() -> None:
    coded = "Código;Unidad;Depende de;Cargo\n1;Aguas;;Directora\n2;Pozos;Aguas;Jefe\n2;Pozos;Aguas;Analista\n"
    assert shape(coded) == [("1", "Aguas", None), ("2", "Pozos", "1")]
    bare = "Nombre;Cargo;Área;Área superior\nAna;Directora;Aguas;\nLuis;Jefe;Pozos;Aguas\nEva;Analista;Pozos;Aguas\n"
    assert shape(bare) == [("1", "Aguas", None), ("1.1", "Pozos", "1")]


def test_units_of_one_name_without_codes_and_people_are_several() -> None:
    assert len(shape("Unidad;Depende de\nAguas;\nTaller;Aguas\nTaller;Aguas\n")) == 3


def test_list_of_people_is_no_table_of_units() -> None:
    with pytest.raises(InputError):
        read_manual(b"Nombre;Cargo;Dependencia\nAna;Directora;Aguas\nLuis;Jefe;Aguas\n", "u.csv")


def test_functions_of_units_without_codes_stand_in_rows_of_their_own() -> None:
    reading = read_manual(b"Unidad;Funciones\nAguas;Regar.\nAguas;Podar.\nPozos;Cavar.\n", "u.csv")
    assert texts(reading, "1") == ["Regar.", "Podar."]


def test_abbreviation_that_opens_several_names_is_their_rank() -> None:
    rows = "1,GO Riego,F\n2,GO Pozos,F\n3,GO Obras,F\n4,LS1 Radio,F\n"
    reading = read_manual(f"codigo,nombre,nivel\n{rows}".encode(), "u.csv")
    assert [unit.rank for unit in reading.units] == ["GO", "GO", "GO", "F"]


def test_letters_encoded_twice_are_read_and_told() -> None:
    told = "Clave;Unidad;Depende de\n1;Dirección de Aguas;\n2;Canalización;Dirección de Aguas\n"
    twice = told.encode().decode("cp1252").encode()
    assert shape(twice) == shape(told)
    assert checks(read_manual(twice, "u.csv")) == ["letters-encoded-twice"]
