"""One function, word for word, in two units or a few: both answer for it, or one has it by a copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from changelog.audit.copies import (
    FEWEST,
    OPENING,
    SET_PHRASE,
    VARIANTS,
    Copies,
    Kinship,
    bear_one_name,
    copies,
    divide_by_zone,
    set_openings,
    twins,
)
from changelog.audit.stated_functions import stated_functions
from changelog.audit.wording import wording
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    functions = stated_functions(manual)
    openings = set_openings(functions)
    told = {tuple(held[0].unit.code for held in equal) for equal in twins(functions, FEWEST)}
    groups: defaultdict[tuple[tuple[str, ...], Severity], list[Copies]] = defaultdict(list)
    for one in copies(functions):
        if len(one.codes) >= int(str(options["set-phrase"])) or one.codes in told:
            continue
        # A set phrase names each time another unit.
        opens_often = openings[one.functions[0].words[:OPENING]] >= int(str(options["variants"]))
        variant = opens_often and not one.name_one_unit
        groups[one.codes, _severity(one, variant)].append(one)
    for (_, severity), held in groups.items():
        yield _flaw(held, severity)


def _severity(one: Copies, variant: bool) -> Severity:
    """Serious where nothing in the text tells the units apart; where the text is about its own unit,
    helps others, or the units divide the territory, the lack of limits is one of form."""
    if variant or one.kinship is Kinship.PARALLEL:
        return Severity.INFORMATION
    helps = one.functions[0].words[0] in wording().supporting
    if helps or one.is_about_its_own_unit or divide_by_zone(one.units):
        return Severity.MINOR
    told_apart = one.kinship is Kinship.IN_LINE or bear_one_name(one.units)
    return Severity.MEDIUM if told_apart else Severity.SERIOUS


def _flaw(held: Sequence[Copies], severity: Severity) -> Flaw:
    first = held[0].functions[0]
    units = {one.unit.code: one.unit.name.rstrip(".") for one in held[0].functions}
    shared = [one for copied in held for one in copied.functions]
    return Flaw(
        first.place,
        read=first.body,
        unit=first.unit.code,
        values={
            "count": len(held),
            "units": "; ".join(f"{code} {name}" for code, name in units.items()),
            "numbers": "; ".join(
                f"{code}: {', '.join(one.label for one in shared if one.unit.code == code)}" for code in units
            ),
        },
        others=tuple(one.place for one in shared[1:]),
        severity=severity,
    )


CHECK = Check(
    id="duplicate-between-units",
    group=Group.FUNCTIONS,
    severity=Severity.SERIOUS,
    spanish=Phrases(
        title="Función repetida en varias unidades",
        why="Si dos unidades tienen la misma función palabra por palabra, nadie sabe cuál de ellas responde. Es menor si "
        "la función se refiere al ámbito de la propia unidad, e información entre unidades homólogas.",
        message="{count} función(es) iguales palabra por palabra en {units} ({numbers})",
        remedy="deje la función en una sola unidad o delimite en el texto el ámbito de cada una",
    ),
    english=Phrases(
        title="Function repeated in several units",
        why="Where two units have the same function word for word, nobody knows which of them answers. Minor where the "
        "function is about the unit's own field, information between counterparts.",
        message="{count} function(s) the same word for word in {units} ({numbers})",
        remedy="leave the function with one unit, or limit the field of each in the text",
    ),
    examine=_examine,
    options={"set-phrase": SET_PHRASE, "variants": VARIANTS},
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Ordenar los documentos de las oficinas.
2. Restaurar los planos dañados.

7.1.2 Departamento de Consulta
1. Atender las consultas de los ciudadanos.
2. Restaurar los planos dañados.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.

7.1.1 Departamento de Acervos
1. Restaurar los planos dañados.
2. Las demás que le señale su superior.

7.1.2 Departamento de Consulta
1. Atender las consultas de los ciudadanos.
2. Las demás que le señale su superior.
""",
)
