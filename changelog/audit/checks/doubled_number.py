"""A function whose number is printed twice over ("2.2. ")."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.numbering import as_noted
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    return as_noted(manual, "doubled-number")


CHECK = Check(
    id="doubled-number",
    group=Group.FUNCTIONS,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Número de función duplicado",
        why="El número impreso dos veces parece la clave de un inciso.",
        message="en {code} el número de la función está impreso dos veces: {read}",
        remedy="deje el número una sola vez",
    ),
    english=Phrases(
        title="Number of a function printed twice over",
        why="The number printed twice looks like the code of an item.",
        message="in {code} the number of the function is printed twice over: {read}",
        remedy="leave the number once",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2.2. Conservar los planos.
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
