"""Sub-items of a function that leave out a letter or repeat one."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.numbering import as_noted
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    return as_noted(manual, "sub-items-out-of-order")


CHECK = Check(
    id="sub-items-out-of-order",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Incisos que no se siguen",
        why="Falta un inciso o una letra se repite: las citas por inciso no coinciden.",
        message="en {code} un inciso no sigue al anterior: {read}",
        remedy="complete los incisos o corrija las letras",
    ),
    english=Phrases(
        title="Sub-items that do not follow one another",
        why="A sub-item is missing or a letter is repeated: citations by letter do not fit.",
        message="in {code} a sub-item does not follow the one before: {read}",
        remedy="complete the sub-items, or correct the letters",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos, para lo cual debe:
a) Conservar los planos.
c) Atender las consultas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos, para lo cual debe:
a) Conservar los planos.
b) Atender las consultas.
""",
)
