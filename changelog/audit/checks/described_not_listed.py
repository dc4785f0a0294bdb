"""A unit that the functions section describes, and that the list of the structure or the index does not hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from changelog.audit.codes import depth_of
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import ListedUnit, Manual
from changelog.domain.texts import normal_form

MOST = 0.5
"""Share of the units of a level that a list holds from which on it means to list that level."""
_LISTS = (("la lista de la estructura", "the list of the structure"), ("el índice", "the index"))


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    lacking: defaultdict[ListedUnit, list[tuple[str, str]]] = defaultdict(list)
    for words, listed in zip(_LISTS, (manual.structure, manual.index), strict=True):
        for heading in _left_out(listed, manual.headings, float(str(options["most"]))):
            lacking[heading].append(words)
    for heading, lists in lacking.items():
        yield Flaw(
            manual.place(heading.first_line, heading.last_line),
            read=heading.name,
            unit=heading.code,
            values={
                "code": heading.code,
                "name": heading.name.rstrip("."),
                "list": " ni en ".join(spanish for spanish, _ in lists),
                "list_en": " nor in ".join(english for _, english in lists),
            },
        )


def _left_out(listed: Sequence[ListedUnit], headings: Sequence[ListedUnit], most: float) -> Iterator[ListedUnit]:
    """The units that a list leaves out, of the levels that it goes down to: those of which it holds most units."""
    held = {unit.code for unit in listed} | {normal_form(unit.name) for unit in listed}
    levels: defaultdict[int, list[ListedUnit]] = defaultdict(list)
    for heading in headings:
        levels[depth_of(heading.code)].append(heading)
    for units in levels.values():
        lacking = [unit for unit in units if unit.code not in held and normal_form(unit.name) not in held]
        if listed and len(units) - len(lacking) >= most * len(units):
            yield from lacking


CHECK = Check(
    id="described-not-listed",
    group=Group.STRUCTURE,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Unidad descrita que no está listada",
        why="Si la lista de la estructura es la autorizada, la unidad descrita no existe; si existe, la lista está "
        "incompleta. Puede ignorarse si la lista se limita a ciertas unidades.",
        message="{code} {name} se describe y no está en {list}",
        remedy="agréguela a la lista o retire su descripción",
    ),
    english=Phrases(
        title="Unit that is described and not listed",
        why="If the list of the structure is the authorised one, the unit described does not exist; if it exists, the list "
        "is not complete. Right to ignore where the list is confined to certain units.",
        message="{code} {name} is described and does not stand in {list_en}",
        remedy="add it to the list, or take out its description",
    ),
    examine=_examine,
    options={"most": MOST},
    failing="""\
ESTRUCTURA ORGÁNICA
7.1 Dirección de Archivos
7.1.1 Departamento de Acervos

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

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.
""",
)
