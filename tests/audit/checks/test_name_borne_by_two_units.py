"""One name borne by two units: sisters, branches that share several names, and what every branch has."""

from __future__ import annotations

from changelog.audit.checking import Settings, run_checks
from changelog.audit.checks.name_borne_by_two_units import CHECK
from changelog.domain.findings import Severity
from changelog.reading import read_whole


def severities(*named: str) -> list[Severity]:
    units = "\n\n".join(f"{name}\n1. Atender el asunto {count} de la unidad." for count, name in enumerate(named, 1))
    manual = read_whole(
        f"FUNCIONES\n7.1 Dirección de Archivos\n1. Dirigir los archivos.\n\n{units}\n".encode(), "manual.txt"
    )
    return [one.severity for one in run_checks((CHECK,), manual, Settings(), "es")]


def test_sisters_of_one_name_are_medium() -> None:
    assert severities("7.1.1 Departamento de Mapas", "7.1.2 Departamento de Mapas") == [Severity.MEDIUM]


def test_cousins_of_one_name_are_minor() -> None:
    units = ("7.1.1 División de Acervos", "7.1.1.1 Departamento de Mapas")
    assert severities(*units, "7.1.2 División de Consulta", "7.1.2.1 Departamento de Mapas") == [Severity.MINOR]


def test_support_units_that_every_branch_has_are_information() -> None:
    units = [f"7.1.{n} División de Sala {word}" for n, word in enumerate(("Norte", "Sur", "Este"), 1)]
    support = [f"7.1.{n}.1 Coordinación Administrativa" for n in (1, 2, 3)]
    ordered = [name for pair in zip(units, support, strict=True) for name in pair]
    assert severities(*ordered) == [Severity.INFORMATION]
