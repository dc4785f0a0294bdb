"""Invented structure decrees: a head, the list of an annex, and units below the names of those above them."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import dedent

from changelog.domain.readings import Reading
from changelog.domain.units import Unit
from changelog.reading import read_manual

HEAD = """\
---
title: "MINISTERIO DE OBRAS RURALES"
identifier: "DEC-77-2009"
publication_date: "2009-04-03"
---
# MINISTERIO DE OBRAS RURALES

Decreto 77/2009

Apruébase la estructura organizativa de primer nivel operativo del MINISTERIO DE OBRAS RURALES.

DECRETA:

##### Artículo 1º — Apruébase la estructura organizativa del MINISTERIO DE OBRAS RURALES.

"""
DUTIES = """\
RESPONSABILIDAD PRIMARIA

Cuidar de lo que le toca.

ACCIONES

1. Medir las aguas del año.

2. Guardar las cuentas.

3. Dar parte de ambas.

"""


def decree(body: str) -> Reading:
    return read_manual((HEAD + dedent(body)).encode(), "decreto.md", profile="responsibilities_and_actions")


def unit(*names: str, duties: str = DUTIES) -> str:
    return "".join(f"{name}\n\n" for name in names) + duties


def decree_of(units: Iterable[str]) -> Reading:
    return decree("ANEXO II\n\n" + "".join(units) + "ANEXO III\n\nPLANTA PERMANENTE\n")


def names(reading: Reading) -> list[str]:
    return [one.name for one in reading.units]


def named(reading: Reading, name: str) -> Unit:
    return next(one for one in reading.units if one.name == name)


def tree(reading: Reading) -> dict[str, str | None]:
    """By a unit's name that of the unit which it hangs from."""
    by_code = {one.code: one.name for one in reading.units}
    return {one.name: by_code.get(one.parent) if one.parent is not None else None for one in reading.units}


def checks(reading: Reading) -> list[str]:
    return [finding.check for finding in reading.findings]


def texts(one: Unit) -> list[str]:
    return [function.text.body or "" for function in one.functions]
