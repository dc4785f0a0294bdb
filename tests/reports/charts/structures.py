"""Invented structures for charts: of chosen units, and any that Hypothesis can think of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from changelog.domain.basis import Basis
from changelog.domain.structures import Structure, UnitState

OLD, NEW = date(2021, 7, 1), date(2023, 3, 1)
RANKS = ("Dirección", "Coordinación", "División", "Jefatura", None)
ODD_NAMES = (
    "<script>alert(1)</script>",
    "Área " + "de Muy Largo Nombre " * 25,
    "X" * 500,
    "ab\x00\x07\x1b[31mc",
    "\u202eoãçerid\u202c",
    "\ud800 sola \udfff",
    "\ufffe\uffff",
    "מנהלת",
    "\u200b",
    "comillas \"dobles\" & 'simples'",
    "]]>",
    "",
)


def unit(
    unit_id: str, parent: str | None = None, name: str = "", code: str | None = None, rank: str | None = "División"
) -> UnitState:
    """A unit as documented, with functions listed."""
    return UnitState(
        unit_id=unit_id,
        code=code or unit_id,
        name=name or f"Unidad {unit_id}",
        rank=rank,
        parent_id=parent,
        placed=True,
        objective=None,
        functions_listed=True,
        children_listed=True,
        basis=Basis.DOCUMENTED,
    )


def structure(units: Sequence[UnitState], on: date = NEW) -> Structure:
    return Structure("IF", on, tuple(units), ())


@st.composite
def forests(draw: st.DrawFn, most: int = 90) -> Structure:
    """Units that hang from any earlier one, or from none."""
    many = draw(st.integers(1, most))
    how = draw(st.sampled_from(["any", "near", "flat", "deep"]))
    units = []
    for number in range(many):
        above = {
            "any": (0, number - 1),
            "near": (max(0, number - 4), number - 1),
            "flat": (0, 1),
            "deep": (number - 1, number - 1),
        }
        low, high = above[how]
        parent = draw(st.integers(low, max(low, min(high, number - 1)))) if number else None
        if number and draw(st.integers(0, 20)) == 0:
            parent = None
        name = draw(
            st.sampled_from([*ODD_NAMES, "Corta", "División de Señales Sonoras, Radiofaros y Ayudas Electrónicas"])
        )
        rank = draw(st.sampled_from(RANKS))
        units.append(unit(f"u{number}", f"u{parent}" if parent is not None else None, name, f"7.{number}", rank))
    return structure(units)
