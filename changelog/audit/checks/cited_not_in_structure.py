"""A unit that functions or other chapters cite, and that the structure does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.audit.citing import LIKENESS, MANY, RUNNING, Branches, by_name, describes_all, flaw_at
from changelog.audit.history_told import history_of
from changelog.audit.mentions import Meaning, Mention, mentions_of, name_book
from changelog.audit.name_book import NameBook, Near
from changelog.audit.own_names import other_names
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

_OF_THIS = re.compile(r"^,?\s*(?:de|adscrit[ao]s? a|dependientes? de) est[ae] (\w+)", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"^,?\s*(?:de los?|del|de las?) (?!propi)\w|estatal|delegacional|regional|federa", re.IGNORECASE
)
_SECTIONS = frozenset({*RUNNING, Section.FRONT, Section.AFTER})


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    book = name_book(manual)
    branches = Branches(manual, book)
    own = {mention.words for other in other_names(manual) for mention in other.mentions}
    history = history_of(manual)
    cited = [
        mention
        for mention in mentions_of(manual)
        if mention.meaning is Meaning.UNKNOWN
        and mention.passage.section in _SECTIONS
        and mention.words not in own
        and not history.holds(mention.passage)
    ]
    for mentions in by_name(cited):
        near = book.nearest(mentions[0].words)
        if (near is None or near.likeness < LIKENESS) and branches.bearing(mentions[0].rank):
            is_missing = (
                any(_is_of_this(mention, branches) for mention in mentions)
                or (_is_of_branch(mentions, branches, book))
                or (
                    describes_all(manual, mentions[0].rank, branches, int(str(options["many"])))
                    and _is_within(mentions)
                )
            )
            values = {"near": f"; la más próxima es {near.name}" if near else "", "near_en": _nearest(near)}
            yield flaw_at(manual, mentions, values, Severity.MEDIUM if is_missing else None)


def _nearest(near: Near | None) -> str:
    return f"; the nearest is {near.name}" if near else ""


def _is_of_this(mention: Mention, branches: Branches) -> bool:
    """Whether it is said to hang from the unit that speaks, which describes units of that rank below it."""
    said = _OF_THIS.match(mention.after)
    return said is not None and mention.passage.unit is not None and branches.bearing(mention.rank) > 1


def _is_of_branch(mentions: tuple[Mention, ...], branches: Branches, book: NameBook) -> bool:
    """Whether functions cite a unit of a rank of this branch, its name made of the words of the branch's names."""
    rank, subject = mentions[0].rank, mentions[0].subject
    return branches.bearing(rank) >= MANY and book.speaks_like(subject) and _is_within(mentions)


def _is_within(mentions: tuple[Mention, ...]) -> bool:
    """Whether functions cite it as one unit, and nothing beside its name says that it is another institution's or one of
    those that every state has."""
    spoken = [mention for mention in mentions if mention.passage.section in RUNNING and not mention.is_plural]
    return bool(spoken) and not any(
        _ELSEWHERE.search(mention.after[:30]) or _ELSEWHERE.search(mention.name) for mention in mentions
    )


CHECK = Check(
    id="cited-not-in-structure",
    group=Group.NAMES,
    severity=Severity.INFORMATION,
    spanish=Phrases(
        title="Unidad citada que no está en la estructura",
        why="Una unidad citada que nadie describe puede haber desaparecido o llamarse de otro modo. Un manual de una sola "
        "Dirección cita unidades de otras, y eso es correcto: por eso solo informa, salvo que el manual describa toda la "
        "institución o diga que la unidad es de la propia rama.",
        message="se cita «{name}» ({count} lugares) y ninguna unidad de la estructura se llama así{near}",
        remedy="verifique la denominación vigente de la unidad citada",
    ),
    english=Phrases(
        title="Unit cited that is not in the structure",
        why="A unit cited that nobody describes may be gone or bear another name. A manual of one Dirección rightly cites "
        "units of others: so this only informs, unless the manual describes the whole institution or says that the unit is "
        "of the branch itself.",
        message='"{name}" is cited ({count} places), and no unit of the structure is called so{near_en}',
        remedy="look up the name in force of the unit cited",
    ),
    examine=_examine,
    options={"many": MANY},
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Acordar con la División de Encuadernación de esta Dirección los trabajos.

7.1.1 División de Acervos
1. Ordenar los acervos.

7.1.2 División de Consulta
1. Atender las consultas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Acordar con la División de Consulta de esta Dirección los trabajos y con las Divisiones Normativas.

7.1.1 División de Acervos
1. Ordenar los acervos.

7.1.2 División de Consulta
1. Atender las consultas que envíe la Secretaría de Cultura.
""",
)
