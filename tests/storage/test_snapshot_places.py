"""Where in a JSON text something stands."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.storage.snapshot_places import Path, first_duplicate, has_duplicates, line_of, path_in_words

TEXT = """{
  "a": "[{,:\\"",
  "b": [
    1,
    {"c": {}, "d": [
      [], null
    ]}
  ],
  "": {
    "e": -1.5e3
  }
}"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("a",), 2),
        (("b",), 3),
        (("b", 0), 4),
        (("b", 1), 5),
        (("b", 1, "c"), 5),
        (("b", 1, "d"), 5),
        (("b", 1, "d", 1), 6),
        (("b", 1, "missing"), 5),
        (("missing", 4), 1),
    ],
)
def test_line_of_a_value_is_where_it_begins(path: Path, line: int) -> None:
    assert line_of(TEXT, path) == line


def test_path_is_read_from_words() -> None:
    assert path_in_words("$.units[3].functions[12].lines[0]") == ("units", 3, "functions", 12, "lines", 0)
    assert path_in_words("$") == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(JSON)
def test_each_value_stands_on_its_own_line_when_written_so(value: Any) -> None:
    text = json.dumps(value, indent=1, ensure_ascii=False)
    assert not has_duplicates(text)
    assert first_duplicate(text) is None


@given(st.dictionaries(st.text(), JSON, min_size=1), JSON)
def test_name_given_twice_is_found(value: dict[str, Any], again: Any) -> None:
    name = next(iter(value))
    text = json.dumps(value, ensure_ascii=False)[:-1] + f",\n {json.dumps(name)}: {json.dumps(again)}}}"
    assert has_duplicates(text)
    found = first_duplicate(text)
    assert found is not None
    assert found[1] == text.count("\n", 0, text.rindex(f",\n {json.dumps(name)}: ") + 2) + 1
