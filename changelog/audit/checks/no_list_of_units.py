"""A manual that nowhere lists the units that it describes."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

FEW = 3
"""Units up to which a manual needs no list of them."""


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    if manual.index or manual.structure or len(manual.headings) <= int(str(options["few"])):
        return
    first = manual.headings[0]
    # An auditor shows it where the list would stand: at the organigram, else at the first unit.
    drawn = manual.in_section(Section.ORGANIGRAMS)
    places = [manual.place(passage.first_line, passage.last_line) for passage in drawn[:1]]
    places.append(manual.place(first.first_line, first.last_line))
    yield Flaw(places[0], others=tuple(places[1:]), values={"count": len(manual.headings)})


CHECK = Check(
    id="no-list-of-units",
    group=Group.STRUCTURE,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Manual sin lista de sus unidades",
        why="Sin índice ni estructura orgánica, los encabezados de las funciones solo pueden cotejarse con los "
        "organigramas. Puede ignorarse si la norma aplicable no pide esa lista.",
        message="el manual describe {count} unidades y no las lista en un índice ni en una estructura orgánica",
        remedy="agregue la estructura orgánica con clave y denominación de cada unidad",
    ),
    english=Phrases(
        title="Manual without a list of its units",
        why="Without an index or a list of the structure the headings of the functions can be checked only against the "
        "organigrams. Right to ignore where the norm that applies does not ask for such a list.",
        message="the manual describes {count} units and lists them neither in an index nor in a structure",
        remedy="add the structure with the code and name of each unit",
    ),
    examine=_examine,
    options={"few": FEW},
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.

7.1.2 Departamento de Consulta
1. Atender las consultas.

7.1.3 Departamento de Restauración
1. Restaurar los documentos.
""",
    passing="""\
ESTRUCTURA ORGÁNICA
7.1 Dirección de Archivos
7.1.1 Departamento de Acervos
7.1.2 Departamento de Consulta
7.1.3 Departamento de Restauración

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.

7.1.2 Departamento de Consulta
1. Atender las consultas.

7.1.3 Departamento de Restauración
1. Restaurar los documentos.
""",
)
