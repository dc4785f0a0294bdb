"""Lists against what is described, each to the depth that it goes down to."""

from __future__ import annotations

from changelog.reading import read_whole
from tests.audit.checks.manuals import found

DESCRIBED = """\
FUNCIONES
1. Dirección de Archivos
Objetivo: Conservar los archivos.
Funciones:
1. Dirigir los archivos del Instituto.

1.1 Coordinación de Acervos
1. Ordenar los acervos.

1.1.1 Departamento de Planos
1. Guardar los planos.

1.2 Coordinación de Consulta
1. Atender las consultas.

1.2.1 Departamento de Préstamo
1. Prestar los documentos.
"""


def codes(listed: str) -> list[str | None]:
    manual = read_whole(f"ESTRUCTURA ORGÁNICA\n{listed}\n{DESCRIBED}".encode(), "manual.txt")
    return [finding.unit for finding in found("described-not-listed", manual)]


def test_list_of_two_levels_leaves_the_third_out_by_design() -> None:
    assert codes("1. Dirección de Archivos\n1.1 Coordinación de Acervos\n1.2 Coordinación de Consulta\n") == []


def test_one_of_a_listed_level_is_missing() -> None:
    listed = "1. Dirección de Archivos\n1.1 Coordinación de Acervos\n1.1.1 Departamento de Planos\n1.2 Coordinación de Consulta\n"
    assert codes(listed) == ["1.2.1"]
