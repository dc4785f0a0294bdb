"""One function printed twice, word for word, in one unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from changelog.audit.stated_functions import StatedFunction, stated_functions
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    holders: defaultdict[tuple[str, tuple[str, ...]], list[StatedFunction]] = defaultdict(list)
    for one in stated_functions(manual):
        holders[one.unit.code, one.words].append(one)
    for held in holders.values():
        if len(held) > 1 and held[0].words:
            first, *others = held
            yield Flaw(
                first.place,
                read=first.body,
                unit=first.unit.code,
                values={
                    "code": first.unit.code,
                    "name": first.unit.name.rstrip("."),
                    "numbers": ", ".join(one.label for one in held),
                },
                others=tuple(one.place for one in others),
            )


CHECK = Check(
    id="duplicate-within-unit",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Función repetida en la misma unidad",
        why="Una de las dos sobra, o estaba en lugar de otra que se perdió.",
        message="en {code} {name} las funciones {numbers} son iguales palabra por palabra",
        remedy="suprima la repetición o restituya la función que falte",
    ),
    english=Phrases(
        title="Function repeated within a unit",
        why="One of the two is too many, or stands in place of another that was lost.",
        message="in {code} {name} functions {numbers} are the same word for word",
        remedy="take out the repetition, or restore the function that is missing",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Restaurar los planos dañados.
3. Restaurar los planos dañados.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Restaurar los planos dañados.
3. Restaurar los mapas dañados.
""",
)
