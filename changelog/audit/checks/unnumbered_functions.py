"""A manual whose functions bear no number, so that none can be cited."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    functions = [function for unit in manual.units for function in unit.functions]
    if not functions or any(character.isalnum() for function in functions for character in function.marker):
        return
    first, *others = [unit.functions[0].source for unit in manual.units if unit.functions]
    yield Flaw(first, values={"count": len(functions)}, others=tuple(place for place in others if place is not None))


CHECK = Check(
    id="unnumbered-functions",
    group=Group.FUNCTIONS,
    severity=Severity.INFORMATION,
    spanish=Phrases(
        title="Funciones sin número",
        why="Una función sin número no puede citarse.",
        message="ninguna de las {count} funciones lleva número",
        remedy="numere las funciones de cada unidad",
    ),
    english=Phrases(
        title="Functions without numbers",
        why="A function without a number cannot be cited.",
        message="none of the {count} functions bears a number",
        remedy="number the functions of each unit",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
• Dirigir los archivos del Instituto.
• Conservar los planos.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conservar los planos.
3. Atender las consultas.
""",
)
