"""One objective, word for word, in two units: what the one is there for cannot be told from the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from changelog.audit.copies import Kinship, divide_by_zone, kinship_of
from changelog.audit.stated_functions import words_of
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual
from changelog.domain.units import Unit


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    holders: defaultdict[tuple[str, ...], list[Unit]] = defaultdict(list)
    for unit in manual.units:
        if unit.objective is not None and unit.objective.body and unit.objective_source is not None:
            holders[words_of(unit.objective.body)].append(unit)
    for held in holders.values():
        if len(held) > 1:
            yield _flaw(held)


def _flaw(held: Sequence[Unit]) -> Flaw:
    first = held[0]
    return Flaw(
        first.objective_source,
        read=first.objective.body if first.objective is not None else None,
        unit=first.code,
        values={"units": "; ".join(f"{unit.code} {unit.name.rstrip('.')}" for unit in held)},
        others=tuple(unit.objective_source for unit in held[1:] if unit.objective_source is not None),
        severity=_severity(held),
    )


def _severity(held: Sequence[Unit]) -> Severity | None:
    if kinship_of(held) is Kinship.PARALLEL:
        return Severity.INFORMATION
    return Severity.MINOR if divide_by_zone(held) else None


CHECK = Check(
    id="objective-repeated",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Objetivo repetido en varias unidades",
        why="El objetivo dice para qué existe la unidad; si dos tienen el mismo, no se distinguen. Es menor entre unidades "
        "que se dividen el territorio, e información entre unidades homólogas.",
        message="el mismo objetivo, palabra por palabra, está en {units}",
        remedy="redacte el objetivo propio de cada unidad",
    ),
    english=Phrases(
        title="Objective repeated in several units",
        why="The objective says what a unit is there for; where two have the same they cannot be told apart. Minor between "
        "units that divide the territory, information between counterparts.",
        message="the same objective, word for word, stands in {units}",
        remedy="word each unit's own objective",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Departamento de Acervos
Objetivo:
Conservar los documentos del Instituto.
Funciones:
1. Ordenar los acervos.

7.2 Departamento de Planos
Objetivo:
Conservar los documentos del Instituto.
Funciones:
1. Restaurar los planos.
""",
    passing="""\
FUNCIONES
7.1 Departamento de Acervos
Objetivo:
Conservar los documentos del Instituto.
Funciones:
1. Ordenar los acervos.

7.2 Departamento de Planos
Objetivo:
Mantener en buen estado los planos.
Funciones:
1. Restaurar los planos.
""",
)
