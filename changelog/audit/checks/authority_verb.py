"""A verb out of keeping with the unit's level: an Oficina that authorises policies, a Dirección that captures data."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.authority import authority
from changelog.audit.stated_functions import StatedFunction, stated_functions
from changelog.domain.checks import Check, Flaw, Group, Options, OptionValue, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_REACH = 4
"""Words behind the verb that its object begins in."""


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    reserved, clerical = _words(options["reserved-verbs"]), _words(options["clerical-verbs"])
    objects = _words(options["reserved-objects"])
    for one in stated_functions(manual):
        verb = one.words[0] if one.words else ""
        if verb not in reserved and verb not in clerical:
            continue
        level = authority().level_of(one.unit.name)
        decides = level == "operative" and verb in reserved and objects & set(one.words[1 : 1 + _REACH])
        if decides or (level == "direction" and verb in clerical):
            yield _flaw(one)


def _words(value: OptionValue) -> frozenset[str]:
    return frozenset(value) if isinstance(value, tuple) else frozenset()


def _flaw(one: StatedFunction) -> Flaw:
    return Flaw(
        one.place,
        read=one.body,
        unit=one.unit.code,
        values={
            "code": one.unit.code,
            "name": one.unit.name.rstrip("."),
            "number": one.label,
            "verb": one.body.split()[0].strip(",;:"),
        },
    )


CHECK = Check(
    id="authority-verb",
    group=Group.FUNCTIONS,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Verbo impropio del nivel de la unidad",
        why="Autorizar políticas o dictar normas corresponde a la dirección; capturar o archivar, a quien opera. La tabla "
        "de "
        "verbos es configurable; las guías de manuales de organización piden esa correspondencia.",
        message="la función {number} de {code} {name} empieza con «{verb}», que no corresponde a su nivel",
        remedy="verifique la facultad en el reglamento y use el verbo que corresponda",
    ),
    english=Phrases(
        title="Verb out of keeping with the unit's level",
        why="To authorise policies or issue rules is for direction; to capture or file, for those who operate. The table of "
        "verbs can be configured; the guides for organisation manuals ask for that correspondence.",
        message="function {number} of {code} {name} opens with “{verb}”, which is not in keeping with its level",
        remedy="check the power in the regulation and use the verb that fits",
    ),
    examine=_examine,
    options={
        "reserved-verbs": tuple(sorted(authority().reserved_verbs)),
        "reserved-objects": tuple(sorted(authority().reserved_objects)),
        "clerical-verbs": tuple(sorted(authority().clerical_verbs)),
    },
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Oficina de Acervos
1. Autorizar las políticas de conservación del Instituto.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Autorizar las políticas de conservación del Instituto.

7.1.1 Oficina de Acervos
1. Autorizar la entrada a los depósitos.
""",
)
