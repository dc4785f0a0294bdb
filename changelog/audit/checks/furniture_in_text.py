"""What belongs to the page, not to the text, inside a function or an objective: a running header, a page number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from changelog.audit.spots import Spot
from changelog.audit.stated_functions import folded
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

_SHORTEST = 15
"""Letters of a running line: shorter ones stand in sentences by themselves."""
_TITLES = ("manual de", "manual general", "diario oficial", "periodico oficial", "boletin oficial", "gaceta")
"""How a running line begins that is no unit's name."""
_PAGE = re.compile(r"(?i)\b(?:p[áa]gina|hoja|p[áa]g\.)\s{0,3}\d{1,4}(?:\s{0,3}(?:de|/)\s{0,3}\d{1,4})?\b")


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    running = _running_lines(manual)
    for passage in manual.in_section(Section.FUNCTION, Section.OBJECTIVE):
        text = folded(passage.text)
        at = next((place for line in running if (place := text.find(line)) >= 0), None)
        page = _PAGE.search(passage.text)
        if at is None and page is None:
            continue
        # Folding keeps the number of letters of all but a few signs: the place is right to a letter or two.
        start, end = (at, at + _SHORTEST) if at is not None else (page.start(), page.end()) if page else (0, 1)
        spot = Spot(passage, min(start, len(passage.text) - 1), min(end, len(passage.text)))
        yield Flaw(spot.place(manual), read=spot.shown, unit=passage.unit, values={"mark": spot.text})


def _running_lines(manual: Manual) -> list[str]:
    """Lines that the pages carry, folded: those known as such that recur and name the document; the name of a unit or of
    the institution stands in sentences too."""
    lines = (folded(" ".join(manual.lines[number - 1].split())) for number in manual.furniture)
    counted = Counter(line for line in lines if sum(map(str.isalpha, line)) >= _SHORTEST)
    return [line for line, times in counted.items() if times > 1 and line.startswith(_TITLES)]


CHECK = Check(
    id="furniture-in-text",
    group=Group.TEXT,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Encabezado o número de página dentro del texto",
        why="Corta la oración y se copia con ella. Puede omitirse si la función cita de verdad una hoja o página.",
        message="en el texto quedó lo que es de la página: «{mark}»",
        remedy="retírelo y vea que la oración esté completa",
    ),
    english=Phrases(
        title="Header or page number inside the text",
        why="It cuts the sentence and is copied with it. Right to ignore where the function does cite a sheet or page.",
        message='what belongs to the page was left in the text: "{mark}"',
        remedy="take it out, and see that the sentence is whole",
    ),
    examine=_examine,
    failing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto Pág. 12 y sus salas.
""",
    passing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto y numerar las páginas de los libros.
""",
)
