"""Text on paper: what cannot be shown is seen to have stood there."""

from __future__ import annotations

import pytest
from docx.oxml import OxmlElement
from hypothesis import given
from hypothesis import strategies as st

from changelog.reports.marks import legible

anything = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Unidad \ud800 rota", "Unidad \ufffd rota"),
        ("Área\x00 de\x1b[31m Faros", "Área\ufffd de\ufffd[31m Faros"),
        ("dos\nlíneas\ty\u2028otra", "dos líneas y otra"),
        ("\u202eoraF\u202c", "oraF"),
        ("\ufffe\U0001ffff\ufdd0", "\ufffd\ufffd\ufffd"),
        ("a\u0301 🙂 日本 \ue000 \xa0x", "a\u0301 🙂 日本 \ue000 \xa0x"),
    ],
)
def test_what_cannot_be_shown_is_replaced(text: str, shown: str) -> None:
    assert legible(text) == shown


@given(anything)
def test_any_text_may_stand_in_a_document_once_legible(text: str) -> None:
    OxmlElement("w:t").text = legible(text)
    legible(text).encode("utf-8")
    assert legible(legible(text)) == legible(text)
