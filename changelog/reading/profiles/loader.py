"""Profiles read from their files and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from changelog.errors import InputError, UsageError
from changelog.reading.profiles.keys import ADD, EFFECT_SOURCES, EXTENDS, LAYOUTS
from changelog.reading.recognise.headings import plain_title

GENERAL = "spanish"
"""The profile that the others extend; a manual without evidence for any other is read with it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A shape of line that speaks for a profile: counted once, however often it occurs.

    `line` fits a whole short line, or with `opens` the beginning of a line of any length; `times` lines must fit it.
    """

    name: str
    weight: int
    line: re.Pattern[str]
    opens: bool = False
    times: int = 1


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
    """A family of manuals. Titles and labels are in the form of `plain_title`: without accents, case and final dots.

    `extends` names the profile whose keys it takes where it has none of its own; `digest` is the SHA-256 of the file of a
    profile which is the user's own, None for those that come with the program.
    """

    name: str
    title: str
    ranks: tuple[str, ...]
    top_ranks: tuple[str, ...]
    institutions: tuple[str, ...]
    objective_labels: frozenset[str]
    function_labels: frozenset[str]
    unit_labels: frozenset[str]
    parent_labels: frozenset[str]
    other_labels: frozenset[str]
    rank_order: tuple[str, ...]
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
    layout: str = "chapters"
    extends: str | None = None
    digest: str | None = None

    def furniture_of(self, text: str) -> str | None:
        """Which furniture a line without outer blanks is by its shape; None where it is none."""
        found = self.furniture.fullmatch(text)
        return self.furniture_names[found.lastindex - 1] if found is not None and found.lastindex else None


@cache
def available() -> tuple[Profile, ...]:
    """All profiles, the general one first."""
    return tuple(map(_load, names()))


@cache
def names() -> tuple[str, ...]:
    """The names of all profiles, the general one first."""
    found = (entry.name[:-5] for entry in _folder().iterdir() if entry.name.endswith(".toml"))
    return tuple(sorted(found, key=lambda name: (name != GENERAL, name)))


def named(name: str) -> Profile:
    """The profile of this name. Raises `UsageError` where there is none."""
    if name not in names():
        known = ", ".join(names())
        remedy = f"take one of: {known}; or a file of your own, its name ending in .toml"
        raise UsageError(f"there is no profile called {name!r}", remedy=remedy)
    return _load(name)


def text_of(name: str) -> str:
    """A profile as its file. Raises `UsageError` where there is none of this name."""
    return str((_folder() / f"{named(name).name}.toml").read_text("utf-8"))


def _folder() -> Any:
    return resources.files("changelog.reading.profiles")


@cache
def _load(name: str) -> Profile:
    with (_folder() / f"{name}.toml").open("rb") as file:
        base = tomllib.load(file).get(EXTENDS.path)
    return profile_from(name, table_of(name), extends=base)


def table_of(name: str) -> dict[str, Any]:
    """All keys of one of the program's profiles, with those of what it extends."""
    with (_folder() / f"{name}.toml").open("rb") as file:
        table = tomllib.load(file)
    base = table.pop(EXTENDS.path, None)
    return merged(table_of(base) if base is not None else {}, table)


def merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """A profile over the one that it extends: tables are joined key by key, everything else replaces what was there, and the
    lists below `add` are joined to those that are there."""
    found = dict(base)
    for key, value in own.items():
        if key != ADD:
            both = isinstance(value, dict) and isinstance(base.get(key), dict)
            found[key] = {**base[key], **value} if both else value
    for key, value in own.get(ADD, {}).items():
        if isinstance(value, dict):
            table = found.get(key, {})
            found[key] = {**table, **{name: _joined(table.get(name, []), more) for name, more in value.items()}}
        else:
            found[key] = _joined(found.get(key, []), value)
    return found


def _joined(one: list[Any], more: list[Any]) -> list[Any]:
    return [*one, *(word for word in more if word not in one)]


def profile_from(
    name: str,
    table: Mapping[str, Any],
    *,
    file: str | None = None,
    extends: str | None = None,
    digest: str | None = None,
) -> Profile:
    """Check a profile's table and build its value; `file` is where it stands. Raises `InputError` that names the key at
    fault."""
    reader = _TableReader(file or f"{name}.toml", table)
    shapes = reader.table("furniture")
    order = reader.words("effect.order")
    if unknown := set(order) - set(EFFECT_SOURCES):
        raise reader.fault("effect.order", f"knows no {min(unknown)!r}; it takes {sorted(EFFECT_SOURCES)}")
    return Profile(
        name=name,
        title=reader.word("title"),
        ranks=reader.words("ranks"),
        top_ranks=reader.words("top_ranks"),
        institutions=reader.words("institutions"),
        objective_labels=reader.titles("labels.objective"),
        function_labels=reader.titles("labels.functions"),
        unit_labels=reader.titles("labels.unit"),
        parent_labels=reader.titles("labels.parent"),
        other_labels=reader.titles("labels.other"),
        rank_order=reader.words("rank_order"),
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
        layout=reader.layout(),
        extends=extends,
        digest=digest,
    )


@dataclass(frozen=True, slots=True)
class _TableReader:
    """Reads a profile's keys and says which is at fault."""

    name: str
    source: Mapping[str, Any]

    def fault(self, key: str, what: str) -> InputError:
        return InputError(f"the profile's key {key!r} {what}", place=self.name, remedy="correct the profile")

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

    def layout(self) -> str:
        found = self.source.get("layout", "chapters")
        if found not in LAYOUTS:
            raise self.fault("layout", f"knows no {found!r}; it takes {sorted(LAYOUTS)}")
        return str(found)

    def evidence(self) -> tuple[Evidence, ...]:
        signs = []
        for name, sign in self.value("evidence").items():
            key = f"evidence.{name}"
            if not isinstance(sign, dict) or not isinstance(sign.get("weight"), int) or "line" not in sign:
                raise self.fault(key, "needs a weight and a line")
            opens, times = sign.get("opens", False), sign.get("times", 1)
            if not isinstance(opens, bool) or not isinstance(times, int) or times < 1:
                raise self.fault(key, "takes true or false for 'opens', and for 'times' a number from 1")
            signs.append(Evidence(name, sign["weight"], self.pattern(key, sign["line"]), opens, times))
        return tuple(signs)
