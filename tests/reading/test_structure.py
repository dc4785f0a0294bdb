"""Parents, structure lists, depth and scope."""

from __future__ import annotations

from tests.reading.reading_of import checks, read, read_section, unit_of

LISTED = """\
    Manual de Organización General del Instituto de Riberas y Pozos

    ÍNDICE

    I. Introducción\t3
    II. Estructura Orgánica\t5
    III. Objetivos y Funciones\t9
    1. Dirección de Riberas (M)⁵\t10
    1.1 Subdirección de Pozos ......... 11

    I. Introducción

    El Instituto de Riberas y Pozos (IRIPO) cambia su estructura, vigente a partir del 2 de mayo de 2019.

    II. Estructura Orgánica

    1. Dirección de Riberas.
    1.1 Subdirección de Aguas y
    de Pozos Profundos.
    1.1.1 Departamento de Bombas
    1.0.1 Coordinación Administrativa

    III. Objetivos y Funciones

    1. Dirección de Riberas.
    Objetivo:
    Cuidar las riberas.
    Funciones:
    1. Medir.
    2. Firmar.
    1.1 Subdirección de Pozos.
    Objetivo:
    Cuidar los pozos.
    Funciones:
    1. Contar.
    1.0.1 Coordinación Administrativa.
    Objetivo:
    Pagar.
    Funciones:
    1. Pagar.
    1.2 Unidad de Presas.
    Objetivo:
    Cuidar las presas.
    Funciones:
    1. Abrir.
    """


def test_a_level_that_is_zero_is_no_unit() -> None:
    reading = read(LISTED)
    assert unit_of(reading, "1.0.1").parent == "1"
    assert "parent-missing" not in checks(reading)


def test_top_units_with_one_number_are_told_from_functions() -> None:
    reading = read(LISTED)
    assert [unit.code for unit in reading.units if unit.functions_listed] == ["1", "1.1", "1.0.1", "1.2"]


def test_a_unit_that_is_only_listed_is_kept_without_functions() -> None:
    unit = unit_of(read(LISTED), "1.1.1")
    assert (unit.name, unit.parent, unit.functions_listed, unit.functions) == (
        "Departamento de Bombas",
        "1.1",
        False,
        (),
    )


def test_index_list_and_headings_are_held_against_one_another() -> None:
    reading = read(LISTED)
    found = {(finding.check, finding.unit) for finding in reading.findings}
    assert ("names-differ", "1.1") in found
    assert ("listed-not-described", "1.1.1") in found
    assert ("described-not-listed", "1.2") in found


def test_a_wrapped_name_of_a_list_is_one() -> None:
    (differ,) = [finding for finding in read(LISTED).findings if finding.check == "names-differ"]
    assert differ.read == "Subdirección de Aguas y de Pozos Profundos"


def test_a_title_with_the_institutions_name_is_the_manual_of_the_whole_of_it() -> None:
    reading = read(LISTED)
    assert reading.institution is not None
    assert (reading.institution.name, reading.institution.acronym) == ("Instituto de Riberas y Pozos", "IRIPO")
    assert reading.heads_on_top
    assert reading.whole_institution


def test_a_direccion_general_heads_the_whole_institution_and_a_direccion_does_not() -> None:
    assert read_section("7.1 Dirección General\n1. Medir.\n2. Firmar.\n").whole_institution
    assert not read_section("7.1 Dirección de Riberas\n1. Medir.\n2. Firmar.\n").heads_on_top


def test_a_missing_parent_is_a_finding_and_the_nearest_unit_above_takes_its_place() -> None:
    reading = read_section("7.1 Dirección de Riberas\n1. Medir.\n7.1.2.1 División de Pozos\n1. Firmar.\n")
    assert unit_of(reading, "7.1.2.1").parent == "7.1"
    assert "parent-missing" in checks(reading)


def test_children_are_listed_where_some_unit_of_the_rank_has_some() -> None:
    reading = read_section("""\
        7.1 Dirección de Riberas
        1. Medir.
        7.1.1 Coordinación de Aforo
        1. Medir.
        7.1.1.1 División de Reglas
        1. Medir.
        7.1.2 Coordinación de Pozos
        1. Medir.
        """)
    listed = {unit.code: unit.children_listed for unit in reading.units}
    assert listed == {"7.1": True, "7.1.1": True, "7.1.1.1": False, "7.1.2": True}


def test_the_longest_rank_words_are_taken_and_capitals_do_not_matter() -> None:
    reading = read_section("""\
        7.1 DIRECCION GENERAL DE RIBERAS
        1. Medir.
        7.1.1 Coordinación Técnica de Aforo
        1. Medir.
        7.1.2 Biblioteca de Mapas
        1. Medir.
        """)
    assert [unit.rank for unit in reading.units] == ["Dirección General", "Coordinación Técnica", None]


def test_a_code_borne_twice_loses_no_unit() -> None:
    reading = read_section(
        "7.1 Dirección de Riberas\n1. Medir.\n7.1.1 División de Pozos\n1. Medir.\n7.1.1 División de Presas\n1. Abrir.\n"
    )
    assert [unit.name for unit in reading.units] == ["Dirección de Riberas", "División de Pozos", "División de Presas"]
    assert "code-repeated" in checks(reading)


def test_headings_without_codes_take_them_from_the_structure_list() -> None:
    reading = read("""\
        1. Introducción

        El Instituto de Riberas y Pozos (IRIPO) con vigencia a partir del 2 de mayo de 2019 cambia su estructura.

        Estructura Orgánica

        5.1 Dirección de Riberas
        5.1.1 División de Pozos

        Objetivos y Funciones

        DIRECCIÓN DE RIBERAS

        Objetivo:
        Cuidar.
        Funciones:
        • Medir.
        • Firmar.

        DIVISIÓN DE POZOS

        Objetivo:
        Contar.
        Funciones:
        • Contar.
        """)
    assert [(unit.code, len(unit.functions)) for unit in reading.units] == [("5.1", 2), ("5.1.1", 1)]


def test_an_organigram_of_a_unit_that_is_not_described_is_a_finding() -> None:
    reading = read("""\
        6. Organigramas

        6.1 Dirección de Riberas

        Vigencia: 1 de julio de 2021

        6.2 Coordinación de Puertos

        Vigencia: 1 de julio de 2021

        7. Funciones Sustantivas

        7.1 Dirección de Riberas
        1. Medir.
        2. Firmar.
        """)
    assert [finding.read for finding in reading.findings if finding.check == "organigram-of-unknown-unit"] == [
        "Coordinación de Puertos"
    ]
