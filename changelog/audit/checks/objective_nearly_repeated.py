"""An objective that a unit has from its parent or its sister with only the addressee changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from changelog.audit.copies import divide_by_zone
from changelog.audit.stated_functions import words_of
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual
from changelog.domain.units import Unit

_FEWEST = 12
"""Words of an objective from which on likeness says something."""
_LIKE = 0.8
"""Share of the words of both that stand in one order in both. By eye on two manuals with objectives: from here on one was
written over the other."""
_SAME = 0.88
"""From here on little more than the addressee differs."""
_MOST = 40
"""Units of one family that are compared with one another."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    families: defaultdict[str | None, list[Unit]] = defaultdict(list)
    for unit in manual.units:
        if unit.objective is not None and unit.objective.body and unit.objective_source is not None:
            families[unit.parent].append(unit)
            families[unit.code].insert(0, unit)
    told: set[tuple[str, str]] = set()
    for family in families.values():
        objectives = {unit.code: words_of((unit.objective.body if unit.objective else "") or "") for unit in family}
        for one, other in combinations(family[:_MOST], 2):
            pair = (one.code, other.code)
            likeness = _likeness(objectives[one.code], objectives[other.code])
            if pair not in told and likeness >= _LIKE:
                told.add(pair)
                yield _flaw(one, other, likeness)


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """0.0 where it is less than `_LIKE`, or where the two are the same word for word, which another check tells."""
    if one == other or min(len(one), len(other)) < _FEWEST:
        return 0.0
    if 2 * (Counter(one) & Counter(other)).total() < _LIKE * (len(one) + len(other)):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _severity(one: Unit, other: Unit, likeness: float) -> Severity:
    """A unit whose objective is its parent's has no purpose of its own; sisters that divide a matter have objectives
    that are alike and should be."""
    if other.parent != one.code or divide_by_zone((one, other)):
        return Severity.INFORMATION
    return Severity.MEDIUM if likeness >= _SAME else Severity.MINOR


def _flaw(one: Unit, other: Unit, likeness: float) -> Flaw:
    return Flaw(
        other.objective_source,
        read=other.objective.body if other.objective is not None else None,
        unit=other.code,
        values={"code": other.code, "name": other.name.rstrip("."), "other": f"{one.code} {one.name.rstrip('.')}"},
        others=(one.objective_source,) if one.objective_source is not None else (),
        severity=_severity(one, other, likeness),
    )


CHECK = Check(
    id="objective-nearly-repeated",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Objetivo casi igual al de otra unidad",
        why="El objetivo dice para qué existe la unidad; el de otra con otro destinatario no lo dice. Puede omitirse "
        "entre unidades que hacen lo mismo para áreas distintas, si así se aprobó.",
        message="el objetivo de {code} {name} es casi el de {other}",
        remedy="redacte el objetivo propio de la unidad",
    ),
    english=Phrases(
        title="Objective nearly that of another unit",
        why="The objective says what a unit is there for; another's with another addressee does not. Right to ignore "
        "between units that do the same for different areas, if that was approved.",
        message="the objective of {code} {name} is nearly that of {other}",
        remedy="word the unit's own objective",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Departamento de Acervos
Objetivo:
Conservar los documentos y los planos de las oficinas para que las personas los consulten con confianza.
Funciones:
1. Ordenar los acervos.

7.1.1 Oficina de Planos
Objetivo:
Conservar los documentos y los planos de las escuelas para que las personas los consulten con confianza.
Funciones:
1. Restaurar los planos.
""",
    passing="""\
FUNCIONES
7.1 Departamento de Acervos
Objetivo:
Conservar los documentos y los planos de las oficinas para que las personas los consulten con confianza.
Funciones:
1. Ordenar los acervos.

7.1.1 Oficina de Planos
Objetivo:
Restaurar los planos dañados por el agua o por el fuego, y devolverlos a la sala en que se consultan.
Funciones:
1. Restaurar los planos.
""",
)
