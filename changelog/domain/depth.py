"""How deep a document goes: whose children it lists in full, and how many levels it has.

What is not listed is not documented, not absent (`domain.md`, "What a document does and does not say").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

MOST_LEVELS = 64
"""Levels of units below one another. The deepest institution that we know of has nine; charts and trees of more than some
hundreds would be drawn level within level until no memory is left."""


def codes_with_children_listed(units: Iterable[tuple[str, str | None, str | None]]) -> frozenset[str]:
    """The codes of units whose children a document lists, from the code, rank and parent of each of its units.

    A document lists the children of a rank when it lists at least one child of some unit of that rank. So a Coordinación
    without Divisiones has none where another Coordinación of the same document has some; where no Dirección has any unit
    below it, the Direcciones' children are not listed. A unit without rank words is compared with those on its level.
    """
    told = list(units)
    ranks = {code: rank or f"level {code.count('.')}" for code, rank, _ in told}
    listing = {ranks[parent] for _, _, parent in told if parent in ranks}
    return frozenset(code for code, _, _ in told if ranks[code] in listing)


def levels(parents: Mapping[str, str | None]) -> int:
    """How many units hang one below the other at most, from the parent of each code; a parent that is not among the codes
    counts for none. There must be no cycles."""
    depths: dict[str | None, int] = {None: 0}
    for start in parents:
        path: list[str] = []
        code: str | None = start
        while code is not None and code in parents and code not in depths:
            path.append(code)
            code = parents[code]
        depth = depths.get(code, 0)
        for number, above in enumerate(reversed(path), 1):
            depths[above] = depth + number
    return max(depths.values())
