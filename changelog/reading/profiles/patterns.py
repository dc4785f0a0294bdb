"""Whether a user's regular expression can be run on a hostile document: how much it can backtrack on one line, at most.

Python's `re` knows no limit of time, and an expression such as `(a+)+b` can run for years on a line of forty characters. So
the expression is not run but weighed: how many steps it can take, at worst, on a line of `LONGEST` characters. Repeats
multiply the steps of what follows only where that could begin with what they repeat; a repeat of what can be taken apart in
several ways multiplies them for each turn. What takes more than `MOST_STEPS` is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

LONGEST = 400
"""Characters of a line that a profile's expressions are tried on: `LONGEST_FURNITURE`, the longer of the two limits."""
MOST_STEPS = 400_000
"""Two open repeats over any sign on one line (400 x 400) are let in, three are not. At some 20 ns a step that is 8 ms for a
line that is made to hurt, and a document of half a million such lines is none (`MOST_LINES`)."""
_LATIN = 256
_SPACE, _DIGIT, _WORD, _REST = (1 << (_LATIN + place) for place in range(4))
"""Sets of signs are bits: one for each of Latin-1, and four for the rest of Unicode by what it is."""
_BEYOND = _SPACE | _DIGIT | _WORD | _REST
_ALL = ((1 << _LATIN) - 1) | _BEYOND


class DangerousError(Exception):
    """An expression that is not let in, and why."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of an expression: the signs that it can begin with, whether it can be empty, in how many ways it can take the
    beginning of a text, so that what follows is tried after each, and the steps that this takes."""

    first: int
    is_empty: bool
    ways: int = 1
    steps: int = 1


_END = _Part(0, is_empty=True)
"""What follows the last piece: an expression fits a line from end to end, or is tried once from its beginning."""


def refusal_of(pattern: str) -> str | None:
    """Why an expression that compiles is not let in; None where it may run."""
    parser: Any = import_module("re._parser")
    try:
        _sequence(list(parser.parse(pattern)), _END)
    except DangerousError as refused:
        return str(refused)
    except RecursionError:
        return "is nested too deeply"
    return None


_TOO_MANY = (
    "could take too long on a line made for it: bound its repeats, as in .{0,40} for .*, "
    "and let no repeat stand in another"
)


def _sequence(items: Sequence[Any], after: _Part) -> _Part:
    """Pieces one behind the other: each is told what follows it, and runs as often as there are ways before it."""
    follows = after
    parts: list[_Part] = []
    for op, argument in reversed(items):
        part = _part(str(op), argument, follows)
        parts.append(part)
        follows = _Part(part.first | (follows.first if part.is_empty else 0), part.is_empty and follows.is_empty)
    ways, steps = 1, 1
    for part in reversed(parts):
        steps = _bounded(steps + ways * part.steps)
        ways = _bounded(ways * part.ways)
    return _Part(follows.first, follows.is_empty, ways, steps)


def _bounded(count: int) -> int:
    if count > MOST_STEPS:
        raise DangerousError(_TOO_MANY)
    return count


def _part(op: str, argument: Any, follows: _Part) -> _Part:
    if op in _SINGLE:
        return _Part(_SINGLE[op](argument), is_empty=False)
    if op in _REPEATS:
        least, most, items = argument
        return _repeat(least, most, items, follows)
    if op == "BRANCH":
        return _branch(argument[1], follows)
    if op == "SUBPATTERN":
        return _own(_sequence(list(argument[3]), follows), list(argument[3]))
    if op == "ATOMIC_GROUP":
        return _own(_sequence(list(argument), follows), list(argument))
    if op == "AT":
        return _Part(0, is_empty=True)
    raise DangerousError("has a backreference, a condition or a look around, which profiles do not take")


def _own(part: _Part, items: Sequence[Any]) -> _Part:
    """A group's own beginning, without what follows it."""
    alone = _heads(items)
    return _Part(alone.first, alone.is_empty, part.ways, part.steps)


def _heads(items: Sequence[Any]) -> _Part:
    """What a sequence can begin with by itself."""
    first, is_empty = 0, True
    for op, argument in items:
        one = _head(str(op), argument)
        first |= one.first
        if not one.is_empty:
            is_empty = False
            break
    return _Part(first, is_empty)


