"""One instrument, known by its code, that is cited with two titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from changelog.audit.spots import Spot
from changelog.audit.stated_functions import words_of
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

_CODED = re.compile(
    r"\b(?P<title>(?:Norma|Procedimiento|Manual|Lineamientos?|Políticas?|Reglamento)\b[^.;:()]{10,400}?)"
    r",?\s\(?(?:con )?clave:?\s(?P<code>[0-9A-Z]{2,8}(?:-[0-9A-Z]{2,6}){1,4})"
)
_LIKE = 0.6
"""Likeness, word by word, from which on two titles are those of one instrument; below, other words stand before a code."""


class _Titled(NamedTuple):
    words: tuple[str, ...]
    spot: Spot


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    first: dict[str, _Titled] = {}
    for passage in manual.in_section(Section.FRONT, Section.AFTER, Section.FUNCTION, Section.FOOTNOTE):
        for found in _CODED.finditer(passage.text):
            titled = _Titled(words_of(found["title"]), Spot(passage, found.start(), found.end()))
            known = first.setdefault(found["code"], titled)
            likeness = SequenceMatcher(None, known.words, titled.words, autojunk=False).ratio()
            if known.words != titled.words and likeness >= _LIKE:
                yield Flaw(
                    titled.spot.place(manual),
                    read=found["title"][:160],
                    unit=passage.unit,
                    values={"code": found["code"]},
                    others=(known.spot.place(manual),),
                )


CHECK = Check(
    id="instrument-of-two-titles",
    group=Group.ACTS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Ordenamiento con dos títulos",
        why="No se sabe cuál es el documento vigente, o si son dos.",
        message="el ordenamiento con clave {code} se cita con dos títulos",
        remedy="cite el título como consta en el ordenamiento",
    ),
    english=Phrases(
        title="Instrument with two titles",
        why="Nobody knows which document is in force, or whether they are two.",
        message="the instrument of code {code} is cited with two titles",
        remedy="cite the title as it stands in the instrument",
    ),
    examine=_examine,
    failing="""\
INTRODUCCIÓN

Se sigue la Norma para Elaborar y Registrar los Manuales de Archivos, clave 1000-001-002.

MARCO JURÍDICO

Norma para Elaborar y Aprobar los Manuales de Archivos, clave 1000-001-002.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
    passing="""\
INTRODUCCIÓN

Se sigue la Norma para Elaborar y Registrar los Manuales de Archivos, clave 1000-001-002.

MARCO JURÍDICO

Norma para Elaborar y Registrar los Manuales de Archivos, clave 1000-001-002.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
