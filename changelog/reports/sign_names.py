"""Names of a profile's signs and furniture in the reader's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from changelog.reports.wording import Words


@cache
def spanish_names() -> Mapping[str, Mapping[str, str]]:
    """`signs.toml`: signs and furniture, by the names that the program's profiles give them."""
    return tomllib.loads((resources.files("changelog.reports.wording") / "signs.toml").read_text("utf-8"))


def sign_name(name: str, words: Words) -> str:
    """A sign as readers call it; one of a user's own profile as it is written there."""
    return spanish_names()["signs"].get(name, name) if words.language == "es" else name


def furniture_name(name: str, words: Words) -> str:
    """Likewise what a line is that is no text."""
    return spanish_names()["furniture"].get(name, name) if words.language == "es" else name
