"""A unit without an objective in a manual whose units have one."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

MOST = 0.5
"""Share of the units that have an objective from which on one is missing where there is none."""


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    units = [unit for unit in manual.units if unit.functions]
    lacking = [unit for unit in units if unit.objective is None]
    if len(units) - len(lacking) < float(str(options["most"])) * len(units):
        return
    for unit in lacking:
        values = {"code": unit.code, "name": unit.name, "with": len(units) - len(lacking), "of": len(units)}
        yield Flaw(unit.source, read=f"{unit.code} {unit.name}", unit=unit.code, values=values)


CHECK = Check(
    id="objective-missing",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Unidad sin objetivo",
        why="Las demás unidades del manual tienen objetivo; sin él no se sabe para qué existe la unidad.",
        message="{code} {name} no tiene objetivo; lo tienen {with} de las {of} unidades",
        remedy="agregue su objetivo",
    ),
    english=Phrases(
        title="Unit without an objective",
        why="The other units of the manual have an objective; without it nobody knows what the unit is there for.",
        message="{code} {name} has no objective; {with} of the {of} units have one",
        remedy="add its objective",
    ),
    examine=_examine,
    options={"most": MOST},
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
Objetivo:
Conservar los archivos del Instituto.
Funciones:
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
Funciones:
1. Ordenar los acervos.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
Objetivo:
Conservar los archivos del Instituto.
Funciones:
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
Objetivo:
Tener en orden los acervos.
Funciones:
1. Ordenar los acervos.
""",
)
