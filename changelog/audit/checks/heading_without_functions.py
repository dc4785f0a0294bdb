"""A unit described without functions that only heads the units below it."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    parents = {unit.parent for unit in manual.units}
    for unit in manual.units:
        if not unit.functions and unit.code in parents:
            values = {"code": unit.code, "name": unit.name}
            yield Flaw(unit.source, read=f"{unit.code} {unit.name}", unit=unit.code, values=values)


CHECK = Check(
    id="heading-without-functions",
    group=Group.STRUCTURE,
    severity=Severity.INFORMATION,
    spanish=Phrases(
        title="Encabezado sin funciones propias",
        why="El encabezado agrupa a las unidades que le siguen, y por sí mismo no responde de nada. Si es una unidad, le "
        "faltan sus funciones.",
        message="{code} {name} encabeza otras unidades y no tiene funciones propias",
        remedy="ninguno si solo agrupa; si es una unidad, describa sus funciones",
    ),
    english=Phrases(
        title="Heading without functions of its own",
        why="The heading groups the units behind it and answers for nothing itself. If it is a unit, its functions are "
        "missing.",
        message="{code} {name} heads other units and has no functions of its own",
        remedy="none if it only groups; if it is a unit, describe its functions",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Órganos Auxiliares

7.1.1.1 Departamento de Planos
1. Guardar los planos.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Coordinación de Acervos
1. Ordenar los acervos.

7.1.1.1 Departamento de Planos
1. Guardar los planos.
""",
)
