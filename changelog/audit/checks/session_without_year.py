"""A session or an act dated "of the present year": the year is the reader's to find."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.audit.spots import found
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

_WITHOUT = re.compile(
    r"(?i)\b\d{1,2} de [a-z]{4,10} (?:del presente año|del año en curso|del actual|de los corrientes)\b"
)


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    for spot in found(_WITHOUT, manual.in_section(Section.FRONT, Section.AFTER)):
        yield Flaw(spot.place(manual), read=spot.shown, values={"date": spot.text})


CHECK = Check(
    id="session-without-year",
    group=Group.ACTS,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Fecha sin su año",
        why="Años después no se sabe cuál era el año presente.",
        message="«{date}» no dice el año",
        remedy="escriba el año",
    ),
    english=Phrases(
        title="Date without its year",
        why="Years later nobody knows which the present year was.",
        message='"{date}" does not tell the year',
        remedy="write the year",
    ),
    examine=_examine,
    failing="""\
ANTECEDENTES

El Consejo, en sesión celebrada el 25 de julio del presente año, aprobó este manual.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
    passing="""\
ANTECEDENTES

El Consejo, en sesión celebrada el 25 de julio de 2018, aprobó este manual.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
