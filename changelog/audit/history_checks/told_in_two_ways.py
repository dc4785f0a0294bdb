"""One change, or one act, that two places tell differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from changelog.audit.change_words import kind_words
from changelog.audit.history_flaws import places
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.reconciliations import Reconciled, Verdict
from changelog.domain.records import RecordedHistory

_GRAVE = frozenset({"effective", "published", "approved"})
"""Pieces on which it depends from when a change is in force; the others are how it is told. Of two acts one
often approves
what the other publishes."""
_PIECES = {
    "effective": ("la vigencia", "the day of effect"),
    "published": ("la publicación", "the publication"),
    "approved": ("la aprobación", "the approval"),
    "agreement": ("el acuerdo", "the act"),
    "kind": ("el tipo de cambio", "the kind of change"),
    "unit": ("la unidad", "the unit"),
    "result": ("el resultado", "what results"),
    "from_parent": ("la adscripción anterior", "the parent before"),
    "to_parent": ("la adscripción nueva", "the parent after"),
}


def _examine(history: RecordedHistory, _options: Options) -> Iterator[Flaw]:
    """One flaw a change, with all that is told of it otherwise."""
    of_changes: dict[tuple[object, ...], list[Reconciled]] = {}
    different = [row for row in history.reconciled if row.verdict is Verdict.TOLD_DIFFERENTLY]
    of_acts = {(row.act, row.field, frozenset(row.said)) for row in different if row.kind is None}
    for row in different:
        # What is told of an act in two ways is not said again of each change under it.
        if row.kind is not None and (row.act, row.field, frozenset(row.said)) in of_acts:
            continue
        if history.may_cover(row.day, row.not_before, row.not_after):
            of_changes.setdefault((row.act, row.day, row.unit, row.kind is None), []).append(row)
    for rows in of_changes.values():
        yield _flaw(rows)


def _flaw(rows: Sequence[Reconciled]) -> Flaw:
    first = rows[0]
    told = places(*(source for row in rows for source in row.told))
    is_grave = any(row.field in _GRAVE for row in rows)
    name = first.unit if first.kind is not None else first.agreement
    return Flaw(
        told[0],
        read=name or first.unit,
        values={"what": name, "ways_es": _ways(rows, 0), "ways_en": _ways(rows, 1)},
        unit_name=first.unit if first.kind is not None else None,
        act=first.agreement,
        day=first.day or first.not_after or first.not_before,
        others=told[1:],
        severity=None if is_grave else Severity.MINOR,
    )


def _ways(rows: Sequence[Reconciled], language: int) -> str:
    """Each piece with what is said of it: "the day of effect (2022-09-01; 2022-10-01)"."""
    pieces: dict[str, dict[str, None]] = {}
    for row in rows:
        said = [kind_words(one)[language] if row.field == "kind" else one for one in row.said]
        pieces.setdefault(row.field or "", {}).update(dict.fromkeys(said))
    return ", ".join(
        f"{_PIECES.get(piece, (piece, piece))[language]} ({'; '.join(said)})" for piece, said in pieces.items()
    )


CHECK = Check(
    id="told-in-two-ways",
    group=Group.HISTORY,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Cambio relatado de dos modos",
        why="Si dos lugares no concuerdan en la fecha de un cambio, no se sabe desde cuándo rige; lo que solo difiere "
        "en el acuerdo, en el tipo o en un nombre se informa como menor. Puede ignorarse si un lugar resume al otro.",
        message="de {what} no se relata lo mismo en todas partes: {ways_es}",
        remedy="compruebe en el acuerdo cuál es la verdadera y corrija la otra",
    ),
    english=Phrases(
        title="Change told in two ways",
        why="Where two places do not agree on the day of a change, nobody knows from when it is in force; what "
        "differs only in the act, in kind or in a name is minor. Right to ignore where one place sums up the other.",
        message="{what} is not told alike everywhere: {ways_en}",
        remedy="see in the act which is right, and mend the other",
    ),
    examine=_examine,
    failing="""\
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
Mediante acuerdo ACDO.AS2.HCF.100221/12.P.DA se creó la División de Boyas, dependiente de la Dirección de
Faros, a partir del 1 de marzo de 2021.
2. Antecedentes
Mediante acuerdo ACDO.AS2.HCF.100221/12.P.DA se creó la División de Boyas, dependiente de la Dirección de
Faros, a partir del 1 de abril de 2021.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
""",
    passing="""\
=== 2022 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de junio de 2022, conforme al acuerdo ACDO.AS2.HCF.250522/40.P.DA
1. Introducción
Mediante acuerdo ACDO.AS2.HCF.100221/12.P.DA se creó la División de Boyas, dependiente de la Dirección de
Faros, a partir del 1 de marzo de 2021.
2. Antecedentes
Mediante acuerdo ACDO.AS2.HCF.100221/12.P.DA se creó la División de Boyas, dependiente de la Dirección de
Faros, a partir del 1 de marzo de 2021.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
7.1.1 División de Boyas
1. Fondear las boyas del litoral.
""",
)
