"""What matching is given of a snapshot and of what is in force."""

from __future__ import annotations

from changelog.domain.correspondences import MatchableFunction
from changelog.domain.texts import StatedText
from changelog.history.matchables import function_key, place_of, stated
from tests.notation import snapshot

LISTED = snapshot(
    "2020-01-01",
    """
    7.1 Dirección de Faros
      1. Encender las linternas.
      2. Apagar las linternas.
    """,
)


def test_a_key_tells_the_place_that_it_was_made_of() -> None:
    assert place_of(function_key("7.1", 12)) == ("7.1", 12)
    assert place_of(function_key("7#1", 3)) == ("7#1", 3)


def test_functions_made_when_asked_for_are_those_listed() -> None:
    (unit,) = stated(LISTED)

    assert len(unit.functions) == 2
    assert tuple(unit.functions) == tuple(unit.functions)
    assert unit.functions[1] == MatchableFunction("7.1#2", "2.", StatedText.of("Apagar las linternas."))
    assert unit.functions[1:] == (unit.functions[1],)
