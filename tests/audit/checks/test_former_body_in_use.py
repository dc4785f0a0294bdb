"""Outside bodies: the name that they had on the manual's day is right, an earlier one is not."""

from __future__ import annotations

import pytest

from changelog.audit.checking import Settings, run_checks
from changelog.audit.checks.former_body_in_use import CHECK, bodies
from changelog.domain.findings import Finding
from changelog.reading import read_whole


def found(year: int, said: str) -> tuple[Finding, ...]:
    text = (
        f"ORGANIGRAMA\nVigencia: 16 de febrero de {year}\n\nFUNCIONES\n7.1 Dirección de Archivos\n1. {said}\n\n"
        "7.1.1 Departamento de Acervos\n1. Ordenar los acervos.\n"
    )
    return run_checks((CHECK,), read_whole(text.encode(), "manual.txt"), Settings(), "es")


def test_name_that_followed_is_that_of_the_manuals_day() -> None:
    said = "Contestar las demandas ante el Tribunal Fiscal de la Federación."
    assert "es «Tribunal Federal de Justicia Fiscal y Administrativa»" in found(2012, said)[0].message
    assert "es «Tribunal Federal de Justicia Administrativa»" in found(2018, said)[0].message


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2012, "Visitar los estados y el Distrito Federal."),
        (2018, "Aplicar el Código Civil para el Distrito Federal."),
        (2018, "Visitar los estados y la Ciudad de México."),
    ],
)
def test_name_in_force_and_titles_that_keep_it_are_not_flagged(year: int, said: str) -> None:
    assert found(year, said) == ()


def test_names_followed_come_to_an_end() -> None:
    later = {body.former: body for body in bodies()}
    for body in bodies():
        follow = later.get(body.next)
        assert follow is None or follow.since > body.since
