"""Keys and values of a TOML text have the line and column where they stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from changelog.reading.profiles.loader import names, text_of
from changelog.reading.profiles.places import Path, Places, Spot, places_of

TEXT = """\
# comment = "no key"
title = "Uno" # [no.table]
ranks = ["a", 'b', # two
  "c"]
'quoted key' = 3

[labels] # here
objective = ["[not a table]", "x = 1"]
functions.inner = true

[evidence]
"a sign" = { weight = 2, line = 'a, b}', opens = true }
long = \"\"\"
fake = 1
\"\"\"

[deep."two words"]
after = 'x(y'
"""


def spot(line: int, column: int) -> Spot:
    return Spot(line, column)


def test_keys_have_their_places() -> None:
    places = places_of(TEXT)
    assert places.of_key(("title",)) == spot(2, 1)
    assert places.of_key(("quoted key",)) == spot(5, 1)
    assert places.of_key(("labels", "functions", "inner")) == spot(9, 1)
    assert places.of_key(("evidence", "a sign", "line")) == spot(12, 26)
    assert places.of_key(("deep", "two words", "after")) == spot(18, 1)


def test_values_and_elements_have_their_places() -> None:
    places = places_of(TEXT)
    assert places.of_value(("title",)) == spot(2, 9)
    assert [places.of_value(("ranks", number)) for number in range(3)] == [spot(3, 10), spot(3, 15), spot(4, 3)]
    assert places.of_value(("labels", "objective", 1)) == spot(8, 31)
    assert places.of_value(("evidence", "long")) == spot(13, 8)


def test_what_has_no_place_takes_that_of_the_nearest_above() -> None:
    places = places_of(TEXT)
    assert places.of_value(("labels", "missing")) == spot(7, 2)
    assert places.of_key(("missing",)) is None


def test_place_within_a_text_between_single_quotes_is_exact() -> None:
    assert places_of(TEXT).inside(("deep", "two words", "after"), 1) == spot(18, 11)
    assert places_of(TEXT).inside(("title",), 2) == spot(2, 9)


def test_every_key_of_the_programs_profiles_is_placed_where_it_is_written() -> None:
    for name in names():
        text = text_of(name)
        places = places_of(text)
        for path, value in _leaves(tomllib.loads(text), ()):
            assert path in places.values, f"{name}: {path}"
            if isinstance(value, str):
                _is_there(places, text, path, value)


def _is_there(places: Places, text: str, path: Path, value: str) -> None:
    start = places.values[path]
    assert text[start] in "\"'"
    plain = re.match(r'[^\n\\"]{0,8}', value)  # up to what TOML may write otherwise
    assert plain is not None
    assert text.startswith(plain.group(), start + 1)


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _leaves(inner, (*path, place))
    else:
        yield path, value
