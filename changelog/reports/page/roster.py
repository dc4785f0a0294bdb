"""Everything that rows are about, each numbered once: units, kinds, ranks, agreements and branches.

A page of thousands of rows names each of them by its number, which keeps the page small.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import count
from typing import Generic, TypeVar

from changelog.domain.structures import UnitState, UnitVersion
from changelog.reports.tables import Mark, Table

_SHORTEST_ID = 8
"""Letters of an identity that a link shows, where so few tell all units of the report apart."""

NOTHING = -1

Thing = TypeVar("Thing", bound=Hashable)


class Numbered(Generic[Thing]):
    """Things in the order in which they were first met, each with its number from 0; None is `NOTHING`."""

    def __init__(self) -> None:
        self._numbers: dict[Thing, int] = {}

    def number(self, thing: Thing | None) -> int:
        return NOTHING if thing is None else self._numbers.setdefault(thing, len(self._numbers))

    def __iter__(self) -> Iterator[Thing]:
        return iter(self._numbers)


class Roster:
    """The numbers of one page, with the last known state of every unit whose life it holds."""

    def __init__(self, tables: Iterable[Table], lives: Mapping[str, tuple[UnitVersion, ...]]) -> None:
        self.units: Numbered[str] = Numbered()
        self.kinds: Numbered[str] = Numbered()
        self.ranks: Numbered[str] = Numbered()
        self.agreements: Numbered[str] = Numbered()
        self.branches: Numbered[tuple[str, ...]] = Numbered()
        self.latest: dict[str, UnitState] = {}
        for version in sorted((v for each in lives.values() for v in each), key=lambda v: v.valid_from):
            self.units.number(version.state.unit_id)
            self.latest[version.state.unit_id] = version.state
        for mark in (mark for table in tables for mark in table.marks):
            self.row(mark)
        self._short = _shortened(self.units)

    def row(self, mark: Mark) -> tuple[int, ...]:
        """What a row is about, in numbers: unit, kind, rank, agreement, branch, and 1 for a mere consequence."""
        for unit_id in mark.branch:
            self.units.number(unit_id)
        return (
            self.units.number(mark.unit_id),
            self.kinds.number(mark.kind),
            self.ranks.number(mark.rank),
            self.agreements.number(mark.agreement),
            self.branches.number(mark.branch or None),
            int(mark.inherited),
        )

    def anchor(self, unit_id: str) -> str:
        """What a link to the unit says after its hash sign."""
        return f"unit-{self._short[unit_id]}"


def _shortened(units: Iterable[str]) -> dict[str, str]:
    """Every identity cut to as many letters as tell all of them apart; only letters and figures, as links have them."""
    plain = {unit_id: "".join(c for c in unit_id if c.isascii() and c.isalnum()) for unit_id in units}
    for length in range(_SHORTEST_ID, max(map(len, plain.values()), default=0) + 1):
        if len({short[:length] for short in plain.values() if short}) == len(plain):
            return {unit_id: short[:length] for unit_id, short in plain.items()}
    numbers = count(1)
    return {unit_id: str(next(numbers)) for unit_id in plain}
