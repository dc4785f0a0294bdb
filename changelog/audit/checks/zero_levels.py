"""Codes with a zero (1.0.2): a unit that hangs from one above without the level between; told, so that nobody looks for
the unit 1.0."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.codes import numbers_of, parent_numbers, printed_code
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    listed = manual.headings or manual.structure
    zeros = [unit for unit in listed if 0 in numbers_of(unit.code)[1:-1]]
    if not zeros:
        return
    first = zeros[0]
    yield Flaw(
        manual.place(first.first_line, first.last_line),
        read=f"{first.code} {first.name}",
        unit=first.code,
        values={
            "count": len(zeros),
            "code": first.code,
            "parent": printed_code(parent_numbers(numbers_of(first.code)), first.code),
        },
        others=tuple(manual.place(unit.first_line, unit.last_line) for unit in zeros[1:]),
    )


CHECK = Check(
    id="zero-levels",
    group=Group.STRUCTURE,
    severity=Severity.INFORMATION,
    spanish=Phrases(
        title="Claves con un nivel en cero",
        why="El cero ocupa el lugar de un nivel que no hay: la unidad depende directamente de la de arriba.",
        message="{count} unidades llevan un nivel en cero; {code}, por ejemplo, depende directamente de {parent}",
        remedy="ninguno, si la norma de claves lo prevé",
    ),
    english=Phrases(
        title="Codes with a level at zero",
        why="The zero stands for a level that there is not: the unit hangs directly from the one above.",
        message="{count} units have a level at zero; {code}, for one, hangs directly from {parent}",
        remedy="none, where the rule for codes provides for it",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Coordinación de Acervos
1. Ordenar los acervos.

7.1.0.1 Departamento de Planos
1. Guardar los planos.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Coordinación de Acervos
1. Ordenar los acervos.

7.1.1.1 Departamento de Planos
1. Guardar los planos.
""",
)
