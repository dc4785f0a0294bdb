"""A public body outside the institution, called in functions by a name that it no longer had on the manual's date."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Passage, Section
from changelog.domain.sources import SourceReference

_TITLE = re.compile(
    r"\b(?:Ley|C[óo]digo|Reglamento|Estatuto|Decreto|Convenio|Gaceta|Tribunal|Asamblea|Jefe|Gobierno|Delegaci[óo]n)\b"
    r"[^.;:]{0,80}$"
)
"""A title of a law or of another body that ends in the name: it may keep it ("Código Civil para el Distrito Federal")."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body that changed its name: `since` is the first day of the `next` one, `source` the act."""

    former: str
    next: str
    since: date
    source: str


@cache
def bodies() -> tuple[Body, ...]:
    """What `former_bodies.toml` tells, longest name first."""
    told = tomllib.loads((files("changelog.audit") / "former_bodies.toml").read_text(encoding="utf-8"))
    found = (Body(**body) for body in told["body"])
    return tuple(sorted(found, key=lambda body: (-len(body.former), body.former)))


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    day = _day_of(manual)
    if day is None:
        return
    for body in bodies():
        places: dict[SourceReference, Passage] = {}
        for passage in manual.in_section(Section.OBJECTIVE, Section.FUNCTION):
            if body.since <= day:
                places |= dict.fromkeys(_places(manual, passage, body.former), passage)
        if places:
            first, *others = places
            yield Flaw(
                first,
                read=_around(places[first].text, body.former),
                unit=places[first].unit,
                values={"former": body.former, "present": _now(body, day), "since": body.since, "source": body.source},
                others=tuple(others),
            )


def _now(body: Body, day: date) -> str:
    """The name on a day: that of the last change made by then."""
    follow = next((one for one in bodies() if one.former == body.next and one.since <= day), None)
    return _now(follow, day) if follow is not None and follow.since > body.since else body.next


def _places(manual: Manual, passage: Passage, name: str) -> Iterator[SourceReference]:
    start = passage.text.find(name)
    while start >= 0:
        if not _TITLE.search(passage.text[max(0, start - 100) : start]):
            yield manual.place(passage.line_at(start), passage.line_at(start + len(name) - 1))
        start = passage.text.find(name, start + len(name))


def _around(text: str, name: str) -> str:
    start = text.find(name)
    return text[max(0, start - 40) : start + len(name) + 20].strip()


def _day_of(manual: Manual) -> date | None:
    """The first day on which the whole of the manual is in force, or could be: of a month or year only, its first day."""
    parts = manual.reading.parts if manual.reading is not None else ()
    told = [part.effective_date for part in parts if part.effective_date is not None]
    return max((date(day.year, day.month or 1, day.day or 1) for day in told), default=None)


CHECK = Check(
    id="former-body-in-use",
    group=Group.NAMES,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Órgano externo llamado por su nombre anterior",
        why="La función se dirige a un órgano que ya no se llamaba así cuando el manual entró en vigor. Puede ignorarse en "
        "los títulos de leyes que conservan el nombre, y donde se habla de asuntos de entonces.",
        message="«{former}» dejó de llamarse así el {since} ({source}); es «{present}»",
        remedy="escriba «{present}»",
    ),
    english=Phrases(
        title="Outside body called by its former name",
        why="The function speaks of a body that was no longer called so when the manual took effect. Right to ignore in "
        "titles of laws that keep the name, and where matters of that time are meant.",
        message='"{former}" is no longer called so since {since} ({source}); it is "{present}"',
        remedy='write "{present}"',
    ),
    examine=_examine,
    failing="""\
ORGANIGRAMA
Vigencia: 16 de febrero de 2018

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto y representarlo en los estados y en el Distrito Federal.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.
""",
    passing="""\
ORGANIGRAMA
Vigencia: 16 de febrero de 2018

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto y representarlo en los estados y en la Ciudad de México.
2. Aplicar el Código Civil para el Distrito Federal.

7.1.1 Departamento de Acervos
1. Ordenar los acervos.
""",
)
