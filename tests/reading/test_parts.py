"""Consolidated manuals: which text is in force since when."""

from __future__ import annotations

from tests.reading.reading_of import checks, read

SHEET = """\
    FICHA TÉCNICA

    MANUAL DE ORGANIZACIÓN GENERAL DEL INSTITUTO DE RIBERAS Y POZOS

    FECHA DE EXPEDICIÓN: 4 DE MARZO DE 2015
    FECHA DE PUBLICACIÓN EN EL DIARIO OFICIAL DE LA FEDERACIÓN (DOF): 9 DE MARZO DE 2015
    FECHA DE ENTRADA EN VIGOR: 1º DE ABRIL DE 2015

    ACUERDO POR EL QUE SE ACTUALIZA

    FECHA DE ACTUALIZACIÓN: 3 DE MAYO DE 2019
    FECHA DE PUBLICACIÓN EN EL DIARIO OFICIAL DE LA FEDERACIÓN (DOF): 7 DE MAYO DE 2019
    FECHA DE ENTRADA EN VIGOR: 8 DE MAYO DE 2019

    Acuerdo por el que se actualiza el Manual.

    Las funciones se adicionarán con el numeral 4.1 en el Manual.

    TRANSITORIOS

    PRIMERO.- La actualización entrará en vigor al día siguiente de la publicación del presente Acuerdo.

    SEGUNDO.- Se abrogan los apartados 2 y 3 del Manual{exception}.

    Ciudad de México, a 3 de mayo de 2019.- El Director.- Rúbrica.

    ¹ Publicado en el Diario Oficial de la Federación el 7 de mayo de 2019.

    VI. Descripción de Objetivos y Funciones

    1. Dirección de Riberas.
    Objetivo:
    Cuidar.
    Funciones:
    1. Medir.
    2. Dirección de Pozos.
    Objetivo:
    Contar.
    Funciones:
    1. Contar.
    2.0.1 Jefatura de Servicios de Bombas.
    Objetivo:
    Bombear.
    Funciones:
    1. Bombear.
    2.0.1.1 Departamento de Motores.
    Objetivo:
    Engrasar.
    Funciones:
    1. Engrasar.
    3. Dirección de Presas.
    Objetivo:
    Abrir.
    Funciones:
    1. Abrir.
    4.1 Unidad de Mapas.
    Objetivo:
    Trazar.
    Funciones:
    1. Trazar.
    """
EXCEPTION = ", a excepción del numeral 2.0.1, correspondiente a la Jefatura de Servicios de {}, adscrita a la Dirección"


def parts_of(exception: str = "") -> list[tuple[str, bool, list[str]]]:
    reading = read(SHEET.format(exception=exception))
    return [(str(part.effective_date), part.on_top, [unit.code for unit in part.units]) for part in reading.parts]


def test_replaced_and_added_chapters_are_in_force_since_the_act_and_the_rest_since_the_manual() -> None:
    assert parts_of() == [("2015-04-01", True, ["1"]), ("2019-05-08", True, ["2", "2.0.1", "2.0.1.1", "3", "4.1"])]


def test_an_excepted_unit_and_what_hangs_from_it_keep_their_date() -> None:
    assert parts_of(EXCEPTION.format("Bombas")) == [
        ("2015-04-01", True, ["1"]),
        ("2015-04-01", False, ["2.0.1", "2.0.1.1"]),
        ("2019-05-08", True, ["2", "3", "4.1"]),
    ]


def test_an_exception_for_another_unit_than_bears_the_code_excepts_nothing() -> None:
    assert parts_of(EXCEPTION.format("Turbinas")) == parts_of()
    assert "exception-without-unit" in checks(read(SHEET.format(exception=EXCEPTION.format("Turbinas"))))


def test_each_part_rests_on_its_act_with_its_three_dates() -> None:
    agreements = [part.agreement for part in read(SHEET.format(exception="")).parts]
    assert [
        (act.printed, str(act.approved), str(act.published), str(act.effective))
        for act in agreements
        if act is not None
    ] == [
        ("DOF 9 de marzo de 2015", "2015-03-04", "2015-03-09", "2015-04-01"),
        ("DOF 7 de mayo de 2019", "2019-05-03", "2019-05-07", "2019-05-08"),
    ]


def test_without_a_data_sheet_the_acts_themselves_tell_their_dates() -> None:
    text = SHEET.format(exception="")
    body = text[text.index("    Acuerdo por el que se actualiza") :]
    reading = read(body)
    assert [str(part.effective_date) for part in reading.parts] == ["None", "2019-05-08"]


def test_every_part_makes_a_snapshot_that_keeps_the_rules() -> None:
    reading = read(SHEET.format(exception=EXCEPTION.format("Bombas")))
    assert [len(snapshot.units) for snapshot in reading.snapshots()] == [1, 2, 3]
    assert [snapshot.heads_on_top for snapshot in reading.snapshots()] == [True, False, True]
