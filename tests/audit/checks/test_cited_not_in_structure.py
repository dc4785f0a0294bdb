"""Units cited that the structure does not hold: what is missing, and what is only elsewhere."""

from __future__ import annotations

import pytest

from changelog.audit.checking import Settings, run_checks
from changelog.audit.checks.cited_not_in_structure import CHECK
from changelog.domain.findings import Finding, Severity
from changelog.reading import read_whole

BRANCH = """\
FUNCIONES
7.1 Dirección de Archivos
1. {said}

7.1.1 División de Acervos Históricos
1. Ordenar los acervos.

7.1.2 División de Consulta Pública
1. Atender las consultas.

7.1.3 División de Registro de Documentos
1. Registrar los documentos.

7.1.4 División de Préstamo a Bibliotecas
1. Prestar los libros.
"""


def found(said: str) -> tuple[Finding, ...]:
    manual = read_whole(BRANCH.format(said=said).encode(), "manual.txt")
    return run_checks((CHECK,), manual, Settings(), "es")


@pytest.mark.parametrize(
    "said",
    [
        "Acordar con la División de Encuadernación de esta Dirección los trabajos.",
        "Acordar con la División de Registro Público Histórico los trabajos.",
    ],
)
def test_unit_said_to_be_of_the_branch_is_medium(said: str) -> None:
    (one,) = found(said)
    assert one.severity is Severity.MEDIUM


@pytest.mark.parametrize(
    "said",
    [
        "Acordar con la División de Encuadernación los trabajos.",
        "Acordar con la División de Registro Público Histórico de la Secretaría de Cultura los trabajos.",
    ],
)
def test_unit_that_may_be_elsewhere_is_information(said: str) -> None:
    assert {one.severity for one in found(said)} == {Severity.INFORMATION}


@pytest.mark.parametrize(
    "said",
    [
        "Acordar con la Secretaría de Cultura los trabajos.",
        "Acordar con las Divisiones Normativas los trabajos.",
        "Acordar con el Jefe de Encuadernación los trabajos.",
        "Acordar con la División de Consulta Pública los trabajos.",
    ],
)
def test_other_institutions_plurals_posts_and_real_units_are_not_flagged(said: str) -> None:
    assert found(said) == ()
