"""Words as a scanner leaves them: a digit for a letter, letters apart, words run together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.audit.spots import RUNNING, found
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

_ARTICLES = {"de": ("la", "las", "los"), "en": ("el", "la", "los", "las"), "con": ("el", "la", "los", "las")}
_ARTICLES |= {"por": ("el", "los", "las"), "para": ("el", "la", "los", "las"), "que": ("el", "la", "los", "las", "se")}
_FUSED = "|".join(first + second for first, seconds in _ARTICLES.items() for second in seconds)
_DAMAGED = re.compile(
    r"(?<![\w.@/-])(?:"
    r"[^\W\d_]{2,20}[01][^\W\d_]{2,20}"  # instituci0n
    r"|[01][^\W\d_A-Z]{5,20}"  # 1nstituto
    r"|l[bcdfghjkmnpqrstvxz][^\W\d_]{3,20}"  # lnstituto: no Spanish word begins so
    r"|(?:[^\W\d_aAeEoOuUyY] ?(?= )[^\W\d_] (?:[^\W\d_] ){3,30}[^\W\d_])"  # D i r e c c i ó n
    rf"|{_FUSED}"
    r"|[a-záéíóúñ]{3,20}(?<!mc)[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{3,20}"  # delInstituto
    r")(?![\w@-])"
)


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    sections = (*RUNNING, Section.HEADING, Section.INDEX, Section.STRUCTURE)
    for spot in found(_DAMAGED, manual.in_section(*sections)):
        is_name = spot.passage.section in (Section.HEADING, Section.INDEX, Section.STRUCTURE)
        yield Flaw(
            spot.place(manual),
            read=spot.shown,
            unit=spot.passage.unit,
            values={"word": spot.text},
            severity=Severity.MEDIUM if is_name else None,
        )


CHECK = Check(
    id="damaged-word",
    group=Group.TEXT,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Palabra dañada",
        why="Así quedan las palabras que se leen mal al digitalizar; en una denominación impide encontrarla.",
        message="«{word}» no es palabra: se leyó o se capturó mal",
        remedy="compárela con el original y corríjala",
    ),
    english=Phrases(
        title="Damaged word",
        why="So words are left that a scanner misread; in a name it keeps the unit from being found.",
        message='"{word}" is no word: it was misread or mistyped',
        remedy="compare it with the original and mend it",
    ),
    examine=_examine,
    failing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos dela instituci0n.
""",
    passing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos de la institución, según la norma ISO9001 y el CO2.
""",
)
