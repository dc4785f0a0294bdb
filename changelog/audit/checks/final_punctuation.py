"""Functions that do not end as those of their manual do: a comma or nothing for the stop, a semicolon at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from changelog.audit.stated_functions import StatedFunction, stated_functions
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

USUAL = 0.7
"""Share of the functions at one place of their list (before the last, last) that end alike from which on that is the
manual's way to end them."""
_TAIL = 12
_END = re.compile(r"([.;,:]?)(\s(?:y/o|[yeo]))?[\"”’')\]\s]*$")
_NAMES = {
    ".": ("punto", "full stop"),
    ";": ("punto y coma", "semicolon"),
    ",": ("coma", "comma"),
    ":": ("dos puntos", "colon"),
}
_NONE = ("sin ningún signo", "with no sign")


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    units = [list(group) for _, group in groupby(stated_functions(manual), key=lambda one: one.unit.code)]
    usual = _usual(units, float(str(options["usual"])))
    for unit in units:
        wrong: dict[tuple[str, bool], list[StatedFunction]] = {}
        for place, one in enumerate(unit):
            last = place == len(unit) - 1
            sign = _end(one.body)
            if sign is not None and usual[last] and sign != usual[last]:
                wrong.setdefault((sign, last), []).append(one)
        for (sign, last), held in wrong.items():
            yield _flaw(manual, held, sign, usual[last])


def _end(body: str) -> str | None:
    """The sign that a function ends with, empty for none; None where an "y" leads to the next, which has its own ways."""
    found = _END.search(body[-_TAIL:])
    return None if found is None or found[2] else found[1]


def _usual(units: Sequence[Sequence[StatedFunction]], share: float) -> dict[bool, str]:
    """The sign that functions end with, by whether they are the last of their unit; empty where there is no usual one."""
    seen = {True: Counter[str](), False: Counter[str]()}
    for unit in units:
        for place, one in enumerate(unit):
            sign = _end(one.body)
            if sign is not None:
                seen[place == len(unit) - 1][sign] += 1
    common = {last: counted.most_common(1) for last, counted in seen.items()}
    return {last: top[0][0] if top and top[0][1] >= share * seen[last].total() else "" for last, top in common.items()}


def _flaw(manual: Manual, held: Sequence[StatedFunction], sign: str, usual: str) -> Flaw:
    first, *others = held
    ends, should = _NAMES.get(sign, _NONE), _NAMES[usual]
    return Flaw(
        manual.place(first.place.last_line),
        read=first.body[-80:],
        unit=first.unit.code,
        values={
            "code": first.unit.code,
            "numbers": ", ".join(one.label for one in held),
            "sign": f"con {ends[0]}" if sign else ends[0],
            "sign_en": f"with a {ends[1]}" if sign else ends[1],
            "usual": should[0],
            "usual_en": should[1],
        },
        others=tuple(manual.place(one.place.last_line) for one in others),
    )


CHECK = Check(
    id="final-punctuation",
    group=Group.FUNCTIONS,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Puntuación final distinta de la del manual",
        why="Una coma o un punto y coma donde la función termina hace pensar que falta texto, o que sobra una función.",
        message="en {code} terminan {sign} y no con {usual} las funciones: {numbers}",
        remedy="termine la función con {usual}, o restituya el texto que falte",
    ),
    english=Phrases(
        title="Final punctuation other than the manual's",
        why="A comma or semicolon where a function ends makes one think that text is missing, or that a function was added.",
        message="in {code} these functions end {sign_en} and not with a {usual_en}: {numbers}",
        remedy="end the function with a {usual_en}, or restore the text that is missing",
    ),
    examine=_examine,
    options={"usual": USUAL},
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
2. Conservar los planos,
3. Atender las consultas.
4. Prestar los documentos.
5. Restaurar los documentos.
6. Las demás que le señale su superior.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto;
2. Conservar los planos;
3. Atender las consultas, y
4. Las demás que le señale su superior.
""",
)
