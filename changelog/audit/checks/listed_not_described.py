"""A unit that stands in the index or in the list of the structure, and that the functions section does not describe."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual
from changelog.domain.texts import normal_form


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    described = {heading.code for heading in manual.headings} | {normal_form(one.name) for one in manual.headings}
    seen: set[str] = set()
    for unit in (*manual.structure, *manual.index):
        if unit.code in described or normal_form(unit.name) in described or unit.code in seen:
            continue
        seen.add(unit.code)
        yield Flaw(
            manual.place(unit.first_line, unit.last_line),
            read=unit.name,
            unit=unit.code,
            values={"code": unit.code, "name": unit.name},
        )


CHECK = Check(
    id="listed-not-described",
    group=Group.STRUCTURE,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Unidad listada que no se describe",
        why="Una unidad que está en la estructura y no tiene descripción no responde de ninguna función. Puede ignorarse "
        "en un manual que describe solo una parte de la estructura que lista.",
        message="{code} {name} está en la lista de la estructura y el manual no la describe",
        remedy="describa sus funciones o retírela de la lista",
    ),
    english=Phrases(
        title="Unit that is listed and not described",
        why="A unit that is in the structure without a description answers for no function. Right to ignore where a manual "
        "describes only a part of the structure that it lists.",
        message="{code} {name} is in the list of the structure and the manual does not describe it",
        remedy="describe its functions, or take it off the list",
    ),
    examine=_examine,
    failing="""\
ESTRUCTURA ORGÁNICA
7.1 Dirección de Archivos
7.1.1 Departamento de Acervos
7.1.2 Departamento de Consulta

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.
""",
    passing="""\
ESTRUCTURA ORGÁNICA
7.1 Dirección de Archivos
7.1.1 Departamento de Acervos

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.
""",
)
