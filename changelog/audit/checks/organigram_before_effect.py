"""An organigram dated before the structure that it is to show took effect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.audit.instruments import days_in, iso
from changelog.audit.spots import found
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

_DATED = re.compile(
    r"(?i)(?:vigente|vigencia|autorizad[oa]|actualizad[oa]|fecha)[^\d]{0,40}\d{1,2} ?(?:de|/|-) ?[a-z]{4,10} "
    r"(?:de|del) \d{4}"
)


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    if manual.reading is None or not manual.reading.parts:
        return
    effects = [part.effective_date for part in manual.reading.parts if part.effective_date is not None]
    if not effects:
        return
    first = min(effects).first_day
    for spot in found(_DATED, manual.in_section(Section.ORGANIGRAMS)):
        for day in days_in(spot.text):
            if day < (first.year, first.month, first.day):
                values = {"day": iso(day), "effect": first.isoformat()}
                yield Flaw(spot.place(manual), read=spot.text, values=values)


CHECK = Check(
    id="organigram-before-effect",
    group=Group.ACTS,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Organigrama anterior a la vigencia de la estructura",
        why="Un organigrama de antes puede no mostrar la estructura que el manual describe. Es menor porque su fecha puede "
        "ser la del registro de una estructura que nada cambió después; entonces puede omitirse.",
        message="el organigrama es del {day} y la estructura está en vigor desde el {effect}",
        remedy="ponga el organigrama que se aprobó con la estructura",
    ),
    english=Phrases(
        title="Organigram older than the structure",
        why="An organigram from before may not show the structure that the manual describes. Minor, as its day may be that "
        "on which a structure was registered that nothing changed since; right to ignore then.",
        message="the organigram is of {day} and the structure is in force from {effect}",
        remedy="put the organigram that was approved with the structure",
    ),
    examine=_examine,
    failing="""\
Manual de Organización del Instituto de Archivos (IA)

Aprobado por Acuerdo ACDO.AS2.HCT.260220/12.P.DA, vigente a partir del 1 de marzo de 2020

ORGANIGRAMAS

7.1 Dirección de Archivos
Autorizado el 4 de mayo de 2016

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
    passing="""\
Manual de Organización del Instituto de Archivos (IA)

Aprobado por Acuerdo ACDO.AS2.HCT.260220/12.P.DA, vigente a partir del 1 de marzo de 2020

ORGANIGRAMAS

7.1 Dirección de Archivos
Autorizado el 1 de marzo de 2020

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
