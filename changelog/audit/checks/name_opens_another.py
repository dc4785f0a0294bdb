"""A unit's name that is the beginning of another unit's of the same rank."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.mentions import name_book
from changelog.audit.name_book import MOST_WORDS, Words, words_of_name
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import ListedUnit, Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    book = name_book(manual)
    named: dict[Words, ListedUnit] = {}
    for heading in manual.headings:
        named.setdefault(book.canonical(words_of_name(heading.name)), heading)
    longer: dict[Words, list[ListedUnit]] = {}
    for words, heading in named.items():
        rank = book.rank_of(words)
        for length in range(len(rank) + 1, min(len(words), MOST_WORDS)):
            if words[:length] in named and book.rank_of(words[:length]) == rank:
                longer.setdefault(words[:length], []).append(heading)
    for words, others in longer.items():
        first = named[words]
        yield Flaw(
            manual.place(first.first_line, first.last_line),
            read=first.name,
            unit=first.code,
            values={
                "name": first.name.rstrip("."),
                "code": first.code,
                "others": "; ".join(f"{unit.code} {unit.name.rstrip('.')}" for unit in others),
            },
            others=tuple(manual.place(unit.first_line, unit.last_line) for unit in others),
        )


CHECK = Check(
    id="name-opens-another",
    group=Group.NAMES,
    severity=Severity.INFORMATION,
    spanish=Phrases(
        title="Nombre que es el comienzo de otro",
        why="Citado a medias, el nombre largo es el de otra unidad. No es un error: conviene citar ambos completos.",
        message="el nombre de {code} {name} es el comienzo del de {others}",
        remedy="cite siempre completas ambas denominaciones",
    ),
    english=Phrases(
        title="Name that is the beginning of another",
        why="Cited in part, the longer name is another unit's. It is no error: both are best cited whole.",
        message="the name of {code} {name} is the beginning of that of {others}",
        remedy="cite both names whole",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Consulta
1. Ordenar los acervos.

7.1.2 Departamento de Consulta de Mapas
1. Atender las consultas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Préstamo
1. Ordenar los acervos.

7.1.2 Departamento de Consulta de Mapas
1. Atender las consultas.
""",
)
