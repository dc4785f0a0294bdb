"""A merger, split or replacement of which only one side is there."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.change_words import kind_words, listed
from changelog.audit.history_flaws import of_unit, places
from changelog.audit.mirrors import BrokenLink, broken_links
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.dates import day_before
from changelog.domain.findings import Severity
from changelog.domain.records import RecordedHistory


def _examine(history: RecordedHistory, _options: Options) -> Iterator[Flaw]:
    for broken in broken_links(history):
        if history.covers(broken.link.act.effective_date):
            yield _flaw(history, broken)


def _flaw(history: RecordedHistory, broken: BrokenLink) -> Flaw:
    link, day = broken.link, broken.link.act.effective_date
    words = kind_words(link.relation.value)
    before = [state for one in link.predecessors if (state := history.state(one, day_before(day))) is not None]
    told = places(*(one.source for one in broken.telling.told)) if broken.telling is not None else ()
    spanish = [f"no consta {listed(broken.missing)}"] if broken.missing else []
    english = [f"{listed(broken.missing)} is not there"] if broken.missing else []
    if broken.remaining:
        spanish.append(f"sigue vigente {listed(broken.remaining)}")
        english.append(f"{listed(broken.remaining)} is still there")
    values = {
        "kind_es": words[0],
        "kind_en": words[1],
        "before": listed(broken.before),
        "after": listed(broken.after),
        "day": day,
        "what_es": " y ".join(spanish),
        "what_en": " and ".join(english),
    }
    if before:
        return of_unit(
            before[0],
            day,
            values,
            act=link.act.agreement,
            source=told[0] if told else None,
            others=(*told, *(state.source for state in before)),
        )
    return Flaw(told[0] if told else None, broken.before[0], values=values, day=day, act=link.act.agreement)


CHECK = Check(
    id="link-without-mirror",
    group=Group.HISTORY,
    severity=Severity.SERIOUS,
    spanish=Phrases(
        title="Fusión, escisión o sustitución de la que solo consta un lado",
        why="Lo que se fusiona, se divide o se sustituye deja unidades nuevas y termina las anteriores, el mismo día "
        "y por el mismo acto. Si falta un lado, no se sabe quién responde de las funciones. Puede ignorarse si un "
        "manual que no está registrado muestra el lado que falta.",
        message="{kind_es} el {day}, {before} → {after}: {what_es}",
        remedy="registre el manual que muestra el lado que falta, o corrija el relato",
    ),
    english=Phrases(
        title="Merger, split or replacement of which only one side is there",
        why="What merges, splits or is replaced leaves new units and ends those before, on one day and by one act. "
        "Where a side is missing, nobody knows who answers for the functions. Right to ignore where a manual that is "
        "not recorded shows the side that is missing.",
        message="{kind_en} on {day}, {before} → {after}: {what_en}",
        remedy="record the manual that shows the missing side, or mend the account",
    ),
    examine=_examine,
    failing="""\
=== 2021 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de marzo de 2021, conforme al acuerdo ACDO.AS2.HCF.100221/12.P.DA
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
7.1.2 División de Balizas
1. Encender las balizas de los ríos.
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
A partir del 1 de junio de 2022 se fusionan la División de Boyas y la División de Balizas para integrar la
División de Señales.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Sirenas
1. Probar las sirenas de niebla.
""",
    passing="""\
=== 2021 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de marzo de 2021, conforme al acuerdo ACDO.AS2.HCF.100221/12.P.DA
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
7.1.2 División de Balizas
1. Encender las balizas de los ríos.
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
A partir del 1 de junio de 2022 se fusionan la División de Boyas y la División de Balizas para integrar la
División de Señales.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Señales
1. Fondear las boyas del litoral.
2. Encender las balizas de los ríos.
""",
)
