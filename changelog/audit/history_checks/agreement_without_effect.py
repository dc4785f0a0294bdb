"""An agreement under which no document shows anything to have changed."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.act_rows import is_unseen, rows_of
from changelog.audit.history_flaws import of_act
from changelog.domain.acts import ActKind, kind_of
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.records import RecordedHistory
from changelog.domain.registers import RegisteredAct

_OF_COUNCILS = frozenset({ActKind.AGREEMENT, ActKind.SESSION})


def _examine(history: RecordedHistory, _options: Options) -> Iterator[Flaw]:
    for act in history.register:
        days = [effect.day for effect in act.effects]
        first = days[0].first_day if days else act.day.first_day if act.day else None
        if not history.covers(first, days[-1].last_day if days else None):
            continue
        found = _what(history, act)
        if found is not None:
            spanish, english, severity = found
            values = {"act": act.agreement.printed, "what_es": spanish, "what_en": english}
            yield of_act(
                act,
                values,
                day=first,
                others=(*(one.source for one in act.narrated), *(effect.place for effect in act.effects)),
                severity=severity,
            )


def _what(history: RecordedHistory, act: RegisteredAct) -> tuple[str, str, Severity] | None:
    """Why no effect is seen, in both languages, and how much that weighs; None where one is, or none could be."""
    if act.narrated:
        rows = rows_of(history, act)
        if is_unseen(rows):
            return (
                f"se relatan {len(rows)} cambios y los documentos que cubren el lugar no muestran ninguno",
                f"{len(rows)} changes are told, and the documents that cover the place show none",
                Severity.MEDIUM,
            )
        return None
    if act.structures:
        return _restated(history, act)
    if kind_of(act.agreement) not in _OF_COUNCILS or act.agreement.body is None or act.agreement.number is None:
        return None
    # Whoever tells from which day an act is in force says that it changed something.
    severity = Severity.MEDIUM if act.effects else Severity.INFORMATION
    return (
        "se cita, y ningún documento relata ni muestra qué cambió",
        "cited, and no document tells what changed",
        severity,
    )


def _restated(history: RecordedHistory, act: RegisteredAct) -> tuple[str, str, Severity] | None:
    """Where the structure under the act is just the one that documents showed before."""
    digests = {structure.digest for structure in act.structures}
    acts = [version.begun_by for life in history.lives.values() for version in life]
    acts += [version.begun_by for version in history.functions]
    if any(act.statement in digests for act in acts):
        return None
    return (
        "la estructura que se registra con él es idéntica a la anterior",
        "the structure recorded under it is just the one before",
        Severity.MEDIUM,
    )


CHECK = Check(
    id="agreement-without-effect",
    group=Group.HISTORY,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Acuerdo sin efecto visible",
        why="Un acuerdo que aprueba una reestructura y no cambia nada no se aplicó, o el manual no lo recogió, o se "
        "cita en lugar de otro. Del que solo se cita, sin decir qué cambió ni desde cuándo, se informa sin más: puede "
        "ignorarse si no es de reestructura.",
        message="del acuerdo {act} no se ve efecto: {what_es}",
        remedy="lea su ficha con org-changelog agreements y registre el manual que lo recoge",
    ),
    english=Phrases(
        title="Agreement with no visible effect",
        why="An agreement that approves a restructure and changes nothing was not applied, or the manual left it out, "
        "or it is cited in place of another. One that is merely cited, without saying what changed or from when, is "
        "information: right to ignore where it is not about structure.",
        message="no effect of {act} is seen: {what_en}",
        remedy="read its card with org-changelog agreements, and record the manual that takes it in",
    ),
    examine=_examine,
    failing="""\
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
Mediante acuerdo ACDO.AS2.HCF.100221/12.P.DA se crearon la División de Boyas y la División de Balizas,
dependientes de la Dirección de Faros, a partir del 1 de marzo de 2021.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Sirenas
1. Probar las sirenas de niebla.
""",
    passing="""\
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
Mediante acuerdo ACDO.AS2.HCF.100221/12.P.DA se crearon la División de Boyas y la División de Balizas,
dependientes de la Dirección de Faros, a partir del 1 de marzo de 2021.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
7.1.2 División de Balizas
1. Encender las balizas de los ríos.
""",
)
