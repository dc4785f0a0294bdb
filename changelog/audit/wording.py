"""The words of `wording.toml`, by which the checks of functions read a sentence."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources

_INFINITIVE = re.compile(r"[a-zñ]{1,30}[aei]r(?:se|l[aeo]s?|les?)?")


@dataclass(frozen=True, slots=True)
class Wording:
    """See `wording.toml` for what each set of words is for."""

    dangling: frozenset[str]
    transitive: frozenset[str]
    catch_all_verbs: frozenset[str]
    deciding: frozenset[str]
    circumstances: frozenset[str]
    articles: frozenset[str]
    posts: frozenset[str]
    action_noun_ends: frozenset[str]
    conjugated_ends: frozenset[str]
    own: frozenset[str]
    supporting: frozenset[str]
    zones: frozenset[str]
    finite: frozenset[str]
    verbs_and_acts: frozenset[str]

    def is_action_noun(self, word: str) -> bool:
        return word.endswith(tuple(self.action_noun_ends))

    def is_conjugated(self, word: str) -> bool:
        return word.endswith(tuple(self.conjugated_ends))


@cache
def wording() -> Wording:
    table = tomllib.loads(resources.files("changelog.audit").joinpath("wording.toml").read_text("utf-8"))
    return Wording(**{one.name: frozenset(table[one.name]) for one in fields(Wording)})


def is_infinitive(word: str) -> bool:
    """Has a folded word the shape of the verb that opens a duty ("planear", "hacerse")?"""
    return _INFINITIVE.fullmatch(word) is not None
