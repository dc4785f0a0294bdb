"""A unit that the index, the structure list or the organigrams name otherwise than the heading of its functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from changelog.audit.mentions import name_book
from changelog.audit.name_book import NameBook, Words, words_of_name
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import ListedUnit, Manual

SAME = 0.4
"""Likeness of two names under one code from which on they are one unit's; below, the codes are out of step."""
_INDEX, _STRUCTURE = ("el índice", "the index"), ("la estructura orgánica", "the structure")
_ORGANIGRAMS = ("el organigrama", "the organigram")
_BOX = 3
"""Lines within which what is left of a box's name follows."""
_OPEN = frozenset({"y", "e", "para", "en", "con", "por", "de", "del", "la", "las", "los", "el"})
"""Words that a name broken over lines can break behind."""


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    book, least = name_book(manual), float(str(options["same"]))
    headings: dict[str, ListedUnit] = {}
    for heading in manual.headings:
        headings.setdefault(heading.code, heading)
    for words, listed in ((_INDEX, manual.index), (_STRUCTURE, manual.structure)):
        yield from _by_code(manual, words, listed, headings, book, least)
    names = {words_of_name(heading.name) for heading in manual.headings}
    if manual.structure or not manual.headings:
        return
    for drawn in manual.organigrams:
        yield from _drawn(manual, drawn, headings, names, book)


def _by_code(
    manual: Manual,
    words: tuple[str, str],
    listed: Sequence[ListedUnit],
    headings: Mapping[str, ListedUnit],
    book: NameBook,
    least: float,
) -> Iterator[Flaw]:
    for unit in listed:
        heading = headings.get(unit.code)
        if heading is None:
            continue
        one, other = words_of_name(unit.name), words_of_name(heading.name)
        if one != other and not book.codes(book.canonical(one)) and book.likeness(one, other) >= least:
            yield _flaw(manual, words, unit, heading)


def _drawn(
    manual: Manual, drawn: ListedUnit, headings: Mapping[str, ListedUnit], names: set[Words], book: NameBook
) -> Iterator[Flaw]:
    """Organigrams number their units anew: a unit is found by its name, and one near it is named otherwise."""
    words = words_of_name(drawn.name)
    is_cut = bool(words) and drawn.name.rsplit(maxsplit=1)[-1].lower() in _OPEN
    if words in names or (is_cut and any(name[: len(words)] == words for name in names)):
        return
    if words + words_of_name(_next_line(manual, drawn.last_line)) in names:
        return  # the last words of a box stand on a line of their own
    near = book.nearest(book.canonical(words))
    if near is not None and near.codes[0] in headings:
        yield _flaw(manual, _ORGANIGRAMS, drawn, headings[near.codes[0]])


def _next_line(manual: Manual, number: int) -> str:
    """The next line with text, within the height of a box; empty where there is none."""
    return next((line for line in manual.lines[number : number + _BOX] if line.strip()), "").strip()


def _flaw(manual: Manual, words: tuple[str, str], unit: ListedUnit, heading: ListedUnit) -> Flaw:
    return Flaw(
        manual.place(unit.first_line, unit.last_line),
        read=unit.name,
        unit=heading.code,
        values={
            "code": heading.code,
            "name": unit.name.rstrip("."),
            "heading": heading.name.rstrip("."),
            "list": words[0],
            "list_en": words[1],
        },
        others=(manual.place(heading.first_line, heading.last_line),),
    )


CHECK = Check(
    id="name-differs-between-lists",
    group=Group.NAMES,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Nombre distinto entre listas y encabezado",
        why="El nombre de una unidad es el que aprobó la autoridad: si el manual imprime dos, uno no está autorizado. Las "
        "diferencias de mayúsculas, acentos, artículos y siglas entre paréntesis no cuentan aquí.",
        message="{list} dice «{name}» y el encabezado de las funciones de {code} dice «{heading}»",
        remedy="use en todas partes la denominación autorizada",
    ),
    english=Phrases(
        title="Name that differs between lists and heading",
        why="A unit's name is the one that the authority approved: where the manual prints two, one is not authorised. "
        "Differences of case, accents, articles and acronyms in brackets do not count here.",
        message='{list_en} says "{name}" and the heading of the functions of {code} says "{heading}"',
        remedy="use the authorised name everywhere",
    ),
    examine=_examine,
    options={"same": SAME},
    failing="""\
ESTRUCTURA ORGÁNICA
7.1 Dirección de Archivos
7.1.1 Departamento de Acervos y Mapa

FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos y Planos
1. Ordenar los acervos.
""",
    passing="""\
ESTRUCTURA ORGÁNICA
7.1 Dirección de Archivos
7.1.1 Departamento de Acervos y Planos

FUNCIONES
7.1 DIRECCIÓN DE ARCHIVOS.
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos y Planos.
1. Ordenar los acervos.
""",
)
