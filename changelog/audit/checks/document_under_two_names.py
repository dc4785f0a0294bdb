"""A plan or programme that is called otherwise once than in the rest of the manual."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from changelog.audit.spots import Spot, found
from changelog.audit.stated_functions import words_of
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

_HEADS = "Plan|Programa|Estrategia|Catálogo|Padrón|Sistema|Registro"
_NAMED = re.compile(
    rf"\b(?:{_HEADS})(?:(?: (?:de|del|la|las|los|el|para|y|e|en))* [A-ZÁÉÍÓÚÑ][a-záéíóúñ]{{2,20}}){{1,7}}"
)
_SMALL = frozenset(("de", "del", "la", "las", "los", "el", "para", "y", "e", "en"))
_OFTEN = 2
"""Times that the usual name stands at least."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    places: defaultdict[tuple[str, ...], list[Spot]] = defaultdict(list)
    for spot in found(_NAMED, manual.in_section(Section.FUNCTION, Section.OBJECTIVE)):
        words = tuple(word for word in words_of(spot.text) if word not in _SMALL)
        if len(words) > 2:
            places[words].append(spot)
    counted = Counter({words: len(spots) for words, spots in places.items()})
    for words, spots in places.items():
        usual = _usual(words, counted)
        if usual is not None:
            yield Flaw(
                spots[0].place(manual),
                read=spots[0].text,
                unit=spots[0].passage.unit,
                values={"name": spots[0].text, "usual": places[usual][0].text, "count": counted[usual]},
                others=tuple(spot.place(manual) for spot in (*spots[1:], *places[usual])),
                # One word more may be another instrument.
                severity=None if usual[1:] == words[1:] else Severity.MINOR,
            )


def _usual(words: tuple[str, ...], counted: Counter[tuple[str, ...]]) -> tuple[str, ...] | None:
    """A name that stands more often and differs by its first word, or by one word more or less inside."""
    if counted[words] > 1:
        return None
    likely = (
        other
        for other, count in counted.items()
        if count >= _OFTEN
        and other != words
        and (other[1:] == words[1:] or _one_more(words, other) or _one_more(other, words))
    )
    return max(likely, key=lambda other: (counted[other], other), default=None)


def _one_more(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Inside: what follows a name may be no part of it."""
    if len(longer) != len(shorter) + 1 or len(shorter) < 3:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer) - 1))


CHECK = Check(
    id="document-under-two-names",
    group=Group.NAMES,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Plan o programa con dos denominaciones",
        why="Si el nombre cambia no se sabe si es otro instrumento, y quien autoriza uno no autoriza el otro.",
        message="«{name}» está una vez; {count} veces se dice «{usual}»",
        remedy="use la misma denominación, o aclare que son dos",
    ),
    english=Phrases(
        title="Plan or programme under two names",
        why="Where the name changes nobody knows whether it is another instrument, and who authorises the one does not "
        "authorise the other.",
        message='"{name}" stands once; {count} times it is "{usual}"',
        remedy="use one name, or make clear that there are two",
    ),
    examine=_examine,
    failing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Autorizar el Programa de Cuidado Interno.
2. Difundir el Programa de Cuidado Interno.
3. Evaluar el Plan de Cuidado Interno.
""",
    passing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Autorizar el Programa de Cuidado Interno.
2. Difundir el Programa de Cuidado Interno.
3. Evaluar el Programa de Cuidado Interno.
""",
)
