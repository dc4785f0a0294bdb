"""How deep a document goes: whose children it lists in full.

What is not listed is not documented, not absent (`domain.md`, "What a document does and does not say").
"""

from __future__ import annotations

from collections.abc import Iterable


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
