"""Units with the same functions, all of them."""

from __future__ import annotations

from changelog.domain.findings import Severity
from tests.audit.checks.manuals import found, manual_of

HEAD = {"7.1 Dirección de Archivos": ["Dirigir los archivos del Instituto."]}
DUTIES = [
    "Ordenar los documentos de las oficinas.",
    "Restaurar los planos dañados.",
    "Las demás que le señale su superior.",
]


def test_three_sisters_are_one_finding() -> None:
    units = {
        f"7.1.{n} Departamento de {name}": DUTIES for n, name in enumerate(("Acervos", "Consulta", "Planos"), start=1)
    }
    (finding,) = found("functions-equal", manual_of(HEAD | units))
    assert finding.severity is Severity.SERIOUS
    assert len(finding.others) == 8


def test_what_equal_units_share_is_not_told_again_one_by_one() -> None:
    units = {"7.1.1 Departamento de Acervos": DUTIES, "7.1.2 Departamento de Consulta": DUTIES}
    assert found("duplicate-between-units", manual_of(HEAD | units)) == ()


def test_zones_are_medium() -> None:
    units = {"7.1.1 Departamento de Acervos Zona I": DUTIES, "7.1.2 Departamento de Acervos Zona II": DUTIES}
    (finding,) = found("functions-equal", manual_of(HEAD | units))
    assert finding.severity is Severity.MEDIUM


def test_one_function_in_common_is_not_all() -> None:
    units = {"7.1.1 Departamento de Acervos": DUTIES[:1], "7.1.2 Departamento de Consulta": DUTIES[:1]}
    assert found("functions-equal", manual_of(HEAD | units)) == ()
