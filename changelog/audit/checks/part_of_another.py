"""A function that says nothing but what another of its unit says among other things."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, permutations

from changelog.audit.stated_functions import StatedFunction, stated_functions
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_FEWEST = 8
"""Words of the shorter function: of fewer a longer one can hold all by chance."""
_STEM = 7
"""Letters in which a verb and its noun are alike."""
_MOST = 120
"""Functions of a unit that are compared with one another."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    for _, group in groupby(stated_functions(manual), key=lambda one: one.unit.code):
        unit = [one for one in list(group)[:_MOST] if not one.is_catch_all and len(one.words) >= _FEWEST]
        texts = {one.order: f" {' '.join(one.words)} " for one in unit}
        for short, whole in permutations(unit, 2):
            # Behind its verb: "Administrar las órdenes" is part of "Coordinar los contratos, así como las órdenes".
            if len(short.words) < len(whole.words) and f" {' '.join(short.words[1:])} " in texts[whole.order]:
                yield _flaw(short, whole)


def _flaw(short: StatedFunction, whole: StatedFunction) -> Flaw:
    return Flaw(
        short.place,
        read=short.body,
        unit=short.unit.code,
        values={"code": short.unit.code, "name": short.unit.name, "short": short.label, "whole": whole.label},
        others=(whole.place,),
        severity=None if _does_the_same(short, whole) else Severity.MINOR,
    )


def _does_the_same(short: StatedFunction, whole: StatedFunction) -> bool:
    """Whether the longer one has the verb too, as a verb or as a noun: "coordinar la administración" holds "administrar".
    Otherwise the two may do different things to one object."""
    return any(word.startswith(short.words[0][:_STEM]) for word in whole.words)


CHECK = Check(
    id="part-of-another",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Función que ya está dentro de otra",
        why="Lo mismo está dos veces en la unidad: al cambiar una, la otra queda como estaba.",
        message="en {code} {name} la función {short}, salvo el verbo, está palabra por palabra dentro de la {whole}",
        remedy="deje una de las dos",
    ),
    english=Phrases(
        title="Function that another holds",
        why="The unit says one thing twice: when one is changed the other stays as it was.",
        message="in {code} {name} function {short}, but for its verb, stands word for word inside function {whole}",
        remedy="leave one of the two",
    ),
    examine=_examine,
    failing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto e innovar en el uso de lámparas que cuiden los planos antiguos.
2. Innovar en el uso de lámparas que cuiden los planos antiguos.
""",
    passing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Innovar en el uso de lámparas que cuiden los planos antiguos.
""",
)
