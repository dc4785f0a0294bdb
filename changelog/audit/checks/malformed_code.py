"""Codes of acts that are not formed as codes are: a dash for the stroke, a blank inside, a beginning that was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_DATED = re.compile(r"(?<![0-9])[0-9]{6} ?[/-] ?[0-9]")
_DEFECTS = (
    (re.compile(r"(?<![0-9])[0-9]{6} ?- ?[0-9]"), Severity.MEDIUM, "guion en lugar de diagonal", "dash for stroke"),
    (re.compile(r"^[0-9]"), Severity.MEDIUM, "falta su principio", "its beginning is missing"),
    (re.compile(r"^[A-Z]{2}[0-9]\."), Severity.MINOR, "falta su prefijo", "its prefix is missing"),
    (re.compile(r"^[A-Z]{3,6}\. [A-Z]{2}[0-9]"), Severity.MINOR, "espacio dentro de la clave", "blank inside the code"),
)
"""What is wrong with a code that holds a session's date, how much it weighs, and what to call it."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    for act in manual.reading.agreements if manual.reading is not None else ():
        for cited in act.citations:
            if cited.source is None or not _DATED.search(cited.printed):
                continue
            wrong = [defect for defect in _DEFECTS if defect[0].search(cited.printed)]
            if wrong:
                yield Flaw(
                    cited.source,
                    read=cited.printed,
                    values={
                        "code": cited.printed,
                        "es": ", ".join(defect[2] for defect in wrong),
                        "en": ", ".join(defect[3] for defect in wrong),
                    },
                    severity=wrong[0][1],
                )


CHECK = Check(
    id="malformed-code",
    group=Group.ACTS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Clave de acuerdo mal formada",
        why="Por su clave se busca el acuerdo; mal formada, no conduce a él.",
        message="la clave «{code}» está mal formada: {es}",
        remedy="escriba la clave como consta en el acuerdo",
    ),
    english=Phrases(
        title="Malformed code of an act",
        why="An act is looked up by its code; a malformed one does not lead to it.",
        message='the code "{code}" is malformed: {en}',
        remedy="write the code as it stands in the act",
    ),
    examine=_examine,
    failing="""\
Manual de Organización del Instituto de Archivos (IA)

Aprobado por Acuerdo ACDO.AS2.HCT.260220-12.P.DA, vigente a partir del 1 de marzo de 2020

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
    passing="""\
Manual de Organización del Instituto de Archivos (IA)

Aprobado por Acuerdo ACDO.AS2.HCT.260220/12.P.DA, vigente a partir del 1 de marzo de 2020

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
