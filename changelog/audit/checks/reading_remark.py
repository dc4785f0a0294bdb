"""What the reader of manuals remarks while it reads, where no other check asks the same."""

from __future__ import annotations

from changelog.audit.remarks import remarks_of
from changelog.domain.checks import Check, Group, Phrases
from changelog.domain.findings import Severity

CHECK = Check(
    id="reading-remark",
    group=Group.TEXT,
    severity=Severity.INFORMATION,
    spanish=Phrases(
        title="Observación de la lectura",
        why="Lo que un manual deja suponer: de qué institución es, dónde empieza un capítulo, de quién es un renglón. Cada "
        "observación tiene su nombre entre corchetes; las que no interesen se omiten con la opción «without».",
        message="{es} [{remark}]",
        remedy="{es_remedy}",
    ),
    english=Phrases(
        title="Remark of the reading",
        why="What a manual leaves to be inferred: whose it is, where a chapter begins, to whom a line belongs. Each remark "
        'has its name in brackets; the option "without" leaves out those that are of no interest.',
        message="{en} [{remark}]",
        remedy="{en_remedy}",
    ),
    examine=remarks_of(Group.TEXT),
    options={"without": ()},
    failing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
    passing="""\
Manual de Organización del Instituto de Archivos (IA)

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
