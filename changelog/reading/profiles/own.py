"""A user's own profile: a TOML file, checked key by key, with line and column of what is wrong and what to do.

Its regular expressions run on whatever document it is tried on, so those that could run for ever are refused (`patterns`);
what it takes over from the profiles of the program is let in as it is.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import PurePath
from typing import Any

from changelog.errors import InputError
from changelog.reading.profiles.keys import ADD, EXTENDS, KEYS, SIGN_KEYS, Holds, Key, joinable
from changelog.reading.profiles.loader import Profile, merged, names, profile_from, table_of
from changelog.reading.profiles.patterns import refusal_of
from changelog.reading.profiles.places import Path, Places, Spot, places_of
from changelog.reading.recognise.headings import plain_title

MOST_BYTES = 1_000_000
"""Fifty times the longest profile of the program."""
MOST_WORDS = 5_000
"""Texts of a list: ten times the longest."""
MOST_SHAPES = 200
"""Entries of a table: fifteen times the most. Every line is tried with each of them."""
HEAVIEST = 100
"""The most that a sign may weigh."""
_AT = re.compile(r"(?P<what>.*?) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL)


def from_file(data: bytes, name: str) -> Profile:
    """The profile in a file called `name`; it is called as the file without its ending.

    Raises `InputError` with the place of the fault.
    """
    text = _decoded(data, name)
    own = _parsed(text, name)
    checker = _Checker(name, places_of(text))
    checker.check(own)
    base = own.get(EXTENDS.path)
    table = merged(table_of(base), own) if base is not None else merged({}, own)
    table.pop(EXTENDS.path, None)
    digest = hashlib.sha256(data).hexdigest()
    return profile_from(PurePath(name).stem, table, file=name, extends=base, digest=digest)


def _decoded(data: bytes, name: str) -> str:
    if len(data) > MOST_BYTES:
        raise InputError(f"is no profile: it has more than {MOST_BYTES:,} bytes", place=name, remedy="name a profile")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError("is not written in UTF-8", place=f"{name}:{line}", remedy="save it as UTF-8") from error


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT.fullmatch(str(error))
        place, what = name, str(error)
        if found is not None:
            line = int(found["line"]) if found["line"] else text.count("\n") + 1
            place, what = f"{name}:{line}" + (f":{found['column']}" if found["column"] else ""), found["what"]
        remedy = "correct it: texts stand in quotes, lists in [ ], expressions best between single quotes"
        raise InputError(f"is no TOML: {what}", place=place, remedy=remedy) from error
    except RecursionError as error:
        raise InputError("is nested too deeply for a profile", place=name, remedy="name a profile") from error


@cache
def _shipped() -> frozenset[str]:
    """The regular expressions of the program's own profiles."""
    return frozenset(
        pattern
        for name in names()
        for pattern in (
            *table_of(name).get("furniture", {}).values(),
            *(sign["line"] for sign in table_of(name).get("evidence", {}).values()),
        )
    )


