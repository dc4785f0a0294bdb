"""Gaps in the codes of sister units."""

from __future__ import annotations

import pytest

from tests.audit.checks.manuals import found, manual_of


def missing(*codes: str) -> list[str]:
    manual = manual_of({f"{code} Departamento de Acervos {code}": ["Ordenar los acervos."] for code in codes})
    return [
        finding.message.split(" antes de ")[0].removeprefix("falta la clave ")
        for finding in found("code-skipped", manual)
    ]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (("7.1", "7.1.1", "7.1.2"), []),
        (("7.1", "7.1.1", "7.1.3"), ["7.1.2"]),
        (("7.1", "7.1.1", "7.1.5"), ["7.1.2 a 7.1.4"]),
        (("7.1", "7.1.2", "7.1.3"), ["7.1.1"]),
        (("7.4", "7.5"), []),
        (("7.4", "7.4.1", "7.6"), ["7.5"]),
        (("63.14", "63.14.01", "63.14.03"), ["63.14.02"]),
        (("7.1", "7.1.1", "7.1.2", "7.1.0.1", "7.1.0.3"), ["7.1.0.2"]),
        (("7.1", "7.1.2", "7.1.1"), []),
    ],
)
def test_number_left_out(codes: tuple[str, ...], expected: list[str]) -> None:
    assert missing(*codes) == expected
