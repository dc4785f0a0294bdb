"""A unit without an organigram, in a manual that draws one for the units of its level."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from changelog.audit.codes import depth_of
from changelog.audit.stated_functions import words_of
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import ListedUnit, Manual

MOST = 0.6
"""Share of the units of a level that have an organigram from which on the manual draws one for each; below it the drawings
are of a few units, and nothing is missing."""
_OPENING = 6
"""Words of a name that tell which unit is drawn: the names of organigrams run over lines that are not read with them."""


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    drawn = {words_of(unit.name)[:_OPENING] for unit in manual.organigrams}
    levels: defaultdict[int, list[ListedUnit]] = defaultdict(list)
    for heading in manual.headings:
        levels[depth_of(heading.code)].append(heading)
    parents = Counter(unit.parent for unit in manual.units)
    for units in levels.values():
        lacking = [unit for unit in units if words_of(unit.name)[:_OPENING] not in drawn]
        if len(units) - len(lacking) < max(2.0, float(str(options["most"])) * len(units)):
            continue
        for unit in lacking:
            yield Flaw(
                manual.place(unit.first_line, unit.last_line),
                read=unit.name,
                unit=unit.code,
                values={
                    "code": unit.code,
                    "name": unit.name.rstrip("."),
                    "with": len(units) - len(lacking),
                    "of": len(units),
                },
                severity=None if parents[unit.code] else Severity.INFORMATION,
            )


CHECK = Check(
    id="described-without-organigram",
    group=Group.STRUCTURE,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Unidad descrita sin organigrama",
        why="El manual presenta el organigrama de las demás unidades de ese nivel. Es solo información cuando la unidad "
        "no tiene otras a su cargo.",
        message="{code} {name} no tiene organigrama; lo tienen {with} de las {of} unidades de su nivel",
        remedy="incorpore su organigrama o aclare por qué no lo tiene",
    ),
    english=Phrases(
        title="Unit that is described without an organigram",
        why="The manual draws the other units of that level. Information only where the unit has no others below it.",
        message="{code} {name} has no organigram; {with} of the {of} units of its level have one",
        remedy="add its organigram, or say why it has none",
    ),
    examine=_examine,
    options={"most": MOST},
    failing="""\
ORGANIGRAMAS
6.1 Coordinación de Acervos
6.2 Coordinación de Consulta

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Coordinación de Acervos
1. Ordenar los acervos.

7.1.2 Coordinación de Consulta
1. Atender las consultas.

7.1.3 Coordinación de Restauración
1. Restaurar los documentos.
""",
    passing="""\
ORGANIGRAMAS
6.1 Coordinación de Acervos
6.2 Coordinación de Consulta

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Coordinación de Acervos
1. Ordenar los acervos.

7.1.2 Coordinación de Consulta
1. Atender las consultas.
""",
)
