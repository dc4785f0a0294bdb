"""A function that begins on the line of the one before."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.numbering import as_noted
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    return as_noted(manual, "two-functions-on-a-line")


CHECK = Check(
    id="two-functions-on-a-line",
    group=Group.FUNCTIONS,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Dos funciones en un mismo renglón",
        why="La segunda función se lee como parte de la primera.",
        message="en {code} una función empieza en el renglón de la anterior: {read}",
        remedy="separe las funciones",
    ),
    english=Phrases(
        title="Two functions on one line",
        why="The second function is read as part of the first.",
        message="in {code} a function begins on the line of the one before: {read}",
        remedy="set the functions apart",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto. 2. Conservar los planos.
3. Atender las consultas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conservar los planos.
3. Atender las consultas.
""",
)
