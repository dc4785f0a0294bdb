"""A unit that its own functions, or those of the units below it, call by a name that its heading does not bear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from changelog.audit.citing import Branches, flaw_at
from changelog.audit.mentions import name_book
from changelog.audit.own_names import other_names
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

SLIP = 0.85
"""Likeness of the two names from which on a word or two is amiss, and nobody takes it for another unit."""


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    branches = Branches(manual, name_book(manual))
    for other in other_names(manual):
        words = other.mentions[0].words
        is_slip = other.likeness >= float(str(options["slip"])) or branches.words(other.code)[: len(words)] == words
        values = {"code": other.code, "real": branches.name(other.code)}
        yield replace(flaw_at(manual, other.mentions, values, Severity.MEDIUM if is_slip else None), unit=other.code)


CHECK = Check(
    id="unit-speaks-of-itself-otherwise",
    group=Group.NAMES,
    severity=Severity.SERIOUS,
    spanish=Phrases(
        title="Unidad que habla de sí misma con otro nombre",
        why="Si las funciones de una unidad administran los contratos de otra denominación, o su rama llama a su titular de "
        "otro modo, no se sabe quién responde: o el encabezado es nuevo y el texto quedó con el nombre anterior, o se "
        "copió de otra unidad. Puede ignorarse si el manual explica ambos nombres.",
        message="las funciones llaman «{name}» a {code} {real}",
        remedy="escriba «{real}», o corrija el encabezado si el nombre vigente es el otro",
    ),
    english=Phrases(
        title="Unit that speaks of itself under another name",
        why="Where a unit's functions administer the contracts of another name, or its branch calls its head otherwise, "
        "nobody knows who answers: the heading is new and the text kept the old name, or it was copied from another unit. "
        "Right to ignore where the manual explains both names.",
        message='the functions call {code} {real} "{name}"',
        remedy='write "{real}", or correct the heading if the other name is the one in force',
    ),
    examine=_examine,
    options={"slip": SLIP},
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 División de Acervos
1. Ordenar los acervos.
2. Administrar los contratos a cargo de la División de Consulta y Restauración.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 División de Acervos
1. Ordenar los acervos.
2. Administrar los contratos a cargo de la División de Acervos.
3. Informar a la Coordinación de Bibliotecas y a la Dirección de Archivos.
""",
)
