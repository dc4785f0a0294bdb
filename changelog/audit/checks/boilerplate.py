"""One text in many units: a set phrase, told so that nobody takes it for a duty of its own."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.copies import SET_PHRASE, copies
from changelog.audit.stated_functions import stated_functions
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    for one in copies(stated_functions(manual)):
        if len(one.codes) < int(str(options["set-phrase"])):
            continue
        first, *others = one.functions
        yield Flaw(
            first.place,
            read=first.body,
            unit=first.unit.code,
            values={
                "count": len(one.codes),
                "codes": ", ".join(one.codes[:_SHOWN]),
                "more": "…" if len(one.codes) > _SHOWN else "",
            },
            others=tuple(other.place for other in others),
        )


_SHOWN = 12
"""Codes that a sentence names."""
CHECK = Check(
    id="boilerplate",
    group=Group.FUNCTIONS,
    severity=Severity.INFORMATION,
    spanish=Phrases(
        title="Función de texto común",
        why="El mismo texto en muchas unidades es una fórmula: cada unidad lo cumple en lo suyo. Conviene una sola "
        "redacción o una disposición común.",
        message="la misma función está en {count} unidades: {codes}{more}",
        remedy="ninguno; si se cambia su redacción, cámbiela en todas",
    ),
    english=Phrases(
        title="Function of common text",
        why="The same text in many units is a set phrase: each unit does it in its own field. One wording, or one common "
        "provision, is better.",
        message="the same function stands in {count} units: {codes}{more}",
        remedy="none; if its wording is changed, change it in all",
    ),
    examine=_examine,
    options={"set-phrase": SET_PHRASE},
    failing="".join(
        [
            "FUNCIONES\n7.1 Dirección de Archivos\n1. Dirigir los archivos del Instituto.\n",
            *(
                f"\n7.1.{n} Departamento de {name}\n1. Cuidar los bienes que se le asignen.\n"
                for n, name in enumerate(("Acervos", "Consulta", "Planos", "Mapas", "Fotografía"), start=1)
            ),
        ]
    ),
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Cuidar los bienes que se le asignen.

7.1.2 Departamento de Consulta
1. Cuidar los bienes que se le asignen.
""",
)
