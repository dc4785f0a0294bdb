"""Two units that may be one, about which nobody has decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from changelog.audit.history_flaws import places
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.records import RecordedHistory
from changelog.domain.structures import Sighting


def _examine(history: RecordedHistory, _options: Options) -> Iterator[Flaw]:
    for row in history.waiting:
        old, new = row.pairing.old, row.pairing.new
        day = new[0].effective_date
        if not history.covers(old[0].effective_date, day):
            continue
        values = {
            "old": _named(old),
            "new": _named(new),
            "before": old[0].effective_date,
            "after": day,
            "percent": round(100 * row.pairing.correspondence.score),
            "number": row.number,
        }
        yield Flaw(
            new[0].source,
            read=f"{old[0].name} → {new[0].name}",
            unit=new[0].code,
            unit_name=new[0].name,
            values=values,
            others=places(*(one.source for one in (*new[1:], *old))),
            day=day,
        )


def _named(sightings: Sequence[Sighting]) -> str:
    return ", ".join(" ".join(part for part in (one.code, one.name) if part) for one in sightings)


CHECK = Check(
    id="pair-waiting",
    group=Group.HISTORY,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Pareja de unidades por resolver",
        why="Mientras nadie decida si son la misma unidad, la historia cuenta una supresión y una creación donde "
        "quizá hubo un cambio de denominación. No conviene ignorarla: decidir una vez la quita para siempre.",
        message="«{old}» ({before}) y «{new}» ({after}) pueden ser la misma unidad, con {percent} % de certeza, y "
        "nadie lo ha resuelto",
        remedy="véala con org-changelog review y decida: org-changelog confirm {number} u org-changelog refuse "
        "{number}",
    ),
    english=Phrases(
        title="Pair of units that waits for a person",
        why="Until somebody decides whether they are one unit, the history tells an abolition and a creation where "
        "there may have been a change of name. Not to be ignored: deciding once takes it away for good.",
        message="“{old}” ({before}) and “{new}” ({after}) may be one unit, {percent} % sure, and nobody has decided",
        remedy="see it with org-changelog review and decide: org-changelog confirm {number} or org-changelog refuse "
        "{number}",
    ),
    examine=_examine,
    failing="""\
=== 2021 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de marzo de 2021, conforme al acuerdo ACDO.AS2.HCF.100221/12.P.DA
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Señales Marítimas
1. Fondear las boyas del litoral.
2. Pintar las boyas cada primavera.
3. Contar las boyas perdidas.
4. Reparar las cadenas.
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Faros Menores
1. Fondear las boyas del litoral.
2. Pintar las boyas cada primavera.
3. Encender las linternas.
4. Medir las mareas.
""",
    passing="""\
=== 2021 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de marzo de 2021, conforme al acuerdo ACDO.AS2.HCF.100221/12.P.DA
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Señales Marítimas
1. Fondear las boyas del litoral.
2. Pintar las boyas cada primavera.
3. Contar las boyas perdidas.
4. Reparar las cadenas.
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
La División de Señales Marítimas cambia su denominación por la de División de Faros Menores.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Faros Menores
1. Fondear las boyas del litoral.
2. Pintar las boyas cada primavera.
3. Encender las linternas.
4. Medir las mareas.
""",
)
