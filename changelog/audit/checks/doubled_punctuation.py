"""Punctuation that contradicts itself: two marks in a row, a blank before a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.audit.spots import RUNNING, found, one_flaw
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_DOUBLED = re.compile(r",,|;;|::|,\.(?!\d)|;\.|,;|;,|:;|:,|(?<![.…])\.\.(?!\.)|(?<=[^\W\d_]{3})\s[,;](?=\s)|\(\s*\)")


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    spots = list(found(_DOUBLED, manual.in_section(*RUNNING)))
    marks = ", ".join(sorted({f"«{spot.text}»" for spot in spots}))
    yield from one_flaw(manual, spots, marks=marks)


CHECK = Check(
    id="doubled-punctuation",
    group=Group.TEXT,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Puntuación doble o suelta",
        why="Son errores de captura; donde se juntan dos signos puede faltar lo que estaba entre ellos.",
        message="signos dobles o sueltos en {count} lugar(es): {marks}",
        remedy="deje el signo que corresponde",
    ),
    english=Phrases(
        title="Doubled or stray punctuation",
        why="Slips of the keyboard; where two marks meet, what stood between them may be missing.",
        message="doubled or stray marks in {count} place(s): {marks}",
        remedy="leave the mark that is meant",
    ),
    examine=_examine,
    failing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos, , las bibliotecas;. y los depósitos.
""",
    passing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos, las bibliotecas, etc.; y los depósitos...
""",
)
