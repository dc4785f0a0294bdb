"""Who has the most rare runs of words in common."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from changelog.matching.runs import nearest
from changelog.matching.thresholds import LONGEST_RUN_POSTING, RUN_WORDS

Texts = list[tuple[int, str]]
texts = st.lists(st.tuples(st.integers(0, 4), st.text(alphabet="abc", max_size=9)), max_size=8)


def held(told: Texts) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for holder, signs in told:
        runs = {signs[at : at + RUN_WORDS] for at in range(len(signs) - RUN_WORDS + 1)}
        found.setdefault(holder, set()).update(runs)
    return found


def votes(old: Texts, new: Texts) -> dict[tuple[int, int], int]:
    ours, theirs = held(old), held(new)
    of_old, of_new = (Counter(run for runs in side.values() for run in runs) for side in (ours, theirs))
    return {
        (one, other): sum(LONGEST_RUN_POSTING**2 // (of_old[run] * of_new[run]) for run in ours[one] & theirs[other])
        for one in ours
        for other in theirs
        if ours[one] & theirs[other]
    }


@settings(deadline=None)  # the first has numpy to load
@given(texts, texts)
def test_all_who_share_a_run_are_found_when_few_are(old: Texts, new: Texts) -> None:
    assert nearest(old, new, 100) == sorted(votes(old, new))


@settings(deadline=None)
@given(texts, texts)
def test_nearest_are_those_with_the_most_votes_of_either(old: Texts, new: Texts) -> None:
    given_votes = votes(old, new)

    expected = {
        pair
        for pair, vote in given_votes.items()
        if vote == max(v for (one, _), v in given_votes.items() if one == pair[0])
        or vote == max(v for (_, other), v in given_votes.items() if other == pair[1])
    }

    assert set(nearest(old, new, 1)) == expected


@settings(deadline=None)
@given(texts, texts)
def test_nearest_is_symmetric(old: Texts, new: Texts) -> None:
    assert sorted((other, one) for one, other in nearest(new, old, 2)) == nearest(old, new, 2)


def test_runs_that_too_many_hold_say_nothing() -> None:
    many = [(at, "abcd") for at in range(LONGEST_RUN_POSTING + 1)]

    assert nearest(many, [(0, "abcd")], 5) == []
    assert len(nearest(many[1:], [(0, "abcd")], 5)) == LONGEST_RUN_POSTING


def test_run_does_not_reach_from_one_text_into_the_next() -> None:
    assert nearest([(0, "ab"), (0, "cd")], [(0, "abcd")], 5) == []


def test_nothing_has_nothing_in_common() -> None:
    assert nearest([], [], 5) == nearest([(0, "")], [(0, "abcd")], 5) == []
