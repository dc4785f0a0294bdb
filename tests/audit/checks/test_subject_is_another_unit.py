"""Who acts in a function."""

from __future__ import annotations

import pytest

from tests.audit.checks.manuals import found, manual_of


@pytest.mark.parametrize(
    ("said", "is_another"),
    [
        ("La Coordinación de Consulta enviará el inventario.", True),
        ("El Titular de la Dirección firmará los recibos.", True),
        ("Determinar que la Coordinación de Consulta envíe el inventario.", True),
        ("Verificar que la Coordinación de Consulta envíe el inventario.", False),
        ("Establecer que las disposiciones se encuentren al día.", False),
        ("Las demás que le señale la Coordinación de Consulta.", False),
        ("Coordinar la División de Consulta.", False),
    ],
)
def test_subject(said: str, is_another: bool) -> None:
    manual = manual_of({"7.1 Dirección de Archivos": ["Dirigir los archivos.", said]})
    assert bool(found("subject-is-another-unit", manual)) is is_another
