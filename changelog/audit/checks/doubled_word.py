"""A word printed twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.audit.spots import RUNNING, found
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_DOUBLED = re.compile(r"(?<![\w.])([^\W\d_]{2,20})\s+\1(?![\w])", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLC]+", re.IGNORECASE)
_NAMES = re.compile(r"[A-ZÁÉÍÓÚÑ]")


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    for spot in found(_DOUBLED, manual.in_section(*RUNNING)):
        first, second = spot.text.split(maxsplit=1)
        # "Duero Duero" can be a name; "del Del" and "del del" cannot.
        if _ROMAN.fullmatch(first) or (_NAMES.match(first) and _NAMES.match(second)):
            continue
        yield Flaw(spot.place(manual), read=spot.shown, unit=spot.passage.unit, values={"word": first})


CHECK = Check(
    id="doubled-word",
    group=Group.TEXT,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Palabra repetida",
        why="Es un error de captura, y a veces señal de que falta una palabra.",
        message="«{word}» está dos veces seguidas",
        remedy="quite una, o ponga la palabra que falta",
    ),
    english=Phrases(
        title="Doubled word",
        why="It is a slip of the keyboard, and now and then the sign of a missing word.",
        message='"{word}" stands twice in a row',
        remedy="take one out, or put in the word that is missing",
    ),
    examine=_examine,
    failing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos de de las oficinas.
""",
    passing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos de las oficinas.
""",
)
