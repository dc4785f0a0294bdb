"""Pronouns, bare ranks, ellipses, what the text before a sentence leaves in mind."""

from __future__ import annotations

from tests.reading.narrative.telling import changes, only, parents, told


def test_esta_is_the_unit_named_before() -> None:
    text = "La Coordinación de Mapas, así como la División de Láminas dependiente de ésta cambiaron de adscripción de la Unidad de Papel, a la Unidad de Tintas."
    assert parents(text) == [
        ("Coordinación de Mapas", "Unidad de Papel", "Unidad de Tintas"),
        ("División de Láminas", "Unidad de Papel", "Unidad de Tintas"),
    ]


def test_dicha_direccion_is_the_last_of_its_rank() -> None:
    text = "Por cuanto hace a la Dirección de Mapas se aprobó el cambio de adscripción de la División de Láminas, de dicha Dirección Normativa a la Dirección de Artes."
    assert parents(text) == [("División de Láminas", "Dirección de Mapas", "Dirección de Artes")]


def test_esta_ultima_coordinacion_reaches_back_over_a_lesser_rank() -> None:
    text = "Se creó la Coordinación de Mapas con la Coordinación Técnica de Láminas. A esta última Coordinación se sumó la División de Tintas que dependía de la Unidad de Papel."
    assert parents(text)[-1] == ("División de Tintas", "Unidad de Papel", "Coordinación de Mapas")


def test_su_denominacion_is_that_of_the_unit_spoken_of() -> None:
    text = "Se aprobó la modificación a la estructura orgánica de la Dirección de Mapas, así como el cambio de denominación a Dirección de Cartografía. Las novedades fueron: 1) Se creó la Unidad de Globos."
    assert changes(text) == [
        ("renamed", "Dirección de Mapas", ("Dirección de Cartografía",)),
        ("created", "Unidad de Globos", ()),
    ]
    assert told(text).changes[1].to_parent == "Dirección de Cartografía"


def test_an_acronym_stands_for_the_last_unit_of_its_class() -> None:
    text = "Se incorpora la Unidad de Estudios Avanzados del Norte a la Dirección de Saberes, con lo que hay nueve Unidades de Estudios Avanzados (UNEA). Se dispuso que la UNEA antes mencionada, sea convertida en Centro del Norte."
    assert ("transformed", "Unidad de Estudios Avanzados del Norte", ("Centro del Norte",)) in changes(text)


def test_respectively_gives_each_its_own_parent() -> None:
    text = "Se informa de la Oficina de Cal y la Oficina de Yeso, por su cambio de adscripción de la Dirección de Minas y la Dirección de Obras, respectivamente, a la Dirección de Piedra."
    assert parents(text) == [
        ("Oficina de Cal", "Dirección de Minas", "Dirección de Piedra"),
        ("Oficina de Yeso", "Dirección de Obras", "Dirección de Piedra"),
    ]


def test_names_go_on_over_wrapped_lines_and_the_lines_are_told() -> None:
    text = """\
        Antecedentes

        En el año de 1990 no hubo cambios. Más tarde se aprobó el cambio de denominación de la División
        de Vinculación con
         Pueblos y Barrios por el de División
        de Vecinos, entre otros.
        """
    change = only(text)
    assert change.unit == "División de Vinculación con Pueblos y Barrios"
    assert (change.source.first_line, change.source.last_line) == (3, 6)


def test_a_numbered_list_cut_by_a_page_is_one_sentence_with_one_group() -> None:
    text = """\
        Las modificaciones a la Dirección de Mapas fueron: 1) Se creó la Unidad de Globos; 2)

         Se suprime la Unidad de Brújulas; y 3) La Unidad de Tinta cambió de denominación a
        Unidad de Tintas.
        """
    found = told(text).changes
    assert [change.kind for change in found] == ["created", "abolished", "renamed"]
    assert len({change.group for change in found}) == 1
