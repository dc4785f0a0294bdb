"""Tables of units in CSV and XLSX: columns, parents, codes, functions, days, and what is refused."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from changelog.errors import InputError, UsageError
from changelog.reading import read_manual
from changelog.reading.columns import known, plain, recognised
from changelog.reading.unit_tables import day_of
from tests.reading.reading_of import checks, markers, texts

PLAIN = "Código;Denominación;Depende de\n1;Dirección de Riberas;\n11;Unidad de Riego;1\n111;División de Pozos;Unidad de Riego\n"


def shape(
    data: bytes | str, columns: str | None = None, name: str = "unidades.csv"
) -> list[tuple[str, str, str | None]]:
    reading = read_manual(data.encode() if isinstance(data, str) else data, name, columns=columns)
    return [(unit.code, unit.name, unit.parent) for unit in reading.units]


def workbook(*rows: tuple[object, ...], merged: str | None = None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


WANTED = [("1", "Dirección de Riberas", None), ("11", "Unidad de Riego", "1"), ("111", "División de Pozos", "11")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac-roman"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_separator_and_encoding_is_found_out(separator: str, encoding: str) -> None:
    assert shape(PLAIN.replace(";", separator).encode(encoding)) == WANTED


def test_a_workbook_is_read_as_a_table_is() -> None:
    rows = [tuple(line.split(";")) for line in PLAIN.splitlines()]
    assert shape(workbook(*rows), name="unidades.xlsx") == WANTED


def test_titles_and_merged_headings_above_the_header_are_passed_over() -> None:
    data = workbook(
        ("Catálogo de unidades", None, None),
        ("Unidad", None, "Lugar"),
        ("Clave", "Nombre de la unidad", "Clave superior"),
        (1, "Dirección de Riberas", None),
        (11.0, "Unidad de Riego", 1),
        (111, "División de Pozos", 11),
        merged="A2:B2",
    )
    assert shape(data) == WANTED


def test_columns_are_those_that_the_user_says() -> None:
    told = "uno;dos;tres\n1;Dirección de Riberas;\n11;Unidad de Riego;1\n111;División de Pozos;11\n"
    assert shape(told, "code=uno,name=DOS,parent=3") == WANTED
    assert shape(told.partition("\n")[2], "code=1,name=2,parent=3") == WANTED


@pytest.mark.parametrize("told", ["code=uno", "name", "nombre=dos", "=x,name=dos"])
def test_columns_told_wrongly_are_a_wrong_use(told: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_manual(b"uno;dos\n1;Unidad\n", "u.csv", columns=told)
    assert caught.value.remedy


def test_parents_follow_from_codes_or_from_a_path() -> None:
    assert shape("clave,nombre\n7,Dirección A\n7.1,Unidad B\n7.1.2,División C\n")[2] == ("7.1.2", "División C", "7.1")
    path = "nombre,ruta\nDirección A,Dirección A\nUnidad B,Dirección A / Unidad B\nDivisión C,Dirección A/Unidad B\n"
    assert shape(path) == [("1", "Dirección A", None), ("1.1", "Unidad B", "1"), ("1.1.1", "División C", "1.1")]


def test_a_parent_of_several_of_one_name_is_the_one_of_the_same_branch() -> None:
    told = "codigo,nombre,superior,ramo\n1,Gerencia Técnica,,Agua\n2,Gerencia Técnica,,Luz\n3,Taller,Gerencia Técnica,Luz\n"
    assert shape(told)[2][2] == "2"
    reading = read_manual(told.replace("Luz", "Agua").encode(), "u.csv")
    assert "parent-ambiguous" in checks(reading)


def test_a_parent_that_is_not_listed_and_one_in_a_circle_are_findings() -> None:
    reading = read_manual(b"codigo,nombre,padre\n1,Unidad A,9\n2,Unidad B,3\n3,Unidad C,2\n", "u.csv")
    assert sorted(checks(reading)) == ["parent-in-circle", "parent-not-listed"]
    assert sum(unit.parent is None for unit in reading.units) == 2


def test_functions_stand_in_a_cell_line_by_line_or_in_rows_of_their_own() -> None:
    reading = read_manual(
        b'clave,unidad,funciones\n7,Riego,"1. Regar.\n2. Podar."\n8,Pozos,Cavar.\n8,Pozos,Cegar.\n', "u.csv"
    )
    assert texts(reading, "7") == ["Regar.", "Podar."]
    assert markers(reading, "7") == ["1.", "2."]
    assert texts(reading, "8") == ["Cavar.", "Cegar."]
    assert [unit.source and (unit.source.first_line, unit.source.last_line) for unit in reading.units] == [
        (2, 2),
        (4, 5),
    ]


def test_codes_that_recur_and_rows_without_a_name_are_findings() -> None:
    reading = read_manual(b"codigo,nombre\n1,Unidad A\n1,Unidad B\n2,\n", "u.csv")
    assert [unit.code for unit in reading.units] == ["1", "1#2"]
    assert sorted(checks(reading)) == ["code-repeated", "places-not-told", "row-without-name"]


def test_table_that_says_of_no_unit_where_it_hangs_places_none() -> None:
    flat = read_manual(b"codigo,nombre\n1,Unidad A\n2,Unidad B\n", "u.csv")
    assert (flat.heads_on_top, flat.whole_institution, checks(flat)) == (False, False, ["places-not-told"])
    tree = read_manual(b"codigo,nombre,depende de\n1,Unidad A,\n2,Unidad B,1\n", "u.csv")
    assert (tree.heads_on_top, tree.whole_institution, checks(tree)) == (True, True, [])


@pytest.mark.parametrize("header", ["nivel,nivel_2", "nivel_2,nivel"])
def test_of_two_columns_of_ranks_the_one_that_opens_the_names_is_taken(header: str) -> None:
    grade, rank = ("Carrera Gerencial", "GO")
    cells = f"{grade},{rank}" if header.startswith("nivel,") else f"{rank},{grade}"
    reading = read_manual(f"codigo,nombre,{header}\n1,GO Riego,{cells}\n2,GO Pozos,{cells}\n".encode(), "u.csv")
    assert {unit.rank for unit in reading.units} == {rank}


def test_days_of_effect_make_parts() -> None:
    reading = read_manual(b"codigo,nombre,vigencia\n1,Unidad A,2021-09-01\n2,Unidad B,1/3/2022\n", "u.csv")
    assert [str(part.effective_date) for part in reading.parts] == ["2021-09-01", "2022-03-01"]


def test_units_that_hang_from_units_of_another_day_are_one_structure_as_of_the_latest() -> None:
    rows = b"codigo,nombre,depende de,vigencia\n1,Unidad A,,2021-09-01\n2,Unidad B,1,1/3/2022\n3,Unidad C,1,\n"
    reading = read_manual(rows, "u.csv")
    assert [str(part.effective_date) for part in reading.parts] == ["2022-03-01"]
    assert checks(reading) == ["days-of-units-differ"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-09-01", "2021-09-01"),
        ("2021-09-01 00:00:00", "2021-09-01"),
        ("2021", "2021"),
        ("31/12/2020", "2020-12-31"),
        ("31/2/2020", "None"),
        ("ayer", "None"),
    ],
)
def test_days_are_read_as_spanish_writes_them(text: str, day: str) -> None:
    assert str(day_of(text)) == day


def test_formulas_count_as_the_value_last_computed_and_without_one_are_a_finding() -> None:
    data = workbook(("clave", "nombre"), (1, "Dirección A"), ('=1&"1"', "Unidad B"))
    reading = read_manual(data, "u.xlsx")
    assert checks(reading) == ["places-not-told", "code-missing", "formula-without-value"]


def test_a_text_manual_is_no_table() -> None:
    with pytest.raises(InputError) as caught:
        read_manual(b"7.1 Unidad de Riego, Pozos\nNombre, clave\n", "manual.txt")
    assert "not an organisation manual" in caught.value.message


def test_names_of_columns_are_written_as_they_are_compared() -> None:
    assert all(name == plain(name) for names in known().values() for name in names)
    assert recognised(["CÓDIGO_REPARTICIÓN", "Reparticion_Nombre"]) == {"code": 0, "name": 1}


@pytest.mark.parametrize(
    ("data", "what", "place"),
    [
        (b"codigo,nombre," + b"x," * 1_000_000, "1,000,003 cells", "u.csv:1"),
        (
            b'codigo,nombre\n1,Unidad A\n2,"Unidad B\n' + b"3,Unidad C\n" * 100_000,
            "quotes of this row do not close",
            "u.csv:3",
        ),
        (b"codigo,nombre\n" + b"1,Unidad A\n" * 200_001, "more than 200,000 rows", "u.csv"),
        (b"codigo,nombre\n", "lists no unit", "u.csv"),
        (workbook(("uno", "dos"), (1, 2)), "no table of units", "u.csv"),
        (workbook(tuple(range(600)), ("codigo", "nombre")), "500 columns", "u.csv"),
        (workbook(("codigo", "nombre"), (1, "Unidad A"))[:-60], "cannot be unpacked", "u.csv"),
    ],
    ids=["wide", "quotes", "long", "empty", "unknown", "wide sheet", "cut off"],
)
def test_what_cannot_be_read_is_refused_with_place_and_remedy(data: bytes, what: str, place: str) -> None:
    with pytest.raises(InputError) as caught:
        read_manual(data, "u.csv")
    assert what in caught.value.message
    assert caught.value.place == place
    assert caught.value.remedy
