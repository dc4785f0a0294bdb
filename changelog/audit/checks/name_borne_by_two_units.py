"""One name, with the same rank, borne by two units."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from changelog.audit.mentions import name_book
from changelog.audit.name_book import Words, words_of_name
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import ListedUnit, Manual
from changelog.domain.units import Unit

MOST_OF_ONE = 2
"""Units of one name from which on, being more, they are the ordinary support units of branches."""
SEVERAL = 2
"""Names that two branches have in common from which on one was moved to the other and was left standing."""
COPIED = 0.5
"""Share of the functions of one unit that stand word for word in the other from which on one was copied or moved."""


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    book = name_book(manual)
    units = {unit.code: unit for unit in manual.units}
    borne: defaultdict[Words, dict[str, ListedUnit]] = defaultdict(dict)
    for heading in manual.headings:
        borne[book.canonical(words_of_name(heading.name))].setdefault(heading.code, heading)
    twins = _twin_branches(borne.values())
    for words, named in borne.items():
        first, *others = named.values()
        if not others or not words:
            continue
        yield Flaw(
            manual.place(first.first_line, first.last_line),
            read=first.name,
            unit=first.code,
            values={"name": first.name.rstrip("."), "codes": ", ".join(named)},
            others=tuple(manual.place(unit.first_line, unit.last_line) for unit in others),
            severity=_severity([units[code] for code in named if code in units], twins, float(str(options["copied"]))),
        )


def _twin_branches(borne: Iterable[dict[str, ListedUnit]]) -> frozenset[frozenset[str]]:
    """Pairs of branches, by the head of each as its code tells, that have several names in common."""
    pairs = Counter(_branches(named) for named in borne if len(named) == MOST_OF_ONE)
    return frozenset(pair for pair, count in pairs.items() if len(pair) == MOST_OF_ONE and count >= SEVERAL)


def _branches(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(".".join(code.split(".")[:2]) for code in codes)


def _severity(units: list[Unit], twins: frozenset[frozenset[str]], copied: float) -> Severity | None:
    """None, the check's own, for sisters, for a unit that stands twice and for branches that have several names in
    common; support units that every branch has are information; two branches may each have a unit for a like matter."""
    if len(units) > MOST_OF_ONE or all("0" in unit.code.split(".") for unit in units):
        return Severity.INFORMATION
    if len({unit.parent for unit in units}) < len(units) or _branches(unit.code for unit in units) in twins:
        return None
    first, *others = ({function.text.digest for function in unit.functions} for unit in units)
    is_copied = any(len(first & other) >= copied * min(len(first), len(other)) > 0 for other in others)
    return None if is_copied else Severity.MINOR


CHECK = Check(
    id="name-borne-by-two-units",
    group=Group.NAMES,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Nombre que llevan dos unidades",
        why="Citada por su nombre, no se sabe cuál de las dos es. Puede ignorarse donde cada rama tiene una unidad de apoyo "
        "del mismo nombre, que se distingue por su adscripción.",
        message="«{name}» es el nombre de varias unidades: {codes}",
        remedy="distinga las unidades por su denominación, o corrija la que fue copiada",
    ),
    english=Phrases(
        title="Name borne by two units",
        why="Cited by its name, nobody knows which one is meant. Right to ignore where every branch has a support unit of "
        "the same name, told apart by the unit above it.",
        message='"{name}" is the name of several units: {codes}',
        remedy="tell the units apart by their names, or correct the one that was copied",
    ),
    examine=_examine,
    options={"copied": COPIED},
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Consulta de Mapas
1. Ordenar los acervos.

7.1.2 Departamento de Consulta de Mapas
1. Atender las consultas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Consulta de Mapas
1. Ordenar los acervos.

7.1.2 Departamento de Consulta de Libros
1. Atender las consultas.
""",
)
