"""A function that opens with a noun or a conjugated verb where the others open with an infinitive."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.stated_functions import StatedFunction, stated_functions, words_of
from changelog.audit.wording import is_infinitive, wording
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

MOST = 0.7
"""Share of the functions of a manual that open with an infinitive from which on one that does not is out of form."""
_SHOWN = 90


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    functions = stated_functions(manual)
    openings = [words_of(one.body[:_SHOWN])[:1] for one in functions]
    infinitives = sum(bool(opening) and is_infinitive(opening[0]) for opening in openings)
    if infinitives < float(str(options["most"])) * len(functions):
        return
    for one, opening in zip(functions, openings, strict=True):
        if opening and _is_out_of_form(opening[0]):
            yield _flaw(one, opening[0])


def _is_out_of_form(word: str) -> bool:
    known = wording()
    if is_infinitive(word) or word in known.circumstances or word in known.articles:
        return False
    return not word.isdigit() and len(word) > 2


def _flaw(one: StatedFunction, word: str) -> Flaw:
    return Flaw(
        one.place,
        read=one.body[:_SHOWN],
        unit=one.unit.code,
        values={"code": one.unit.code, "number": one.label, "word": one.body.split()[0].strip(",;:"), "folded": word},
    )


CHECK = Check(
    id="function-without-infinitive",
    group=Group.FUNCTIONS,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Función que no empieza con infinitivo",
        why="Las funciones del manual empiezan con el verbo de lo que la unidad hace; sin él la facultad queda en duda.",
        message="la función {number} de {code} empieza con «{word}» y no con un verbo en infinitivo",
        remedy="empiece la función con el infinitivo que corresponda",
    ),
    english=Phrases(
        title="Function that does not open with an infinitive",
        why="The functions of the manual open with the verb of what the unit does; without it the power is in doubt.",
        message="function {number} of {code} opens with “{word}” and not with an infinitive",
        remedy="open the function with the infinitive that fits",
    ),
    examine=_examine,
    options={"most": MOST},
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Coordina el préstamo de los documentos.
3. Conservar los planos.
4. Ordenar los mapas.
5. Las demás que le señale su superior.
6. Restaurar los documentos.
7. Atender las consultas.
8. Formar los inventarios.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Coordinar el préstamo de los documentos.
3. Las demás que le señale su superior.
4. Conservar los planos.
""",
)
