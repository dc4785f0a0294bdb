"""Functions that repeat the fractions of an article quoted in the manual, and open with another verb than the article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from changelog.audit.alikeness import Alike, alike, weights_of
from changelog.audit.stated_functions import StatedFunction, stated_functions, words_of
from changelog.audit.wording import is_infinitive
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section
from changelog.domain.texts import StatedText
from changelog.domain.units import Function, Unit

LEAST = 0.6
"""Share of their words, by weight, from which on a function repeats a fraction. Measured on a manual that words nine of
sixteen fractions anew: the nine share 0.64 and more, what only treats the same matter less than 0.6."""
FEWEST = 3
"""Fractions that a unit's functions repeat before the article is taken for its own."""
_FRACTION = re.compile(r"(?:^|(?<=[;.,] )|(?<=[;,] y ))([IVXL]{1,8})\.-? {1,4}(?=[A-ZÁÉÍÓÚ])")
_LONGEST = 1200
_LAW = Unit("law", "Ley", None, None)
_NEAR = 6
"""Words from the start in which the other's verb can stand as a second one ("Elaborar y someter ...")."""


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    functions, fractions = stated_functions(manual), tuple(_fractions(manual))
    if not fractions:
        return
    quoted = {one.words for one in fractions}
    units: defaultdict[str, list[Alike]] = defaultdict(list)
    taken: set[int] = set()
    both = (*fractions, *functions)
    pairs = alike(both, weights_of(both), float(str(options["least"])), apart=len(fractions))
    for pair in sorted(pairs, key=lambda pair: -pair.share):
        if id(pair.other) in taken:
            continue
        taken.add(id(pair.other))
        units[pair.other.unit.code].append(pair)
    for held in units.values():
        code, differ = held[0].other.unit.code, [pair for pair in held if _differs(pair)]
        same = sum(one.unit.code == code and one.words in quoted for one in functions)
        if differ and len(held) + same >= int(str(options["fewest"])):
            yield _flaw(sorted(differ, key=lambda pair: pair.other.order))


def _fractions(manual: Manual) -> Iterator[StatedFunction]:
    """The fractions of articles quoted before the functions, each up to its semicolon."""
    for passage in manual.in_section(Section.FRONT):
        for found in _FRACTION.finditer(passage.text):
            end = passage.text.find(";", found.end(), found.end() + _LONGEST)
            body = passage.text[found.end() : end if end >= 0 else min(len(passage.text), found.end() + _LONGEST)]
            place = manual.place(passage.line_at(found.start()), passage.line_at(found.end() + len(body) - 1))
            yield StatedFunction(_LAW, Function(found[1], StatedText("")), 0, body, words_of(body), place)


def _differs(pair: Alike) -> bool:
    law, own = pair.one.words, pair.other.words
    if not is_infinitive(law[0]) or not is_infinitive(own[0]):
        return False
    return law[0] not in own[:_NEAR] and own[0] not in law[:_NEAR]


def _flaw(differ: Sequence[Alike]) -> Flaw:
    first, unit = differ[0], differ[0].other.unit
    verbs = Counter((pair.one.body.split()[0].strip(",;"), pair.other.body.split()[0].strip(",;")) for pair in differ)
    return Flaw(
        first.other.place,
        read=first.other.body,
        unit=unit.code,
        values={
            "code": unit.code,
            "name": unit.name.rstrip("."),
            "count": len(differ),
            "verbs": "; ".join(f"{law} / {own}" for law, own in verbs),
        },
        others=(first.one.place, *(place for pair in differ[1:] for place in (pair.other.place, pair.one.place))),
        severity=None if len(differ) > 1 else Severity.MINOR,
    )


CHECK = Check(
    id="verb-other-than-law",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Verbo distinto del que usa la disposición transcrita",
        why="El manual puede detallar una atribución, no cambiarla: proponer no es autorizar ni presentar es sancionar.",
        message="{count} función(es) de {code} {name} cambian el verbo de la disposición transcrita ({verbs})",
        remedy="use el verbo de la disposición o cite la que otorga la facultad",
    ),
    english=Phrases(
        title="Verb other than that of the article quoted",
        why="A manual may give an attribution in detail, not change it: to propose is not to authorise.",
        message="{count} function(s) of {code} {name} change the verb of the article quoted ({verbs})",
        remedy="use the article's verb, or cite the one that gives the power",
    ),
    examine=_examine,
    options={"least": LEAST, "fewest": FEWEST},
    failing="""\
MARCO JURÍDICO
Artículo 12. La Dirección de Archivos tendrá las atribuciones siguientes:

I. Proponer al Consejo las políticas de conservación de los acervos históricos;

II. Presentar a la Junta el inventario anual de los documentos dañados;

III. Vigilar el préstamo de planos y mapas a las oficinas foráneas.

FUNCIONES
7.1 Dirección de Archivos
1. Autorizar las políticas de conservación de los acervos históricos.
2. Presentar a la Junta el inventario anual de los documentos dañados.
3. Vigilar el préstamo de planos y mapas a las oficinas foráneas.
""",
    passing="""\
MARCO JURÍDICO
Artículo 12. La Dirección de Archivos tendrá las atribuciones siguientes:

I. Proponer al Consejo las políticas de conservación de los acervos históricos;

II. Presentar a la Junta el inventario anual de los documentos dañados;

III. Vigilar el préstamo de planos y mapas a las oficinas foráneas.

FUNCIONES
7.1 Dirección de Archivos
1. Proponer al Consejo las políticas de conservación de los acervos históricos.
2. Presentar a la Junta el inventario anual de los documentos dañados.
3. Vigilar el préstamo de planos y mapas a las oficinas foráneas.
""",
)