def _head(op: str, argument: Any) -> _Part:
    if op in _SINGLE:
        return _Part(_SINGLE[op](argument), is_empty=False)
    if op in _REPEATS:
        inner = _heads(list(argument[2]))
        return _Part(inner.first, inner.is_empty or argument[0] == 0)
    if op == "BRANCH":
        heads = [_heads(list(one)) for one in argument[1]]
        return _Part(_joined(heads), any(head.is_empty for head in heads))
    if op == "SUBPATTERN":
        return _heads(list(argument[3]))
    return _heads(list(argument)) if op == "ATOMIC_GROUP" else _Part(0, is_empty=True)


def _joined(heads: Sequence[_Part]) -> int:
    first = 0
    for head in heads:
        first |= head.first
    return first


def _repeat(least: int, most: int, items: Any, follows: _Part) -> _Part:
    """A repeat is left in as many places as it has turns, where what follows can begin with what it repeats; elsewhere in
    one. What it repeats is followed by itself."""
    inner = list(items)
    head = _heads(inner)
    turns = min(int(most), LONGEST)
    body = _sequence(inner, _Part(head.first | follows.first, is_empty=True) if turns > 1 else follows)
    if turns > 1 and head.is_empty:
        raise DangerousError("repeats what can be empty")
    ways = max(1, turns - int(least) + 1) if head.first & follows.first else 1
    if head.is_empty and least == 0:
        ways = max(ways, 2)  # nothing can be taken as a turn, or as none
    if body.ways == 1:
        # Each turn takes signs of its own: all turns together cannot read the line more often than their pieces are many.
        steps = min(turns * body.steps, 2 * LONGEST * len(inner))
        return _Part(head.first, least == 0, ways, steps)
    for _ in range(turns):
        ways = _bounded(ways * body.ways)
    return _Part(head.first, head.is_empty or least == 0, ways, _bounded(ways * body.steps))


def _branch(branches: Sequence[Any], follows: _Part) -> _Part:
    """Alternatives that begin differently exclude each other; the ways of the others add up, and all their steps do."""
    parts = [_own(_sequence(list(one), follows), list(one)) for one in branches]
    ways = taken = 0
    for part in parts:
        is_apart = not part.first & taken and not part.is_empty
        ways = max(ways, part.ways) if is_apart else ways + part.ways
        taken |= part.first
    steps = sum(part.steps for part in parts)
    return _Part(taken, any(part.is_empty for part in parts), _bounded(max(ways, 1)), _bounded(steps))


# --- signs ------------------------------------------------------------------------------------------------------------


def _bit(sign: int) -> int:
    """The bits of a character, of both its cases: expressions may not tell them apart."""
    found = 0
    for letter in {chr(sign), *chr(sign).swapcase()}:
        found |= 1 << ord(letter) if ord(letter) < _LATIN else _beyond(letter)
    return found


def _beyond(sign: str) -> int:
    if sign.isspace():
        return _SPACE
    if sign.isdecimal():
        return _DIGIT
    return _WORD if sign.isalnum() else _REST


def _members(argument: Any) -> int:
    found, is_negated = 0, False
    for op, value in argument:
        match str(op):
            case "NEGATE":
                is_negated = True
            case "LITERAL":
                found |= _bit(value)
            case "RANGE":
                low, high = value
                for sign in range(low, min(high, _LATIN - 1) + 1):
                    found |= _bit(sign)
                found |= _BEYOND if high >= _LATIN else 0
            case _:
                found |= _category(value)
    # A set has hardly ever all of what lies beyond Latin-1: what is not in it may well lie there.
    return (_ALL & ~found) | _BEYOND if is_negated else found


def _category(value: Any) -> int:
    name = str(value)
    held = _CATEGORIES.get(name.replace("_NOT_", "_"))
    if held is None:
        return _ALL
    test, beyond = held
    found = beyond
    for sign in range(_LATIN):
        found |= 1 << sign if test(chr(sign)) else 0
    return _ALL & ~found if "_NOT_" in name else found


_CATEGORIES: dict[str, tuple[Callable[[str], bool], int]] = {
    "CATEGORY_DIGIT": (str.isdecimal, _DIGIT),
    "CATEGORY_SPACE": (str.isspace, _SPACE),
    "CATEGORY_WORD": (lambda sign: sign.isalnum() or sign == "_", _DIGIT | _WORD),
}
_SINGLE: dict[str, Callable[[Any], int]] = {
    "LITERAL": _bit,
    "NOT_LITERAL": lambda sign: _ALL & ~(_bit(sign) & ~_BEYOND),
    "ANY": lambda _argument: _ALL,
    "IN": _members,
    "CATEGORY": _category,
}
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
