"""Codes of one council's acts that begin with the same letters in another order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual
from changelog.domain.sources import SourceReference

_CODE = re.compile(r"(?:[A-Z]{3,6}\.)?(?P<letters>[A-Z]{1,3}[0-9]?)\.[A-Z]{2,5}\.[0-9]{6}[/-][0-9]")
Cited = list[tuple[str, SourceReference]]


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    by_letters: dict[str, dict[str, Cited]] = defaultdict(lambda: defaultdict(list))
    for act in manual.reading.agreements if manual.reading is not None else ():
        for cited in act.citations:
            found = _CODE.search(cited.printed)
            if found is not None and cited.source is not None:
                letters = found["letters"]
                by_letters["".join(sorted(letters))][letters].append((cited.printed, cited.source))
    for orders in by_letters.values():
        if len(orders) < 2:
            continue
        counted = Counter({letters: len(cited) for letters, cited in orders.items()})
        usual = max(counted, key=lambda letters: (counted[letters], letters))
        for letters in sorted(orders.keys() - {usual}):
            (code, place), *others = orders[letters]
            yield Flaw(
                place,
                read=code,
                values={"letters": letters, "usual": usual, "count": 1 + len(others)},
                others=tuple(other for _, other in others),
            )


CHECK = Check(
    id="code-letters-differ",
    group=Group.ACTS,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Claves de acuerdos con letras en otro orden",
        why="Las letras dicen de qué sesión es el acuerdo; en otro orden no se sabe si son otra sesión o un error.",
        message="{count} clave(s) con «{letters}», donde las demás llevan «{usual}»",
        remedy="escriba las claves como constan en los acuerdos",
    ),
    english=Phrases(
        title="Codes of acts with their letters in another order",
        why="The letters say of which session an act is; in another order nobody knows whether it is another session or a "
        "slip.",
        message='{count} code(s) with "{letters}", where the others have "{usual}"',
        remedy="write the codes as they stand in the acts",
    ),
    examine=_examine,
    failing="""\
Manual de Organización del Instituto de Archivos (IA)

Aprobado por Acuerdo ACDO.AS2.HCT.260220/12.P.DA, vigente a partir del 1 de marzo de 2020

Los Acuerdos ACDO.AS2.HCT.250118/2.P.DA y ACDO.SA2.HCT.250119/9.P.DA lo preceden.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
    passing="""\
Manual de Organización del Instituto de Archivos (IA)

Aprobado por Acuerdo ACDO.AS2.HCT.260220/12.P.DA, vigente a partir del 1 de marzo de 2020

Los Acuerdos ACDO.AS2.HCT.250118/2.P.DA y ACDO.AS2.HCT.250119/9.P.DA lo preceden.

FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
