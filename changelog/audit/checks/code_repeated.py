"""One code printed for two units of one list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from changelog.audit.codes import coded_lists, numbers_of
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import ListedUnit, Manual
from changelog.domain.texts import normal_form


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    for words, units in coded_lists(manual):
        holders: defaultdict[tuple[int, ...], list[ListedUnit]] = defaultdict(list)
        for unit in units:
            holders[numbers_of(unit.code)].append(unit)
        for numbers, held in holders.items():
            if numbers and len(held) > 1:
                yield _flaw(manual, held, words)


def _flaw(manual: Manual, held: list[ListedUnit], words: dict[str, str]) -> Flaw:
    first, *others = held
    alike = len({normal_form(unit.name) for unit in held}) == 1
    return Flaw(
        manual.place(first.first_line, first.last_line),
        read=f"{first.code} {first.name}",
        unit=first.code,
        values={"code": first.code, "names": "; ".join(unit.name.rstrip(".") for unit in held), **words},
        others=tuple(manual.place(unit.first_line, unit.last_line) for unit in others),
        severity=Severity.MEDIUM if alike else None,
    )


CHECK = Check(
    id="code-repeated",
    group=Group.STRUCTURE,
    severity=Severity.SERIOUS,
    spanish=Phrases(
        title="Clave repetida",
        why="La clave es lo que identifica a la unidad dentro del manual: si dos la llevan, no se sabe a cuál se refiere.",
        message="la clave {code} está impresa más de una vez en {list}: {names}",
        remedy="asigne a cada unidad su propia clave",
    ),
    english=Phrases(
        title="Code printed twice",
        why="The code is what identifies a unit within the manual: where two bear it, nobody knows which is meant.",
        message="the code {code} is printed more than once in {list_en}: {names}",
        remedy="give each unit a code of its own",
    ),
    examine=_examine,
    failing="""\
ESTRUCTURA ORGÁNICA
7.1 Dirección de Archivos
7.1.1 Departamento de Acervos
7.1.1 Departamento de Consulta

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.

7.1.2 Departamento de Consulta
1. Atender las consultas.
""",
    passing="""\
ESTRUCTURA ORGÁNICA
7.1 Dirección de Archivos
7.1.1 Departamento de Acervos
7.1.2 Departamento de Consulta

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.

7.1.2 Departamento de Consulta
1. Atender las consultas.
""",
)
