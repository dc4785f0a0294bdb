"""A text that two units have word for word and that names the unit above one of them: the other has it by a copy, and speaks
of a branch that is not its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from changelog.audit.stated_functions import words_of
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual
from changelog.domain.sources import SourceReference
from changelog.domain.units import Unit

_SHORTEST_NAME = 2
_LONGEST_CHAIN = 12
_MANY = 40
"""Units that share a text up to which each is compared with each; more share a set phrase."""


@dataclass(frozen=True, slots=True)
class _Text:
    unit: Unit
    body: str
    place: SourceReference


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    units = {unit.code: unit for unit in manual.units}
    holders: defaultdict[tuple[str, ...], list[_Text]] = defaultdict(list)
    for text in _texts(manual.units):
        holders[words_of(text.body)].append(text)
    for words, held in holders.items():
        if 1 < len(held) <= _MANY:
            yield from _copies(words, held, units)


def _texts(units: Sequence[Unit]) -> Iterator[_Text]:
    for unit in units:
        if unit.objective is not None and unit.objective.body and unit.objective_source is not None:
            yield _Text(unit, unit.objective.body, unit.objective_source)
        for function in unit.functions:
            if function.text.body and function.source is not None:
                yield _Text(unit, function.text.body, function.source)


def _copies(words: tuple[str, ...], held: Sequence[_Text], units: Mapping[str, Unit]) -> Iterator[Flaw]:
    chains = [_chain(text.unit, units) for text in held]
    for original, above in zip(held, chains, strict=True):
        for copy, other in zip(held, chains, strict=True):
            named = next((unit for unit in above if unit not in other and _names(words, words_of(unit.name))), None)
            if named is not None:
                yield _flaw(copy, original, named)


def _chain(unit: Unit, units: Mapping[str, Unit]) -> list[Unit]:
    """The unit and those that it hangs from."""
    chain = [unit]
    while len(chain) < _LONGEST_CHAIN and chain[-1].parent is not None and chain[-1].parent in units:
        chain.append(units[chain[-1].parent])
    return chain


def _names(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return len(name) >= _SHORTEST_NAME and any(
        words[place : place + len(name)] == name for place, word in enumerate(words) if word == name[0]
    )


def _flaw(copy: _Text, original: _Text, named: Unit) -> Flaw:
    return Flaw(
        copy.place,
        read=copy.body,
        unit=copy.unit.code,
        values={
            "code": copy.unit.code,
            "name": copy.unit.name.rstrip("."),
            "original": f"{original.unit.code} {original.unit.name.rstrip('.')}",
            "named": named.name.rstrip("."),
        },
        others=(original.place,),
    )


CHECK = Check(
    id="copied-from-another",
    group=Group.FUNCTIONS,
    severity=Severity.SERIOUS,
    spanish=Phrases(
        title="Texto copiado que nombra a otra área",
        why="El texto es igual al de otra unidad y habla del área de aquella: la unidad queda con una función u objetivo "
        "ajenos. Puede ignorarse si las dos atienden en verdad a la misma área.",
        message="{code} {name} tiene el mismo texto que {original}, que habla de {named}, de la que no depende",
        remedy="sustituya el área nombrada por la propia o redacte lo que hace la unidad",
    ),
    english=Phrases(
        title="Copied text that names another area",
        why="The text is the same as another unit's and speaks of that unit's area: the unit is left with a function or "
        "objective that is not its own. Right to ignore where both do serve the same area.",
        message="{code} {name} has the same text as {original}, which speaks of {named}, from which it does not hang",
        remedy="put the unit's own area in place of the one named, or word what the unit does",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Coordinación de Acervos
1. Ordenar los acervos.

7.1.1 Departamento de Personal
1. Pagar los sueldos de la Coordinación de Acervos.

7.2 Coordinación de Consulta
1. Atender las consultas.

7.2.1 Departamento de Personal
1. Pagar los sueldos de la Coordinación de Acervos.
""",
    passing="""\
FUNCIONES
7.1 Coordinación de Acervos
1. Ordenar los acervos.

7.1.1 Departamento de Personal
1. Pagar los sueldos de la Coordinación de Acervos.

7.2 Coordinación de Consulta
1. Atender las consultas.

7.2.1 Departamento de Personal
1. Pagar los sueldos de la Coordinación de Consulta.
""",
)
