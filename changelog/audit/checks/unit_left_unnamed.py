"""A function given to, or shared with, "the corresponding unit": one unit, and nobody says which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.audit.citing import RUNNING
from changelog.audit.mentions import Meaning, Mention, mentions_of
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_UNNAMED = re.compile(r"^\s+(?:correspondiente|competente|respectiv[ao]|que corresponda)\b", re.IGNORECASE)


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    for mention in mentions_of(manual):
        if _is_unnamed(mention):
            yield Flaw(
                manual.place(mention.first_line, mention.last_line),
                read=mention.passage.text[max(0, mention.start - 60) : mention.end + 30].strip(),
                unit=mention.passage.unit,
                values={"name": f"{mention.name}{_told(mention)}", "code": mention.passage.unit},
            )


def _told(mention: Mention) -> str:
    found = _UNNAMED.match(mention.after)
    return found.group().rstrip() if found else ""


def _is_unnamed(mention: Mention) -> bool:
    """One unit of a rank (the bare rank, not "Unidad Administrativa", which is any unit), said to be the right one."""
    return (
        mention.meaning is Meaning.GENERIC
        and not mention.is_plural
        and mention.passage.section in RUNNING
        and len(mention.words) == len(mention.rank)
        and bool(_told(mention))
    )


CHECK = Check(
    id="unit-left-unnamed",
    group=Group.NAMES,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Unidad que no se nombra",
        why="«La Unidad correspondiente» deja a quien lee decidir cuál es. Puede ignorarse donde hay una en cada lugar y la "
        "función la determina.",
        message="las funciones de {code} hablan de «{name}» sin decir cuál es",
        remedy="escriba la denominación de la unidad",
    ),
    english=Phrases(
        title="Unit that is not named",
        why='"The corresponding unit" leaves it to the reader which one that is. Right to ignore where every place has one '
        "and the function tells which.",
        message='the functions of {code} speak of "{name}" and do not say which it is',
        remedy="write the name of the unit",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Expedir las constancias previa aprobación de la Unidad correspondiente.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Expedir las constancias previa aprobación de la Unidad de Certificación y de las Unidades correspondientes.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.
""",
)
