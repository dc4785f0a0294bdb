"""Profiles read from their files, checked, and picked by evidence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from changelog.errors import InputError, UsageError
from changelog.reading.lines import Line
from changelog.reading.recognise.headings import plain_title

GENERAL = "spanish"
"""The profile that the others extend; a manual without evidence for any other is read with it."""
LEAST_EVIDENCE = 4
"""Weight of evidence below which no particular family is recognised: one chapter title of its own, or two lesser signs."""
EVIDENCE_LENGTH = 120
"""Longer lines are prose and no evidence."""
_EFFECT_SOURCES = frozenset({"datasheet", "organigrams", "title page", "prose", "regulation"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A shape of line that speaks for a profile: counted once, however often it occurs."""

    name: str
    weight: int
    line: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class NarrativeWords:
    """Words by which units are found in running text: nouns of bodies told of like units, ranks that are names by
    themselves, bodies that decide, owners of units, words for any unit, offices that hold functions, capitalised words that
    end a name."""

    bodies: tuple[str, ...]
    names_by_themselves: tuple[str, ...]
    collegiate: tuple[str, ...]
    owners: tuple[str, ...]
    generic: tuple[str, ...]
    officials: tuple[str, ...]
    name_ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A family of manuals. Titles and labels are in the form of `plain_title`: without accents, case and final dots."""

    name: str
    title: str
    ranks: tuple[str, ...]
    top_ranks: tuple[str, ...]
    institutions: tuple[str, ...]
    objective_labels: frozenset[str]
    function_labels: frozenset[str]
    functions_titles: frozenset[str]
    structure_titles: frozenset[str]
    index_titles: frozenset[str]
    organigram_titles: frozenset[str]
    other_titles: frozenset[str]
    after_titles: frozenset[str]
    furniture: re.Pattern[str]
    furniture_names: tuple[str, ...]
    people_titles: tuple[str, ...]
    effect_order: tuple[str, ...]
    gazettes: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]
    narrative: NarrativeWords

    def furniture_of(self, text: str) -> str | None:
        """Which furniture a line without outer blanks is by its shape; None where it is none."""
        found = self.furniture.fullmatch(text)
        return self.furniture_names[found.lastindex - 1] if found is not None and found.lastindex else None


@cache
def available() -> tuple[Profile, ...]:
    """All profiles, the general one first."""
    names = sorted(entry.name[:-5] for entry in _folder().iterdir() if entry.name.endswith(".toml"))
    return tuple(sorted(map(_load, names), key=lambda profile: (profile.name != GENERAL, profile.name)))


def named(name: str) -> Profile:
    """The profile of this name. Raises `UsageError` where there is none."""
    for profile in available():
        if profile.name == name:
            return profile
    names = ", ".join(profile.name for profile in available())
    raise UsageError(f"there is no profile called {name!r}", remedy=f"take one of: {names}")


def pick(lines: Iterable[Line]) -> Profile:
    """The profile that most of a document's lines speak for, the general one where none does."""
    profiles = [profile for profile in available() if profile.evidence]
    plain = {plain_title(line.text) for line in lines if 3 < len(line.text.strip()) < EVIDENCE_LENGTH}
    scored = [(_weight(profile, plain), profile.name, profile) for profile in profiles]
    best = max(scored, key=lambda scored_one: scored_one[:2], default=None)
    return best[2] if best is not None and best[0] >= LEAST_EVIDENCE else named(GENERAL)


def _weight(profile: Profile, plain: set[str]) -> int:
    return sum(sign.weight for sign in profile.evidence if any(map(sign.line.fullmatch, plain)))


def _folder() -> Any:
    return resources.files("changelog.reading.profiles")


@cache
def _load(name: str) -> Profile:
    return profile_from(name, _table(name))


def _table(name: str) -> dict[str, Any]:
    with (_folder() / f"{name}.toml").open("rb") as file:
        table = tomllib.load(file)
    base = table.pop("extends", None)
    return _merged(_table(base), table) if base is not None else table


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        merged[key] = {**base[key], **value} if isinstance(value, dict) and isinstance(base.get(key), dict) else value
    return merged


