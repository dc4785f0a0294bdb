"""Functions that ended with their unit and that nobody took over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from changelog.audit.change_words import kind_words
from changelog.audit.history_flaws import of_unit
from changelog.domain.changes import FunctionChange, FunctionChangeKind, UnitChange, UnitChangeKind
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.dates import day_before
from changelog.domain.findings import Severity
from changelog.domain.records import RecordedHistory
from changelog.domain.structures import FunctionState, UnitState, is_in_force

_ENDING = frozenset({UnitChangeKind.ABOLISHED, UnitChangeKind.MERGED, UnitChangeKind.SPLIT, UnitChangeKind.REPLACED})


def _examine(history: RecordedHistory, _options: Options) -> Iterator[Flaw]:
    removed: dict[tuple[str, date], list[FunctionChange]] = {}
    for change in history.changes.functions:
        if change.kind is FunctionChangeKind.REMOVED and change.act is not None:
            key = change.old[0].function.unit_id, change.act.effective_date
            removed.setdefault(key, []).append(change)
    texts: dict[date, tuple[Counter[str], frozenset[str]]] = {}
    for ending in history.own_changes():
        if ending.kind not in _ENDING or ending.act is None:
            continue
        day = ending.act.effective_date
        for side in ending.old:
            lost = removed.get((side.unit.unit_id, day), [])
            if not lost or history.waits(side.unit.unit_id) or history.state(side.unit.unit_id, day) is not None:
                continue
            if day not in texts:
                texts[day] = _texts(history, day)
            before, kept = texts[day]
            # What others still have word for word is not orphaned: a formula, or a duty that they shared.
            orphaned = [one.old[0].function for one in lost if one.old[0].function.text.digest not in kept]
            if orphaned:
                yield _flaw(ending, side.unit, day, orphaned, before[side.unit.unit_id])


def _texts(history: RecordedHistory, day: date) -> tuple[Counter[str], frozenset[str]]:
    """How many functions each unit had on the eve of a day, and all texts in force on the day."""
    eve = day_before(day)
    before = Counter(version.state.unit_id for version in history.functions if is_in_force(version, eve))
    return before, frozenset(one.state.text.digest for one in history.functions if is_in_force(one, day))


def _flaw(ending: UnitChange, unit: UnitState, day: date, orphaned: list[FunctionState], before: int) -> Flaw:
    words = kind_words(ending.kind)
    return of_unit(
        unit,
        day,
        {
            "name": unit.name,
            "day": day,
            "count": len(orphaned),
            "all": before,
            "kind_es": words[0],
            "kind_en": words[1],
        },
        act=ending.act.agreement if ending.act else None,
        others=(function.source for function in orphaned),
        severity=None if ending.kind is UnitChangeKind.ABOLISHED else Severity.MINOR,
    )


CHECK = Check(
    id="functions-orphaned",
    group=Group.HISTORY,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Funciones que quedan sin responsable al desaparecer su unidad",
        why="Una función que nadie asume deja de ejercerse sin que un acto lo diga. Puede ignorarse si la atribución "
        "misma terminó, o si otra unidad la tiene con palabras tan distintas que no se reconoce; de una fusión, "
        "escisión o sustitución, donde se redactan de nuevo, se informa como menor.",
        message="{count} de las {all} funciones de {name} terminan con ella el {day} ({kind_es}) y ninguna unidad las "
        "asume",
        remedy="busque en el acuerdo quién las asume, o confirme que la atribución terminó",
    ),
    english=Phrases(
        title="Functions left without anybody when their unit ended",
        why="A function that nobody takes over is no longer carried out, and no act says so. Right to ignore where "
        "the duty itself ended, or where another unit has it in words so different that it is not recognised; of "
        "mergers, splits and replacements, where functions are worded anew, it is minor.",
        message="{count} of the {all} functions of {name} end with it on {day} ({kind_en}) and no unit takes them over",
        remedy="look in the act for who takes them over, or confirm that the duty ended",
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
2. Encuadernar las bitácoras de los fareros.
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
2. Custodiar los planos de los faros.
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
2. Encuadernar las bitácoras de los fareros.
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
2. Custodiar los planos de los faros.
3. Encuadernar las bitácoras de los fareros.
""",
)
