"""A unit called, as though it still existed, by a name that the manual itself tells was changed or ended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.audit.citing import by_name, flaw_at
from changelog.audit.history_told import History, history_of
from changelog.audit.mentions import Meaning, Mention, mentions_of
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

_TOLD = re.compile(
    r"\b(?:entonces|antes|anterior(?:mente)?|antigu[ao]|extint[ao]|denomina\w{0,4}|llamad[ao]|denominación|transforma\w{0,6}|"
    r"transformación|estructura orgánica|modifica\w{0,6}|fusi\w{0,6}|supr\w{0,8}|desapar\w{0,6}|cambi\w{0,6})\b",
    re.IGNORECASE,
)
"""Words in whose company a former name is history and no slip."""
_ARTICLE = re.compile(r"(?:Art[íi]culo|ART[ÍI]CULO|Art\.)\s+\d{1,4}\b")
"""An article printed whole speaks of what is in force, in whatever chapter it stands."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    history = history_of(manual)
    cited = [
        mention
        for mention in mentions_of(manual)
        if mention.meaning is Meaning.FORMER and not _is_history(mention, history)
    ]
    for mentions in by_name(cited):
        change = mentions[0].change
        results = ", ".join(change.result) if change is not None else ""
        line = change.source.first_line if change is not None else 0
        values = {"now": f" (ahora {results})" if results else "", "now_en": f" (now {results})" if results else ""}
        yield flaw_at(manual, mentions, {**values, "line": line})


def _is_history(mention: Mention, history: History) -> bool:
    passage = mention.passage
    if passage.section not in (Section.FRONT, Section.AFTER):
        return _TOLD.search(mention.before) is not None
    if _ARTICLE.match(passage.text) and not history.tells(passage):
        return passage.section is Section.AFTER
    return passage.section is Section.AFTER or history.holds(passage) or _TOLD.search(passage.text) is not None


CHECK = Check(
    id="former-name-in-use",
    group=Group.NAMES,
    severity=Severity.SERIOUS,
    spanish=Phrases(
        title="Unidad llamada por un nombre que ya no tenía",
        why="Las funciones o facultades quedan atribuidas a una unidad que, según el propio manual, ya no existe con ese "
        "nombre. Puede ignorarse si se cita un texto legal que aún no se reforma y se aclara a quién se refiere.",
        message="se cita «{name}» como vigente, y según el propio manual (línea {line}) ya no se llama así o no existe{now}",
        remedy="escriba la denominación vigente, o aclare qué unidad asumió lo que se le atribuye",
    ),
    english=Phrases(
        title="Unit called by a name that it no longer had",
        why="Functions or powers are left with a unit that, as the manual itself tells, no longer exists by that name. "
        "Right to ignore where a legal text that is not yet amended is quoted, and it is said whom it means.",
        message='"{name}" is cited as in force, and by the manual itself (line {line}) it is no longer so called or is no '
        "more{now_en}",
        remedy="write the name in force, or say which unit took over what is ascribed to it",
    ),
    examine=_examine,
    failing="""\
INTRODUCCIÓN
A partir del 1 de marzo de 2019 la Coordinación de Copiado Mecánico cambia su denominación por Coordinación de Reprografía.

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto junto con la Coordinación de Copiado Mecánico.

7.1.1 Coordinación de Reprografía
1. Reproducir los documentos.
""",
    passing="""\
INTRODUCCIÓN
A partir del 1 de marzo de 2019 la Coordinación de Copiado Mecánico cambia su denominación por Coordinación de Reprografía.

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto junto con la Coordinación de Reprografía, antes Coordinación de Copiado Mecánico.

7.1.1 Coordinación de Reprografía
1. Reproducir los documentos.
""",
)
