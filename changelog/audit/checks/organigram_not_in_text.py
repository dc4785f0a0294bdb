"""A chapter of organigrams of which the text holds no unit: they are pictures, and nothing can be compared with them."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.stated_functions import words_of
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    drawn = manual.in_section(Section.ORGANIGRAMS)
    if not drawn or manual.reading is None:
        return
    names = {words_of(heading.name) for heading in manual.headings}
    text = {words_of(passage.text) for passage in drawn} | {words_of(unit.name) for unit in manual.organigrams}
    if not names & text and not any(_holds(line, name) for line in text for name in names if len(name) > 1):
        yield Flaw(manual.place(drawn[0].first_line, drawn[-1].last_line), read=drawn[0].text)


def _holds(line: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(line[place : place + len(name)] == name for place in range(len(line) - len(name) + 1))


CHECK = Check(
    id="organigram-not-in-text",
    group=Group.STRUCTURE,
    severity=Severity.INFORMATION,
    spanish=Phrases(
        title="Organigrama que no está en el texto",
        why="El organigrama es una imagen o no nombra ninguna unidad: lo que muestra no puede cotejarse con lo descrito.",
        message="el capítulo de organigramas no nombra en texto ninguna de las unidades descritas",
        remedy="coteje a la vista el organigrama impreso con las unidades descritas",
    ),
    english=Phrases(
        title="Organigram that is not in the text",
        why="The organigram is a picture or names no unit: what it shows cannot be compared with what is described.",
        message="the chapter of organigrams names none of the units described in text",
        remedy="compare the printed organigram with the units described by eye",
    ),
    examine=_examine,
    failing="""\
ORGANIGRAMA
Vigencia: 16 de febrero de 2018

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.
""",
    passing="""\
ORGANIGRAMA
6.1 Dirección de Archivos
Vigencia: 16 de febrero de 2018

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.
""",
)
