"""A function in which another unit acts: "La División X realizará ...", "Determinar que la División X haga ..."."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.stated_functions import StatedFunction, stated_functions, words_of
from changelog.audit.wording import wording
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_OPENING = 120
"""Characters of a function that its verb and its subject stand in."""
_ARTICLES = frozenset(("el", "la", "los", "las"))
_PERSON = "persona"


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    ranks = frozenset(words_of(rank)[0] for rank in manual.ranks)
    for one in stated_functions(manual):
        words = words_of(one.body[:_OPENING])
        if one.is_catch_all or not words:
            continue
        place = _subject(words)
        if place is not None and len(words) > place + 1 and words[place] in ranks | wording().posts:
            yield _flaw(one, " ".join(one.body.split()[: place + 4]))


def _subject(words: tuple[str, ...]) -> int | None:
    """Where the noun of another subject would stand: behind the article that opens the function, or behind the "que" of a
    verb that decides, within the next words."""
    if words[0] in _ARTICLES:
        return 1
    if words[0] in wording().deciding and words[1:2] == ("que",) and words[2:3] and words[2] in _ARTICLES:
        return 3
    return None


def _flaw(one: StatedFunction, opening: str) -> Flaw:
    return Flaw(
        one.place,
        read=one.body,
        unit=one.unit.code,
        values={
            "code": one.unit.code,
            "name": one.unit.name.rstrip("."),
            "number": one.label,
            "opening": opening.rstrip(",;:"),
        },
    )


CHECK = Check(
    id="subject-is-another-unit",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Función en la que actúa otra unidad o una persona",
        why="La función dice lo que hace otro: la unidad bajo la que está no responde de ella, y aquella no la tiene entre "
        "las suyas.",
        message="la función {number} de {code} {name} dice lo que hace otro: «{opening} …»",
        remedy="redáctela con el infinitivo de lo que hace la propia unidad, o llévela a la unidad que actúa",
    ),
    english=Phrases(
        title="Function in which another unit or a person acts",
        why="The function says what somebody else does: the unit that it stands under does not answer for it, and the other "
        "does not have it among its own.",
        message="function {number} of {code} {name} says what somebody else does: “{opening} …”",
        remedy="word it with the infinitive of what the unit itself does, or take it to the unit that acts",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. La División de Consulta atenderá a los ciudadanos.
3. Determinar que la División de Acervos envíe el inventario.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Verificar que la División de Acervos envíe el inventario.
3. Las demás que le señale su superior.
""",
)
