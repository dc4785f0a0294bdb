"""Words in capitals without the accent that the manual writes in small letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from changelog.audit.spots import RUNNING, WORD, found, one_flaw, plain
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_CAPITALS = re.compile(r"(?<!\w)[A-ZÑ]{5,30}(?!\w)")


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    written = Counter(spot.text.lower() for spot in found(WORD, manual.in_section(*RUNNING)) if not spot.text.isupper())
    accented: dict[str, str] = {}
    for word in written:
        if (bare := plain(word)) != word and bare not in written:
            accented[bare] = word
    spots = [spot for spot in found(_CAPITALS, manual.passages) if plain(spot.text.lower()) in accented]
    words = sorted({spot.text for spot in spots})
    yield from one_flaw(manual, spots, words=", ".join(words[:5]) + (" …" if len(words) > 5 else ""))


CHECK = Check(
    id="capitals-without-accents",
    group=Group.TEXT,
    severity=Severity.INFORMATION,
    spanish=Phrases(
        title="Mayúsculas sin acento",
        why="Las mayúsculas también llevan acento. No cambia lo que el manual dice.",
        message="{count} palabra(s) en mayúsculas sin el acento que llevan en minúsculas: {words}",
        remedy="acentúe las mayúsculas",
    ),
    english=Phrases(
        title="Capitals without accents",
        why="In Spanish capitals bear accents too. It does not change what the manual says.",
        message="{count} word(s) in capitals without the accent that they bear in small letters: {words}",
        remedy="put accents on capitals",
    ),
    examine=_examine,
    failing="""\
FUNCIONES

7.1 DIRECCION DE ARCHIVOS
1. Atender lo que la dirección reciba.
""",
    passing="""\
FUNCIONES

7.1 DIRECCIÓN DE ARCHIVOS
1. Atender lo que la dirección reciba.
""",
)
