"""A unit cited by a name that no unit bears, and that comes near the name of one."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.citing import LIKENESS, Branches, by_name, describes_all, flaw_at
from changelog.audit.history_told import history_of
from changelog.audit.mentions import Meaning, Mention, mentions_of, name_book
from changelog.audit.name_book import OTHER_RANK, Near
from changelog.audit.own_names import other_names
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

IN_HISTORY = 0.9
"""Likeness from which on a name in the history of the changes is a slip; below, it may be an older name rightly told."""
_LISTS = frozenset({Section.INDEX, Section.STRUCTURE, Section.ORGANIGRAMS, Section.HEADING})


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    book = name_book(manual)
    branches = Branches(manual, book)
    history = history_of(manual)
    own = {id(mention) for other in other_names(manual) for mention in other.mentions}
    cited = [
        mention
        for mention in mentions_of(manual)
        if mention.meaning is Meaning.UNKNOWN and mention.passage.section not in _LISTS and id(mention) not in own
    ]
    for mentions in by_name(cited):
        near = book.nearest(mentions[0].words)
        if near is not None and near.likeness >= LIKENESS:
            values = {"near": near.name, "code": near.codes[0]}
            severity = _severity(mentions, near)
            if severity is None and near.likeness < IN_HISTORY and all(history.holds(one.passage) for one in mentions):
                severity = Severity.INFORMATION
            if near.likeness == OTHER_RANK and describes_all(manual, mentions[0].rank, branches):
                severity = None
            yield flaw_at(manual, mentions, values, severity)


def _severity(mentions: tuple[Mention, ...], near: Near) -> Severity | None:
    """Names cut short and lists in the plural are seldom another name; nor is one that two units bear."""
    if all(mention.is_plural for mention in mentions):
        return Severity.INFORMATION
    words = mentions[0].words
    return Severity.MINOR if near.words[: len(words)] == words or len(near.codes) > 1 else None


CHECK = Check(
    id="unit-cited-under-near-name",
    group=Group.NAMES,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Unidad citada con un nombre que no es el suyo",
        why="Quien busque la unidad citada no la encuentra en la estructura, y otra de nombre parecido puede creerse "
        "obligada o no. Puede ignorarse si la unidad citada existe fuera de lo que el manual describe.",
        message="se cita «{name}», que no existe en la estructura; la más próxima es {code} {near}",
        remedy="escriba «{near}» si de ella se trata",
    ),
    english=Phrases(
        title="Unit cited under a name that is not its own",
        why="Who looks for the unit cited does not find it in the structure, and another of a like name may or may not "
        "think itself bound. Right to ignore where the unit cited exists outside what the manual describes.",
        message='"{name}" is cited and does not exist in the structure; the nearest is {code} {near}',
        remedy='write "{near}" if that is the one meant',
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conciliar con la Coordinación de Consulta y Préstamo de Libro Antiguo los servicios.

7.1.1 Coordinación de Consulta y Préstamo de Libros Antiguos
1. Prestar los libros.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conciliar con la Coordinación de Consulta y Préstamo de Libros Antiguos los servicios.
3. Informar a la Coordinación de Tesorería, a la Secretaría de Cultura y a las Coordinaciones Normativas.

7.1.1 Coordinación de Consulta y Préstamo de Libros Antiguos
1. Prestar los libros.
""",
)
