"""A unit that the prose says belongs to one of the manual's units, and that is not described there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from operator import itemgetter

from changelog.audit.mentions import name_book
from changelog.audit.name_book import NameBook, Words, words_of_name
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual
from changelog.domain.narratives import NarratedChange, NarratedKind

_PLACING = frozenset(
    {NarratedKind.CREATED, NarratedKind.REASSIGNED, NarratedKind.RENAMED, NarratedKind.TRANSFORMED}
    | {NarratedKind.REESTABLISHED, NarratedKind.REPLACED}
)
_ENDING = frozenset({NarratedKind.ABOLISHED, NarratedKind.MERGED, NarratedKind.RENAMED})
"""After these, where they do not place it anew, nobody expects a unit of that name."""
SLIP = 0.9
"""Likeness from which on a unit is there under a name misspelled, which another check says."""
MOST_NAMES = 8
"""Changes of name of one unit that are followed: none is told of more."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    book = name_book(manual)
    parents = {unit.parent for unit in manual.units}
    last = _last_told(manual, book)
    for name, (change, *before) in last.items():
        code = _now(change.to_parent or "", book)
        near = book.nearest(name)
        is_slip = near is not None and near.likeness >= SLIP
        if code is None or code not in parents or is_slip or not _is_missing(name, book, manual):
            continue
        printed = change.result[0] if change.result else change.unit
        yield Flaw(
            manual.place(change.source.first_line, change.source.last_line),
            read=printed,
            unit=code,
            severity=Severity.INFORMATION if _is_under_way(manual, change) else None,
            values={"name": printed, "code": code, "parent": _heading(manual, code)},
            others=tuple(dict.fromkeys(manual.place(one.source.first_line, one.source.last_line) for one in before)),
        )


def _is_under_way(manual: Manual, change: NarratedChange) -> bool:
    lines = manual.lines[change.source.first_line - 1 : change.source.last_line]
    return "en proceso de" in " ".join(lines).casefold()


def _last_told(manual: Manual, book: NameBook) -> dict[Words, list[NarratedChange]]:
    """The changes that place each name under a unit, the last first."""
    narrated = manual.reading.narrated if manual.reading is not None else ()
    found: dict[Words, list[NarratedChange]] = {}
    for change in _by_effect(narrated):
        words = book.canonical(words_of_name(change.unit))
        if change.kind in _PLACING and change.to_parent and len(change.result) <= 1:
            name = book.canonical(words_of_name(change.result[0])) if change.result else words
            found[name] = [change, *found.get(name, [])]
        elif change.kind in _ENDING:
            found.pop(words, None)
    return found


def _by_effect(narrated: Sequence[NarratedChange]) -> list[NarratedChange]:
    """In the order of their days: an introduction may tell the latest first. One without a day is of the day told
    before it."""
    days: list[date] = []
    for change in narrated:
        days.append(change.effective.first_day if change.effective is not None else days[-1] if days else date.min)
    return [change for _, change in sorted(zip(days, narrated, strict=True), key=itemgetter(0))]


def _now(name: str, book: NameBook) -> str | None:
    """The code of the unit called so, or that was called so as far as the prose tells."""
    words = book.canonical(words_of_name(name))
    for _ in range(MOST_NAMES):
        if book.codes(words):
            return book.codes(words)[0]
        change = book.former(words)
        if change is None or len(change.result) != 1:
            return None
        words = book.canonical(words_of_name(change.result[0]))
    return None


def _is_missing(name: Words, book: NameBook, manual: Manual) -> bool:
    """Whether no unit is called so though the manual describes units of that rank, and nothing tells of its end."""
    rank = book.rank_of(name)
    borne = any(book.rank_of(words) == rank for words in book.names)
    return borne and not book.codes(name) and book.former(name) is None and bool(manual.units)


def _heading(manual: Manual, code: str) -> str:
    return next(unit.name.strip().rstrip(".") for unit in manual.units if unit.code == code)


CHECK = Check(
    id="told-unit-not-in-structure",
    group=Group.NAMES,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Unidad relatada que no está en la estructura",
        why="Si la introducción adscribe una unidad a otra y esta no la tiene, falta un cambio en el relato o una unidad en "
        "la estructura. Puede ignorarse si el manual dice que la transferencia no ha terminado.",
        message="se relata que «{name}» pertenece a {code} {parent}, y ninguna unidad se llama así",
        remedy="relate qué fue de la unidad, o descríbala",
    ),
    english=Phrases(
        title="Unit told of that is not in the structure",
        why="Where the introduction places a unit under another, and that one does not have it, a change is missing in what "
        "is told or a unit in the structure. Right to ignore where a transfer is said to be under way.",
        message='"{name}" is told to belong to {code} {parent}, and no unit is called so',
        remedy="tell what became of the unit, or describe it",
    ),
    examine=_examine,
    failing="""\
INTRODUCCIÓN
A partir del 1 de marzo de 2019 la División de Encuadernación, dependiente de la Coordinación de Imprenta, se reubica en la \
Coordinación de Reprografía.

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Coordinación de Reprografía
1. Reproducir los documentos.

7.1.1.1 División de Copias
1. Copiar los documentos.
""",
    passing="""\
INTRODUCCIÓN
A partir del 1 de marzo de 2019 la División de Copias, dependiente de la Coordinación de Imprenta, se reubica en la \
Coordinación de Reprografía.

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Coordinación de Reprografía
1. Reproducir los documentos.

7.1.1.1 División de Copias
1. Copiar los documentos.
""",
)
