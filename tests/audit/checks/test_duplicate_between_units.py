"""One function in several units: what it weighs, by how the units are related and what the text says of its own unit."""

from __future__ import annotations

from changelog.domain.findings import Severity
from tests.audit.checks.manuals import found, manual_of

HEAD = {"7.1 Dirección de Archivos": ["Dirigir los archivos del Instituto."]}
SHARED = "Restaurar los planos dañados por la humedad."


def severities(units: dict[str, list[str]]) -> list[Severity]:
    return [finding.severity for finding in found("duplicate-between-units", manual_of(HEAD | units))]


def test_sisters_with_one_duty_are_serious() -> None:
    units = {
        "7.1.1 Departamento de Acervos": ["Ordenar los acervos.", SHARED],
        "7.1.2 Departamento de Consulta": ["Atender las consultas.", SHARED],
    }
    assert severities(units) == [Severity.SERIOUS]


def test_unit_and_the_one_below_it_are_medium() -> None:
    units = {
        "7.1.1 Coordinación de Acervos": ["Ordenar los acervos.", SHARED],
        "7.1.1.1 Departamento de Consulta": ["Atender las consultas.", SHARED],
    }
    assert severities(units) == [Severity.MEDIUM]


def test_text_about_its_own_unit_is_minor() -> None:
    units = {
        "7.1.1 Departamento de Acervos": ["Ordenar los acervos.", "Cuidar los bienes del Departamento de Acervos."],
        "7.1.2 Departamento de Consulta": ["Atender a todos.", "Cuidar los bienes del Departamento de Consulta."],
    }
    assert severities(units) == [Severity.MINOR]


def test_units_that_divide_the_territory_are_minor() -> None:
    units = {
        "7.1.1 Departamento de Acervos Zona Norte": ["Ordenar los acervos de Sonora.", SHARED],
        "7.1.2 Departamento de Acervos Zona Sur": ["Ordenar los acervos de Chiapas.", SHARED],
    }
    assert severities(units) == [Severity.MINOR]


def test_counterparts_in_two_branches_are_information() -> None:
    units = {
        "7.1.1 Coordinación de Acervos": ["Ordenar los acervos."],
        "7.1.1.1 Departamento de Recursos Humanos": ["Pagar a los archivistas.", SHARED],
        "7.1.2 Coordinación de Consulta": ["Atender las consultas."],
        "7.1.2.1 Departamento de Recursos Humanos": ["Pagar a los consultores.", SHARED],
    }
    assert severities(units) == [Severity.INFORMATION]


def test_texts_of_the_same_units_are_one_finding() -> None:
    second = "Formar el inventario anual de los mapas."
    units = {
        "7.1.1 Departamento de Acervos": ["Ordenar los acervos.", SHARED, second],
        "7.1.2 Departamento de Consulta": ["Atender las consultas.", SHARED, second],
    }
    (finding,) = found("duplicate-between-units", manual_of(HEAD | units))
    assert len(finding.others) == 3
    assert "7.1.1: 2, 3; 7.1.2: 2, 3" in finding.message


def test_closing_function_is_no_duplicate() -> None:
    closing = "Las demás que le encomiende la Dirección de Finanzas."
    units = {"7.1.1 Departamento de Acervos": [closing], "7.1.2 Departamento de Consulta": [closing]}
    assert severities(units) == []
