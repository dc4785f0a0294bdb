"""A change that two documents show, and that no document tells although the later one tells others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from changelog.audit.change_words import kind_words, listed
from changelog.audit.history_flaws import places
from changelog.domain.changes import UnitChangeKind
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.reconciliations import Reconciled, Verdict
from changelog.domain.records import RecordedHistory

_NEVER_TOLD = frozenset({UnitChangeKind.ABOLISHED, UnitChangeKind.RECODED, UnitChangeKind.OBJECTIVE_MODIFIED})
"""Codes and objectives prose does not tell. Units that are gone without a word have a check of their own."""


def _examine(history: RecordedHistory, _options: Options) -> Iterator[Flaw]:
    """One flaw a unit where the document tells what changed; one in all where it tells nothing. Units that are gone have a
    check of their own."""
    of_units: dict[tuple[object, ...], list[Reconciled]] = {}
    for row in history.reconciled:
        if row.verdict is not Verdict.SEEN_NOT_TOLD or row.kind in _NEVER_TOLD or row.day is None:
            continue
        if history.covers(row.day):
            key = (row.day, row.act, row.unit) if _tells_others(history, row) else (row.day, row.act)
            of_units.setdefault(key, []).append(row)
    for rows in of_units.values():
        yield _flaw(rows, severity=None if _tells_others(history, rows[0]) else Severity.INFORMATION)


def _tells_others(history: RecordedHistory, row: Reconciled) -> bool:
    """Whether the document that shows the state after tells changes at all."""
    return any(place.source is not None and place.source.document in history.tellers for place in row.seen_after)


def _flaw(rows: Sequence[Reconciled], severity: Severity | None) -> Flaw:
    first = rows[0]
    seen = [place for row in rows for place in (*row.seen_after, *row.seen_before)]
    named = {row.unit: ", ".join(row.result) for row in reversed(rows)}
    units = [f"{unit} → {result}" if result else unit for unit, result in reversed(named.items())]
    words = kind_words(*(row.kind for row in rows))
    is_of_one = len(units) == 1
    document = next((place.document for place in seen if place.document is not None), "?")
    return Flaw(
        next((place.source for place in seen if place.source is not None), None),
        read=first.unit if is_of_one else first.agreement or document,
        values={
            "what": listed(units),
            "kinds_es": words[0],
            "kinds_en": words[1],
            "day": first.day,
            "before": first.not_before,
            "document": document,
        },
        unit=first.seen_after[0].code if is_of_one and first.seen_after else None,
        unit_name=(first.result or (first.unit,))[0] if is_of_one else None,
        act=first.agreement,
        day=first.day,
        others=places(*(place.source for place in seen))[1:],
        severity=severity,
    )


CHECK = Check(
    id="seen-not-told",
    group=Group.HISTORY,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Cambio que los documentos muestran y nadie relata",
        why="Si un manual relata lo que cambió y calla otro cambio que su estructura muestra, o el cambio no se "
        "aprobó o el relato está incompleto. Cuando el manual no relata nada, se informa en conjunto y sin más. Puede "
        "ignorarse si el acuerdo mismo lo dice.",
        message="entre el {before} y el {day} los documentos muestran {kinds_es} de {what}, y ninguno lo relata "
        "({document})",
        remedy="búsquelo en el acuerdo y, si no consta ahí, aclare quién lo aprobó",
    ),
    english=Phrases(
        title="Change that documents show and nobody tells",
        why="Where a manual tells what changed and is silent on another change that its structure shows, either that "
        "was not approved or the account is incomplete. Where the manual tells nothing, it is said at once and as "
        "information. Right to ignore where the act itself says it.",
        message="between {before} and {day} documents show {kinds_en} of {what}, and none tells it ({document})",
        remedy="look for it in the act; if it is not there, find out who approved it",
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
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
Mediante acuerdo ACDO.AS2.HCF.250522/40.P.DA se creó la División de Sirenas, a partir del 1 de junio de 2022.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
7.1.2 División de Sirenas
1. Probar las sirenas de niebla.
7.1.3 División de Linternas
1. Pulir las lentes de las linternas.
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
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
Mediante acuerdo ACDO.AS2.HCF.250522/40.P.DA se crearon la División de Sirenas y la División de Linternas, a
partir del 1 de junio de 2022.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
7.1.2 División de Sirenas
1. Probar las sirenas de niebla.
7.1.3 División de Linternas
1. Pulir las lentes de las linternas.
""",
)
