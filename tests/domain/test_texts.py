"""Texts as compared: what a normal form leaves out, however long the text, and texts held once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.domain.texts import LONGEST_REMEMBERED, StatedText, Texts, normal_form


@pytest.mark.parametrize(
    ("printed", "compared"),
    [
        ("  Fondear   boyas. ", "fondear boyas"),
        ("FONDEAR BOYAS", "fondear boyas"),
        ("Sen\u0303al", "señal"),
        ("«Boyas» – luces…", '"boyas" - luces'),
        ("bo\u00adyas", "boyas"),
    ],
)
@pytest.mark.parametrize("longer", ["", "y más " * LONGEST_REMEMBERED])
def test_typography_is_left_out_of_short_and_of_long_texts(printed: str, compared: str, longer: str) -> None:
    assert normal_form(longer + printed) == normal_form(longer + compared)
    assert normal_form(printed) == compared


@given(st.text())
def test_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)


@given(st.lists(st.sampled_from(["Fondear boyas.", "fondear boyas", "Encender linternas."])))
def test_a_text_is_held_once_as_it_is_printed(bodies: list[str]) -> None:
    texts = Texts()
    held = [texts.of(body) for body in bodies]
    assert [(text.body, text.digest) for text in held] == [(body, StatedText.of(body).digest) for body in bodies]
    assert len({id(text) for text in held}) == len(set(bodies))
