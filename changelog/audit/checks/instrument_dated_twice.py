"""A law or regulation with two days of publication."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.instruments import Instrument, instruments_cited, iso
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_SHORTEST = 3
"""Words of a title that tell one instrument from another: "Reglamento Interior" alone is that of many bodies."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    first: dict[str, Instrument] = {}
    for cited in instruments_cited(manual):
        if len(cited.title.split()) < _SHORTEST:
            continue
        known = first.setdefault(cited.title, cited)
        if known.published != cited.published:
            yield Flaw(
                cited.place(manual),
                read=cited.printed,
                values={"title": cited.printed, "day": iso(cited.published), "other": iso(known.published)},
                others=(known.place(manual),),
            )


CHECK = Check(
    id="instrument-dated-twice",
    group=Group.ACTS,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Ordenamiento con dos fechas de publicación",
        why="Por su fecha se busca un ordenamiento en la gaceta. Puede omitirse si son dos ordenamientos sucesivos del "
        "mismo nombre.",
        message="«{title}» se cita publicado el {day} y en otro lugar el {other}",
        remedy="verifique la fecha en la gaceta",
    ),
    english=Phrases(
        title="Instrument with two days of publication",
        why="An instrument is looked up in the gazette by its day. Right to ignore where two instruments bear the name one "
        "after the other.",
        message='"{title}" is cited as published on {day} and elsewhere on {other}',
        remedy="check the day in the gazette",
    ),
    examine=_examine,
    failing="""\
ANTECEDENTES

La Ley de Archivos Públicos, publicada en la Gaceta el 4 de mayo de 2001, rige desde entonces.

MARCO JURÍDICO

Ley de Archivos Públicos, publicada en la Gaceta el 4 de marzo de 2001.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
    passing="""\
ANTECEDENTES

La Ley de Archivos Públicos, publicada en la Gaceta el 4 de mayo de 2001, rige desde entonces.

MARCO JURÍDICO

Ley de Archivos Públicos, publicada en la Gaceta el 4 de mayo de 2001.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