def profile_from(name: str, table: Mapping[str, Any]) -> Profile:
    """Check a profile's table and build its value. Raises `InputError` that names the key at fault."""
    reader = _TableReader(name, table)
    shapes = reader.table("furniture")
    order = reader.words("effect.order")
    if unknown := set(order) - _EFFECT_SOURCES:
        raise reader.fault("effect.order", f"knows no {min(unknown)!r}; it takes {sorted(_EFFECT_SOURCES)}")
    return Profile(
        name=name,
        title=reader.word("title"),
        ranks=reader.words("ranks"),
        top_ranks=reader.words("top_ranks"),
        institutions=reader.words("institutions"),
        objective_labels=reader.titles("labels.objective"),
        function_labels=reader.titles("labels.functions"),
        functions_titles=reader.titles("sections.functions"),
        structure_titles=reader.titles("sections.structure"),
        index_titles=reader.titles("sections.index"),
        organigram_titles=reader.titles("sections.organigrams"),
        other_titles=reader.titles("sections.other"),
        after_titles=reader.titles("sections.after"),
        furniture=reader.pattern("furniture", "|".join(f"({shape})" for shape in shapes.values())),
        furniture_names=tuple(shapes),
        people_titles=reader.words("people.titles"),
        effect_order=order,
        gazettes=tuple(reader.table("gazettes", are_patterns=False).items()),
        evidence=reader.evidence(),
        narrative=NarrativeWords(
            reader.words("narrative.bodies"),
            reader.words("narrative.names_by_themselves"),
            reader.words("narrative.collegiate"),
            reader.words("narrative.owners"),
            reader.words("narrative.generic"),
            reader.words("narrative.officials"),
            reader.words("narrative.name_ends"),
        ),
    )


@dataclass(frozen=True, slots=True)
class _TableReader:
    """Reads a profile's keys and says which is at fault."""

    name: str
    source: Mapping[str, Any]

    def fault(self, key: str, what: str) -> InputError:
        return InputError(f"the profile's key {key!r} {what}", place=f"{self.name}.toml", remedy="correct the profile")

    def value(self, key: str) -> Any:
        found: Any = self.source
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                raise self.fault(key, "is missing")
            found = found[part]
        return found

    def word(self, key: str) -> str:
        found = self.value(key)
        if not isinstance(found, str) or not found:
            raise self.fault(key, "must be a text that is not empty")
        return found

    def words(self, key: str) -> tuple[str, ...]:
        found = self.value(key)
        if not isinstance(found, list) or not all(isinstance(word, str) and word for word in found):
            raise self.fault(key, "must be a list of texts")
        return tuple(found)

    def titles(self, key: str) -> frozenset[str]:
        return frozenset(plain_title(word) for word in self.words(key))

    def table(self, key: str, *, are_patterns: bool = True) -> dict[str, str]:
        found = self.value(key)
        if not isinstance(found, dict) or not all(isinstance(shape, str) for shape in found.values()):
            raise self.fault(key, "must be a table of texts")
        for shape, pattern in found.items() if are_patterns else ():
            if self.pattern(f"{key}.{shape}", pattern).groups:
                raise self.fault(f"{key}.{shape}", "must not capture groups: write (?:...)")
        return found

    def pattern(self, key: str, text: str) -> re.Pattern[str]:
        try:
            return re.compile(text)
        except re.error as error:
            raise self.fault(key, f"is no regular expression: {error}") from error

    def evidence(self) -> tuple[Evidence, ...]:
        signs = []
        for name, sign in self.value("evidence").items():
            key = f"evidence.{name}"
            if not isinstance(sign, dict) or not isinstance(sign.get("weight"), int) or "line" not in sign:
                raise self.fault(key, "needs a weight and a line")
            signs.append(Evidence(name, sign["weight"], self.pattern(key, sign["line"])))
        return tuple(signs)
