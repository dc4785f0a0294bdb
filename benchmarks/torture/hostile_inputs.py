"""Inputs made to break readers: real ones with lines shuffled, cut, doubled, bytes flipped, values exchanged."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from typing import Any

MOST_BYTES = 20_000
"""Of one input: long enough for several units, short enough for thousands a minute."""
LONGEST_EXCERPT = 120
"""Lines that are taken of a manual."""
BAD_TEXTS = (
    "", " ", "\x00", "\x1b[2J", "\ufeff", "\u202e", "\ud800", "\u0301", "a" * 5000, "1." * 400, "7.1.1.1", "-1", "0",
    "9" * 400, "../..", "CON", "{institution}", "{", "2020-02-30", "0000-00-00", "9999-12-31", "ACDO",
    "ſ", "İ", "ﬀ", "½", "Ⅷ", "٣",
    "\t\f\v", "\r", "\u2028", "</script>", "'; --", "%s{0}$x",
)  # fmt: skip
BAD_VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 1, 2**31, 2**63, 2**64, 10**30, 1.5, 1e308, [], {}, [[]], [None], {"": None}, *BAD_TEXTS,
)  # fmt: skip
Mutation = Callable[[bytes, random.Random], bytes]


def mutated(seeds: Sequence[bytes], chance: random.Random) -> bytes:
    """One of the seeds, changed once to four times, in ways that fit it."""
    data = chance.choice(seeds)
    is_json = data.lstrip()[:1] == b"{"
    ways = OF_JSON if is_json and chance.random() < 0.7 else OF_BYTES
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(ways)(data, chance)
    return data[:MOST_BYTES]


def excerpt(lines: Sequence[bytes], chance: random.Random) -> bytes:
    """Some lines of a document from a random place, now and then of two places."""
    start = chance.randrange(len(lines))
    taken = list(lines[start : start + chance.randint(1, LONGEST_EXCERPT)])
    if chance.random() < 0.3:
        other = chance.randrange(len(lines))
        taken += lines[other : other + chance.randint(1, LONGEST_EXCERPT)]
    return b"".join(taken)[:MOST_BYTES]


# --- of lines and bytes ---------------------------------------------------------------------------------------------------


def shuffle_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


def double_lines(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data.count(b"\n") + 1, chance)
    lines = data.splitlines(keepends=True)
    return b"".join(lines[:end] + lines[start:end] * chance.randint(1, 3) + lines[end:])


def cut(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(len(data), chance)
    return data[:start] + data[end:]


def flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(changed), chance.randint(1, 8))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def insert(data: bytes, chance: random.Random) -> bytes:
    place = chance.randint(0, len(data))
    return data[:place] + chance.choice(BAD_TEXTS).encode("utf-8", "surrogatepass") + data[place:]


def exchange_digits(data: bytes, chance: random.Random) -> bytes:
    digits = [place for place, byte in enumerate(data) if 48 <= byte <= 57]
    changed = bytearray(data)
    for place in chance.sample(digits, min(len(digits), chance.randint(1, 6))):
        changed[place] = chance.choice(b"0123456789.-/ ")
    return bytes(changed)


def _span(length: int, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, length)
    return start, min(length, start + chance.randint(0, max(1, length // 4)))


# --- of JSON --------------------------------------------------------------------------------------------------------------


def exchange_value(data: bytes, chance: random.Random) -> bytes:
    """One value for a bad one, or for another of the same file."""

    def other(_: Any, everything: Sequence[Any]) -> Any:
        return chance.choice(everything) if chance.random() < 0.3 else chance.choice(BAD_VALUES)

    return _with_one_changed(data, chance, other)


def worsen_value(data: bytes, chance: random.Random) -> bytes:
    """A text, a number or a list that is a little wrong."""

    def worse(value: Any, _: Sequence[Any]) -> Any:
        match value:
            case bool():
                return not value
            case int():
                return value + chance.choice((-1, 1, 2**31))
            case str():
                return value + chance.choice(BAD_TEXTS)
            case list():
                return value * 2 if len(value) < 50 else value[1:]
            case _:
                return None

    return _with_one_changed(data, chance, worse)


def drop_member(data: bytes, chance: random.Random) -> bytes:
    holders = _holders(data)
    if holders is None:
        return cut(data, chance)
    whole, found = holders
    holder, key = chance.choice(found)
    del holder[key]
    return _written(whole)


def double_member(data: bytes, chance: random.Random) -> bytes:
    """A member or item twice, by its letters."""
    commas = [place for place, byte in enumerate(data) if byte == ord(",")]
    if len(commas) < 2:
        return data + data
    start, end = sorted(chance.sample(commas, 2))
    return data[:end] + data[start : start + min(end - start, 400)] + data[end:]


def nest(data: bytes, chance: random.Random) -> bytes:
    depth = chance.choice((10, 500, 3000))
    place = data.find(b":", chance.randint(0, len(data))) + 1
    return data[:place] + b"[" * depth + b"]" * depth + (b"," if chance.random() < 0.5 else b"") + data[place:]


def _with_one_changed(data: bytes, chance: random.Random, change: Callable[[Any, Sequence[Any]], Any]) -> bytes:
    holders = _holders(data)
    if holders is None:
        return flip(data, chance)
    whole, found = holders
    holder, key = chance.choice(found)
    holder[key] = change(holder[key], [each[name] for each, name in found[:200]])
    return _written(whole)


def _holders(data: bytes) -> tuple[Any, list[tuple[Any, Any]]] | None:
    """A JSON text, and every list or object in it with each of its places; None for none, or one without places."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return None
    found: list[tuple[Any, Any]] = []
    rest = [whole]
    while rest:
        holder = rest.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder)) if isinstance(holder, list) else ()
        found += [(holder, key) for key in keys]
        rest += [holder[key] for key in keys]
    return (whole, found) if found else None


def _written(whole: Any) -> bytes:
    try:
        return json.dumps(whole, ensure_ascii=False).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError):
        return b"{}"


OF_BYTES: tuple[Mutation, ...] = (shuffle_lines, double_lines, cut, flip, insert, exchange_digits)
OF_JSON: tuple[Mutation, ...] = (exchange_value, worsen_value, drop_member, double_member, nest)
