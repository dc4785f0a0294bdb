"""A unit that documents no longer show, and that nobody abolished."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from changelog.audit.change_words import listed
from changelog.audit.history_flaws import of_unit
from changelog.audit.vanished import vanished
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.records import RecordedHistory
from changelog.domain.structures import UnitVersion


def _examine(history: RecordedHistory, _options: Options) -> Iterator[Flaw]:
    """One flaw for each branch: what hung from a unit that is gone, too, is named with it."""
    gone = vanished(history)
    below: dict[tuple[str, date], list[str]] = {}
    tops = []
    for version in gone.values():
        top = version
        seen: set[str] = set()
        while (above := gone.get((top.state.parent_id or "", _day(top)))) and top.state.unit_id not in seen:
            seen.add(top.state.unit_id)
            top = above
        if top is version:
            tops.append(version)
        else:
            below.setdefault((top.state.unit_id, _day(top)), []).append(version.state.name)
    for version in tops:
        yield _flaw(history, version, below.get((version.state.unit_id, _day(version)), []))


def _day(version: UnitVersion) -> date:
    return version.valid_to or date.max


def _flaw(history: RecordedHistory, version: UnitVersion, below: list[str]) -> Flaw:
    day, act = _day(version), version.ended_by
    is_missed = history.is_stated(version.state.unit_id) and history.tells_changes(act.document if act else None)
    return of_unit(
        version.state,
        day,
        {
            "name": version.state.name,
            "day": day,
            "document": (act.document if act is not None else None) or "?",
            "with_es": f" (y con ella: {listed(below)})" if below else "",
            "with_en": f" (and with it: {listed(below)})" if below else "",
        },
        act=act.agreement if act is not None else None,
        severity=None if is_missed else Severity.MINOR,
    )


CHECK = Check(
    id="unit-vanishes",
    group=Group.HISTORY,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Unidad que deja de constar sin que nadie la suprima",
        why="Una unidad se suprime por un acto. Si solo deja de estar en las listas, no se sabe si terminó, si cambió "
        "de nombre o si el manual la omitió. Cuando el manual no relata ningún cambio, o de la unidad solo hablaba la "
        "prosa, se informa como menor. Puede ignorarse si el acuerdo, que nadie relata, la suprime.",
        message="{name} deja de constar el {day} y ningún acto la suprime{with_es} ({document})",
        remedy="busque qué fue de ella: únala con org-changelog confirm si cambió de nombre, o registre el acto que "
        "la suprime",
    ),
    english=Phrases(
        title="Unit that is no longer shown although nobody abolished it",
        why="A unit is abolished by an act. Where it is merely no longer listed, nobody knows whether it ended, bears "
        "another name, or was left out. Where the manual tells no change at all, or prose alone spoke of the unit, it "
        "is minor. Right to ignore where the act, which nobody tells, abolishes it.",
        message="{name} is no longer shown on {day} and no act abolishes it{with_en} ({document})",
        remedy="find out what became of it: join it with org-changelog confirm if it was renamed, or record the act "
        "that abolishes it",
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
7.1.2 División de Archivo
1. Custodiar los planos de los faros.
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
A partir del 1 de junio de 2022 se crea la División de Sirenas.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
7.1.2 División de Sirenas
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
7.1.2 División de Archivo
1. Custodiar los planos de los faros.
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
A partir del 1 de junio de 2022 se suprime la División de Archivo.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
""",
)
