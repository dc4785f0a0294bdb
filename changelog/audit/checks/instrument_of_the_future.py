"""A law or a reform published after everything else that the manual knows."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.instruments import Day, instruments_cited, iso
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    last = _last_day(manual)
    if last is None:
        return
    for cited in instruments_cited(manual):
        later = [day for day in (cited.published, *cited.reforms) if day > last]
        if later:
            values = {"title": cited.printed, "day": iso(max(later)), "last": iso(last)}
            yield Flaw(cited.place(manual), read=cited.printed, values=values)


def _last_day(manual: Manual) -> Day | None:
    """The latest day of effect or of an act of a council: what approved the manual cannot know what came after."""
    if manual.reading is None:
        return None
    told = [part.effective_date for part in manual.reading.parts]
    acts = (act for act in manual.reading.agreements if act.body and act.number)
    told += [day for act in acts for day in (act.approved, act.published, act.effective)]
    days = [day.last_day for day in told if day is not None]
    return (max(days).year, max(days).month, max(days).day) if days else None


CHECK = Check(
    id="instrument-of-the-future",
    group=Group.ACTS,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Ordenamiento posterior al manual",
        why="El manual no puede citar lo que se publicó después de su vigencia: una de las fechas está mal, o el texto se "
        "cambió sin acuerdo.",
        message="«{title}» tiene fecha {day}, posterior a la última vigencia o acuerdo del manual ({last})",
        remedy="verifique la fecha, o cite el acuerdo que actualizó el manual",
    ),
    english=Phrases(
        title="Instrument later than the manual",
        why="A manual cannot cite what was published after it took effect: one of the days is wrong, or the text was "
        "changed without an act.",
        message='"{title}" has the day {day}, later than the last effect or act of the manual ({last})',
        remedy="check the day, or cite the act that brought the manual up to date",
    ),
    examine=_examine,
    failing="""\
Manual de Organización del Instituto de Archivos (IA)

Aprobado por Acuerdo ACDO.AS2.HCT.260220/12.P.DA, vigente a partir del 1 de marzo de 2020

MARCO JURÍDICO

Ley de Archivos Públicos, publicada en la Gaceta el 4 de mayo de 2021.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
    passing="""\
Manual de Organización del Instituto de Archivos (IA)

Aprobado por Acuerdo ACDO.AS2.HCT.260220/12.P.DA, vigente a partir del 1 de marzo de 2020

MARCO JURÍDICO

Ley de Archivos Públicos, publicada en la Gaceta el 4 de mayo de 2001.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
