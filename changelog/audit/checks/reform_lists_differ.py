"""The list of a law's reforms, printed in two places with other dates."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.instruments import Instrument, instruments_cited, iso
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    first: dict[str, Instrument] = {}
    for cited in instruments_cited(manual):
        if not cited.reforms:
            continue
        known = first.setdefault(cited.title, cited)
        missing = known.reforms ^ cited.reforms
        if missing:
            yield Flaw(
                cited.place(manual),
                read=cited.printed,
                values={"title": cited.printed, "count": len(missing), "day": iso(max(missing))},
                others=(known.place(manual),),
            )


CHECK = Check(
    id="reform-lists-differ",
    group=Group.ACTS,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Reformas de una ley enlistadas de dos maneras",
        why="No se sabe qué texto de la ley se tuvo a la vista. Puede omitirse si un lugar narra la historia hasta un año.",
        message="«{title}»: en dos lugares no se enlistan las mismas reformas ({count} de diferencia; la última, {day})",
        remedy="enliste las mismas reformas en los dos lugares, hasta la última publicada",
    ),
    english=Phrases(
        title="Reforms of a law listed in two ways",
        why="Nobody knows which text of the law was at hand. Right to ignore where one place tells history up to a year.",
        message='"{title}": two places do not list the same reforms ({count} differ; the latest, {day})',
        remedy="list the same reforms in both places, up to the last that was published",
    ),
    examine=_examine,
    failing="""\
ANTECEDENTES

La Ley de Archivos, publicada en la Gaceta el 4 de mayo de 2001 y sus reformas del 7 de junio de 2005, rige desde entonces.

MARCO JURÍDICO

Ley de Archivos, publicada en la Gaceta el 4 de mayo de 2001 y sus reformas del 7 de junio de 2005 y 8 de julio de 2009.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
    passing="""\
ANTECEDENTES

La Ley de Archivos, publicada en la Gaceta el 4 de mayo de 2001 y sus reformas del 7 de junio de 2005, rige desde entonces.

MARCO JURÍDICO

Ley de Archivos, publicada en la Gaceta el 4 de mayo de 2001 y sus reformas del 7 de junio de 2005.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
