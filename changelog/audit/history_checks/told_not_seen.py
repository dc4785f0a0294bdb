"""A change that is told, and that documents which could show it do not show."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.act_rows import unseen_acts
from changelog.audit.change_words import kind_words
from changelog.audit.history_flaws import places
from changelog.audit.mirrors import broken_links
from changelog.audit.vanished import is_of_vanished, vanished
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.reconciliations import Reconciled, Verdict
from changelog.domain.records import RecordedHistory
from changelog.domain.texts import normal_form


def _examine(history: RecordedHistory, _options: Options) -> Iterator[Flaw]:
    of_acts = unseen_acts(history)
    of_links = {one.source for link in broken_links(history) if link.telling for one in link.telling.told}
    gone = frozenset(normal_form(version.state.name) for version in vanished(history).values())
    for row in history.reconciled:
        if row.verdict is not Verdict.TOLD_NOT_SEEN or row in of_acts or is_of_vanished(row, gone):
            continue
        if of_links.isdisjoint(row.told) and history.may_cover(row.day, row.not_before, row.not_after):
            yield _flaw(row)


def _flaw(row: Reconciled) -> Flaw:
    words = kind_words(row.kind)
    seen = (*row.seen_after, *row.seen_before)
    shown = next((place for place in seen if place.document is not None), None)
    result = ", ".join(row.result)
    return Flaw(
        row.told[0],
        read=row.unit,
        values={
            "kind_es": words[0],
            "kind_en": words[1],
            "what": f"{row.unit} → {result}" if result and result != row.unit else row.unit,
            "day": row.day or row.not_after or "?",
            "document": shown.document if shown else "?",
            "document_day": shown.day if shown else "?",
        },
        unit_name=row.unit,
        act=row.agreement,
        day=row.day or row.not_after or row.not_before,
        others=places(*row.told[1:], *(place.source for place in seen)),
    )


CHECK = Check(
    id="told-not-seen",
    group=Group.HISTORY,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Cambio relatado que los documentos no muestran",
        why="O el cambio no se aplicó, o el manual lo relata mal, o la estructura no se actualizó. Donde ningún "
        "documento cubre el lugar no se informa. Puede ignorarse si otro cambio, que nadie relata, lo deshizo.",
        message="se relata {kind_es} de {what} ({day}), y {document}, vigente desde el {document_day}, muestra otra "
        "cosa",
        remedy="compare ambos lugares con org-changelog reconcile y corrija el que yerra",
    ),
    english=Phrases(
        title="Change that is told and that documents do not show",
        why="Either it was not applied, or the manual tells it wrongly, or the structure was not brought up to date. "
        "Where no document covers the place nothing is said. Right to ignore where another change, which nobody "
        "tells, undid it.",
        message="a {kind_en} of {what} is told ({day}), and {document}, in force from {document_day}, shows otherwise",
        remedy="compare both places with org-changelog reconcile, and mend the one that errs",
    ),
    examine=_examine,
    failing="""\
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
A partir del 1 de marzo de 2021 se creó la División de Boyas, dependiente de la Dirección de Faros.
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
A partir del 1 de marzo de 2021 se creó la División de Boyas, dependiente de la Dirección de Faros.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
""",
)
