"""Profiles: data with a typed loader that says which key is at fault."""

from __future__ import annotations

import copy
import tomllib
from importlib import resources
from typing import Any

import pytest

from changelog.errors import InputError, UsageError
from changelog.reading import profiles, read_manual
from changelog.reading.profiles.loader import profile_from
from tests.reading.printing import Layout, print_manual

BASE: dict[str, Any] = tomllib.loads(
    (resources.files("changelog.reading.profiles") / "spanish.toml").read_text("utf-8")
)


def test_the_general_profile_comes_first_and_names_are_unique() -> None:
    names = [profile.name for profile in profiles.available()]
    assert names[0] == "spanish"
    assert len(set(names)) == len(names) >= 4


def test_a_profile_extends_another_key_by_key() -> None:
    general, other = profiles.named("spanish"), profiles.named("consolidated")
    assert other.ranks == general.ranks
    assert other.evidence
    assert not general.evidence


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        read_manual(print_manual(Layout()).encode(), "manual.txt", profile="martian")
    assert "numbered_chapters" in (caught.value.remedy or "")


def test_a_forced_profile_is_the_one_that_is_used() -> None:
    assert read_manual(print_manual(Layout()).encode(), "manual.txt", profile="spanish").profile == "spanish"


@pytest.mark.parametrize(
    ("key", "value", "what"),
    [
        ("ranks", "Dirección", "'ranks' must be a list of texts"),
        ("ranks", None, "'ranks' is missing"),
        ("title", "", "'title' must be a text"),
        ("furniture", {"header": "(open"}, "'furniture.header' is no regular expression"),
        ("furniture", {"header": "(group)"}, "'furniture.header' must not capture groups"),
        ("effect", {"order": ["hearsay"]}, "'effect.order' knows no 'hearsay'"),
        ("evidence", {"sign": {"line": "x"}}, "'evidence.sign' needs a weight and a line"),
    ],
)
def test_a_fault_in_a_profile_names_its_key(key: str, value: object, what: str) -> None:
    table = copy.deepcopy(BASE)
    if value is None:
        del table[key]
    else:
        table[key] = value
    with pytest.raises(InputError) as caught:
        profile_from("broken", table)
    assert what in str(caught.value)
    assert caught.value.place == "broken.toml"
