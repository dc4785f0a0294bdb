"""Units still in force of which only prose speaks: no document states them."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.change_words import listed
from changelog.audit.history_flaws import places
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.records import RecordedHistory
from changelog.domain.structures import UnitVersion


def _examine(history: RecordedHistory, _options: Options) -> Iterator[Flaw]:
    """One flaw for each unit from which they hang, directly or over others that only prose names."""
    day = history.last_day()
    branches: dict[str | None, list[UnitVersion]] = {}
    for version in history.in_force(day):
        if not history.is_stated(version.state.unit_id):
            branches.setdefault(_documented_above(history, version), []).append(version)
    for above_id, versions in branches.items():
        yield _flaw(history, above_id, sorted(versions, key=lambda one: one.state.name))


def _documented_above(history: RecordedHistory, version: UnitVersion) -> str | None:
    """The nearest unit above that a document states; None where there is none."""
    day, above = history.last_day(), version.state.parent_id
    seen: set[str] = set()
    while above is not None and above not in seen and not history.is_stated(above):
        seen.add(above)
        state = history.state(above, day)
        above = state.parent_id if state is not None else None
    return above


def _flaw(history: RecordedHistory, above_id: str | None, versions: list[UnitVersion]) -> Flaw:
    day = history.last_day()
    above = history.state(above_id, day)
    found = places(*(version.state.source for version in versions))
    named = above.name if above is not None else history.institution.label
    return Flaw(
        found[0] if found else None,
        read=named,
        unit=above.code if above is not None else None,
        unit_name=above.name if above is not None else None,
        values={
            "count": len(versions),
            "names": listed([version.state.name for version in versions]),
            "above": named,
            "day": day,
        },
        others=found[1:],
        day=day,
    )


CHECK = Check(
    id="known-from-prose-alone",
    group=Group.HISTORY,
    severity=Severity.INFORMATION,
    spanish=Phrases(
        title="Unidades vigentes que solo constan en prosa",
        why="De una unidad que ningún manual registrado describe no se conocen ni las funciones ni la clave, y nadie "
        "ve cuándo termina. Puede ignorarse si el manual que la describe no existe o no interesa.",
        message="bajo {above}, unidades que al {day} siguen vigentes y solo constan en prosa: {count} ({names})",
        remedy="registre el manual de {above} que las describe",
    ),
    english=Phrases(
        title="Units in force known from prose alone",
        why="Of a unit that no recorded manual describes neither functions nor code are known, and nobody sees when "
        "it ends. Right to ignore where the manual that describes it does not exist or is of no interest.",
        message="below {above}, units still in force on {day} that only prose tells of: {count} ({names})",
        remedy="record the manual of {above} that describes them",
    ),
    examine=_examine,
    failing="""\
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
A partir del 1 de marzo de 2021 se creó la División de Nóminas, dependiente de la Dirección de Administración.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
""",
    passing="""\
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
A partir del 1 de marzo de 2021 se creó la División de Boyas, dependiente de la Dirección de Faros.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
""",
)
