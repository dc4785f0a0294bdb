"""Numbers of functions, one after the other."""

from __future__ import annotations

import pytest

from changelog.audit.numbering import steps
from changelog.reading import read_whole

DUTIES = (
    "Dirigir los archivos.",
    "Conservar los planos.",
    "Ordenar los mapas.",
    "Atender a todos.",
    "Formar inventarios.",
)


def odd(*markers: str) -> list[str]:
    lines = "\n".join(f"{marker} {said}" for marker, said in zip(markers, DUTIES, strict=False))
    manual = read_whole(f"FUNCIONES\n7.1 Dirección de Archivos\n{lines}\n".encode(), "manual.txt")
    kinds = {"is_gap": "gap", "is_repeat": "repeat", "is_restart": "restart", "is_backwards": "backwards"}
    return [f"{word} {step.number}" for step in steps(manual) for name, word in kinds.items() if getattr(step, name)]


@pytest.mark.parametrize(
    ("markers", "expected"),
    [
        (("1.", "2.", "3.", "4."), []),
        (("1.", "2.", "4.", "5."), ["gap 4"]),
        (("1.", "2.", "2.", "3."), ["repeat 2"]),
        (("1.", "2.", "3.", "1.", "2."), ["restart 1"]),
        (("1.", "2.", "3.", "4.", "2."), ["backwards 2"]),
        (("2.", "3.", "4."), ["gap 2"]),
        (("•", "•", "•"), []),
    ],
)
def test_step_that_does_not_follow(markers: tuple[str, ...], expected: list[str]) -> None:
    assert odd(*markers) == expected
