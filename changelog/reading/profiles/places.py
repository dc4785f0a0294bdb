"""Where in a TOML file each key and value stands: what tomllib does not tell, for errors that show the place.

The text has been read by tomllib before, so it is well formed; what this walk does not understand it leaves without place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
"""Keys from the top, with the number of the element in a list."""
_BLANKS = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BASIC = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_LITERAL = re.compile(r"'[^'\n]*'")
_LONG = re.compile(r'"""(?:[^\\]|\\.)*?"""(?!")|\'\'\'.*?\'\'\'(?!\')', re.DOTALL)
_SCALAR = re.compile(r"[^,\]}\n#]*")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_EQUALS = re.compile(r"[ \t]*=[ \t]*")
_ESCAPED = re.compile(r'\\(["\\])')


@dataclass(frozen=True, slots=True)
class Spot:
    """Line and column, both from 1."""

    line: int
    column: int


@dataclass(slots=True)
class Places:
    """The offsets of keys and of values, by their paths."""

    text: str
    keys: dict[Path, int] = field(default_factory=dict)
    values: dict[Path, int] = field(default_factory=dict)

    def of_key(self, path: Path) -> Spot | None:
        """Where a key stands, or the nearest above it that does."""
        return self._nearest(path, self.keys)

    def of_value(self, path: Path) -> Spot | None:
        """Where a value begins, or the nearest above it that does."""
        return self._nearest(path, self.values) or self.of_key(path)

    def inside(self, path: Path, offset: int) -> Spot | None:
        """A place in a text that stands between single quotes on one line; its beginning for any other."""
        start = self.values.get(path)
        if start is None:
            return self.of_value(path)
        is_literal = self.text[start] == "'" and not self.text.startswith("'''", start)
        return self._spot(start + 1 + offset if is_literal else start)

    def _nearest(self, path: Path, known: Mapping[Path, int]) -> Spot | None:
        for length in range(len(path), 0, -1):
            if path[:length] in known:
                return self._spot(known[path[:length]])
        return None

    def _spot(self, offset: int) -> Spot:
        before = self.text[:offset]
        return Spot(before.count("\n") + 1, offset - before.rfind("\n"))


def places_of(text: str) -> Places:
    """The places of all keys and values of a TOML text."""
    places = Places(text)
    table: Path = ()
    at = _skip(text, 0)
    while at < len(text):
        if text[at] == "[":
            start = at + (2 if text.startswith("[[", at) else 1)
            keys, at = _keys(text, _skip(text, start))
            table = keys
            places.keys.setdefault(table, start)
            at = text.find("\n", at) if "\n" in text[at:] else len(text)
        else:
            before, at = at, _pair(places, table, at)
            if at <= before:
                break
        at = _skip(text, at)
    return places


def _skip(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found is not None else at


def _keys(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """A dotted key, and the offset behind it."""
    parts: list[str] = []
    while True:
        found = _BASIC.match(text, at) or _LITERAL.match(text, at) or _BARE.match(text, at)
        if found is None:
            return tuple(parts), at
        word = found.group()
        if word[0] in "\"'":
            word = _ESCAPED.sub(r"\1", word[1:-1]) if word[0] == '"' else word[1:-1]
        parts.append(word)
        at = found.end()
        dot = _DOT.match(text, at)
        if dot is None:
            return tuple(parts), at
        at = dot.end()


def _pair(places: Places, table: Path, at: int) -> int:
    """A key and its value; the offset behind them."""
    keys, end = _keys(places.text, at)
    sign = _EQUALS.match(places.text, end)
    if not keys or sign is None:
        return at
    path = (*table, *keys)
    for length in range(len(table) + 1, len(path) + 1):
        places.keys.setdefault(path[:length], at)
    return _value(places, path, sign.end())


def _value(places: Places, path: Path, at: int) -> int:
    text = places.text
    places.values[path] = at
    if text[at : at + 1] == "[":
        return _list(places, path, at + 1)
    if text[at : at + 1] == "{":
        return _inline(places, path, at + 1)
    found = _LONG.match(text, at) or _BASIC.match(text, at) or _LITERAL.match(text, at) or _SCALAR.match(text, at)
    return found.end() if found is not None else at


def _list(places: Places, path: Path, at: int) -> int:
    text, number = places.text, 0
    at = _skip(text, at)
    while at < len(text) and text[at] != "]":
        before, at = at, _value(places, (*path, number), at)
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        number += 1
        if at <= before:
            return len(text)
    return at + 1


def _inline(places: Places, path: Path, at: int) -> int:
    text = places.text
    at = _skip(text, at)
    while at < len(text) and text[at] != "}":
        before, at = at, _pair(places, path, at)
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        if at <= before:
            return len(text)
    return at + 1
