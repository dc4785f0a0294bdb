"""A function that begins in lower case, as if its start were lost."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.numbering import as_noted
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    return as_noted(manual, "function-starts-lower-case")


CHECK = Check(
    id="function-starts-lower-case",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Función que empieza a media oración",
        why="El principio de la función se perdió, o su número corta en dos la anterior.",
        message="una función de {code} empieza con minúscula: {read}",
        remedy="restituya el principio o una el texto con la función anterior",
    ),
    english=Phrases(
        title="Function that begins in mid-sentence",
        why="The start of the function is lost, or its number cuts the one before in two.",
        message="a function of {code} begins in lower case: {read}",
        remedy="restore its start, or join the text to the function before",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. planos y mapas del Instituto.
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
