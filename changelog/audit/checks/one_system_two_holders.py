"""A system or register, known by its acronym, that two units administer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from changelog.audit.stated_functions import StatedFunction, stated_functions
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_ACRONYM = re.compile(r"\(([A-ZÑ][A-Za-zÑñ-]{2,12})\)")
_HOLDING = frozenset(("administrar", "controlar", "normar", "operar"))
_LEADING = 5
"""Words within which the verbs of a function stand: "Administrar, normar y controlar el Sistema"."""
_WITHIN = 160
"""Letters within which the object of these verbs must be named."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    holders: defaultdict[str, list[StatedFunction]] = defaultdict(list)
    for one in stated_functions(manual):
        if len(_verbs(one)) < 2:
            continue
        named = _ACRONYM.search(one.body[:_WITHIN])
        if named is not None:
            holders[named[1]].append(one)
    for acronym, held in holders.items():
        units = {one.unit.code: one for one in held}
        if len(units) > 1:
            first, *others = units.values()
            yield Flaw(
                first.place,
                read=first.body,
                unit=first.unit.code,
                values={
                    "system": acronym,
                    "units": "; ".join(f"{one.unit.code} {one.unit.name.rstrip('.')}" for one in units.values()),
                },
                others=tuple(one.place for one in others),
            )


def _verbs(one: StatedFunction) -> frozenset[str]:
    return _HOLDING.intersection(one.words[:_LEADING])


CHECK = Check(
    id="one-system-two-holders",
    group=Group.FUNCTIONS,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Sistema que administran dos unidades",
        why="Si dos unidades administran y controlan lo mismo, nadie responde por ello. Puede omitirse si una lo hace "
        "en su ámbito y el texto lo dice.",
        message="«{system}» lo administran varias unidades: {units}",
        remedy="diga en el texto quién administra y quién usa, o el ámbito de cada una",
    ),
    english=Phrases(
        title="System that two units administer",
        why="Where two units administer and control one thing, nobody answers for it. Right to ignore where each does so "
        "in a field of its own and the text says so.",
        message='several units administer "{system}": {units}',
        remedy="say in the text who administers and who uses it, or the field of each",
    ),
    examine=_examine,
    failing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Administrar, normar y controlar el Sistema de Planos Antiguos (SIPLA) de las oficinas.

7.1.1 División de Planos
1. Controlar y administrar el Sistema de Planos Antiguos (SIPLA), así como sus respaldos.
""",
    passing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Administrar, normar y controlar el Sistema de Planos Antiguos (SIPLA) de las oficinas.

7.1.1 División de Planos
1. Consultar el Sistema de Planos Antiguos (SIPLA), y proponer sus respaldos.
""",
)
