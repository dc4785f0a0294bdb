"""What the reader remarks on acts and days, where no other check asks the same."""

from __future__ import annotations

from changelog.audit.remarks import remarks_of
from changelog.domain.checks import Check, Group, Phrases
from changelog.domain.findings import Severity

CHECK = Check(
    id="remark-on-acts",
    group=Group.ACTS,
    severity=Severity.INFORMATION,
    spanish=Phrases(
        title="Observación sobre acuerdos y fechas",
        why="Sin la vigencia y el acuerdo no se sabe qué texto rige; una clave mal formada no lleva al acuerdo. Cada "
        "observación tiene su nombre entre corchetes; las que no interesen se omiten con la opción «without».",
        message="{es} [{remark}]",
        remedy="{es_remedy}",
    ),
    english=Phrases(
        title="Remark on acts and days",
        why="Without its day of effect and its act nobody knows which text is in force; a malformed code leads to no act. "
        'Each remark has its name in brackets; the option "without" leaves out those that are of no interest.',
        message="{en} [{remark}]",
        remedy="{en_remedy}",
    ),
    examine=remarks_of(Group.ACTS),
    options={"without": ()},
    failing="""\
Manual de Organización del Instituto de Archivos (IA)

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
    passing="""\
Manual de Organización del Instituto de Archivos (IA)

Acuerdo ACDO.AS2.HCT.260220/12.P.DA, vigente a partir del 1 de marzo de 2020

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
