"""Changes of the structure that the manual tells without the act that they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual
from changelog.domain.narratives import Certainty, NarratedChange, NarratedKind


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    from_year = options["from_year"]
    if manual.reading is None or not isinstance(from_year, int):
        return
    groups: dict[str, list[NarratedChange]] = {}
    for change in manual.reading.narrated:
        groups.setdefault(change.group, []).append(change)
    for told in groups.values():
        if any(change.agreement is not None for change in told) or not _is_dated_since(told, from_year):
            continue
        first = told[0].source
        yield Flaw(
            manual.place(first.first_line, first.last_line),
            read=told[0].unit,
            values={"unit": told[0].unit, "count": len(told)},
        )


def _is_dated_since(told: list[NarratedChange], year: int) -> bool:
    """Whether a sentence tells when, since a year: of older ones the record may be lost, and one without a day may go on
    from the sentence before."""
    days = [day for change in told for day in (change.effective, change.approved, change.published) if day is not None]
    certain = all(change.certainty is Certainty.STATED for change in told)
    kinds = {change.kind for change in told}
    return certain and NarratedKind.STRUCTURE_STATED not in kinds and any(day.year >= year for day in days)


CHECK = Check(
    id="told-without-act",
    group=Group.ACTS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Cambio de estructura sin acuerdo",
        why="Sin el acuerdo nadie puede probar que el cambio se aprobó. Puede omitirse si la misma narración lo cita en "
        "otro párrafo.",
        message="se narra un cambio de «{unit}» ({count} en la oración) y no se cita el acuerdo que lo aprobó",
        remedy="cite el acuerdo con su número y fecha",
    ),
    english=Phrases(
        title="Change of the structure without an act",
        why="Without the act nobody can show that the change was approved. Right to ignore where another paragraph of the "
        "same narrative cites it.",
        message='a change of "{unit}" is told ({count} in the sentence) and the act that approved it is not cited',
        remedy="cite the act with its number and day",
    ),
    options={"from_year": 2000},
    examine=_examine,
    failing="""\
Manual de Organización del Instituto de Archivos (IA)

ANTECEDENTES

A partir del 1 de marzo de 2020 se crea la División de Museos.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
    passing="""\
Manual de Organización del Instituto de Archivos (IA)

ANTECEDENTES

Por Acuerdo ACDO.AS2.HCT.260220/12.P.DA, a partir del 1 de marzo de 2020 se crea la División de Museos.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
