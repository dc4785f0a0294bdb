"""A function of one unit that holds all that a function of another says, with the same verb: one matter, two in charge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from changelog.audit.alikeness import Alike, alike, weights_of
from changelog.audit.copies import (
    OPENING,
    VARIANTS,
    Kinship,
    divide_by_zone,
    kinship_of,
    set_openings,
    speaks_of_its_unit,
)
from changelog.audit.stated_functions import stated_functions, words_of
from changelog.audit.wording import wording
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

LEAST = 0.65
"""Share of all their words, by weight, that two functions have in common."""

_STEM = 6
"""Letters of a word of a unit's name that are compared, and that it needs to be one of its field."""


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    functions = stated_functions(manual)
    openings = set_openings(functions)
    groups: defaultdict[tuple[str, str], list[Alike]] = defaultdict(list)
    for pair in alike(functions, weights_of(functions), float(str(options["least"]))):
        if pair.one.unit.code == pair.other.unit.code or not pair.opens_alike or not pair.is_contained:
            continue
        if max(openings[one.words[:OPENING]] for one in (pair.one, pair.other)) >= VARIANTS:
            continue
        groups[pair.one.unit.code, pair.other.unit.code].append(pair)
    for held in groups.values():
        yield _flaw(held)


def _severity(pair: Alike) -> Severity:
    units = (pair.one.unit, pair.other.unit)
    kinship = kinship_of(units)
    if kinship is Kinship.PARALLEL or divide_by_zone(units):
        return Severity.INFORMATION
    if _is_told_apart(pair):
        return Severity.MINOR
    helps = pair.one.words[0] in wording().supporting
    if helps or speaks_of_its_unit(pair.one) or speaks_of_its_unit(pair.other) or kinship is not Kinship.SISTERS:
        return Severity.MINOR
    return Severity.MEDIUM


def _is_told_apart(pair: Alike) -> bool:
    """Does what the longer one says beyond the shorter name its own unit's field ("en materia de planos")?"""
    shorter, longer = sorted((pair.one, pair.other), key=lambda one: len(one.words))
    beyond = {word[:_STEM] for word in longer.words} - {word[:_STEM] for word in shorter.words}
    return any(word[:_STEM] in beyond for word in words_of(longer.unit.name) if len(word) >= _STEM)


def _flaw(held: Sequence[Alike]) -> Flaw:
    order = tuple(Severity)
    gravest = min((_severity(pair) for pair in held), key=order.index)
    first, *others = sorted(held, key=lambda pair: order.index(_severity(pair)))
    one, other = first.one, first.other
    return Flaw(
        one.place,
        read=one.body,
        unit=one.unit.code,
        values={
            "count": len(held),
            "one": f"{one.unit.code} {one.unit.name.rstrip('.')}",
            "other": f"{other.unit.code} {other.unit.name.rstrip('.')}",
            "numbers": "; ".join(f"{pair.one.label} = {pair.other.label}" for pair in held),
        },
        others=(other.place, *(place for pair in others for place in (pair.one.place, pair.other.place))),
        severity=gravest,
    )


CHECK = Check(
    id="alike-between-units",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Función contenida en la de otra unidad",
        why="Las dos unidades responden de la misma materia, una con más palabras. Es menor entre una unidad y la que "
        "depende de ella, e información entre unidades homólogas.",
        message="{count} función(es) de {one} dicen lo mismo que las de {other}, una con más palabras ({numbers})",
        remedy="decida cuál de las dos responde o delimite el ámbito de cada una",
    ),
    english=Phrases(
        title="Function contained in another unit's",
        why="Both units answer for one matter, one of them with more words. Minor between a unit and one that hangs from "
        "it, information between counterparts.",
        message="{count} function(s) of {one} say the same as those of {other}, one with more words ({numbers})",
        remedy="decide which of the two answers, or limit the field of each",
    ),
    examine=_examine,
    options={"least": LEAST},
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Restaurar los planos dañados por la humedad en los depósitos.

7.1.2 Departamento de Consulta
1. Restaurar los planos dañados por la humedad en los depósitos y bodegas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Restaurar los planos dañados por la humedad en los depósitos.

7.1.2 Departamento de Consulta
1. Restaurar los mapas dañados por el fuego en las oficinas.
""",
)
