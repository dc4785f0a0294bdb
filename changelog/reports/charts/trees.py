"""Structures as trees of places: one date as it is, two dates united so that a unit keeps its place on both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from changelog.domain.structures import Structure, UnitState, code_parts


@dataclass(frozen=True, slots=True)
class Place:
    """A box's place in a picture, and the unit that stands there on each date (None: none does).

    A unit that moved has two places, its old one with `before` alone and its new one with `after` alone. `folded` counts
    the units below that this picture leaves out, before and after; `has_page` says that another picture shows them. A
    place without a unit on either date joins several tops.
    """

    key: str
    before: UnitState | None
    after: UnitState | None
    children: tuple[Place, ...] = ()
    folded: tuple[int, int] = (0, 0)
    has_page: bool = False

    @property
    def unit_id(self) -> str | None:
        state = self.after or self.before
        return state.unit_id if state else None

    @property
    def state(self) -> UnitState | None:
        """The unit as it is after, or as it was."""
        return self.after or self.before

    @property
    def size(self) -> int:
        return 1 + sum(child.size for child in self.children)

    def walk(self) -> Iterator[Place]:
        """This place and all below it, as printed."""
        waiting = [self]
        while waiting:
            place = waiting.pop()
            yield place
            waiting.extend(reversed(place.children))


TOP = "top"
"""The key of the place that joins several tops."""


def tree_of(before: Structure | None, after: Structure) -> Place | None:
    """The places of one date (`before` None) or of two; None where no unit is documented.

    Below a place where a unit stands on both dates hang the units that hung from it on either. Children stand in the
    order of their codes.
    """
    roots = _Forest(before.units if before else (), after.units, compares=before is not None).roots()
    if len(roots) == 1:
        return roots[0]
    return Place(TOP, None, None, roots) if roots else None


class _Forest:
    """Both structures by parent, and the places that follow."""

    def __init__(self, before: tuple[UnitState, ...], after: tuple[UnitState, ...], *, compares: bool):
        self.before = {unit.unit_id: unit for unit in before}
        self.after = {unit.unit_id: unit for unit in after}
        self.below_before = _by_parent(self.before)
        self.below_after = _by_parent(self.after)
        self.compares = compares

    def roots(self) -> tuple[Place, ...]:
        return self._children(None, was=True, is_=True)

    def _children(self, parent: str | None, *, was: bool, is_: bool) -> tuple[Place, ...]:
        old = self.below_before.get(parent, ()) if was else ()
        new = self.below_after.get(parent, ()) if is_ else ()
        both = dict.fromkeys((*new, *old))
        places = [self._place(unit_id, was=unit_id in old, is_=unit_id in new) for unit_id in both]
        return tuple(sorted(places, key=_order))

    def _place(self, unit_id: str, *, was: bool, is_: bool) -> Place:
        return Place(
            key=unit_id if is_ else f"{unit_id}-before",
            before=self.before[unit_id] if was else None,
            after=self.after[unit_id] if is_ else None,
            children=self._children(unit_id, was=was, is_=is_),
        )


def _by_parent(units: Mapping[str, UnitState]) -> Mapping[str | None, dict[str, None]]:
    found: dict[str | None, dict[str, None]] = defaultdict(dict)
    for unit in units.values():
        found[unit.parent_id if unit.parent_id in units else None][unit.unit_id] = None
    return dict(found)


def _order(place: Place) -> tuple[object, ...]:
    state = place.state
    assert state is not None
    return state.code is None, code_parts(state.code), state.name, place.key


def folded(place: Place, *, has_page: bool) -> Place:
    """The place alone, with how many units are below it in this tree."""
    below = [one for one in place.walk() if one is not place]
    counts = sum(one.before is not None for one in below), sum(one.after is not None for one in below)
    return replace(place, children=(), folded=counts, has_page=has_page and bool(below))
