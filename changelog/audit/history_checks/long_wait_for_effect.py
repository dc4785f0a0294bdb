"""An act that took effect long after it was approved."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.history_flaws import of_act
from changelog.audit.movements import LONGEST_WAIT
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.records import RecordedHistory


def _examine(history: RecordedHistory, options: Options) -> Iterator[Flaw]:
    """The first day of effect counts, and only where both days are told to the day."""
    most = int(str(options["days"]))
    for act in history.register:
        approved = act.agreement.approved or act.agreement.session
        effects = [effect for effect in act.effects if effect.day.is_exact]
        if approved is None or not approved.is_exact or not effects:
            continue
        first = min(effects, key=lambda effect: effect.day)
        wait = (first.day.first_day - approved.first_day).days
        if wait > most and history.covers(first.day.first_day):
            values = {"act": act.agreement.printed, "approved": approved, "effective": first.day, "days": wait}
            yield of_act(act, values, day=first.day.first_day, others=(first.place,))


CHECK = Check(
    id="long-wait-for-effect",
    group=Group.HISTORY,
    severity=Severity.INFORMATION,
    spanish=Phrases(
        title="Mucho tiempo entre la aprobación y la vigencia",
        why="Entre la aprobación y la vigencia rige la estructura anterior; una espera larga suele ser un plazo del "
        "acuerdo, y a veces una fecha mal citada. Cuántos días se toleran lo dice la opción «days». Puede ignorarse "
        "si el acuerdo mismo fija el plazo.",
        message="{act} se aprobó el {approved} y rige desde el {effective}: {days} días después",
        remedy="compruebe ambas fechas con org-changelog agreements",
    ),
    english=Phrases(
        title="A long time between approval and effect",
        why="Between approval and effect the structure of before is in force; a long wait is often a term set by the "
        'act, and sometimes a day cited wrongly. How many days are tolerated the option "days" says. Right to ignore '
        "where the act itself sets the term.",
        message="{act} was approved on {approved} and is in force from {effective}: {days} days later",
        remedy="check both days with org-changelog agreements",
    ),
    examine=_examine,
    options={"days": LONGEST_WAIT.days},
    failing="""\
=== 2021 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de diciembre de 2021, conforme al acuerdo ACDO.AS2.HCF.100221/12.P.DA
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
