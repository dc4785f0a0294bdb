"""Units mentioned in running text: what opens a name, where it ends, and what it resolves to."""

from __future__ import annotations

import pytest

from changelog.audit.mentions import Meaning, Mention, mentions_of, name_book
from changelog.domain.manuals import Section
from changelog.reading import read_whole

MANUAL = """\
INTRODUCCIÓN
A partir del 1 de marzo de 2019 la Coordinación de Copiado Mecánico cambia su denominación por Coordinación de Reprografía.

FUNCIONES
7.1 Dirección de Archivos
1. {said}

7.1.1 Coordinación de Reprografía
1. Reproducir los documentos.

7.1.2 División de Catálogos, Índices y Registros
1. Catalogar los acervos.

7.1.3 División de Catálogos
1. Ordenar los catálogos.

7.1.4 Coordinación de Consulta
1. Atender las consultas.

7.1.5 Centros Regionales de Acervo
1. Guardar los acervos de la región.
"""


def mentioned(said: str) -> list[Mention]:
    manual = read_whole(MANUAL.format(said=said).encode(), "manual.txt")
    return [one for one in mentions_of(manual) if one.passage.section is Section.FUNCTION and one.passage.unit == "7.1"]


def resolved(said: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.name, one.meaning.value, one.codes) for one in mentioned(said)]


def test_name_of_a_unit_is_found_whole_with_its_commas_and_conjunction() -> None:
    said = "Revisar con la División de Catálogos, Índices y Registros los acervos."
    assert resolved(said) == [("División de Catálogos, Índices y Registros", "unit", ("7.1.2",))]


def test_shorter_name_is_found_where_the_longer_does_not_follow() -> None:
    assert resolved("Revisar con la División de Catálogos los acervos.") == [
        ("División de Catálogos", "unit", ("7.1.3",))
    ]


def test_name_broken_over_lines_is_found_and_knows_its_lines() -> None:
    (one,) = mentioned("Acordar los trabajos con la División de Catálogos,\nÍndices y Registros.")
    assert one.codes == ("7.1.2",)
    assert one.last_line == one.first_line + 1


def test_article_and_accent_do_not_make_another_name() -> None:
    assert [codes for *_, codes in resolved("Acordar con la Division de los Catalogos.")] == [("7.1.3",)]


def test_units_of_one_rank_in_the_plural_are_told_apart() -> None:
    said = "Acordar con las Coordinaciones de Reprografía y de Consulta los turnos."
    assert [(codes, meaning) for _, meaning, codes in resolved(said)] == [(("7.1.1",), "unit"), (("7.1.4",), "unit")]


def test_unit_within_another_is_two_mentions() -> None:
    said = "Acordar con la División de Encuadernación de la Dirección de Archivos los trabajos."
    assert resolved(said) == [
        ("División de Encuadernación", "unknown", ()),
        ("Dirección de Archivos", "unit", ("7.1",)),
    ]


def test_name_told_as_changed_is_former() -> None:
    (one,) = mentioned("Acordar con la Coordinación de Copiado Mecánico los turnos.")
    assert one.meaning is Meaning.FORMER
    assert one.change is not None
    assert one.change.result == ("Coordinación de Reprografía",)


@pytest.mark.parametrize(
    "said",
    [
        "Acordar con las Coordinaciones Normativas los turnos.",
        "Informar a esta Dirección y a la División correspondiente.",
        "Visitar las Unidades Médicas y los Órganos Fiscalizadores.",
    ],
)
def test_rank_without_a_name_is_generic(said: str) -> None:
    found = mentioned(said)
    assert found
    assert {one.meaning for one in found} == {Meaning.GENERIC}


@pytest.mark.parametrize(
    "said", ["Acordar con el Director de Archivos los turnos.", "Repartir por división los trabajos de la unidad."]
)
def test_posts_and_common_nouns_are_no_mentions(said: str) -> None:
    assert mentioned(said) == []


def test_unit_named_in_the_plural_is_meant_in_the_singular_too() -> None:
    said = "Supervisar cada Centro Regional de Acervo y los Centros Regionales de Acervo."
    assert [codes for *_, codes in resolved(said)][-1] == ("7.1.5",)


def test_name_ends_at_lower_case_and_at_the_next_rank() -> None:
    said = "Acordar con la División de Restauro y la División de Mapas que convenga."
    assert [name for name, *_ in resolved(said)] == ["División de Restauro", "División de Mapas"]


def test_name_behind_and_is_no_part_of_a_known_one() -> None:
    said = "Acordar con la Coordinación de Consulta y Préstamo de Libros los turnos."
    (name, meaning, codes) = resolved(said)[0]
    assert (name, meaning, codes) == ("Coordinación de Consulta", "unit", ("7.1.4",))


def test_nearest_name_is_of_the_same_rank() -> None:
    book = name_book(read_whole(MANUAL.format(said="Dirigir.").encode(), "manual.txt"))
    near = book.nearest(("division", "catalogo", "indices", "y", "registro"))
    assert near is not None
    assert near.codes == ("7.1.2",)
    assert book.nearest(("coordinacion", "catalogos", "indices")) is None
