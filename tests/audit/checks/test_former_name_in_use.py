"""Former names: history tells them, functions and articles in force must not use them."""

from __future__ import annotations

import pytest

from changelog.audit.checking import Settings, run_checks
from changelog.audit.checks.former_name_in_use import CHECK
from changelog.domain.findings import Finding, Severity
from changelog.reading import read_whole

TOLD = """\
INTRODUCCIÓN
A partir del 1 de marzo de 2019 la Coordinación de Copiado Mecánico cambia su denominación por Coordinación de Reprografía.

{prose}

FUNCIONES
7.1 Dirección de Archivos
1. {said}

7.1.1 Coordinación de Reprografía
1. Reproducir los documentos.
"""


def found(said: str = "Dirigir los archivos.", prose: str = "El manual consta de tres partes.") -> tuple[Finding, ...]:
    manual = read_whole(TOLD.format(said=said, prose=prose).encode(), "manual.txt")
    return run_checks((CHECK,), manual, Settings(), "es")


def test_former_name_in_a_function_is_serious() -> None:
    (one,) = found("Acordar con la Coordinación de Copiado Mecánico los turnos.")
    assert (one.severity, one.unit) == (Severity.SERIOUS, "7.1")


def test_article_in_force_with_a_former_name_is_serious() -> None:
    (one,) = found(prose="Artículo 12. El Director será auxiliado por la Coordinación de Copiado Mecánico.")
    assert one.severity is Severity.SERIOUS


@pytest.mark.parametrize(
    ("said", "prose"),
    [
        ("Acordar con la Coordinación de Reprografía los turnos.", "El manual consta de tres partes."),
        ("Guardar lo de la entonces Coordinación de Copiado Mecánico.", "El manual consta de tres partes."),
        ("Dirigir los archivos.", "La Coordinación de Copiado Mecánico atendía entonces a todo el Instituto."),
    ],
)
def test_history_and_the_name_in_force_are_not_flagged(said: str, prose: str) -> None:
    assert found(said, prose) == ()
