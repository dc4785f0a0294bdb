"""Laws cited as in force that had been abrogated when the manual was made, by a table of well-known federal laws."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import resources

from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section
from changelog.domain.sources import SourceReference

_TABLE = "abrogated_laws.toml"


@cache
def _laws() -> tuple[tuple[str, str, date], ...]:
    """Title, successor, and the day from which each is no longer in force."""
    read = tomllib.loads(resources.files("changelog.audit").joinpath(_TABLE).read_text("utf-8"))
    return tuple((one["title"], one["by"], one["until"]) for one in read["law"])


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    day = _day_of(manual)
    if day is None:
        return
    for title, by, until in _laws():
        if until > day:
            continue
        places = list(_cited(manual, title))
        if places:
            yield Flaw(
                places[0],
                read=title,
                values={"title": title, "by": by, "until": until},
                others=tuple(places[1:]),
            )


def _day_of(manual: Manual) -> date | None:
    """The latest day that an act cited in the manual tells: the manual cannot be older."""
    if manual.reading is None:
        return None
    told = (day for act in manual.reading.agreements for day in (act.approved, act.published, act.effective))
    return max((day.first_day for day in told if day is not None), default=None)


def _cited(manual: Manual, title: str) -> Iterator[SourceReference]:
    """Where units' functions cite it by its whole title: what prose tells of it can be history."""
    wanted = title.lower()
    for passage in manual.in_section(Section.FUNCTION, Section.OBJECTIVE):
        text = passage.text.lower()
        at = text.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            if not text[end : end + 1].isalpha():
                yield manual.place(passage.line_at(at), passage.line_at(end - 1))
            at = text.find(wanted, end)


CHECK = Check(
    id="abrogated-law",
    group=Group.ACTS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Ley abrogada que se cita como vigente",
        why="Una función que se funda en una ley abrogada no tiene fundamento. Puede omitirse donde la ley se aplica aún a "
        "asuntos anteriores.",
        message="se cita como vigente la «{title}», abrogada desde el {until} por la «{by}»",
        remedy="cite la «{by}»",
    ),
    english=Phrases(
        title="Abrogated law cited as in force",
        why="A function that rests on an abrogated law has no basis. Right to ignore where the law still governs earlier "
        "matters.",
        message='"{title}" is cited as in force, abrogated from {until} by "{by}"',
        remedy='cite "{by}"',
    ),
    examine=_examine,
    failing="""\
Manual de Organización del Instituto de Archivos (IA)

Acuerdo ACDO.AS2.HCT.260220/12.P.DA, vigente a partir del 1 de marzo de 2020

FUNCIONES

7.1 Dirección de Archivos
1. Guardar los planos conforme a la Ley Federal de Archivos.
""",
    passing="""\
Manual de Organización del Instituto de Archivos (IA)

Acuerdo ACDO.AS2.HCT.260220/12.P.DA, vigente a partir del 1 de marzo de 2020

FUNCIONES

7.1 Dirección de Archivos
1. Guardar los planos conforme a la Ley General de Archivos.
""",
)
