"""A unit printed before a sister with a lower code, or away from the unit that its code puts it under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from changelog.audit.codes import coded_lists, numbers_of
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import ListedUnit, Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    for words, units in coded_lists(manual):
        for before, unit in _out_of_order([unit for unit in units if numbers_of(unit.code)]):
            yield Flaw(
                manual.place(unit.first_line, unit.last_line),
                read=f"{unit.code} {unit.name}",
                unit=unit.code,
                values={"code": unit.code, "name": unit.name.rstrip("."), "before": before.code, **words},
                others=(manual.place(before.first_line, before.last_line),),
            )


def _out_of_order(units: Sequence[ListedUnit]) -> Iterator[tuple[ListedUnit, ListedUnit]]:
    """Units whose code is lower than that of a sister printed before; units of levels left out (1.0.1) have their own
    order and stand before or behind the others."""
    highest: dict[tuple[int, ...], ListedUnit] = {}
    for unit in units:
        numbers = numbers_of(unit.code)
        before = highest.get(numbers[:-1])
        if before is not None and numbers_of(before.code)[-1] > numbers[-1]:
            yield before, unit
        else:
            highest[numbers[:-1]] = unit


CHECK = Check(
    id="code-out-of-order",
    group=Group.STRUCTURE,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Clave fuera de orden",
        why="Una unidad que no está en el lugar de su clave no se encuentra, o lleva la clave de otra.",
        message="{code} {name} está después de {before} en {list}",
        remedy="imprima las unidades en el orden de sus claves o corrija la clave",
    ),
    english=Phrases(
        title="Code out of order",
        why="A unit that does not stand where its code puts it is not found, or bears another's code.",
        message="{code} {name} stands after {before} in {list_en}",
        remedy="print the units in the order of their codes, or correct the code",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.2 Departamento de Consulta
1. Atender las consultas.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.

7.1.2 Departamento de Consulta
1. Atender las consultas.
""",
)
