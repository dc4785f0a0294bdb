"""What an audit asks of a manual or of a recorded history: checks, their options, and the flaws that they find.

A check knows no language: it yields `Flaw`s, whose values fill the sentences that the check carries in each language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, Literal, TypeVar

from changelog.domain.findings import Severity
from changelog.domain.sources import SourceReference
from changelog.errors import InvariantError

Language = Literal["es", "en"]
OptionValue = int | float | bool | str | tuple[str, ...]
Options = Mapping[str, OptionValue]
"""The options of one check by their names, those that were not given at their defaults."""
Subject = TypeVar("Subject")


class Group(StrEnum):
    """What a check is about. A group can be selected or ignored like a single check."""

    NAMES = "names"
    STRUCTURE = "structure"
    FUNCTIONS = "functions"
    ACTS = "acts"
    TEXT = "text"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong, before it is worded.

    `source` is its first place, `others` the rest. `unit` is the code of the unit concerned (in a history: its identity's
    code on the day concerned), `read` the words that it was read from, as printed and short. `values` fill the `{fields}`
    of the check's sentences. `severity` where this case weighs otherwise than the check's cases do. `unit_name`, `act` and
    `day` are those of a history (`domain.findings`).
    """

    source: SourceReference | None
    read: str | None = None
    unit: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    others: tuple[SourceReference, ...] = ()
    severity: Severity | None = None
    unit_name: str | None = None
    act: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a check says in one language: its `title` (a noun phrase without a full stop), `why` it matters and when one is
    right to ignore it, `message` (one sentence without a full stop) and `remedy` (an imperative) with `{fields}`."""

    title: str
    why: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Check(Generic[Subject]):
    """One question, asked of a `Manual` or of a recorded history.

    `id` is stable and in kebab-case. `severity` is that of its cases unless they say otherwise. `options` are its numbers
    and lists with their defaults. `failing` and `passing` are excerpts of a manual (invented, in Spanish) that it flags and
    does not flag: they are its documentation and its test. Those of a check of histories hold several manuals, each below
    a line `=== its name ===`, which are recorded one after the other.
    """

    id: str
    group: Group
    severity: Severity
    spanish: Phrases
    english: Phrases
    examine: Callable[[Subject, Options], Iterable[Flaw]]
    options: Options = field(default_factory=dict)
    failing: str = ""
    passing: str = ""

    def __post_init__(self) -> None:
        if not self.id or self.id != self.id.lower() or not self.id.replace("-", "").isalnum():
            raise InvariantError(f"a check's identifier is in kebab-case: {self.id!r}")

    def phrases(self, language: Language) -> Phrases:
        return self.spanish if language == "es" else self.english
