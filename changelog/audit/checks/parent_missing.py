"""A unit whose code puts it under a unit that is not printed."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.codes import depth_of, numbers_of, parent_numbers, printed_code
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    if manual.reading is not None and any(one.check == "codes-not-printed" for one in manual.reading.findings):
        return  # places in a list stand for codes, and tell of no parent
    printed = {numbers_of(unit.code) for unit in (*manual.headings, *manual.structure)}
    # The heads of a manual have their parent in another one.
    top = min((depth_of(unit.code) for unit in manual.headings), default=0)
    told: set[tuple[int, ...]] = set()
    for unit in manual.headings:
        above = parent_numbers(numbers_of(unit.code))
        if depth_of(unit.code) <= top or not above or above in printed or above in told:
            continue
        told.add(above)
        yield Flaw(
            manual.place(unit.first_line, unit.last_line),
            read=f"{unit.code} {unit.name}",
            unit=unit.code,
            values={"code": unit.code, "name": unit.name.rstrip("."), "parent": printed_code(above, unit.code)},
        )


CHECK = Check(
    id="parent-missing",
    group=Group.STRUCTURE,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Unidad sin la unidad de la que depende",
        why="La clave dice de quién depende la unidad; si esa unidad no está en el manual, no se sabe a quién reporta.",
        message="{code} {name} depende por su clave de {parent}, y no hay ninguna unidad con esa clave",
        remedy="incorpore la unidad de la que depende o corrija la clave",
    ),
    english=Phrases(
        title="Unit without the unit that it hangs from",
        why="The code says whom a unit hangs from; if that unit is not in the manual, nobody knows whom it reports to.",
        message="by its code {code} {name} hangs from {parent}, and there is no unit with that code",
        remedy="add the unit that it hangs from, or correct the code",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Coordinación de Acervos
1. Ordenar los acervos.

7.1.2.1 Departamento de Consulta
1. Atender las consultas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Coordinación de Acervos
1. Ordenar los acervos.

7.1.1.1 Departamento de Consulta
1. Atender las consultas.
""",
)
