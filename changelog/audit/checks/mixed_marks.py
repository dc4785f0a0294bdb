"""Functions that are marked otherwise than the others of their list."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.numbering import as_noted
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    return as_noted(manual, "mixed-marks")


CHECK = Check(
    id="mixed-marks",
    group=Group.FUNCTIONS,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Marcas de distinta clase en una lista",
        why="Una función marcada de otro modo que las demás no se sabe si es función o inciso.",
        message="en {code} cambia la clase de marca de las funciones: {read}",
        remedy="marque todas las funciones de la unidad del mismo modo",
    ),
    english=Phrases(
        title="Marks of different kinds in one list",
        why="Of a function that is marked otherwise than the rest nobody knows whether it is a function or an "
        "item of one.",
        message="in {code} the kind of mark of the functions changes: {read}",
        remedy="mark all functions of the unit alike",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conservar los planos.
• Atender las consultas.
3. Prestar los documentos.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conservar los planos.
3. Atender las consultas.
""",
)
