"""A number left out in the functions of a unit: 2, then 4."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.numbering import steps
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    return (step.flaw() for step in steps(manual) if step.is_gap)


CHECK = Check(
    id="number-missing",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Número de función que falta",
        why="Falta una función, o la numeración no se recorrió al suprimirla: las citas por número ya no coinciden.",
        message="en {code} {name} la función {number} sigue a la {before}: falta {missing}",
        remedy="incorpore la función que falta o recorra la numeración",
    ),
    english=Phrases(
        title="Number of a function that is missing",
        why="A function is missing, or the numbers were not closed up when it was taken out: citations by number "
        "no longer fit.",
        message="in {code} {name} function {number} follows {before}: {missing_en} missing",
        remedy="add the function that is missing, or close up the numbers",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conservar los planos.
4. Atender las consultas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conservar los planos.
3. Atender las consultas.
""",
)
