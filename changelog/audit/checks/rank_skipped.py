"""A unit that hangs from one two ranks above it, where its rank elsewhere hangs from the rank between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from changelog.audit.rank_order import Hanging, hangings, times_above
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    hanging = [one for one in hangings(manual) if ".0." not in one.unit.code]
    above = times_above(hanging)
    groups: dict[tuple[str, str, str], list[Hanging]] = {}
    for one in hanging:
        between = _between(one.ranks, above)
        if between is not None and one.unit.source is not None:
            groups.setdefault((one.parent.rank or "", between, one.unit.rank or ""), []).append(one)
    for (upper, between, rank), held in groups.items():
        yield Flaw(
            held[0].unit.source,
            read=held[0].unit.name,
            unit=held[0].unit.code,
            values={
                "rank": rank,
                "upper": upper,
                "between": between,
                "codes": ", ".join(one.unit.code for one in held),
            },
            others=tuple(one.unit.source for one in held[1:] if one.unit.source is not None),
        )


def _between(ranks: tuple[str, str], above: Counter[tuple[str, str]]) -> str | None:
    """The rank that stands between two others more often than they follow each other directly."""
    upper, lower = ranks
    found = [
        middle
        for _, middle in above
        if middle not in ranks and min(above[upper, middle], above[middle, lower]) > above[upper, lower]
    ]
    return max(found, key=lambda middle: above[middle, lower], default=None)


CHECK = Check(
    id="rank-skipped",
    group=Group.STRUCTURE,
    severity=Severity.INFORMATION,
    spanish=Phrases(
        title="Nivel que se salta",
        why="En el resto del manual hay un nivel intermedio. Es correcto donde el acuerdo lo autorizó así.",
        message="{rank} depende directamente de {upper}, sin {between} en medio: {codes}",
        remedy="verifique la adscripción en el acuerdo",
    ),
    english=Phrases(
        title="Rank that is jumped",
        why="Elsewhere in the manual a rank stands between. Right where the act authorised it so.",
        message="{rank} hangs directly from {upper}, without {between} between them: {codes}",
        remedy="check the place of the units in the act",
    ),
    examine=_examine,
    failing="""\
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

7.1.3 Departamento de Fotografía
1. Guardar las fotografías.
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
