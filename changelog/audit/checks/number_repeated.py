"""A number printed for two functions of one unit that follow each other."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.numbering import steps
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    return (step.flaw() for step in steps(manual) if step.is_repeat)


CHECK = Check(
    id="number-repeated",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Número de función repetido",
        why="Dos funciones llevan el mismo número, y ninguna puede citarse por él.",
        message="en {code} {name} el número {number} está impreso dos veces",
        remedy="numere de nuevo las funciones de la unidad",
    ),
    english=Phrases(
        title="Number of a function printed twice",
        why="Two functions bear one number, and neither can be cited by it.",
        message="in {code} {name} the number {number} is printed twice",
        remedy="number the functions of the unit anew",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conservar los planos.
2. Atender las consultas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conservar los planos.
3. Atender las consultas.
""",
)
