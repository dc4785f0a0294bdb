"""An organigram that the manual says it holds, and that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.audit.spots import Spot, found
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

_ANNOUNCED = re.compile(
    r"(?i)\b(?:contiene|integra|incluye|presenta|comprende|consta|conforma|describe|muestra|establece|establezca|define|defina)[^.]{0,300}?"
    r"\b(?:organigramas?|diagramas? de organización)\b"
)
_TITLE = re.compile(r"(?i)^[\s\dIVX.]{0,12}(?:organigramas?\b|diagramas? de organización)[^.,;]{0,60}$")


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    if manual.organigrams or manual.in_section(Section.ORGANIGRAMS) or manual.reading is None:
        return
    if any(_TITLE.match(line.strip()) for line in manual.lines):
        return
    spots: list[Spot] = list(found(_ANNOUNCED, manual.in_section(Section.FRONT)))
    if spots:
        yield Flaw(spots[0].place(manual), read=spots[0].text[-80:], others=tuple(s.place(manual) for s in spots[1:]))


CHECK = Check(
    id="organigram-announced",
    group=Group.STRUCTURE,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Organigrama anunciado que no está",
        why="El organigrama es parte del manual que se aprobó; sin él no se ve de quién depende cada unidad. Puede omitirse "
        "si está en una imagen que el texto no trae.",
        message="el documento dice que contiene el organigrama, y no hay ninguno",
        remedy="agregue el organigrama aprobado",
    ),
    english=Phrases(
        title="Organigram announced and not there",
        why="The organigram is part of what was approved; without it nobody sees from whom each unit hangs. Right to ignore "
        "where it is a picture that the text does not carry.",
        message="the document says that it holds the organigram, and there is none",
        remedy="add the organigram that was approved",
    ),
    examine=_examine,
    failing="""\
INTRODUCCIÓN

El manual contiene los antecedentes, el organigrama y las funciones.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
    passing="""\
INTRODUCCIÓN

El manual contiene los antecedentes y las funciones.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
