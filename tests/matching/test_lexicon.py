"""Words as single characters."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from changelog.matching.lexicon import OWN_NAME, PARENT_NAME, Lexicon, sign_at
from changelog.matching.thresholds import LONGEST_COMPARED
from changelog.matching.words import STOP_WORDS, words_of


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_texts_are_written_alike_when_their_words_are(texts: list[str]) -> None:
    lexicon = Lexicon()
    written = [lexicon.signs(text) for text in texts]

    for one, other in zip(texts, written, strict=True):
        assert len(other) == len(words_of(one))
    for at, one in enumerate(texts):
        for other in range(at):
            assert (words_of(one) == words_of(texts[other])) == (written[at] == written[other])


@given(st.text(alphabet="adeln yos.,-áé ", max_size=80))
def test_words_that_carry_no_meaning_are_left_out(text: str) -> None:
    lexicon = Lexicon()

    telling = " ".join(word for word in words_of(text) if word not in STOP_WORDS)

    assert lexicon.telling(text) == lexicon.signs(telling)


def test_forms_of_a_word_have_one_stem() -> None:
    lexicon = Lexicon()

    assert lexicon.meant(lexicon.signs("Las usuarias")) == lexicon.meant(lexicon.signs("los usuarios"))
    assert not lexicon.meant(lexicon.signs("de la y el"))


def test_punctuation_between_words_divides_them() -> None:
    lexicon = Lexicon()

    assert lexicon.signs("uso/abuso (grave)") == lexicon.signs("uso abuso grave")


def test_a_text_without_end_is_cut() -> None:
    lexicon = Lexicon()

    assert len(lexicon.signs("palabra " * 100_000)) == LONGEST_COMPARED
    assert len(lexicon.signs("x" * 1_000_000)) == 1


@given(st.integers(0, 10**9))
def test_every_number_has_a_sign_that_is_a_character(number: int) -> None:
    assert len(sign_at(number).encode("utf-32-le")) == 4  # no half of a pair of surrogates


def test_a_million_words_have_signs_of_their_own() -> None:
    assert len({sign_at(number) for number in range(0, 1_100_000, 7)} | {OWN_NAME, PARENT_NAME}) == 157_143 + 2
