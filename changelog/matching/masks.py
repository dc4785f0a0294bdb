"""The names of a unit and its parent, masked in the texts of its functions.

After a renaming these names differ in every text of the unit and say nothing about its duties.
"""

from __future__ import annotations

from collections.abc import Callable

from changelog.matching.lexicon import OWN_NAME, PARENT_NAME
from changelog.matching.sides import Side

_LEAST_MASKED = 2
"""Words that a name needs to be masked: "Dirección" alone would erase the word everywhere."""


_MOST_KEPT = 10_000
"""Units whose masks are kept: texts are asked for unit by unit, so few come back later."""


class Masks:
    """The masks of one side's units, for texts as this routine writes them (see `Lexicon`)."""

    def __init__(self, side: Side, write: Callable[[str], str]) -> None:
        self._side = side
        self._write = write
        self._known: dict[int, list[tuple[str, str]]] = {}

    def masked(self, unit: int, text: str) -> str:
        """A text of this unit as written, with its own and its parent's name replaced by one sign each."""
        known = self._known.get(unit)
        if known is None:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            known = self._known[unit] = self._masks(unit)
        signs = self._write(text)
        for name, sign in known:
            signs = signs.replace(name, sign)
        return signs

    def _masks(self, unit: int) -> list[tuple[str, str]]:
        side, parent = self._side, self._side.parents[unit]
        names = [(side.names[unit].key, OWN_NAME)]
        if parent >= 0:
            names.append((side.names[parent].key, PARENT_NAME))
        # The longer first: a parent's name may be part of the unit's own.
        names.sort(key=lambda name: -len(name[0]))
        return [(self._write(name), sign) for name, sign in names if name.count(" ") >= _LEAST_MASKED - 1]
