"""A unit that comes to bear a name which another unit in force bears on the same day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from changelog.audit.change_words import listed
from changelog.audit.history_flaws import of_unit
from changelog.domain.changes import UnitChange, UnitChangeKind
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.records import RecordedHistory
from changelog.domain.structures import Act, UnitVersion
from changelog.domain.texts import normal_form

_NAMING = frozenset(
    {
        UnitChangeKind.CREATED,
        UnitChangeKind.RENAMED,
        UnitChangeKind.TRANSFORMED,
        UnitChangeKind.MERGED,
        UnitChangeKind.SPLIT,
        UnitChangeKind.REPLACED,
        UnitChangeKind.REESTABLISHED,
    }
)
"""Kinds after which a unit may bear a name that it did not bear before."""


def _examine(history: RecordedHistory, _options: Options) -> Iterator[Flaw]:
    for day, named in sorted(_named(history).items()):
        bearers: dict[str, list[UnitVersion]] = {}
        for version in history.in_force(day):
            bearers.setdefault(normal_form(version.state.name), []).append(version)
        for name, act in named.items():
            if len(bearers.get(name, ())) > 1:
                yield _flaw(history, day, act, bearers[name])


def _named(history: RecordedHistory) -> dict[date, dict[str, Act]]:
    """The names newly borne on each day, with the act that gave them."""
    found: dict[date, dict[str, Act]] = {}
    for change in history.own_changes():
        if change.kind in _NAMING and change.act is not None:
            for name in _new_names(change):
                found.setdefault(change.act.effective_date, {}).setdefault(name, change.act)
    return found


def _new_names(change: UnitChange) -> Iterator[str]:
    before = {normal_form(side.unit.name) for side in change.old}
    for side in change.new:
        if (name := normal_form(side.unit.name)) not in before:
            yield name


def _flaw(history: RecordedHistory, day: date, act: Act, bearers: list[UnitVersion]) -> Flaw:
    first, *others = sorted(bearers, key=lambda one: (one.valid_from != day, one.state.code or "", one.state.unit_id))
    return of_unit(
        first.state,
        day,
        {
            "name": first.state.name,
            "day": day,
            "count": len(bearers),
            "parents": listed([_place(history, one, day) for one in bearers]),
        },
        act=act.agreement,
        others=(one.state.source for one in others),
        # One that prose alone speaks of may well be the other, or the name that of a class.
        severity=None if all(history.is_stated(one.state.unit_id) for one in bearers) else Severity.INFORMATION,
    )


def _place(history: RecordedHistory, version: UnitVersion, day: date) -> str:
    """The unit's code, a dash where it has none, and that from which it hangs where that is known."""
    above = history.state(version.state.parent_id, day)
    said = [version.state.code or "—", f"({above.name})" if above is not None else ""]
    return " ".join(one for one in said if one)


CHECK = Check(
    id="name-in-use-twice",
    group=Group.HISTORY,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Denominación nueva que ya tiene otra unidad",
        why="Con dos unidades del mismo nombre nadie sabe a cuál obliga un oficio o un contrato. Puede ignorarse "
        "donde el nombre es de una clase de unidades, una en cada Dirección. Si de alguna solo habla la prosa, quizá "
        "sea la misma: entonces se informa sin más.",
        message="el {day} la denominación «{name}» queda en {count} unidades a la vez: {parents}",
        remedy="si son la misma unidad, únalas con org-changelog confirm; si no, proponga otra denominación",
    ),
    english=Phrases(
        title="New name that another unit bears already",
        why="With two units of one name nobody knows which of them a letter or a contract binds. Right to ignore "
        "where the name is that of a class of units, one in each Dirección. Where prose alone speaks of one of them, "
        "it may be the same unit: then it is information only.",
        message="on {day} the name “{name}” comes to be borne by {count} units at once: {parents}",
        remedy="if they are one unit, join them with org-changelog confirm; if not, propose another name",
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
2. Pintar las boyas cada primavera.
7.1.2 División de Balizas
1. Encender las balizas de los ríos.
2. Medir el alcance de las balizas.
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Balizas
1. Fondear las boyas del litoral.
2. Pintar las boyas cada primavera.
7.1.2 División de Balizas
1. Encender las balizas de los ríos.
2. Medir el alcance de las balizas.
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
2. Pintar las boyas cada primavera.
7.1.2 División de Balizas
1. Encender las balizas de los ríos.
2. Medir el alcance de las balizas.
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas y Fondeos
1. Fondear las boyas del litoral.
2. Pintar las boyas cada primavera.
7.1.2 División de Balizas
1. Encender las balizas de los ríos.
2. Medir el alcance de las balizas.
""",
)
