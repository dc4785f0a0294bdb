"""A function of a numbered or bulleted list that has lost its mark."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.numbering import as_noted
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    return as_noted(manual, "mark-lost")


CHECK = Check(
    id="mark-lost",
    group=Group.FUNCTIONS,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Función sin su número o viñeta",
        why="Una función sin marca se lee como parte de la anterior.",
        message="una función de {code} no lleva número ni viñeta: {read}",
        remedy="agregue la marca",
    ),
    english=Phrases(
        title="Function without its number or bullet",
        why="A function without a mark is read as part of the one before.",
        message="a function of {code} bears neither number nor bullet: {read}",
        remedy="add the mark",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conservar los planos.

Atender las consultas.
4. Prestar los documentos.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conservar los planos.
3. Atender las consultas.
""",
)
