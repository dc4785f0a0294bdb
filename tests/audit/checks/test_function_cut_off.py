"""Ends of functions that no sentence has."""

from __future__ import annotations

import pytest

from tests.audit.checks.manuals import found, manual_of


@pytest.mark.parametrize(
    ("said", "is_cut"),
    [
        ("Ordenar los acervos de la.", True),
        ("Ordenar los acervos conforme a.", True),
        ("Elaborar los lineamientos de consulta para establecer.", True),
        ("Elaborar los lineamientos que haya de observar.", False),
        ("Definir las obras por realizar.", False),
        ("Ordenar el acervo de tipo A.", False),
        ("Aplicar el Estatuto de Trabajadores “A”.", False),
    ],
)
def test_end(said: str, is_cut: bool) -> None:
    assert (
        bool(found("function-cut-off", manual_of({"7.1 Dirección de Archivos": [said, "Atender a todos."]}))) is is_cut
    )
