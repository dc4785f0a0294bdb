"""The table of `authority.toml`: which verbs are in keeping with which level."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from changelog.audit.stated_functions import words_of


@dataclass(frozen=True, slots=True)
class Authority:
    """Folded words; a level is a set of openings of names."""

    direction: tuple[tuple[str, ...], ...]
    operative: tuple[tuple[str, ...], ...]
    reserved_verbs: frozenset[str]
    reserved_objects: frozenset[str]
    clerical_verbs: frozenset[str]

    def level_of(self, name: str) -> str | None:
        """ "direction", "operative" or None for what lies between or is not told; the longest opening decides."""
        words = words_of(name)
        found = [
            (len(opening), level)
            for level, openings in (("direction", self.direction), ("operative", self.operative))
            for opening in openings
            if words[: len(opening)] == opening
        ]
        return max(found)[1] if found else None


@cache
def authority() -> Authority:
    table = tomllib.loads(resources.files("changelog.audit").joinpath("authority.toml").read_text("utf-8"))
    return Authority(
        tuple(words_of(opening) for opening in table["levels"]["direction"]),
        tuple(words_of(opening) for opening in table["levels"]["operative"]),
        frozenset(table["reserved"]["verbs"]),
        frozenset(table["reserved"]["objects"]),
        frozenset(table["clerical"]["verbs"]),
    )
