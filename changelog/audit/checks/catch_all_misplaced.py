"""The closing function ("Las demás que ...") before others, so that it closes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from changelog.audit.stated_functions import stated_functions
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_OTHERS = frozenset(("demas", "otras"))
_WITHIN = 4
"""Words within which "las demás" stands: "Realizar las actividades de difusión" is a duty like others."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    for _, group in groupby(stated_functions(manual), key=lambda one: one.unit.code):
        unit = list(group)
        after = [one for one in unit if not one.is_catch_all]
        closing = next((one for one in unit if one.is_catch_all and _OTHERS & set(one.words[:_WITHIN])), None)
        if closing is None or not after or closing.order > after[-1].order:
            continue
        later = [one for one in after if one.order > closing.order]
        yield Flaw(
            closing.place,
            read=closing.body,
            unit=closing.unit.code,
            values={"label": closing.label, "code": closing.unit.code, "name": closing.unit.name, "count": len(later)},
            others=tuple(one.place for one in later),
        )


CHECK = Check(
    id="catch-all-misplaced",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="La función de cierre no es la última",
        why="Lo que sigue a «Las demás ...» se agregó sin ordenar la lista, o es de otra unidad.",
        message="en {code} {name} a la función de cierre ({label}) le siguen {count} más",
        remedy="ponga la función de cierre al final y vea de quién son las que la siguen",
    ),
    english=Phrases(
        title="The closing function is not the last",
        why='What follows "Las demás ..." was added without ordering the list, or is of another unit.',
        message="in {code} {name} {count} more follow the closing function ({label})",
        remedy="put the closing function last, and see whose those are that follow it",
    ),
    examine=_examine,
    failing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Las demás que le señale su superior.
3. Restaurar los planos dañados.
""",
    passing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Restaurar los planos dañados.
3. Las demás que le señale su superior.
""",
)
