"""A post named after a unit that does not exist, in a manual that describes the whole institution."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from changelog.audit.citing import RUNNING, Branches, describes_all
from changelog.audit.mentions import name_book
from changelog.audit.name_book import Words, folded_word, words_of_name
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Passage

_POST = re.compile(
    r"\b(Director|Subdirector|Coordinador)(?:es|as?)? "
    r"(?=(?:de|del|Médic|Jurídic|Administrativ|Técnic))(?:(?:de|del|la|las|los) ){0,2}"
    r"([A-ZÁÉÍÓÚÑ]\w{2,30}(?:(?:,? (?:y|e|de|del|de la|de los|de las|para))?,? [A-ZÁÉÍÓÚÑ]\w{2,30}){0,9})"
)
_RANKS = {"director": "direccion", "subdirector": "subdireccion", "coordinador": "coordinacion"}
_LEAST = 2
"""Words of the name: of one ("Director de Finanzas") the post may be one of several."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    book = name_book(manual)
    branches = Branches(manual, book)
    held: defaultdict[Words, list[tuple[Passage, int, int]]] = defaultdict(list)
    for passage in manual.in_section(*RUNNING):
        for found in _POST.finditer(passage.text):
            rank = (_RANKS[folded_word(found[1])],)
            subject = words_of_name(found[2])
            known = any(book.codes((*rank, *subject[:count])) for count in range(1, len(subject) + 1))
            if len(subject) >= _LEAST and not known and describes_all(manual, rank, branches):
                held[*rank, *subject].append((passage, found.start(), found.end()))
    for words, places in held.items():
        passage, start, end = places[0]
        sources = [manual.place(one.line_at(begin), one.line_at(stop - 1)) for one, begin, stop in places]
        yield Flaw(
            sources[0],
            read=passage.text[max(0, start - 40) : end + 20].strip(),
            unit=passage.unit,
            values={"post": passage.text[start:end]},
            others=tuple(dict.fromkeys(sources[1:])),
            severity=Severity.MINOR if book.is_beginning(words) else None,
        )


CHECK = Check(
    id="post-of-unknown-unit",
    group=Group.NAMES,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Cargo de una unidad que no existe",
        why="El cargo lleva el nombre de una unidad que la estructura no tiene: nadie lo ocupa. Puede ignorarse si el cargo "
        "es de otra institución.",
        message="se cita a «{post}», y ninguna unidad de ese nivel se llama así",
        remedy="escriba el cargo con la denominación vigente de la unidad",
    ),
    english=Phrases(
        title="Post of a unit that does not exist",
        why="The post is named after a unit that the structure does not have: nobody holds it. Right to ignore where the "
        "post is of another institution.",
        message='"{post}" is cited, and no unit of that rank is called so',
        remedy="name the post after the unit's name in force",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección General
1. Dirigir el Instituto.

7.1.1 Dirección de Archivos
1. Acordar con el Director de Imprenta y Papel los trabajos.

7.1.2 Dirección de Bibliotecas
1. Dirigir las bibliotecas.

7.1.3 Dirección de Museos
1. Dirigir los museos.

7.1.4 Dirección de Publicaciones y Prensa
1. Dirigir las publicaciones.
""",
    passing="""\
FUNCIONES
7.1 Dirección General
1. Dirigir el Instituto.

7.1.1 Dirección de Archivos
1. Acordar con el Director de Publicaciones y Prensa y con el Director General los trabajos.

7.1.2 Dirección de Bibliotecas
1. Dirigir las bibliotecas.

7.1.3 Dirección de Museos
1. Dirigir los museos.

7.1.4 Dirección de Publicaciones y Prensa
1. Dirigir las publicaciones.
""",
)
