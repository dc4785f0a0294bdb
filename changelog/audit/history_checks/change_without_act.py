"""A change under a document that names no act, or told without one."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.change_words import in_words, kind_words, listed
from changelog.audit.history_flaws import of_unit, places
from changelog.domain.changes import UnitChange
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.records import RecordedHistory
from changelog.domain.structures import Act
from changelog.domain.tellings import DayFrom, Outcome, Telling

_CHANGED = frozenset({Outcome.APPLIED, Outcome.ALREADY, Outcome.EVIDENCE})
"""Outcomes of tellings that changed units: not mere statements of how things were."""


def _examine(history: RecordedHistory, _options: Options) -> Iterator[Flaw]:
    yield from _shown(history)
    yield from _told(history)


def _shown(history: RecordedHistory) -> Iterator[Flaw]:
    """One flaw for each document that names no act, with all that changed under it."""
    under: dict[Act | None, list[UnitChange]] = {}
    for change in history.own_changes():
        act = change.act
        if act is None or (act.agreement is None and not history.is_told(act)):
            under.setdefault(act, []).append(change)
    for act, changes in under.items():
        states = [side.unit for change in changes for side in (change.new or change.old)]
        day = act.effective_date if act is not None else None
        flaw = of_unit(
            states[0],
            day,
            {**in_words(changes), "day": day or "?", "document": (act.document if act else None) or "?"},
            others=(state.source for state in states),
        )
        is_of_one = len({state.unit_id for state in states}) == 1
        yield flaw if is_of_one else _of_document(flaw)


def _of_document(flaw: Flaw) -> Flaw:
    """A flaw of several units is of none of them: it is told again by its document."""
    return Flaw(flaw.source, read=str(flaw.values["document"]), values=flaw.values, others=flaw.others, day=flaw.day)


def _told(history: RecordedHistory) -> Iterator[Flaw]:
    """One flaw for each sentence that tells changes of the structure and no act."""
    sentences: dict[tuple[str, str], list[Telling]] = {}
    for telling in history.tellings:
        is_dated = telling.day is not None and history.covers(telling.day)
        if telling.agreement is None and is_dated and telling.outcome in _CHANGED:
            sentences.setdefault((telling.change.source.document, telling.change.group), []).append(telling)
    for told in sentences.values():
        first, names = told[0], [_named(one) for one in told]
        words = [kind_words(one.change.kind) for one in told]
        flaw = Flaw(
            first.change.source,
            read=first.change.unit,
            unit_name=first.change.unit,
            values={
                "changes_es": listed([f"{name} ({word})" for name, (word, _) in zip(names, words, strict=True)]),
                "changes_en": listed([f"{name} ({word})" for name, (_, word) in zip(names, words, strict=True)]),
                "day": first.day_as_told,
                "document": history.documents.get(first.change.source.document, "?"),
            },
            others=places(*(one.source for telling in told for one in telling.told))[1:],
            severity=None if first.day_from is DayFrom.EFFECTIVE else Severity.MINOR,
            day=first.day,
        )
        yield flaw


def _named(telling: Telling) -> str:
    before, after = "; ".join(telling.units), ", ".join(telling.results)
    return f"{before} → {after}" if after and after != before else before


CHECK = Check(
    id="change-without-act",
    group=Group.HISTORY,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Cambio sin acuerdo",
        why="Toda reestructura descansa en un acto; sin él nadie puede probar que lo que cambió esté en vigor. Lo que "
        "la prosa relata sin acuerdo ni día de vigencia se informa como menor. Puede ignorarse en historias "
        "anteriores al registro de acuerdos.",
        message="{document} no dice qué acuerdo sustenta lo que cambió el {day}: {changes_es}",
        remedy="busque el acuerdo y registre el manual con --agreement",
    ),
    english=Phrases(
        title="Change without an act",
        why="Every restructure rests on an act; without it nobody can prove that what changed is in force. What prose "
        "tells without one and without a day of effect is minor. Right to ignore of histories older than the register "
        "of acts.",
        message="{document} does not say which act stands behind what changed on {day}: {changes_en}",
        remedy="find the act and record the manual with --agreement",
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
Vigente a partir del 1 de junio de 2022
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
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
7.1.2 División de Sirenas
1. Probar las sirenas de niebla.
""",
)
