"""Which rank stands above which, learned from the manual itself: from what hangs from what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from changelog.domain.manuals import Manual
from changelog.domain.units import Unit


@dataclass(frozen=True, slots=True)
class Hanging:
    """A unit and the unit that it hangs from; both have a rank."""

    unit: Unit
    parent: Unit

    @property
    def ranks(self) -> tuple[str, str]:
        """The parent's rank, then the unit's."""
        return self.parent.rank or "", self.unit.rank or ""


def hangings(manual: Manual) -> tuple[Hanging, ...]:
    units = {unit.code: unit for unit in manual.units}
    return tuple(_hangings(manual.units, units))


def _hangings(units: Sequence[Unit], by_code: dict[str, Unit]) -> Iterator[Hanging]:
    for unit in units:
        parent = by_code.get(unit.parent) if unit.parent is not None else None
        if parent is not None and parent.rank and unit.rank:
            yield Hanging(unit, parent)


def times_above(hanging: Sequence[Hanging]) -> Counter[tuple[str, str]]:
    """How often each rank (first) has one of another rank (second) right below it."""
    return Counter(one.ranks for one in hanging)
