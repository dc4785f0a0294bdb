"""A manual in which no unit has an objective."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    units = [unit for unit in manual.units if unit.functions]
    if units and all(unit.objective is None for unit in units):
        yield Flaw(units[0].source, read=f"{units[0].code} {units[0].name}", values={"count": len(units)})


CHECK = Check(
    id="no-objectives",
    group=Group.STRUCTURE,
    severity=Severity.INFORMATION,
    spanish=Phrases(
        title="Manual sin objetivos por unidad",
        why="Solo se describen funciones. Hay normas de manuales que lo admiten.",
        message="ninguna de las {count} unidades con funciones tiene objetivo",
        remedy="ninguno si la norma de manuales lo admite",
    ),
    english=Phrases(
        title="Manual without objectives of units",
        why="Only functions are described. There are rules for manuals that admit it.",
        message="none of the {count} units with functions has an objective",
        remedy="none where the rules for manuals admit it",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
Objetivo:
Conservar los archivos del Instituto.
Funciones:
1. Dirigir los archivos del Instituto.
""",
)
