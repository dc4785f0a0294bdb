"""A function that ends where no sentence can: on a preposition, an article, or a verb that asks for an object."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.stated_functions import stated_functions, words_of
from changelog.audit.wording import wording
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_TAIL = 80
"""Characters at the end of a function that its last words stand in."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    for one in stated_functions(manual):
        words = words_of(one.body[-_TAIL:])
        if words and _is_cut(one.body, words):
            yield Flaw(
                manual.place(one.place.last_line),
                read=one.body[-_TAIL:],
                unit=one.unit.code,
                values={"code": one.unit.code, "number": one.label, "word": " ".join(words[-2:])},
            )


def _is_cut(body: str, words: tuple[str, ...]) -> bool:
    known = wording()
    if body.rstrip()[-1:] in "\"”')]":
        return False
    if words[-1] in known.dangling:
        return len(words[-1]) > 1 or body.rstrip(" .;,").endswith(f" {words[-1]}")
    return words[-2:-1] == ("para",) and words[-1] in known.transitive


CHECK = Check(
    id="function-cut-off",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Función cortada",
        why="Lo que la función ordena no puede saberse: su final se perdió.",
        message="la función {number} de {code} termina en «{word}», donde ninguna oración termina",
        remedy="restituya el final de la función según el texto autorizado",
    ),
    english=Phrases(
        title="Function that is cut off",
        why="What the function orders cannot be known: its end is lost.",
        message="function {number} of {code} ends on “{word}”, where no sentence ends",
        remedy="restore the end of the function from the authorised text",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto y de las.
2. Atender las consultas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Atender las consultas que le hagan.
""",
)
