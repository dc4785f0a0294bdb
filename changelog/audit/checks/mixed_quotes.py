"""Quotation marks of several kinds in one manual, or one of a kind closed by one of another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from changelog.audit.spots import RUNNING, Spot, found, one_flaw
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

_MARK = re.compile("[“”«»„\"]|''|(?<!\\w)‘|``")
_KIND = {
    "“": "“ ”",
    "”": "“ ”",
    "«": "« »",
    "»": "« »",
    '"': '" "',
    "''": "'' ''",
    "„": "„ “",
    "‘": "‘ ’",
    "``": "`` ''",
}


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    spots = list(found(_MARK, manual.in_section(*RUNNING, Section.HEADING)))
    kinds = Counter(_KIND[spot.text] for spot in spots)
    if len(kinds) < 2:
        return
    usual = kinds.most_common(1)[0][0]
    odd = [spot for spot in spots if _KIND[spot.text] != usual]
    yield from one_flaw(manual, _one_each(odd), kinds=", ".join(kinds), usual=usual)


def _one_each(spots: list[Spot]) -> list[Spot]:
    """One spot for each passage."""
    return list({id(spot.passage): spot for spot in reversed(spots)}.values())[::-1]


CHECK = Check(
    id="mixed-quotes",
    group=Group.TEXT,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Comillas de varias clases",
        why="Lo que se cita literalmente se reconoce por sus comillas; mezcladas, parecen errores de captura.",
        message="se usan comillas de varias clases: {kinds}; aquí otras que las usuales ({usual})",
        remedy="use una sola clase de comillas",
    ),
    english=Phrases(
        title="Quotation marks of several kinds",
        why="What is quoted is known by its marks; mixed, they look like slips of the keyboard.",
        message="quotation marks of several kinds are used: {kinds}; here other than the usual ({usual})",
        remedy="use one kind of quotation marks",
    ),
    examine=_examine,
    failing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir el archivo “Norte” y el archivo “Sur”.
2. Cuidar el archivo "Este".
""",
    passing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir el archivo “Norte” y el archivo “Sur”.
2. Cuidar el archivo “Este”.
""",
)
