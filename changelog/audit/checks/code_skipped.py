"""A number left out among the codes of sister units: 7.1.2, then 7.1.4."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from changelog.audit.codes import coded_lists, numbers_of, printed_code
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import ListedUnit, Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    told: set[tuple[int, ...]] = set()
    for words, units in coded_lists(manual):
        sisters: defaultdict[tuple[int, ...], dict[int, ListedUnit]] = defaultdict(dict)
        depths = [len(numbers_of(unit.code)) for unit in units]
        for unit in units:
            numbers = numbers_of(unit.code)
            if numbers:
                sisters[numbers[:-1]].setdefault(numbers[-1], unit)
        for above, held in sisters.items():
            # The heads of a manual stand at their place in the whole institution: its first number is no gap.
            start = 0 if len(above) + 1 > min(depths, default=1) else min(held)
            for number, before in _gaps(sorted(held), start):
                missing = (*above, before + 1)
                if missing not in told:
                    told.add(missing)
                    yield _flaw(manual, held[number], missing, number - before - 1, words)


def _gaps(numbers: list[int], start: int) -> Iterator[tuple[int, int]]:
    before = start
    for number in numbers:
        if number > before + 1:
            yield number, before
        before = number


def _flaw(manual: Manual, unit: ListedUnit, missing: tuple[int, ...], count: int, words: dict[str, str]) -> Flaw:
    first = printed_code(missing, unit.code)
    last = printed_code((*missing[:-1], missing[-1] + count - 1), unit.code)
    return Flaw(
        manual.place(unit.first_line, unit.last_line),
        read=f"{unit.code} {unit.name}",
        unit=unit.code,
        values={
            "missing": first if count == 1 else f"{first} a {last}",
            "missing_en": first if count == 1 else f"{first} to {last}",
            "code": unit.code,
            **words,
        },
    )


CHECK = Check(
    id="code-skipped",
    group=Group.STRUCTURE,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Clave omitida entre unidades hermanas",
        why="Falta una unidad, o las claves no se recorrieron al suprimirla. Puede ignorarse si el manual reserva números.",
        message="falta la clave {missing} antes de {code} en {list}",
        remedy="incorpore la unidad que falta o recorra las claves",
    ),
    english=Phrases(
        title="Code left out among sister units",
        why="A unit is missing, or the codes were not closed up when it was abolished. Right to ignore where a manual "
        "reserves numbers.",
        message="the code {missing_en} is missing before {code} in {list_en}",
        remedy="add the unit that is missing, or close up the codes",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.

7.1.3 Departamento de Consulta
1. Atender las consultas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.

7.1.2 Departamento de Consulta
1. Atender las consultas.
""",
)
