"""One thing named twice in a list within a function: "adquisiciones, obras, servicios y adquisiciones"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from changelog.audit.stated_functions import StatedFunction, folded, stated_functions
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

FEWEST_ITEMS = 4
"""Items between commas that make a list: two clauses can begin alike, a list of four does not."""
_WORDS_OF_ITEM = 6
"""Words up to which what stands between two commas is an item; a longer one is a clause and closes the list."""
_SENTENCE = re.compile(r"[.;:\n]")
_ITEM = re.compile(r"\s?,\s?(?:y/o\s|[yo]\s)?|\s(?:y/o|y|o)\s")
_SET = frozenset(("asi como", "en su caso", "entre otros", "entre otras", "respectivamente", "en general", "es decir"))
"""Turns of phrase between commas that are no items."""


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    for one in stated_functions(manual):
        for sentence in _SENTENCE.split(one.body):
            item = _repeated(sentence, int(str(options["fewest-items"])))
            if item is not None:
                yield _flaw(one, item)
                break


def _repeated(sentence: str, fewest: int) -> str | None:
    items = [item for item in _ITEM.split(folded(sentence)) if item]
    # The first holds the verb; adjectives joined by «e» («nacionales e internacionales») stay one item.
    runs: list[list[str]] = [[]]
    for item in items[1:]:
        if len(item.split()) > _WORDS_OF_ITEM:
            runs.append([])
        else:
            runs[-1].append(item.strip())
    for run in runs:
        counted = Counter(item for item in run if item not in _SET and len(item) > 3)
        if len(run) >= fewest:
            for item, times in counted.items():
                if times > 1:
                    return item
    return None


def _flaw(one: StatedFunction, item: str) -> Flaw:
    values = {"code": one.unit.code, "name": one.unit.name.rstrip("."), "number": one.label, "item": item}
    return Flaw(one.place, read=one.body, unit=one.unit.code, values=values)


CHECK = Check(
    id="repeated-item",
    group=Group.FUNCTIONS,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Elemento repetido en una enumeración",
        why="El segundo sobra, o está en lugar de otro que se perdió.",
        message="en la función {number} de {code} {name} la enumeración repite «{item}»",
        remedy="suprima la repetición o restituya el elemento que falte",
    ),
    english=Phrases(
        title="Item repeated in a list",
        why="The second is too many, or stands in place of another that was lost.",
        message="in function {number} of {code} {name} the list repeats “{item}”",
        remedy="take out the repetition, or restore the item that is missing",
    ),
    examine=_examine,
    options={"fewest-items": FEWEST_ITEMS},
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los asuntos de acervos, préstamos, consultas, planos, préstamos y mapas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los asuntos de acervos, préstamos, consultas, planos y mapas.
""",
)
