"""Two units or more whose functions are all the same, word for word: nobody can tell who answers for what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from changelog.audit.copies import FEWEST, Kinship, divide_by_zone, kinship_of, twins
from changelog.audit.stated_functions import MASK, StatedFunction, stated_functions
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    for held in twins(stated_functions(manual), int(str(options["fewest"]))):
        names_its_unit = any(MASK in one.words for one in held[0])
        yield _flaw(held, names_its_unit or divide_by_zone([functions[0].unit for functions in held]))


def _flaw(equal: Sequence[Sequence[StatedFunction]], told_apart: bool) -> Flaw:
    first, *others = equal
    parallel = kinship_of([held[0].unit for held in equal]) is Kinship.PARALLEL
    return Flaw(
        first[0].place,
        read=first[0].body,
        unit=first[0].unit.code,
        values={
            "units": "; ".join(f"{held[0].unit.code} {held[0].unit.name.rstrip('.')}" for held in equal),
            "count": len(first),
        },
        others=tuple(one.place for held in [first[1:], *others] for one in held),
        severity=Severity.INFORMATION if parallel else Severity.MEDIUM if told_apart else None,
    )


CHECK = Check(
    id="functions-equal",
    group=Group.FUNCTIONS,
    severity=Severity.SERIOUS,
    spanish=Phrases(
        title="Unidades con las mismas funciones",
        why="Si dos unidades tienen exactamente las mismas funciones, no se sabe cuál responde: las de una se copiaron de "
        "la otra, o falta decir en qué ámbito actúa cada una. Es información entre unidades homólogas de distintas áreas.",
        message="todas las funciones ({count}) son iguales palabra por palabra en {units}",
        remedy="describa las funciones propias de cada unidad o delimite el ámbito de cada una",
    ),
    english=Phrases(
        title="Units with the same functions",
        why="Where two units have exactly the same functions nobody knows which answers: one's were copied from the other, "
        "or the field of each is not said. Information between counterparts in different areas.",
        message="all functions ({count}) are the same word for word in {units}",
        remedy="describe each unit's own functions, or limit the field of each",
    ),
    examine=_examine,
    options={"fewest": FEWEST},
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los documentos de las oficinas.
2. Restaurar los planos dañados.
3. Las demás que le señale su superior.

7.1.2 Departamento de Consulta
1. Ordenar los documentos de las oficinas.
2. Restaurar los planos dañados.
3. Las demás que le señale su superior.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los documentos de las oficinas.
2. Restaurar los planos dañados.

7.1.2 Departamento de Consulta
1. Atender las consultas de los ciudadanos.
2. Restaurar los planos dañados.
""",
)
