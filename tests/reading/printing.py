"""Prints an invented institution's manual in the many layouts that real ones come in, so that reading it back can be held
against what was printed."""

from __future__ import annotations

import itertools
import textwrap
from dataclasses import dataclass


@dataclass(frozen=True)
class PrintedUnit:
    code: str
    name: str
    functions: tuple[str, ...]
    objective: str | None = None


UNITS = (
    PrintedUnit(
        "7.1",
        "Dirección de Riberas y Manantiales",
        (
            "Conducir la política de riberas que apruebe la Junta de Gobierno y rendirle cuentas cada trimestre.",
            "Suscribir los convenios con los municipios ribereños.",
            "Autorizar la limpia de cauces, con base en el artículo 14 de la Ley y en los avisos del observatorio.",
            "Las demás que le confieran la Ley y su Reglamento.",
        ),
        "Conservar limpios los cauces para que el agua llegue a los pueblos en la cantidad que necesitan.",
    ),
    PrintedUnit(
        "7.1.1",
        "Coordinación de Aforo",
        (
            "Medir el caudal de cada manantial al alba y al ocaso, anotarlo en la bitácora y dar aviso de toda merma.",
            "Calibrar los vertedores y las reglas de medición.",
            "Las demás que le encomiende su superior jerárquico.",
        ),
        "Saber cuánta agua hay.",
    ),
    PrintedUnit(
        "7.1.1.1",
        "División de Vertedores, Compuertas y Reglas de Medición de la Cuenca Alta y de sus Arroyos Tributarios",
        (
            "Instalar vertedores de madera o lámina, cuidando que el ganado pueda seguir abrevando aguas abajo.",
            "Reparar las compuertas en menos de tres días.",
            "Numerar las reglas y pintarlas de blanco y azul.",
        ),
        "Mantener en buen estado las obras de medición.",
    ),
    PrintedUnit(
        "7.1.2",
        "Unidad de Acequias",
        (
            "Repartir los turnos de riego conforme al padrón y resolver en una audiencia las quejas por robo de agua.",
            "Convocar a la limpia anual de acequias.",
        ),
        "Que el agua llegue a todas las parcelas.",
    ),
)


@dataclass(frozen=True)
class Layout:
    """`mark` is printed before function number {n}; `gap` is the number of empty lines between items, `inner` between the
    lines of one; `hang` indents the later lines of an item, `first` its first line; `indent` the whole body."""

    mark: str = "{n}. "
    heading: str = "{code} {name}"
    chapter: str = "7. Funciones Sustantivas"
    objective_label: str | None = None
    functions_label: str | None = None
    width: int = 90
    gap: int = 1
    inner: int = 0
    first: int = 0
    hang: int = 0
    indent: int = 0
    page: str | None = None
    capitals: bool = False
    wrap_heading: bool = True
    line_end: str = "\n"


def print_manual(layout: Layout, units: tuple[PrintedUnit, ...] = UNITS) -> str:
    """A manual with a short introduction and the functions of the units."""
    lines = [
        "Manual de Organización de la Dirección de Riberas y Manantiales",
        "",
        "1. Introducción",
        "",
        "El Instituto Nacional de Riberas y Manantiales (INARIMA) actualiza este manual, por acuerdo",
        "ACDO.AS2.HCD.150621/41.P.DA con vigencia a partir del 1 de julio de 2021.",
        "",
        *([layout.chapter] if layout.chapter else []),
        "",
    ]
    for unit in units:
        lines += _unit(unit, layout)
    if layout.page:
        lines = list(_paged(lines, layout.page))
    return layout.line_end.join(lines) + layout.line_end


def _unit(unit: PrintedUnit, layout: Layout) -> list[str]:
    name = unit.name.upper() if layout.capitals else unit.name
    heading = layout.heading.format(code=unit.code, name=name)
    lines = _wrapped(heading, layout, 0, 0) if layout.wrap_heading else [" " * layout.indent + heading]
    lines += [""] * max(layout.gap, 0)
    if layout.objective_label is not None and unit.objective:
        lines += [" " * layout.indent + layout.objective_label, *[""] * layout.gap]
        lines += [*_wrapped(unit.objective, layout, 0, 0), *[""] * layout.gap]
    if layout.functions_label is not None:
        lines += [" " * layout.indent + layout.functions_label, *[""] * layout.gap]
    for number, function in enumerate(unit.functions, 1):
        lines += _wrapped(layout.mark.format(n=number) + function, layout, layout.first, layout.hang)
        lines += [""] * layout.gap
    return lines


def _wrapped(text: str, layout: Layout, first: int, hang: int) -> list[str]:
    pad = " " * layout.indent
    wrapped = textwrap.wrap(
        text,
        layout.width,
        initial_indent=pad + " " * first,
        subsequent_indent=pad + " " * hang,
        break_on_hyphens=False,
        drop_whitespace=True,
    )
    spaced = [[line, *[""] * layout.inner] for line in wrapped]
    return list(itertools.chain.from_iterable(spaced))


def _paged(lines: list[str], page: str) -> list[str]:
    printed: list[str] = []
    for number, line in enumerate(lines, 1):
        printed.append(line)
        if number % 17 == 0:
            printed += page.format(n=number // 17).split("\n")
    return printed
