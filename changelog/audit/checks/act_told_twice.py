"""One act that is told twice in one manual, with another effect on the same unit each time."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual
from changelog.domain.narratives import NarratedChange, NarratedKind
from changelog.domain.texts import normal_form

_OF_IDENTITY = frozenset(
    {
        NarratedKind.CREATED,
        NarratedKind.ABOLISHED,
        NarratedKind.RENAMED,
        NarratedKind.TRANSFORMED,
        NarratedKind.REPLACED,
        NarratedKind.MERGED,
        NarratedKind.SPLIT,
    }
)
"""Kinds of which one unit undergoes only one under one act: what it came from, or what became of it."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    seen: dict[tuple[str, str], NarratedChange] = {}
    for change in manual.reading.narrated if manual.reading is not None else ():
        if change.agreement is None or change.kind not in _OF_IDENTITY:
            continue
        act = _act_of(change.agreement)
        for name in _brought_forth(change):
            first = seen.setdefault((act, normal_form(name)), change)
            if first.kind is not change.kind and first.group != change.group:
                yield _flaw(manual, name, change, first)
    yield from _moved_otherwise(manual)


def _moved_otherwise(manual: Manual) -> Iterator[Flaw]:
    """A unit that one telling moves whole, and another of the same act strips of its functions."""
    moved: dict[tuple[str, str], NarratedChange] = {}
    told = manual.reading.narrated if manual.reading is not None else ()
    for change in told:
        if change.agreement is not None and change.kind is NarratedKind.REASSIGNED:
            moved.setdefault((_act_of(change.agreement), normal_form(change.unit)), change)
    for change in told:
        if change.agreement is None or change.kind is not NarratedKind.FUNCTIONS_TAKEN:
            continue
        first = moved.get((_act_of(change.agreement), normal_form(change.unit)))
        if first is not None and first.group != change.group:
            yield _flaw(manual, change.unit, change, first)


def _act_of(agreement: str) -> str:
    return "".join(c for c in normal_form(agreement) if c.isalnum())


def _flaw(manual: Manual, name: str, change: NarratedChange, first: NarratedChange) -> Flaw:
    return Flaw(
        manual.place(change.source.first_line, change.source.last_line),
        read=name,
        values={"act": change.agreement, "unit": name, "line": first.source.first_line},
        others=(manual.place(first.source.first_line, first.source.last_line),),
    )


def _brought_forth(change: NarratedChange) -> tuple[str, ...]:
    """The units that the change leaves: those that it makes, or the one that it creates."""
    if change.kind is NarratedKind.CREATED:
        return (change.unit,)
    return change.result


CHECK = Check(
    id="act-told-twice",
    group=Group.ACTS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Un acuerdo narrado dos veces con otro efecto",
        why="Si en un lugar la unidad se crea y en otro se transforma, no se sabe si es la misma que había.",
        message="{act}: de «{unit}» se narra aquí un cambio y en el renglón {line} otro",
        remedy="verifique en el acuerdo cuál fue el cambio y nárrelo igual en los dos lugares",
    ),
    english=Phrases(
        title="One act told twice with another effect",
        why="Where a unit is created in one place and transformed in another, nobody knows whether it is the one that was.",
        message='{act}: one change of "{unit}" is told here and another on line {line}',
        remedy="see in the act which change it was, and tell it alike in both places",
    ),
    examine=_examine,
    failing="""\
Manual de Organización del Instituto de Archivos (IA)

ANTECEDENTES

Por Acuerdo ACDO.AS2.HCT.260220/12.P.DA, a partir del 1 de marzo de 2020 se crea la División de Museos.

Mediante Acuerdo ACDO.AS2.HCT.260220/12.P.DA la División de Salas cambia su denominación por División de Museos.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
    passing="""\
Manual de Organización del Instituto de Archivos (IA)

ANTECEDENTES

Por Acuerdo ACDO.AS2.HCT.260220/12.P.DA, a partir del 1 de marzo de 2020 se crea la División de Museos.

Mediante Acuerdo ACDO.AS2.HCT.260223/14.P.DA la División de Museos cambia su denominación por División de Salas.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
