"""From which units one came, and which came from it: through mergers, splits and replacements, over any number of links."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from changelog.domain.structures import Link

if TYPE_CHECKING:
    from changelog.storage.store import Work


@dataclass(frozen=True, slots=True)
class Kin:
    """A unit of a lineage, with the link by which it was reached."""

    unit_id: str
    link: Link


@dataclass(frozen=True, slots=True)
class Lineage:
    """One unit, those that it came from and those that came from it, the nearest first.

    Only straight lines: other units that came from a predecessor are not of the lineage.
    """

    unit_id: str
    earlier: tuple[Kin, ...]
    later: tuple[Kin, ...]

    @property
    def unit_ids(self) -> frozenset[str]:
        return frozenset((self.unit_id, *(kin.unit_id for kin in (*self.earlier, *self.later))))


def lineage_of(work: Work, institution: str, unit_id: str) -> Lineage:
    """The lineage of a unit of an institution (by its key)."""

    def links(member: str) -> list[Link]:
        return [link for link in work.links(institution, member) if not link.of_functions]

    def before(member: str) -> Iterable[Kin]:
        return (Kin(one, link) for link in links(member) if member in link.successors for one in link.predecessors)

    def after(member: str) -> Iterable[Kin]:
        return (Kin(one, link) for link in links(member) if member in link.predecessors for one in link.successors)

    return Lineage(unit_id, _reached(unit_id, before), _reached(unit_id, after))


def _reached(unit_id: str, step: Callable[[str], Iterable[Kin]]) -> tuple[Kin, ...]:
    """All that is reached step by step, level by level, each unit once."""
    found: dict[str, Kin] = {}
    level = [unit_id]
    while level:
        reached = [kin for member in level for kin in step(member) if kin.unit_id != unit_id]
        fresh = {kin.unit_id: kin for kin in reversed(reached) if kin.unit_id not in found}
        level = list(reversed(fresh))
        found.update((member, fresh[member]) for member in level)
    return tuple(found.values())
