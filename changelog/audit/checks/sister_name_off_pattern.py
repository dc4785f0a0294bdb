"""A unit whose name is built as its sisters' but for one small word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from changelog.audit.stated_functions import words_of
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual
from changelog.domain.units import Unit

_SMALL = frozenset(("a", "al", "con", "de", "del", "e", "el", "en", "la", "las", "los", "o", "para", "por", "y"))
_FEWEST = 4
"""Words that sisters must begin alike with, before one can be off the pattern."""
_SISTERS = 2
"""Units that make a pattern."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    families: defaultdict[str | None, list[Unit]] = defaultdict(list)
    for unit in manual.units:
        families[unit.parent].append(unit)
    for sisters in families.values():
        names = {unit.code: words_of(unit.name) for unit in sisters}
        patterns = Counter(
            words[:length] for words in names.values() for length in range(_FEWEST, 8) if len(words) > length
        )
        for unit in sisters:
            pattern = _off(names[unit.code], patterns)
            if pattern is not None:
                yield Flaw(
                    unit.source,
                    read=unit.name,
                    unit=unit.code,
                    values={
                        "code": unit.code,
                        "name": unit.name,
                        "pattern": " ".join(pattern),
                        "count": patterns[pattern],
                    },
                )


def _off(words: tuple[str, ...], patterns: Counter[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The pattern of at least two sisters from which the name differs in one small word inside."""
    for pattern, count in patterns.items():
        opening = words[: len(pattern)]
        if count < _SISTERS or len(opening) < len(pattern) or opening == pattern:
            continue
        different = [(one, other) for one, other in zip(opening, pattern, strict=True) if one != other]
        is_inside = opening[-1] == pattern[-1] and opening[0] == pattern[0]
        if len(different) == 1 and is_inside and set(different[0]) <= _SMALL:
            return pattern
    return None


CHECK = Check(
    id="sister-name-off-pattern",
    group=Group.NAMES,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Denominación que se aparta de la de sus hermanas",
        why="Una «de» por una «y» cambia de qué es la unidad. Puede omitirse si la diferencia es la que se aprobó.",
        message="{code} «{name}»: {count} unidades hermanas comienzan «{pattern} ...»",
        remedy="verifique la denominación en el acuerdo",
    ),
    english=Phrases(
        title="Name off the pattern of its sisters",
        why='A "de" for a "y" changes what the unit is for. Right to ignore where the difference was approved.',
        message='{code} "{name}": {count} sisters begin "{pattern} ..."',
        remedy="check the name in the act",
    ),
    examine=_examine,
    failing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos.

7.1.1 División de Cuidado y Consulta de Planos
1. Cuidar los planos.

7.1.2 División de Cuidado y Consulta de Libros
1. Cuidar los libros.

7.1.3 División de Cuidado de Consulta de Mapas
1. Cuidar los mapas.
""",
    passing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos.

7.1.1 División de Cuidado y Consulta de Planos
1. Cuidar los planos.

7.1.2 División de Cuidado y Consulta de Libros
1. Cuidar los libros.

7.1.3 División de Cuidado y Consulta de Mapas
1. Cuidar los mapas.
""",
)
