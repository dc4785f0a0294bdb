"""A publication or a session dated with a month and a year where the day was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.audit.spots import found
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

_MONTHS = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
_WEEKDAYS = "lunes|martes|miércoles|jueves|viernes|sábado|domingo"
_WITHOUT = re.compile(
    rf"(?i)\b(?:(?:{_WEEKDAYS}),? (?:de )+|(?:el día|de fecha|el) de )(?:{_MONTHS}) (?:de|del)(?: año)? \d{{4}}"
)


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    for spot in found(_WITHOUT, manual.in_section(Section.FRONT, Section.AFTER, Section.FOOTNOTE)):
        yield Flaw(spot.place(manual), read=spot.shown, values={"date": spot.text})


CHECK = Check(
    id="date-without-day",
    group=Group.ACTS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Fecha sin su día",
        why="Sin el día no se encuentra el acuerdo ni la publicación.",
        message="en «{date}» falta el día",
        remedy="escriba el día",
    ),
    english=Phrases(
        title="Date without its day",
        why="Without the day neither the act nor its publication is found.",
        message='the day is missing in "{date}"',
        remedy="write the day",
    ),
    examine=_examine,
    failing="""\
MARCO JURÍDICO

Reglamento de Archivos. Gaceta número 2, lunes de julio del 2015.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
    passing="""\
MARCO JURÍDICO

Reglamento de Archivos. Gaceta número 2, lunes 6 de julio del 2015.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
