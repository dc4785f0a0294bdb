"""Units that the introduction places under a unit of the manual, and what became of them."""

from __future__ import annotations

from changelog.domain.findings import Finding
from changelog.reading import read_whole
from tests.audit.checks.manuals import found

MANUAL = """\
INTRODUCCIÓN
{told}

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Coordinación de Reprografía
1. Reproducir los documentos.

7.1.1.1 División de Copias
1. Copiar los documentos.
"""
PLACED = "A partir del 1 de marzo de 2019 la División de Encuadernación se reubica en la Coordinación de Reprografía."
MOVED = "A partir del 1 de mayo de 2021 la División de Encuadernación se reubica en la Dirección Jurídica."
RENAMED = (
    "A partir del 1 de mayo de 2021 la División de Encuadernación cambia su denominación por la de División de Copias."
)
CREATED = (
    "A partir del 1 de marzo de 2019 se crea la División de Encuadernación, dependiente de la Coordinación de "
    "Reprografía."
)


def findings(*told: str) -> tuple[Finding, ...]:
    text = MANUAL.format(told="\n\n".join(told))
    return found("told-unit-not-in-structure", read_whole(text.encode(), "manual.txt"))


def test_unit_placed_and_not_described_is_found() -> None:
    assert len(findings(PLACED)) == 1


def test_unit_that_left_later_is_expected_no_more_whichever_is_told_first() -> None:
    assert findings(PLACED, MOVED) == ()
    assert findings(MOVED, PLACED) == ()


def test_unit_renamed_later_is_expected_no_more_whichever_is_told_first() -> None:
    assert len(findings(CREATED)) == 1
    assert findings(CREATED, RENAMED) == ()
    assert findings(RENAMED, CREATED) == ()
