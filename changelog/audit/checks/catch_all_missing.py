"""A unit without the closing function ("Las demás que ...") that the other units of the manual have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from changelog.audit.stated_functions import stated_functions
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

MOST = 0.6
"""Share of the units that close with it from which on it is missing where it is not."""
_FEW = 3
"""Units with functions that a manual needs before one can speak of most."""


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    units = [list(group) for _, group in groupby(stated_functions(manual), key=lambda one: one.unit.code)]
    lacking = [unit for unit in units if not any(one.is_catch_all for one in unit)]
    having = len(units) - len(lacking)
    if len(units) < _FEW or having < float(str(options["most"])) * len(units):
        return
    for unit in lacking:
        last = unit[-1]
        yield Flaw(
            last.place,
            read=last.body,
            unit=last.unit.code,
            values={"code": last.unit.code, "name": last.unit.name, "with": having, "of": len(units)},
        )


CHECK = Check(
    id="catch-all-missing",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Falta la función de cierre",
        why="Sin «Las demás que le señale ...» lo que no está escrito no puede encomendarse a la unidad como a las otras; "
        "suele ser una función que se perdió.",
        message="{code} {name} no cierra con «Las demás ...»; así lo hacen {with} de las {of} unidades",
        remedy="agregue la función de cierre",
    ),
    english=Phrases(
        title="Closing function that is missing",
        why="Without “Las demás que le señale ...” what is not written cannot be given to the unit as to the others; "
        "mostly a function was lost.",
        message="{code} {name} does not close with “Las demás ...”; {with} of the {of} units do",
        remedy="add the closing function",
    ),
    examine=_examine,
    options={"most": MOST},
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Las demás que le señale su superior.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.
2. Las demás que le señale su superior.

7.1.2 Departamento de Consulta
1. Atender las consultas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Las demás que le señale su superior.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.
2. Las demás que le señale su superior.

7.1.2 Departamento de Consulta
1. Atender las consultas.
2. Realizar las demás que le señale su superior.
""",
)
