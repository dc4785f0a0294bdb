"""Functions that say nearly the same, within a unit and between units."""

from __future__ import annotations

from changelog.domain.findings import Severity
from tests.audit.checks.manuals import found, manual_of

HEAD = {"7.1 Dirección de Archivos": ["Dirigir los archivos del Instituto."]}
SHORT = "Restaurar los planos dañados por la humedad en los depósitos."
LONG = "Restaurar los planos dañados por la humedad en los depósitos y bodegas."
VERB = "Evaluar los planos dañados por la humedad en los depósitos."


def test_contained_function_of_a_sister_is_medium() -> None:
    units = {"7.1.1 Departamento de Acervos": [SHORT], "7.1.2 Departamento de Consulta": [LONG]}
    (finding,) = found("alike-between-units", manual_of(HEAD | units))
    assert finding.severity is Severity.MEDIUM


def test_longer_one_that_names_its_own_field_is_minor() -> None:
    units = {"7.1.1 Departamento de Acervos": [SHORT], "7.1.2 Departamento de Bodegas": [LONG]}
    (finding,) = found("alike-between-units", manual_of(HEAD | units))
    assert finding.severity is Severity.MINOR


def test_other_verb_is_another_duty() -> None:
    units = {"7.1.1 Departamento de Acervos": [SHORT], "7.1.2 Departamento de Consulta": [VERB]}
    assert found("alike-between-units", manual_of(HEAD | units)) == ()
    assert found("alike-within-unit", manual_of(HEAD | {"7.1.1 Departamento de Acervos": [SHORT, VERB]})) == ()


def test_each_with_an_object_of_its_own_is_not_contained() -> None:
    first = "Restaurar los planos dañados por la humedad en los depósitos y sótanos."
    units = {"7.1.1 Departamento de Acervos": [first], "7.1.2 Departamento de Consulta": [LONG]}
    assert found("alike-between-units", manual_of(HEAD | units)) == ()
