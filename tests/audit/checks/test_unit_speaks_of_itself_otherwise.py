"""Units that their own functions, or their branch, call by another name."""

from __future__ import annotations

from changelog.audit.checking import Settings, run_checks
from changelog.audit.checks.unit_speaks_of_itself_otherwise import CHECK
from changelog.domain.findings import Finding, Severity
from changelog.reading import read_whole

BRANCH = """\
FUNCIONES
7.1 Dirección de Archivos y Bibliotecas
1. Dirigir los archivos del Instituto.

7.1.1 División de Acervos Históricos y Gráficos
1. {first}

7.1.2 División de Consulta
1. {second}
"""


def found(first: str, second: str = "Atender las consultas.") -> tuple[Finding, ...]:
    manual = read_whole(BRANCH.format(first=first, second=second).encode(), "manual.txt")
    return run_checks((CHECK,), manual, Settings(), "es")


def test_contracts_of_a_unit_of_another_name_are_serious() -> None:
    (one,) = found("Administrar los contratos a cargo de la División de Mapoteca.")
    assert (one.severity, one.unit) == (Severity.SERIOUS, "7.1.1")


def test_contracts_of_another_unit_of_the_manual_are_serious() -> None:
    (one,) = found("Administrar los contratos a cargo de la División de Consulta.")
    assert (one.severity, one.unit) == (Severity.SERIOUS, "7.1.1")


def test_contracts_of_the_unit_above_are_none_of_its_names() -> None:
    assert found("Administrar los contratos a cargo de la Dirección de Archivos y Bibliotecas.") == ()


def test_slip_in_the_own_name_is_medium() -> None:
    (one,) = found("Organizar los trabajos de la División de Acervos Histórico y Gráfico.")
    assert one.severity is Severity.MEDIUM


def test_own_name_cut_short_is_medium() -> None:
    (one,) = found("Organizar los trabajos de la División de Acervos Históricos.")
    assert one.severity is Severity.MEDIUM


def test_places_of_one_name_are_one_finding() -> None:
    (one,) = found(
        "Administrar los contratos a cargo de la División de Mapoteca.\n2. Ordenar los fondos de la División de Mapoteca."
    )
    assert len(one.others) == 1


def test_head_of_a_branch_called_otherwise_over_and_over_is_serious() -> None:
    said = "Registrar los bienes de la Dirección de Archivos y Publicaciones."
    functions = "\n".join(f"{number}. {said[:-1]} del tipo {number}." for number in range(2, 5))
    (one,) = found(f"{said}\n{functions}")
    assert (one.severity, one.unit, len(one.others)) == (Severity.SERIOUS, "7.1", 3)


def test_unit_of_another_branch_cited_once_is_not_the_head() -> None:
    assert found("Informar a la Dirección de Archivos Judiciales.") == ()


def test_own_name_that_goes_on_over_an_abbreviation_is_whole() -> None:
    text = """\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 División de Acervos Gráficos de la Casa Dr. Elías Robles
1. Difundir los protocolos de la División de Acervos Gráficos de la Casa Dr. Elías Robles.
"""
    assert run_checks((CHECK,), read_whole(text.encode(), "manual.txt"), Settings(), "es") == ()
