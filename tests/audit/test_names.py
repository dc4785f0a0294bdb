"""Names told and names printed."""

from __future__ import annotations

import pytest

from changelog.audit.names import Ranks, folded, is_alike, is_distinct, is_similar


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("Secretaria General", "SECRETARÍA GENERAL."),
        ("Unidad de Tecnologías de la Información", "Unidad de Tecnologías de Información"),
        ("Coordinación de Infraestructura Tecnología", "Coordinación de Infraestructura Tecnológica"),
        ("Unidad de Enlace (UE)", "Unidad de Enlace"),
        ("Coordinación Económico-Social", "Coordinación Económico - Social"),
    ],
)
def test_articles_accents_case_and_one_letter_make_no_other_name(told: str, printed: str) -> None:
    assert is_alike(told, printed)
    assert is_alike(printed, told)


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("División de Auditoría Interna", "División de Auditoría Externa"),
        ("Zona Norte", "Zona Corte"),
        ("Hospital General Regional 1", "Hospital General Regional 2"),
        ("Coordinación Administrativa", "Coordinación de Administración"),
        ("División de Luces", "División de Luces y Boyas"),
        ("Unidad para Caminantes", "Unidad de Caminantes"),
    ],
)
def test_other_words_make_another_name(told: str, printed: str) -> None:
    assert not is_alike(told, printed)


def test_name_of_articles_alone_is_not_lost() -> None:
    assert folded("De la") == "de la"


def test_similar_name_has_all_words_of_the_other_and_its_rank() -> None:
    assert is_similar("División de Arquitectura de Información", "División de Arquitectura.")
    assert not is_similar("División de Arquitectura", "Coordinación de Arquitectura de Información")
    assert not is_similar("División de Arquitectura", "División de Redes")
    assert not is_similar("División de Arquitectura", "División")


def test_long_name_with_one_word_changed_is_similar() -> None:
    assert is_similar(
        "Coordinación de Evaluación del Programa Faros PLUS", "Coordinación de Evaluación del Programa Faros MAX"
    )
    assert not is_similar("División de Evaluación Administrativa", "División de Evaluación Financiera")


def test_distinct_name_has_three_words_or_more() -> None:
    assert is_distinct("División de Luces Costeras")
    assert not is_distinct("Coordinación Administrativa")


def test_rank_is_the_longest_that_documents_print() -> None:
    ranks = Ranks(["Coordinación", "Coordinación Técnica", "División"])
    assert ranks.of("Coordinación Técnica de Redes") == "coordinacion tecnica"
    assert ranks.of("Coordinación de Redes") == "coordinacion"
    assert ranks.of("Jefatura de Redes") is None


def test_adjective_of_the_rank_qualifies_and_another_rank_does_not() -> None:
    ranks = Ranks(["Coordinación", "Coordinación Técnica"])
    assert ranks.is_qualified("Coordinación Normativa de Redes", "Coordinación de Redes", "Coordinación")
    assert not ranks.is_qualified("Coordinación Técnica de Redes", "Coordinación de Redes", "Coordinación")
    assert not ranks.is_qualified("Coordinación Normativa de Redes", "Coordinación de Boyas", "Coordinación")
