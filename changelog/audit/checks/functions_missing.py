"""A unit that is described without a single function, and that heads no others."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    if not any(unit.functions for unit in manual.units):
        return  # a list of units: it tells of none what it does
    parents = {unit.parent for unit in manual.units}
    for unit in manual.units:
        if not unit.functions and unit.code not in parents:
            values = {"code": unit.code, "name": unit.name}
            yield Flaw(unit.source, read=f"{unit.code} {unit.name}", unit=unit.code, values=values)


CHECK = Check(
    id="functions-missing",
    group=Group.FUNCTIONS,
    severity=Severity.SERIOUS,
    spanish=Phrases(
        title="Unidad sin funciones",
        why="Una unidad sin funciones no responde de nada, y nadie sabe para qué existe.",
        message="{code} {name} no tiene ninguna función",
        remedy="describa sus funciones o retire la unidad",
    ),
    english=Phrases(
        title="Unit without functions",
        why="A unit without functions answers for nothing, and nobody knows what it is there for.",
        message="{code} {name} has no function at all",
        remedy="describe its functions, or take the unit out",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos

7.1.2 Departamento de Consulta
1. Atender las consultas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.
""",
)
