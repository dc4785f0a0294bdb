"""A document in which no unit with functions is found: none of an organisation manual, or half of one."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    if manual.reading is None:
        yield Flaw(
            manual.place(1, max(manual.document.lines, 1)), read=manual.passages[0].text if manual.passages else None
        )


CHECK = Check(
    id="no-units-found",
    group=Group.STRUCTURE,
    severity=Severity.SERIOUS,
    spanish=Phrases(
        title="Documento sin unidades con funciones",
        why="Sin unidades encabezadas por su clave y con sus funciones no hay nada que atribuir a nadie. Las demás "
        "revisiones examinan entonces solo el texto y los acuerdos.",
        message="no se encuentra ninguna unidad con clave, denominación y funciones",
        remedy="verifique que el archivo sea un manual de organización completo y en texto",
    ),
    english=Phrases(
        title="Document without units that have functions",
        why="Without units headed by their codes and with their functions there is nothing to ascribe to anybody. The "
        "other checks then examine only the text and the acts.",
        message="no unit with code, name and functions is found",
        remedy="see that the file is a whole organisation manual, as text",
    ),
    examine=_examine,
    failing="""\
MANUAL DE ORGANIZACIÓN

INTRODUCCIÓN
El presente documento describe los archivos del Instituto.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.
""",
)
