"""A function that authorises what the same sentence sends to somebody else to be authorised."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.stated_functions import StatedFunction, stated_functions
from changelog.audit.wording import wording
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_OPENING = 4
"""Words in which the verbs of a function stand ("Evaluar, autorizar y supervisar ...")."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    pairs = [tuple(pair.split()) for pair in sorted(wording().verbs_and_acts)]
    for one in stated_functions(manual):
        for verb, act in pairs:
            if verb in one.words[:_OPENING] and f" su {act} " in f" {' '.join(one.words[_OPENING:])} ":
                yield _flaw(one, verb, act)
                break


def _flaw(one: StatedFunction, verb: str, act: str) -> Flaw:
    values = {"code": one.unit.code, "name": one.unit.name.rstrip("."), "number": one.label, "verb": verb, "act": act}
    return Flaw(one.place, read=one.body, unit=one.unit.code, values=values)


CHECK = Check(
    id="authorised-twice",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Función que autoriza lo que otro ha de autorizar",
        why="La unidad decide y en la misma oración lo somete a quien decide: no se sabe quién autoriza.",
        message="la función {number} de {code} {name} dice «{verb}» lo que la misma oración manda a otro para su {act}",
        remedy="deje a la unidad proponer o integrar, o suprima el envío",
    ),
    english=Phrases(
        title="Function that authorises what another has to authorise",
        why="The unit decides, and in the same sentence submits it to who decides: nobody knows who authorises.",
        message="function {number} of {code} {name} says “{verb}” of what the same sentence sends to another for its {act}",
        remedy="let the unit propose or put together, or take out the sending",
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Revisar y autorizar el programa de préstamos, y presentarlo a la Junta para su autorización.
2. Atender las consultas.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Revisar el programa de préstamos, y presentarlo a la Junta para su autorización.
2. Atender las consultas.
""",
)
