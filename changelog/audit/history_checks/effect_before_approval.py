"""An act that is told to have taken effect before it was approved."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.history_flaws import of_act
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.records import RecordedHistory


def _examine(history: RecordedHistory, _options: Options) -> Iterator[Flaw]:
    for act in history.register:
        approved = act.agreement.approved or act.agreement.session
        if approved is None:
            continue
        early = [effect for effect in act.effects if effect.day.last_day < approved.first_day]
        if early and history.covers(early[0].day.first_day, early[-1].day.last_day):
            values = {"act": act.agreement.printed, "approved": approved, "effective": early[0].day}
            yield of_act(act, values, day=early[0].day.first_day, others=(effect.place for effect in early))


CHECK = Check(
    id="effect-before-approval",
    group=Group.HISTORY,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Vigencia anterior a la aprobación",
        why="Un acuerdo no rige antes de existir, salvo que él mismo lo diga: o una de las fechas está mal citada, o "
        "la estructura se aplicó sin sustento. Puede ignorarse si el acuerdo solo registra una estructura que otro "
        "acto aprobó.",
        message="{act} se aprobó el {approved} y se le atribuye vigencia desde el {effective}",
        remedy="compruebe ambas fechas con org-changelog agreements y, si otro acto la aprobó, regístrelo con "
        "--agreement",
    ),
    english=Phrases(
        title="Effect before approval",
        why="An act is not in force before it exists unless it says so: either one of the days is cited wrongly, or "
        "the structure was applied without ground. Right to ignore where the act only registers a structure that "
        "another one approved.",
        message="{act} was approved on {approved} and is told to be in force from {effective}",
        remedy="check both days with org-changelog agreements; if another act approved it, record that with "
        "--agreement",
    ),
    examine=_examine,
    failing="""\
=== 2021 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de enero de 2021, conforme al acuerdo ACDO.AS2.HCF.100221/12.P.DA
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
""",
    passing="""\
=== 2021 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de marzo de 2021, conforme al acuerdo ACDO.AS2.HCF.100221/12.P.DA
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
""",
)
