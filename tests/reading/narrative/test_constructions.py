"""Each construction by which prose tells of a change, in invented Spanish."""

from __future__ import annotations

import pytest

from tests.reading.narrative.telling import changes, only, parents, told, units

X, Y = "División de Riego", "División de Riego y Drenaje"


@pytest.mark.parametrize(
    "sentence",
    [
        f"Se aprobó el cambio de denominación de la {X} por el de {Y}.",
        f"Se autorizó el cambio de denominación de la {X} a {Y}, por razones de orden.",
        f"La {X} cambió su denominación por la de {Y}.",
        f"La {X} pasa a denominarse {Y}, sin otra alteración.",
        f"La {X} que pasó a llamarse {Y} conserva su plantilla.",
        f"Se reordenaron los archivos, modificando la denominación de la {X} por la de {Y}.",
        f"Se modificó el nombre de la {X} por {Y}.",
        f"La {X} ahora {Y} atiende los canales.",
        f"La {X} (ahora {Y}) atiende los canales.",
        f"La {Y}, antes {X}, atiende los canales.",
        f"Se cambió la {X} y se nombró como {Y}.",
        f"La {X} es la encargada de los canales, por lo que en adelante será conocida como {Y}.",
    ],
)
def test_a_change_of_name_is_told_in_many_ways(sentence: str) -> None:
    assert changes(sentence) == [("renamed", X, (Y,))]


@pytest.mark.parametrize(
    "sentence",
    [
        "La Oficina de Pozos se transforma en Departamento de Pozos, con la misma plantilla.",
        "La Oficina de Pozos se convierte en Departamento de Pozos.",
        "La que antes era Oficina de Pozos se reestructura como Departamento de Pozos.",
        "Se instruyó la transformación de la Oficina de Pozos en el Departamento de Pozos.",
        "Se estima procedente la conversión de la Oficina de Pozos a Departamento de Pozos.",
        "Se transforma la Oficina de Pozos en Departamento de Pozos.",
        "Transfórmase la Oficina de Pozos en Departamento de Pozos.",
        "Se dispuso que la Oficina de Pozos sea convertida en Departamento de Pozos.",
    ],
)
def test_a_transformation_is_told_in_many_ways(sentence: str) -> None:
    assert changes(sentence) == [("transformed", "Oficina de Pozos", ("Departamento de Pozos",))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Se crea la Coordinación de Faros y Balizas, con tres plazas.",
        "Créase la Coordinación de Faros y Balizas.",
        "En marzo de 2001 se creó la Coordinación de Faros y Balizas.",
        "Se aprobó la creación de la Coordinación de Faros y Balizas.",
        "Con ello inicia operaciones la Coordinación de Faros y Balizas.",
        "Se dispuso que comenzara a operar la Coordinación de Faros y Balizas.",
        "Nace la Coordinación de Faros y Balizas con el fin de cuidar las costas.",
        "Se propuso la creación de una coordinación, cuyo nombre es el de Coordinación de Faros y Balizas.",
    ],
)
def test_a_creation_is_told_in_many_ways(sentence: str) -> None:
    sentence = sentence.replace("inicia operaciones la", "inicia operaciones de la")
    assert changes(sentence) == [("created", "Coordinación de Faros y Balizas", ())]


@pytest.mark.parametrize(
    "sentence",
    [
        "Se suprime la Unidad de Tranvías.",
        "Suprímese la Unidad de Tranvías.",
        "Con ello desapareció la Unidad de Tranvías.",
        "Se acordó la cancelación de la Unidad de Tranvías.",
        "Se extingue la Unidad de Tranvías.",
        "Se expidió un nuevo orden, dejando sin efectos la Unidad de Tranvías.",
    ],
)
def test_an_abolition_is_told_in_many_ways(sentence: str) -> None:
    assert changes(sentence) == [("abolished", "Unidad de Tranvías", ())]


@pytest.mark.parametrize(
    "sentence",
    [
        "Se aprobó el cambio de adscripción del Departamento de Aforos y su tramo de control, de la Unidad de Cuencas a la Dirección de Presas.",
        "El Departamento de Aforos cambia de adscripción de la Unidad de Cuencas, a la Dirección de Presas.",
        "El Departamento de Aforos que dependía de la Unidad de Cuencas se reubica en la Dirección de Presas.",
        "Se dispuso la transferencia del Departamento de Aforos, dependiente hasta entonces de la Unidad de Cuencas, para su integración en la Dirección de Presas.",
        "Se incorporó en la Dirección de Presas, el Departamento de Aforos, antes perteneciente a la Unidad de Cuencas.",
        "A la Dirección de Presas se sumó el Departamento de Aforos que dependía de la Unidad de Cuencas.",
        "El Departamento de Aforos, adscrito a la Unidad de Cuencas, pasará a integrar la estructura de la Dirección de Presas.",
    ],
)
def test_a_change_of_parent_is_told_in_many_ways(sentence: str) -> None:
    change = only(sentence)
    assert (change.kind, change.unit) == ("reassigned", "Departamento de Aforos")
    assert (change.from_parent, change.to_parent) == ("Unidad de Cuencas", "Dirección de Presas")


