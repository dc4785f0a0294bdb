"""Names in organigrams beside those of headings."""

from __future__ import annotations

from changelog.audit.checks.name_differs_between_lists import CHECK
from changelog.reading import read_whole

MANUAL = """\
ORGANIGRAMAS

6.1 Dirección de Archivos y Planos{first}

FUNCIONES

7.1 Dirección de Archivos y Planos Antiguos
1. Dirigir los archivos.
"""


def found(first: str) -> int:
    manual = read_whole(MANUAL.format(first=first).encode(), "manual.txt")
    return len(list(CHECK.examine(manual, CHECK.options)))


def test_last_word_of_a_box_may_stand_on_a_line_of_its_own() -> None:
    assert found("\n\nAntiguos ") == 0


def test_another_word_there_is_no_part_of_the_name() -> None:
    assert found("\n\nVigentes") == 1
