"""Functions that two units have word for word after one of them was split off, or both were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from changelog.audit.change_words import listed
from changelog.audit.history_flaws import of_unit
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.correspondences import Relation
from changelog.domain.findings import Severity
from changelog.domain.records import RecordedHistory
from changelog.domain.structures import FunctionState, Link, is_in_force

LEAST_BEARERS_OF_A_FORMULA = 3
"""Units in force, apart from those of the split, from which a text is a formula of the house and no duty of one "
"unit."""


def _examine(history: RecordedHistory, options: Options) -> Iterator[Flaw]:
    splits: dict[date, list[Link]] = {}
    for link in history.links:
        if link.relation is Relation.SPLIT and not link.of_functions and history.covers(link.act.effective_date):
            splits.setdefault(link.act.effective_date, []).append(link)
    for day, links in sorted(splits.items()):
        bearers = _bearers(history, day)
        for link in links:
            flaw = _flaw(history, link, bearers, int(str(options["formula"])))
            if flaw is not None:
                yield flaw


def _bearers(history: RecordedHistory, day: date) -> dict[str, dict[str, FunctionState]]:
    """The texts that two or more units have on a day, by digest, with the function of each unit."""
    found: dict[str, dict[str, FunctionState]] = {}
    for version in history.functions:
        if is_in_force(version, day):
            found.setdefault(version.state.text.digest, {}).setdefault(version.state.unit_id, version.state)
    return {digest: units for digest, units in found.items() if len(units) > 1}


def _flaw(
    history: RecordedHistory, link: Link, bearers: Mapping[str, Mapping[str, FunctionState]], formula: int
) -> Flaw | None:
    day = link.act.effective_date
    parts = {
        unit_id: state
        for unit_id in (*link.successors, *link.predecessors)
        if (state := history.state(unit_id, day)) is not None
    }
    repeated = _repeated(frozenset(parts), bearers, formula)
    if not repeated:
        return None
    units = dict.fromkeys(one.unit_id for one in repeated)
    return of_unit(
        parts[repeated[0].unit_id],
        day,
        {
            "count": len({one.text.digest for one in repeated}),
            "names": listed([parts[unit_id].name for unit_id in units]),
            "day": day,
        },
        act=link.act.agreement,
        source=repeated[0].source,
        others=(one.source for one in repeated),
    )


def _repeated(
    parts: frozenset[str], bearers: Mapping[str, Mapping[str, FunctionState]], formula: int
) -> list[FunctionState]:
    """The functions whose text stands in two or more of the units, and not all over the institution."""
    found: list[FunctionState] = []
    for units in bearers.values():
        inside = [units[unit_id] for unit_id in parts if unit_id in units]
        if len(inside) > 1 and len(units) - len(inside) < formula:
            found.extend(inside)
    return sorted(found, key=lambda one: (one.unit_id, one.position))


CHECK = Check(
    id="split-repeats-functions",
    group=Group.HISTORY,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Funciones repetidas tras una escisión",
        why="Al dividirse una unidad se reparten sus funciones; la que queda palabra por palabra en dos unidades la "
        "ejercen ambas, o ninguna. Las fórmulas que llevan también otras unidades no cuentan: cuántas, lo dice la "
        "opción «formula». Puede ignorarse donde ambas la ejercen, cada una en lo suyo.",
        message="tras la escisión del {day}, {count} función(es) quedan iguales en {names}",
        remedy="precise en el manual cuál de las unidades ejerce cada una",
    ),
    english=Phrases(
        title="Functions repeated after a split",
        why="When a unit splits, its functions are shared out; one that stands word for word in two units is carried "
        'out by both, or by none. Formulas that other units have too do not count: how many, the option "formula" '
        "says. Right to ignore where both carry it out, each in its own field.",
        message="after the split of {day}, {count} function(s) stand alike in {names}",
        remedy="say in the manual which of the units carries out each",
    ),
    examine=_examine,
    options={"formula": LEAST_BEARERS_OF_A_FORMULA},
    failing="""\
=== 2021 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de marzo de 2021, conforme al acuerdo ACDO.AS2.HCF.100221/12.P.DA
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
2. Pintar las boyas cada primavera.
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
A partir del 1 de junio de 2022 la División de Boyas se divide en la División de Fondeos y la División de Pintura.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Fondeos
1. Fondear las boyas del litoral.
2. Pintar las boyas cada primavera.
7.1.2 División de Pintura
1. Pintar las boyas cada primavera.
""",
    passing="""\
=== 2021 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de marzo de 2021, conforme al acuerdo ACDO.AS2.HCF.100221/12.P.DA
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
2. Pintar las boyas cada primavera.
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
A partir del 1 de junio de 2022 la División de Boyas se divide en la División de Fondeos y la División de Pintura.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Fondeos
1. Fondear las boyas del litoral.
7.1.2 División de Pintura
1. Pintar las boyas cada primavera.
""",
)
