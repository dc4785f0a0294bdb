"""The numbering of a unit begins again at 1 in the middle of its functions."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.numbering import steps
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    return (step.flaw() for step in steps(manual) if step.is_restart)


CHECK = Check(
    id="numbering-restarts",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Numeración que vuelve a empezar",
        why="Lo que sigue puede ser de otra unidad cuyo encabezado se perdió, o llevar números ya usados.",
        message="en {code} {name} la numeración vuelve a empezar después de la función {before}",
        remedy="verifique si falta un encabezado; si no, continúe la numeración",
    ),
    english=Phrases(
        title="Numbering that begins again",
        why="What follows may belong to another unit whose heading is lost, or bears numbers already used.",
        message="in {code} {name} the numbering begins again after function {before}",
        remedy="see whether a heading is missing; if not, go on with the numbers",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conservar los planos.
3. Atender las consultas.
1. Restaurar los documentos.
2. Prestar los documentos.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conservar los planos.
3. Atender las consultas.
""",
)
