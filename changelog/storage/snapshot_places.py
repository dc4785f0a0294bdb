"""Where in a JSON text something stands: the slow, exact walk that is taken only when there is an error to tell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

Path = tuple[str | int, ...]
"""Names of members and positions of items (from 0), from the whole inwards."""
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_STEPS = re.compile(r"\.([^.\[]+)|\[(\d+)\]")


def path_in_words(words: str) -> Path:
    """A path as msgspec writes it: `$.units[3].name`."""
    return tuple(name or int(position) for name, position in _STEPS.findall(words))


def line_at(text: str, offset: int) -> int:
    """The line, from 1, of a character."""
    return text.count("\n", 0, offset) + 1


def line_of(text: str, path: Path) -> int:
    """The line where the value at `path` begins (of a member, its name); of the nearest around it where it is not there."""
    places = dict[Path, int]()
    with suppress(ValueError, IndexError):  # a wrong value may stand before what is no JSON
        for found, offset in _places(text):
            if found == path[: len(found)]:
                places.setdefault(found, offset)
                if found == path:
                    break
    nearest = next((path[:length] for length in range(len(path), -1, -1) if path[:length] in places), ())
    return line_at(text, places.get(nearest, 0))


def first_duplicate(text: str) -> tuple[str, int] | None:
    """The first member whose name its object already has, with its line."""
    seen: set[Path] = set()
    for path, offset in _places(text):
        if path in seen:
            return str(path[-1]), line_at(text, offset)
        seen.add(path)
    return None


def has_duplicates(text: str) -> bool:
    """Whether some object has two members of one name; quick, and no more than that."""
    found = False

    def look(members: list[tuple[str, object]]) -> None:
        nonlocal found
        found = found or len(dict(members)) != len(members)

    json.loads(text, object_pairs_hook=look)
    return found


def _places(text: str) -> Iterator[tuple[Path, int]]:
    """Every member and item with the offset where it begins, in the order written. `text` is well-formed JSON."""
    path: list[Any] = []  # None: the next word is the name of a member
    yield (), 0
    for token in _TOKENS.finditer(text):
        word = token.group()
        if word == ":":
            continue
        if word in {"]", "}"}:
            path.pop()
        elif word == ",":
            path[-1] = path[-1] + 1 if isinstance(path[-1], int) else None
        elif path and path[-1] is None:
            path[-1] = json.loads(word)
            yield tuple(path), token.start()
        else:
            if path and isinstance(path[-1], int):
                yield tuple(path), token.start()
            if word in {"[", "{"}:
                path.append(0 if word == "[" else None)
