"""A unit of a rank that everywhere else stands above its parent's, or beside it: a Coordinación under a Departamento."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.rank_order import hangings, times_above
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

TIMES = 3
"""How many times more often the ranks stand the other way round before a unit stands upside down."""


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    hanging = hangings(manual)
    above = times_above(hanging)
    for one in hanging:
        parent_rank, rank = one.ranks
        if parent_rank == rank or above[rank, parent_rank] < int(str(options["times"])) * above[parent_rank, rank]:
            continue
        source = one.unit.source or one.parent.source
        yield Flaw(
            source,
            read=one.unit.name,
            unit=one.unit.code,
            values={
                "code": one.unit.code,
                "name": one.unit.name,
                "parent": f"{one.parent.code} {one.parent.name}",
                "rank": rank,
                "parent_rank": parent_rank,
                "count": above[rank, parent_rank],
            },
        )


CHECK = Check(
    id="rank-above-parent",
    group=Group.STRUCTURE,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Nivel superior al de la unidad de la que depende",
        why="El nivel de la unidad contradice su lugar: o la clave está equivocada o lo está la denominación.",
        message="{code} {name} depende de {parent}; en lo demás {rank} está por encima de {parent_rank} ({count} veces)",
        remedy="verifique en el acuerdo la denominación y la adscripción de la unidad",
    ),
    english=Phrases(
        title="Rank above that of the unit that it hangs from",
        why="The unit's rank contradicts its place: either the code is wrong or the name is.",
        message="{code} {name} hangs from {parent}; elsewhere {rank} stands above {parent_rank} ({count} times)",
        remedy="check the unit's name and place in the act",
    ),
    examine=_examine,
    options={"times": TIMES},
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Coordinación de Acervos
1. Ordenar los acervos.

7.1.1.1 Departamento de Planos
1. Guardar los planos.

7.1.1.2 Departamento de Mapas
1. Guardar los mapas.

7.1.1.3 Departamento de Fotografía
1. Guardar las fotografías.

7.1.2 Departamento de Consulta
1. Atender las consultas.

7.1.2.1 Coordinación de Préstamo
1. Prestar los documentos.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Coordinación de Acervos
1. Ordenar los acervos.

7.1.1.1 Departamento de Planos
1. Guardar los planos.

7.1.2 Coordinación de Consulta
1. Atender las consultas.

7.1.2.1 Departamento de Préstamo
1. Prestar los documentos.
""",
)
