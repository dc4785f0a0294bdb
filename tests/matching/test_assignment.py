"""The best set of pairs: optimal, not greedy, and honest about rivals."""

from __future__ import annotations

from changelog.matching.assignment import Choice, best_pairs, tie_of


def even(one: int, other: int) -> float:
    return 0.0


def chosen(values: dict[tuple[int, int], float]) -> set[tuple[int, int]]:
    return {(choice.old, choice.new) for choice in best_pairs(values, even)}


def test_greatest_total_beats_the_best_single_pair() -> None:
    assert chosen({(0, 0): 9.0, (0, 1): 8.0, (1, 0): 8.0}) == {(0, 1), (1, 0)}


def test_pairs_not_offered_are_never_made() -> None:
    assert chosen({(0, 0): 1.0, (1, 0): 2.0, (2, 1): 1.0}) == {(1, 0), (2, 1)}


def test_worthless_pairs_are_not_made() -> None:
    assert chosen({(0, 0): 0.0, (1, 1): -3.0}) == set()


def test_lead_is_over_the_best_rival_of_either_end() -> None:
    assert best_pairs({(0, 0): 5.0, (0, 1): 4.5, (1, 0): 0.25}, even) == [Choice(0, 0, 5.0, 0.5)]


def test_ties_follow_from_what_is_paired_whichever_side_comes_first() -> None:
    assert tie_of(7, 11) == tie_of(11, 7)
