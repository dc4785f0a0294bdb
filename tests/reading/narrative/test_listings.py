"""Structures listed line by line, and tables of names before and after."""

from __future__ import annotations

from tests.reading.narrative.telling import changes, only, told


def test_a_list_behind_a_colon_states_a_structure() -> None:
    text = """\
        La Dirección de Puertos queda integrada por las siguientes unidades administrativas:

        I. Subdirección de Dragado;
        II. Subdirección de Pilotaje, y
        III. Ventanilla de Aduana.

        Antecedentes

        Se crea la Oficina de Faros.
        """
    stated, created = told(text).changes
    assert (stated.kind, stated.unit) == ("structure_stated", "Dirección de Puertos")
    assert stated.result == ("Subdirección de Dragado", "Subdirección de Pilotaje", "Ventanilla de Aduana")
    assert (stated.source.first_line, stated.source.last_line) == (1, 5)
    assert (created.unit, created.to_parent) == ("Oficina de Faros", None)


def test_headings_divide_a_list_and_lower_numbers_are_told_of_its_items() -> None:
    text = """\
        La Dirección de Puertos contará con los siguientes órganos:

        Órganos centrales
        1) Subdirección de Dragado.
        1.1) Departamento de Dragas.
        2) Subdirección de Pilotaje.

        Órganos regionales
        1) Capitanía Norte.
        2) Subdirección Sur.
        """
    assert only(text).result == (
        "Subdirección de Dragado",
        "Subdirección de Pilotaje",
        "Capitanía Norte",
        "Subdirección Sur",
    )


def test_an_item_with_a_list_of_its_own_states_its_structure_too() -> None:
    text = """\
        La Dirección de Puertos se auxiliará de las unidades administrativas siguientes:
        I. Subdirección de Mar, a la cual se adscriben las unidades siguientes:
        a) Departamento de Olas;
        b) Departamento de Mareas;
        II. Subdirección de Tierra, la cual queda adscrita a la persona titular.
        """
    assert changes(text) == [
        ("structure_stated", "Dirección de Puertos", ("Subdirección de Mar", "Subdirección de Tierra")),
        ("structure_stated", "Subdirección de Mar", ("Departamento de Olas", "Departamento de Mareas")),
    ]


def test_a_list_of_the_institution_is_of_the_institution() -> None:
    text = """\
        INSTITUTO NACIONAL DE FAROS
        El Instituto Nacional de Faros vela por las costas. El Instituto Nacional de Faros es público.

        El Estatuto establece como unidades administrativas del Instituto:
        1. Dirección de Luces.
        2. Dirección de Boyas.
        """
    assert only(text).unit == "Instituto Nacional de Faros"


def test_a_list_of_duties_is_no_structure() -> None:
    text = """\
        La Dirección de Puertos contará con las siguientes áreas de trabajo:
        1. Vigilar los muelles.
        2. Ordenar las grúas de la Subdirección de Carga.
        """
    assert changes(text) == []


def test_a_table_of_names_before_and_after_tells_changes_of_name() -> None:
    text = (
        "Cédula de actualización\n\n"
        "Denominación anterior\tDenominación actual\n"
        "Departamento de Altas\tDepartamento de Ingresos\n"
        "Oficina de Bajas\tOficina de Bajas\n"
        "Oficina de Cal\tOficina de Yeso\n"
    )
    assert changes(text) == [
        ("renamed", "Departamento de Altas", ("Departamento de Ingresos",)),
        ("renamed", "Oficina de Cal", ("Oficina de Yeso",)),
    ]
    assert [change.source.first_line for change in told(text).changes] == [4, 6]


def test_a_table_may_name_the_movement_or_the_parents() -> None:
    text = (
        "Unidad\tMovimiento\n"
        "Oficina de Cal\tCreación\n"
        "Oficina de Yeso\tCancelación\n\n"
        "Unidad\tAdscripción anterior\tAdscripción actual\n"
        "Oficina de Arena\tDirección de Minas\tDirección de Obras\n"
    )
    assert changes(text) == [
        ("created", "Oficina de Cal", ()),
        ("abolished", "Oficina de Yeso", ()),
        ("reassigned", "Oficina de Arena", ()),
    ]
    moved = told(text).changes[-1]
    assert (moved.from_parent, moved.to_parent) == ("Dirección de Minas", "Dirección de Obras")


def test_other_tables_tell_nothing() -> None:
    assert changes("Unidad\tTitular\nOficina de Cal\tOficina de Yeso\n") == []
