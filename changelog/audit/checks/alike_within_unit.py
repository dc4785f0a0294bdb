"""Two functions of one unit that open with the same verb and say nearly the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from changelog.audit.alikeness import Alike, alike, weights_of
from changelog.audit.stated_functions import stated_functions
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

LEAST = 0.7
"""Share of their words, by weight, that two functions of the same verb have in common. By eye on two manuals: from here on
the two say the same with other words, or differ by one object of a list; below they are two duties on one matter."""
CLOSE = 0.935
"""Share from which on only turns of phrase differ. Where one of the two holds all that the other says, one is too many at
any share."""


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    functions = stated_functions(manual)
    weights = weights_of(functions)
    for _, held in groupby(functions, key=lambda one: one.unit.code):
        for pair in alike(list(held), weights, float(str(options["least"]))):
            if pair.opens_alike:
                yield _flaw(pair)


def _flaw(pair: Alike) -> Flaw:
    return Flaw(
        pair.one.place,
        read=pair.one.body,
        unit=pair.one.unit.code,
        values={
            "code": pair.one.unit.code,
            "name": pair.one.unit.name.rstrip("."),
            "first": pair.one.label,
            "second": pair.other.label,
            "share": round(100 * pair.share),
        },
        others=(pair.other.place,),
        severity=Severity.MEDIUM if pair.is_contained or pair.share >= CLOSE else None,
    )


CHECK = Check(
    id="alike-within-unit",
    group=Group.FUNCTIONS,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Funciones casi iguales en la misma unidad",
        why="Quien lee no sabe si son una función o dos. Puede ignorarse si la diferencia es la que importa.",
        message="en {code} {name} las funciones {first} y {second} dicen casi lo mismo ({share} %)",
        remedy="únalas en una sola o haga visible en qué difieren",
    ),
    english=Phrases(
        title="Functions nearly alike within a unit",
        why="The reader does not know whether they are one function or two. Right to ignore where the difference is what "
        "matters.",
        message="in {code} {name} functions {first} and {second} say nearly the same ({share} %)",
        remedy="join them into one, or make plain in what they differ",
    ),
    examine=_examine,
    options={"least": LEAST},
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir la restauración de los planos dañados por la humedad en los depósitos.
2. Dirigir la restauración de los planos dañados por la humedad en los depósitos y bodegas.
3. Atender las consultas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir la restauración de los planos dañados por la humedad en los depósitos.
2. Evaluar el préstamo de los documentos a las oficinas.
""",
)
