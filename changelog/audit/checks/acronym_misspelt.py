"""The institution's acronym with a letter more, less or displaced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.audit.spots import RUNNING, found
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

_SHORTEST = 6
"""Letters of an acronym: of shorter ones many others differ by one letter."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    acronym = manual.institution.acronym if manual.institution is not None else None
    if acronym is None or len(acronym) < _SHORTEST or not acronym.isalpha():
        return
    likely = re.compile(rf"(?<!\w)[A-ZÑ]{{{len(acronym) - 1},{len(acronym) + 1}}}(?!\w)")
    for spot in found(likely, manual.in_section(*RUNNING, Section.HEADING)):
        if spot.text != acronym and _differs_by_one(spot.text, acronym):
            yield Flaw(
                spot.place(manual),
                read=spot.shown,
                unit=spot.passage.unit,
                values={"read": spot.text, "acronym": acronym},
            )


def _differs_by_one(one: str, other: str) -> bool:
    """One letter more or less, or two that changed places."""
    if len(one) == len(other):
        at = next(place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
        return one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


CHECK = Check(
    id="acronym-misspelt",
    group=Group.NAMES,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Siglas de la institución mal escritas",
        why="Unas siglas con otra letra pueden ser las de otra institución.",
        message="dice «{read}»; las siglas de la institución son «{acronym}»",
        remedy="corrija las siglas",
    ),
    english=Phrases(
        title="Acronym of the institution misspelt",
        why="An acronym with another letter can be that of another institution.",
        message='it says "{read}"; the acronym of the institution is "{acronym}"',
        remedy="mend the acronym",
    ),
    examine=_examine,
    failing="""\
Manual de Organización del Instituto de Servicios y Archivos Públicos Estatales (ISAPES)

El Reglamento Interior del ISSAPES rige desde 2017.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del ISAPES.
""",
    passing="""\
Manual de Organización del Instituto de Servicios y Archivos Públicos Estatales (ISAPES)

El Reglamento Interior del ISAPES rige desde 2017.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del ISAPES.
""",
)
