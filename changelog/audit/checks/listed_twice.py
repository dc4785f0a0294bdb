"""A unit that one enumeration names twice: the second should perhaps be another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.audit.spots import Spot
from changelog.audit.stated_functions import words_of
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

_SENTENCE = re.compile(r"[^.;:]{40,3000}")
_NAME = re.compile(r"(?:(?<=, )|(?<= y ))del? (?:la |el |los |las )?[A-ZÁÉÍÓÚÑ][^,]{8,160}?(?=,| y del? |$)")
""" "de Museos Antiguos" inside "las Divisiones de Salas, de Museos Antiguos y de Planos"."""
_FEWEST = 4
"""Words of a name, "de" included: shorter ones may be no units."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    for passage in manual.in_section(Section.FRONT, Section.OBJECTIVE, Section.FUNCTION, Section.AFTER):
        for sentence in _SENTENCE.finditer(passage.text):
            seen: list[tuple[tuple[str, ...], Spot]] = []
            for found in _NAME.finditer(passage.text, sentence.start(), sentence.end()):
                words, spot = words_of(found[0]), Spot(passage, found.start(), found.end())
                if len(words) < _FEWEST:
                    continue
                # The last of a list ends in "y" and one more: "de Museos Antiguos y Administrativa".
                first = next((known for other, known in seen if words[: len(other)] == other), None)
                if first is not None:
                    yield Flaw(
                        spot.place(manual),
                        read=first.text,
                        unit=passage.unit,
                        values={"name": first.text},
                        others=(first.place(manual),),
                    )
                seen.append((words, spot))


CHECK = Check(
    id="listed-twice",
    group=Group.NAMES,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Unidad nombrada dos veces en una enumeración",
        why="Una sobra, o estaba por otra unidad que así falta.",
        message="la misma enumeración nombra dos veces «{name}»",
        remedy="quite una, o ponga la unidad que falta",
    ),
    english=Phrases(
        title="Unit named twice in one enumeration",
        why="One is too many, or stands for another unit, which is then missing.",
        message='one enumeration names "{name}" twice',
        remedy="take one out, or put in the unit that is missing",
    ),
    examine=_examine,
    failing="""\
ATRIBUCIONES

De ella dependen las Divisiones de Planos, de Museos Muy Antiguos, de Salas Nuevas y de Museos Muy Antiguos.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
    passing="""\
ATRIBUCIONES

De ella dependen las Divisiones de Planos, de Museos Muy Antiguos y de Salas Nuevas. La de Museos Muy Antiguos los cuida.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
