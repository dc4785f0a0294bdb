"""A change of name with which the unit also changes its rank or the unit from which it hangs."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.change_words import kind_words
from changelog.audit.history_flaws import of_unit
from changelog.domain.changes import UnitChange, UnitChangeKind
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.narratives import NarratedKind
from changelog.domain.records import RecordedHistory

_BESIDES = frozenset({UnitChangeKind.REASSIGNED, UnitChangeKind.TRANSFORMED})


def _examine(history: RecordedHistory, _options: Options) -> Iterator[Flaw]:
    groups: dict[tuple[str, str | None], list[UnitChange]] = {}
    for change in history.own_changes():
        if len(change.old) == len(change.new) == 1:
            key = change.new[0].unit.unit_id, str(change.act.effective_date) if change.act else None
            groups.setdefault(key, []).append(change)
    for changes in groups.values():
        kinds = {change.kind for change in changes}
        if UnitChangeKind.RENAMED in kinds and kinds & _BESIDES:
            yield _flaw(history, changes, sorted(kinds & _BESIDES))


def _flaw(history: RecordedHistory, changes: list[UnitChange], besides: list[UnitChangeKind]) -> Flaw:
    change = next(one for one in changes if one.kind is UnitChangeKind.RENAMED)
    (old,), (new,) = change.old, change.new
    act, words = change.act, kind_words(*besides)
    is_told = all(_is_told(history, change, kind) for kind in besides)
    return of_unit(
        new.unit,
        act.effective_date if act else None,
        {
            "before": old.unit.name,
            "after": new.unit.name,
            "day": act.effective_date if act else "?",
            "kinds_es": words[0],
            "kinds_en": words[1],
        },
        act=act.agreement if act else None,
        others=(old.unit.source,),
        severity=Severity.INFORMATION if is_told else None if history.is_stated(new.unit.unit_id) else Severity.MINOR,
    )


def _is_told(history: RecordedHistory, change: UnitChange, kind: UnitChangeKind) -> bool:
    """Whether a document says that the unit changed so, too: then it is not hidden behind the change of name."""
    unit_id, day = change.new[0].unit.unit_id, change.act.effective_date if change.act else None
    for telling in history.tellings:
        if unit_id not in (*telling.unit_ids, *telling.result_ids) or telling.day not in (None, day):
            continue
        if telling.change.kind.value == kind.value or (
            telling.to_parent is not None and kind is UnitChangeKind.REASSIGNED
        ):
            return True
        if telling.change.kind in (NarratedKind.REPLACED, NarratedKind.MERGED, NarratedKind.SPLIT):
            return True
    return False


CHECK = Check(
    id="renamed-with-another-change",
    group=Group.HISTORY,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Cambio de denominación que además cambia el nivel o la adscripción",
        why="Un cambio de denominación deja intactos el nivel y la adscripción; si éstos también cambian, el acto es "
        "otro y se autoriza y se paga de otro modo. Si un documento también relata el otro cambio, se informa sin "
        "más; de unidades que solo la prosa nombra, como menor. Puede ignorarse si el acuerdo, que el registro no "
        "tiene, autoriza ambos.",
        message="el {day}, {before} cambia su denominación por {after}, y a la vez hay {kinds_es}",
        remedy="confirme en el acuerdo que ambos cambios se aprobaron y, si no son la misma unidad, use org-changelog "
        "refuse",
    ),
    english=Phrases(
        title="Change of name that also changes rank or parent",
        why="A change of name leaves rank and parent untouched; where they change too, it is another act, authorised "
        "and paid for in another way. Where a document tells the other change as well, it is information only; of "
        "units that prose alone names it is minor. Right to ignore where the act, which is not recorded, authorises "
        "both.",
        message="on {day}, {before} changes its name to {after}, and at once there is a {kinds_en}",
        remedy="confirm in the act that both changes were approved; if it is not one unit, use org-changelog refuse",
    ),
    examine=_examine,
    failing="""\
=== 2021 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de marzo de 2021, conforme al acuerdo ACDO.AS2.HCF.100221/12.P.DA
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 Coordinación de Señales
1. Coordinar las señales del litoral.
7.1.1.1 División de Boyas
1. Fondear las boyas del litoral.
2. Pintar las boyas cada primavera.
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
Se autoriza el cambio de denominación de la División de Boyas por el de División de Balizas, a partir del 1
de junio de 2022.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 Coordinación de Señales
1. Coordinar las señales del litoral.
7.1.2 División de Balizas
1. Fondear las boyas del litoral.
2. Pintar las boyas cada primavera.
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
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
Se autoriza el cambio de denominación de la División de Boyas por el de División de Balizas, a partir del 1
de junio de 2022.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Balizas
1. Fondear las boyas del litoral.
2. Pintar las boyas cada primavera.
""",
)