def test_a_merger_has_an_entry_for_each_that_is_merged() -> None:
    text = "Incluye la fusión de las Direcciones de Rentas y Bienes y la de Personal y Oficios, para integrar la Dirección de Hacienda."
    assert changes(text) == [
        ("merged", "Dirección de Rentas y Bienes", ("Dirección de Hacienda",)),
        ("merged", "Dirección de Personal y Oficios", ("Dirección de Hacienda",)),
    ]


def test_a_unit_replaced_by_another_is_one_entry() -> None:
    assert changes("Sustitúyese la Unidad de Costas por la Dirección de Mareas.") == [
        ("replaced", "Unidad de Costas", ("Dirección de Mareas",))
    ]


def test_a_split_may_tell_its_parts_one_by_one() -> None:
    text = (
        "El Departamento de Muelles y Grúas, se divide con el fin de aliviar el trabajo, por un lado el Departamento de Muelles "
        "que ordena los atraques, por el otro, el Departamento de Grúas que mueve las cargas."
    )
    assert changes(text) == [
        ("split", "Departamento de Muelles y Grúas", ("Departamento de Muelles", "Departamento de Grúas"))
    ]


def test_a_replacement_is_no_creation_beside_it() -> None:
    text = "Se aprobó que comenzara a operar la Dirección de Mareas, en sustitución de la Unidad de Costas, de la que dependerán la División de Oleaje y la División de Sondeo."
    assert changes(text) == [
        ("replaced", "Unidad de Costas", ("Dirección de Mareas",)),
        ("structure_stated", "Dirección de Mareas", ("División de Oleaje", "División de Sondeo")),
    ]


def test_what_disappears_and_what_comes_in_its_place_is_one_replacement() -> None:
    text = "Con esa ley desapareció la Oficina de Peajes y en su lugar surgió el Fondo de Caminos."
    assert changes(text) == [("replaced", "Oficina de Peajes", ("Fondo de Caminos",))]


def test_a_unit_is_told_to_be_established_again() -> None:
    assert changes("Se restablece la Oficina de Telégrafos.") == [("reestablished", "Oficina de Telégrafos", ())]


def test_moved_and_renamed_by_one_sentence_are_two_entries_of_one_group() -> None:
    text = "La División de Hielo, cambia de adscripción de la Unidad de Frío, a la Dirección de Montaña, al igual que su denominación, siendo desde el 1° de mayo de 2016 la División de Glaciares."
    moved, named = told(text).changes
    assert (moved.kind, named.kind, named.result) == ("reassigned", "renamed", ("División de Glaciares",))
    assert moved.group == named.group
    assert {str(moved.effective), str(named.effective)} == {"2016-05-01"}


def test_transformed_in_order_to_depend_on_another_is_moved_too() -> None:
    text = "La Coordinación Técnica de Arenas, dependiente de la Coordinación de Playas, se transforma en Coordinación de Arenas, para depender directamente de la Dirección de Litoral."
    assert sorted(change.kind for change in told(text).changes) == ["reassigned", "transformed"]
    assert {change.from_parent for change in told(text).changes} == {"Coordinación de Playas"}
    assert {change.to_parent for change in told(text).changes} == {"Dirección de Litoral"}


def test_functions_taken_over_are_given_to_one_and_taken_from_the_other() -> None:
    text = "La Unidad de Bosques asumió la responsabilidad de las funciones de la Oficina de Viveros."
    assert changes(text) == [
        ("functions_given", "Unidad de Bosques", ()),
        ("functions_taken", "Oficina de Viveros", ()),
    ]


def test_a_reform_gives_functions_to_the_holder_of_the_article() -> None:
    text = (
        "Se agrega al artículo 8 de las facultades del Director General, la fracción V. "
        "En el artículo 9, se adicionaron las fracciones II y III a las facultades de la Unidad de Bosques."
    )
    assert units(text, "functions_given") == ["Director General", "Unidad de Bosques"]


def test_a_stated_structure_lists_what_is_directly_below() -> None:
    text = "La Dirección de Puertos inició el año con un nuevo orden, quedando integrada por las Unidades de Dragado, de Pilotaje y de Aduana; y por las coordinaciones de Faros y de Rescate."
    change = only(text)
    assert (change.kind, change.unit) == ("structure_stated", "Dirección de Puertos")
    assert change.result == (
        "Unidad de Dragado",
        "Unidad de Pilotaje",
        "Unidad de Aduana",
        "Coordinación de Faros",
        "Coordinación de Rescate",
    )


def test_what_a_unit_brings_with_it_lies_below_it() -> None:
    text = "Se incorporó a la Dirección de Puertos, la Unidad de Dragado, con la División de Dragas y la División de Boyas, todas ellas dependientes hasta entonces de la Dirección de Mares."
    assert parents(text) == [
        ("Unidad de Dragado", "Dirección de Mares", "Dirección de Puertos"),
        ("División de Dragas", "Dirección de Mares", "Unidad de Dragado"),
        ("División de Boyas", "Dirección de Mares", "Unidad de Dragado"),
    ]


def test_a_sentence_without_a_change_tells_none() -> None:
    text = "La Dirección de Puertos coordina con la Unidad de Dragado la creación de reportes y la transformación digital del servicio."
    assert changes(text) == []
