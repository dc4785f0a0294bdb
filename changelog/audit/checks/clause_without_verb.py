"""A function that orders "que ..." something, and does not say what: the clause has no verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.audit.stated_functions import StatedFunction, stated_functions, words_of
from changelog.audit.wording import is_infinitive, wording
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_CLAUSE = re.compile(r"[,;.:]")
_ENCLITIC = re.compile(r"(?:se|l[aeo]s?|les?)$")
_ENDINGS = ("e", "en", "a", "an", "aron", "ieron", "ara", "aran", "era", "eran")
_SPELLED = (("qu", "c"), ("gu", "g"), ("c", "z"), ("z", "c"), ("j", "g"))
"""How the last letters of a stem are spelled before an "e" or "a", and in the infinitive ("aplique", "aplicar")."""
_PRONOUNS = frozenset(("se", "les", "le", "no"))
"""Behind one of these stands a verb."""
_SHORTEST = 3
_FEWEST_WORDS = 6


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    functions = stated_functions(manual)
    stems = {_stem(word) for one in functions for word in one.words if is_infinitive(word)}
    for one in functions:
        words = one.words
        if len(words) < _FEWEST_WORDS or words[1] != "que" or words[2] not in wording().articles:
            continue
        main = tuple(_main_words(one))
        if not _PRONOUNS & set(main) and not any(_is_finite(word, stems) for word in main):
            yield Flaw(
                one.place,
                read=one.body,
                unit=one.unit.code,
                values={
                    "code": one.unit.code,
                    "name": one.unit.name.rstrip("."),
                    "number": one.label,
                    "opening": " ".join(one.body.split()[:5]),
                },
            )


def _stem(infinitive: str) -> str:
    bare = infinitive if infinitive.endswith("r") else _ENCLITIC.sub("", infinitive)
    return bare[:-2]


def _main_words(one: StatedFunction) -> Iterator[str]:
    """The words behind the "que", those of relative clauses (a further "que" up to the next comma) left out."""
    for number, clause in enumerate(_CLAUSE.split(one.body)):
        words = words_of(clause)
        start = 2 if number == 0 else 0
        end = next(
            (place for place in range(start, len(words)) if words[place] in ("que", "cual", "cuales")), len(words)
        )
        yield from words[start:end]


def _is_finite(word: str, stems: set[str]) -> bool:
    if word in wording().finite:
        return True
    for ending in _ENDINGS:
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < _SHORTEST:
            continue
        if stem in stems or any(
            stem.endswith(late) and stem[: -len(late)] + early in stems for late, early in _SPELLED
        ):
            return True
    return False


CHECK = Check(
    id="clause-without-verb",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Función cuya oración no tiene verbo",
        why="Lo que ha de hacerse se perdió: queda el sujeto de la oración y no lo que se ordena de él. Puede ignorarse si "
        "el verbo está y es poco común.",
        message="en la función {number} de {code} {name}, a «{opening} …» no le sigue un verbo que diga qué ha de hacerse",
        remedy="restituya el verbo según el texto autorizado",
    ),
    english=Phrases(
        title="Function whose clause has no verb",
        why="What is to be done was lost: the subject of the clause is left and not what is ordered of it. Right to ignore "
        "where the verb is there and uncommon.",
        message="in function {number} of {code} {name} no verb follows “{opening} …” to say what is to be done",
        remedy="restore the verb from the authorised text",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Aprobar que las labores de restauración de los planos en los depósitos, conforme al programa anual.
2. Atender las consultas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Aprobar que las labores de restauración de los planos se atiendan en los depósitos, conforme al programa anual.
2. Atender las consultas.
""",
)
