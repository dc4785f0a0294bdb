"""How one text became another, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from changelog.domain.texts import StatedText, normal_form
from changelog.domain.wording import MOST_WORDS, WordDifference, WordOperation, word_difference

WORDS = st.lists(st.sampled_from(["los", "faros", "Faros", "boyas.", "y", "sendas"]), max_size=12).map(" ".join)
KEPT, ADDED, REMOVED = WordOperation.KEPT, WordOperation.ADDED, WordOperation.REMOVED


def difference(before: str, after: str) -> WordDifference | None:
    return word_difference(StatedText.of(before), StatedText.of(after))


def side(found: WordDifference, *operations: WordOperation) -> str:
    return normal_form(" ".join(run.words for run in found.runs if run.operation in operations)).replace(".", "")


@given(WORDS, WORDS)
def test_kept_and_removed_are_the_text_before_kept_and_added_the_one_after(before: str, after: str) -> None:
    found = difference(before, after)
    if found is None:
        assert normal_form(before) == normal_form(after)
        return
    assert side(found, KEPT, REMOVED) == normal_form(before).replace(".", "")
    assert side(found, KEPT, ADDED) == normal_form(after).replace(".", "")


def test_opening_verb_that_changed_is_told() -> None:
    found = difference("Sancionar los planes de trabajo.", "Autorizar y difundir los planes de trabajo.")
    assert found is not None
    assert (found.verb_before, found.verb_after) == ("Sancionar", "Autorizar")


def test_text_known_by_its_digest_alone_has_no_difference() -> None:
    assert word_difference(StatedText.of("Fondear boyas."), StatedText("0" * 32)) is None


def test_texts_of_a_megabyte_are_compared_by_their_beginning_and_end() -> None:
    words = [f"palabra{number % 977}" for number in range(30 * MOST_WORDS)]
    found = difference(" ".join(words), " ".join([*words[:5], "otra", *words[6:]]))
    assert found is not None
    assert [(run.operation, len(run.words.split())) for run in found.runs] == [
        (KEPT, 5), (REMOVED, 1), (ADDED, 1), (KEPT, len(words) - 6),
    ]  # fmt: skip
