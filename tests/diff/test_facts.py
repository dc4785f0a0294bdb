"""The form in which facts are compared."""

from __future__ import annotations

import pytest

from changelog.diff.facts import marker_number


@pytest.mark.parametrize(
    ("marker", "number"),
    [("3.", "3"), ("3", "3"), ("003)", "3"), ("0.", "0"), ("•", ""), ("", ""), ("٣.", "3"), ("9" * 5000, "9" * 5000)],
)
def test_number_of_a_marker_counts_however_long_it_is(marker: str, number: str) -> None:
    assert marker_number(marker) == number
