"""Brackets, and the marks of items that look like them."""

from __future__ import annotations

import pytest

from changelog.audit.checks.unbalanced_marks import CHECK
from changelog.reading import read_whole


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ver los planos (enero 28) y los libros", 0),
        ("Ver: a) los planos; b) los libros; iv) los mapas", 0),
        ("Ver los planos (del norte y los libros", 1),
        ("Ver los planos) y los libros", 1),
        ("Ver los «planos y los libros", 1),
    ],
)
def test_only_what_is_left_open_is_told(text: str, count: int) -> None:
    manual = read_whole(f"FUNCIONES\n\n7.1 Dirección de Archivos\n1. {text}.\n".encode(), "manual.txt")
    assert len(list(CHECK.examine(manual, CHECK.options))) == count