@dataclass(frozen=True, slots=True)
class _Checker:
    """Looks at every key of a user's profile."""

    name: str
    places: Places

    def check(self, own: Mapping[str, Any]) -> None:
        self._extends(own)
        self._tree(own, (), {key.path: key for key in KEYS} | {EXTENDS.path: EXTENDS})
        added = own.get(ADD)
        if added is not None:
            if EXTENDS.path not in own:
                raise self._fault(
                    (ADD,), "has nothing to add to: the profile extends none", 'write extends = "spanish"'
                )
            self._is_table((ADD,), added)
            self._tree(added, (ADD,), {key.path: key for key in joinable()})

    def _extends(self, own: Mapping[str, Any]) -> None:
        base = own.get(EXTENDS.path)
        if base is None:
            missing = [key.path for key in KEYS if key.path != "layout" and not _has(own, key.path)]
            if missing:
                what = f"extends no profile and lacks {len(missing)} keys, among them {missing[0]!r}"
                raise InputError(what, place=f"{self.name}:1", remedy='begin it with extends = "spanish"')
        elif not isinstance(base, str) or base not in names():
            near = self._nearest(str(base), names())
            raise self._fault((EXTENDS.path,), f"knows no profile {base!r}{near}", f"take one of: {', '.join(names())}")

    def _tree(self, table: Mapping[str, Any], above: tuple[str, ...], known: Mapping[str, Key]) -> None:
        """The keys of a table of keys; `known` by their paths below it."""
        for name, value in table.items():
            path = (*above, name)
            key = known.get(name)
            below = {
                known_path.partition(".")[2]: key
                for known_path, key in known.items()
                if known_path.startswith(f"{name}.")
            }
            if key is not None:
                self._value(path, key, value)
            elif below:
                self._is_table(path, value)
                self._tree(value, path, below)
            elif above or name != ADD:
                tops = sorted({one.partition(".")[0] for one in known})
                near = self._nearest(name, tops)
                raise self._fault(path, f"is not known{near}", f"here stand: {', '.join(tops)}", at_key=True)

    def _is_table(self, path: Path, value: object) -> None:
        if not isinstance(value, dict):
            raise self._fault(path, "must be a table of keys", f"write [{_dotted(path)}] and its keys below")

    def _value(self, path: tuple[str, ...], key: Key, value: object) -> None:
        match key.holds:
            case Holds.TEXT | Holds.CHOICE:
                self._one(path, key, value)
            case Holds.TEXTS | Holds.CHOICES:
                for place, one in self._list(path, value):
                    self._one(place, key, one)
            case Holds.SHAPES | Holds.NAMES | Holds.SIGNS:
                for place, one in self._table(path, value):
                    self._one(place, key, one)

    def _one(self, path: Path, key: Key, value: object) -> None:
        """A value, or one of a list or table."""
        if key.holds is Holds.SIGNS:
            self._sign(path, value)
        elif key.values:
            self._choice(path, value, key.values)
        else:
            text = self._text(path, value)
            if key.holds is Holds.SHAPES:
                self._pattern(path, text)

    def _text(self, path: Path, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self._fault(path, "must be a text that is not empty", 'write it in quotes: "..."')
        if path[0] in _COMPARED and not plain_title(value):
            raise self._fault(path, "has no letter and no figure", "write the label or title as it is printed")
        return value

    def _choice(self, path: Path, value: object, values: tuple[str, ...]) -> None:
        if value not in values:
            near = self._nearest(str(value), values)
            raise self._fault(path, f"knows no {value!r}{near}", f"take one of: {', '.join(values)}")

    def _list(self, path: tuple[str, ...], value: object) -> Iterator[tuple[Path, object]]:
        if not isinstance(value, list):
            raise self._fault(path, "must be a list of texts", 'write ["...", "..."]')
        if len(value) > MOST_WORDS:
            raise self._fault(path, f"has more than {MOST_WORDS:,} texts", "leave out what is not needed")
        for place, one in enumerate(value):
            yield (*path, place), one

    def _table(self, path: tuple[str, ...], value: object) -> Iterator[tuple[Path, object]]:
        self._is_table(path, value)
        assert isinstance(value, dict)
        if len(value) > MOST_SHAPES:
            raise self._fault(path, f"has more than {MOST_SHAPES} entries", "leave out what is not needed")
        for name, one in value.items():
            yield (*path, str(name)), one

    def _pattern(self, path: Path, pattern: str) -> None:
        """An expression that compiles, captures nothing, and cannot run for ever."""
        if pattern in _shipped():
            return
        remedy = "look at the expressions of `org-changelog profiles --show spanish`"
        try:
            compiled = re.compile(pattern)
        except (re.error, RecursionError, OverflowError) as error:
            offset = getattr(error, "pos", None) or 0
            raise self._fault(
                path, f"is no regular expression: {error}", remedy, self.places.inside(path, offset)
            ) from error
        if compiled.groups:
            raise self._fault(path, "must not capture groups", "write (?:...) instead of (...)")
        if (why := refusal_of(pattern)) is not None:
            raise self._fault(path, why, "it is tried on lines of at most 400 characters: see docs/profiles.md")

    def _sign(self, path: Path, sign: Any) -> None:
        if not isinstance(sign, dict):
            raise self._fault(path, "must be a sign", "write { weight = 2, line = '...' }")
        for name, value in sign.items():
            place = (*path, name)
            if name not in SIGN_KEYS:
                near = self._nearest(name, SIGN_KEYS)
                raise self._fault(place, f"is not known{near}", f"a sign has: {', '.join(SIGN_KEYS)}", at_key=True)
            kind, meaning = SIGN_KEYS[name]
            if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
                raise self._fault(place, f"must be {_KINDS[kind]}", f"{name}: {meaning}")
            if isinstance(value, int) and kind is int and not 1 <= value <= _MOST[name]:
                raise self._fault(place, f"must be a number from 1 to {_MOST[name]:,}", f"{name}: {meaning}")
        if missing := [name for name in ("weight", "line") if name not in sign]:
            raise self._fault(path, f"lacks {missing[0]!r}", "a sign has at least a weight and a line")
        self._pattern((*path, "line"), sign["line"])

    def _nearest(self, name: str, known: Any) -> str:
        near = get_close_matches(name, list(known), n=1)
        return f"; did you mean {near[0]!r}?" if near else ""

    def _fault(
        self, path: Path, what: str, remedy: str, spot: Spot | None = None, *, at_key: bool = False
    ) -> InputError:
        spot = spot or (self.places.of_key(path) if at_key else self.places.of_value(path))
        place = f"{self.name}:{spot.line}:{spot.column}" if spot is not None else self.name
        return InputError(f"the profile's key {_dotted(path)!r} {what}", place=place, remedy=remedy)


_COMPARED = frozenset({"labels", "sections", ADD})
"""Tables whose texts are compared without signs."""
_MOST: Mapping[str, int] = {"weight": HEAVIEST, "times": 1_000_000}
_KINDS: Mapping[type, str] = {int: "a whole number", str: "a text", bool: "true or false"}


def _dotted(path: Path) -> str:
    return ".".join(f"{part + 1}" if isinstance(part, int) else part for part in path)


def _has(table: Mapping[str, Any], path: str) -> bool:
    found: Any = table
    for part in path.split("."):
        if not isinstance(found, dict) or part not in found:
            return False
        found = found[part]
    return True
