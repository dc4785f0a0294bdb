"""Whole introductions of invented institutions, in styles of their own, each held against its key.

The texts were written before the program was tried on them; what it still misses is told here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.reading.narrative.keys import FIELDS, Score, score

TEXTS = sorted((Path(__file__).parent / "introductions").glob("*.txt"))
MISSED = {
    "hospital_regional": 3,  # a service ("Servicio de Urgencias") and the hospital itself are no ranks of any profile
    "organismo_de_vivienda": 5,  # the institution's own earlier names; "Unidad Administrativa" as a name; a move to "el Instituto"
}


@cache
def scored(text: Path) -> Score:
    return score(text)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.stem)
def test_an_introduction_tells_what_a_careful_reader_finds(text: Path) -> None:
    told = scored(text)
    assert len(told.missed) <= MISSED.get(text.stem, 0), told.missed


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.stem)
def test_an_introduction_tells_nothing_beyond(text: Path) -> None:
    assert scored(text).beyond == []


@pytest.mark.parametrize("name", FIELDS[2:])
def test_each_field_is_right_in_all_introductions(name: str) -> None:
    wrong = [detail for text in TEXTS for detail in scored(text).details if detail.startswith(f"{name} of")]
    assert wrong == []
