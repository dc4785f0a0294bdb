"""A run of fractions in Roman numerals that goes back: one of them was mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from changelog.audit.spots import RUNNING, Spot, found
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_RUN = re.compile(r"\bfracci(?:ón|ones) ([IVXLC]{1,8}(?: (?:bis|ter))?(?:,? y |, | a la | a )){1,40}[IVXLC]{1,8}\b")
_ONE = re.compile(r"\b[IVXLC]{1,8}\b")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    for spot in found(_RUN, manual.in_section(*RUNNING)):
        numerals = [(match[0], match.start()) for match in _ONE.finditer(spot.text)]
        for (before, _), (after, at) in pairwise(numerals):
            if _number(after) <= _number(before):
                place = Spot(spot.passage, spot.start + at, spot.start + at + len(after))
                yield Flaw(
                    place.place(manual),
                    read=place.shown,
                    unit=spot.passage.unit,
                    values={"after": after, "before": before},
                )


def _number(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral]
    return sum(-value if value < max(values[place:], default=0) else value for place, value in enumerate(values))


CHECK = Check(
    id="fractions-out-of-order",
    group=Group.ACTS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Fracciones fuera de orden",
        why="Una fracción mal escrita remite a otra atribución.",
        message="a la fracción {before} le sigue la {after}",
        remedy="verifique las fracciones en el ordenamiento",
    ),
    english=Phrases(
        title="Fractions out of order",
        why="A mistyped fraction refers to another power.",
        message="fraction {before} is followed by {after}",
        remedy="check the fractions in the instrument",
    ),
    examine=_examine,
    failing="""\
MARCO JURÍDICO

Se adicionan las fracciones XXI, XXII, XXIII y XIV al artículo 16.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos.
""",
    passing="""\
MARCO JURÍDICO

Se adicionan las fracciones XXI, XXII, XXIII y XXIV al artículo 16.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos.
""",
)
