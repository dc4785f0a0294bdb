"""Entry into force that hangs on a registration or publication whose day the document does not print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

_HANGS = re.compile(r"(?i)entrar[áa]n? en vigor .{0,40}día (?:hábil )?siguiente .{0,160}")
PLACES = ("catálogo", "registro", "normateca", "intranet", "portal")
"""Where a manual can be registered or published without a gazette, whose issues bear their day."""


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    places = options["places"]
    if not isinstance(places, tuple):
        return
    for passage in manual.in_section(Section.FRONT, Section.AFTER):
        found = _HANGS.search(passage.text)
        if found is None:
            continue
        place = next((one for one in places if one in found[0].lower()), None)
        if place is not None:
            first, last = passage.line_at(found.start()), passage.line_at(found.end() - 1)
            yield Flaw(manual.place(first, last), read=found[0], values={"place": place})


CHECK = Check(
    id="effect-hangs-on-registration",
    group=Group.ACTS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Entrada en vigor que depende de un registro sin fecha",
        why="Si el día del registro o de la publicación no se imprime, nadie sabe desde cuándo rige el manual. Puede "
        "omitirse si el día consta en otra parte del documento.",
        message="la entrada en vigor depende de un día que el documento no dice ({place})",
        remedy="imprima la fecha de registro o de publicación",
    ),
    english=Phrases(
        title="Entry into force hanging on a registration without its day",
        why="Where the day of registration or publication is not printed nobody knows from when the manual is in force. "
        "Right to ignore where the day stands elsewhere in the document.",
        message="the entry into force hangs on a day that the document does not tell ({place})",
        remedy="print the day of registration or publication",
    ),
    examine=_examine,
    options={"places": PLACES},
    failing="""\
Manual de Organización del Instituto de Archivos (IA)

El manual entrará en vigor al día siguiente de su inscripción en el Catálogo de Normas.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
    passing="""\
Manual de Organización del Instituto de Archivos (IA)

El manual entrará en vigor el 1 de marzo de 2020.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
