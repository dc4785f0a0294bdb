"""Short ways from invented text to what was read."""

from __future__ import annotations

from textwrap import dedent

from changelog.domain.readings import Reading
from changelog.domain.units import Unit
from changelog.reading import read_manual

FRONT = """\
Manual de Organización de la Dirección de Riberas

1. Introducción

El Instituto Nacional de Riberas y Manantiales (INARIMA) actualiza este manual, con vigencia a partir del 1 de julio de 2021.

7. Funciones Sustantivas

"""


def read(text: str, name: str = "manual.txt") -> Reading:
    return read_manual(dedent(text).encode(), name)


def read_section(text: str) -> Reading:
    """Read a functions section behind a short introduction."""
    return read_manual((FRONT + dedent(text)).encode(), "manual.txt")


def unit_of(reading: Reading, code: str) -> Unit:
    return next(unit for unit in reading.units if unit.code == code)


def texts(reading: Reading, code: str) -> list[str]:
    return [function.text.body or "" for function in unit_of(reading, code).functions]


def markers(reading: Reading, code: str) -> list[str]:
    return [function.marker for function in unit_of(reading, code).functions]


def checks(reading: Reading) -> list[str]:
    return [finding.check for finding in reading.findings]
