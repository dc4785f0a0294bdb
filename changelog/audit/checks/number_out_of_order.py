"""A function whose number is lower than that of the one before."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.numbering import steps
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    return (step.flaw() for step in steps(manual) if step.is_backwards)


CHECK = Check(
    id="number-out-of-order",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Número de función fuera de orden",
        why="Las funciones no están en el orden de sus números, y una cita por número puede referirse a otra.",
        message="en {code} {name} la función {number} sigue a la {before}",
        remedy="ordene las funciones o corrija el número",
    ),
    english=Phrases(
        title="Number of a function out of order",
        why="The functions are not in the order of their numbers, and a citation by number may mean another.",
        message="in {code} {name} function {number} follows {before}",
        remedy="put the functions in order, or correct the number",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conservar los planos.
3. Atender las consultas.
4. Prestar los documentos.
2. Restaurar los documentos.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conservar los planos.
3. Atender las consultas.
""",
)
