"""How functions end, against how those of the manual do."""

from __future__ import annotations

from tests.audit.checks.manuals import found, manual_of

LISTED = [
    "Dirigir los archivos;",
    "Conservar los planos;",
    "Ordenar los mapas;",
    "Atender las consultas, y",
    "Las demás que le señalen.",
]


def lines(functions: list[str]) -> list[int]:
    units = {f"7.{n} Dirección de Archivos {n}": LISTED for n in (1, 2, 3)} | {"7.4 Dirección de Planos": functions}
    return [
        place.first_line
        for finding in found("final-punctuation", manual_of(units))
        for place in (finding.source, *finding.others)
        if place is not None
    ]


def test_list_of_semicolons_with_an_and_is_right() -> None:
    assert lines(LISTED) == []


def test_stop_within_a_list_of_semicolons() -> None:
    assert lines(["Dirigir los archivos.", *LISTED[1:]]) == [24]


def test_semicolon_where_the_list_ends() -> None:
    assert lines([*LISTED[:4], "Las demás que le señalen;"]) == [28]


def test_comma_and_no_sign_are_two_findings() -> None:
    assert sorted(lines(["Dirigir los archivos,", "Conservar los planos", *LISTED[2:]])) == [24, 25]
