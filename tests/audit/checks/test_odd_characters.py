"""Question marks for letters, and question marks that are none."""

from __future__ import annotations

import pytest

from changelog.audit.checks.odd_characters import CHECK
from changelog.reading import read_whole


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("la administraci?n de los planos", 1),
        ("lo que dice www.archivos.example/ver.asp?id=17", 0),
        ("los planos, ¿cuáles?", 0),
        ("los\u200b planos", 1),
    ],
)
def test_lost_letters_are_told_from_addresses_and_questions(text: str, count: int) -> None:
    manual = read_whole(f"FUNCIONES\n\n7.1 Dirección de Archivos\n1. Ver {text}.\n".encode(), "manual.txt")
    assert len(list(CHECK.examine(manual, CHECK.options))) == count
