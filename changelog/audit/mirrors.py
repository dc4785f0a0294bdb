"""Links of units that stand on one side only: a successor that never comes, or a predecessor that stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from changelog.domain.correspondences import Relation
from changelog.domain.dates import day_before
from changelog.domain.records import RecordedHistory
from changelog.domain.structures import Link
from changelog.domain.tellings import Telling
from changelog.domain.texts import normal_form

_LINKED = frozenset({Relation.MERGED, Relation.SPLIT, Relation.REPLACED})


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link, the telling that it rests on (None: a person's decision, or recognised), the names of its units before and
    after, and those of them that are missing after or still there."""

    link: Link
    telling: Telling | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    missing: tuple[str, ...]
    remaining: tuple[str, ...]


def broken_links(history: RecordedHistory) -> Iterator[BrokenLink]:
    """Links whose successors are not all in force on the day, or whose predecessors are not all gone. A unit that splits may
    go on beside its parts; one that absorbs others may be one of those before."""
    begun: dict[date, frozenset[_Placed]] = {}
    for link in history.links:
        if link.of_functions or link.relation not in _LINKED:
            continue
        day = link.act.effective_date
        telling = _told(history, link)
        after = {unit_id: state for unit_id in link.successors if (state := history.state(unit_id, day)) is not None}
        missing = [unit_id for unit_id in link.successors if unit_id not in after]
        before = tuple(_name_before(history, unit_id, day) or "?" for unit_id in link.predecessors)
        if day not in begun:
            begun[day] = _begun(history, day)
        remaining = [] if link.relation is Relation.SPLIT else _remaining(history, link, begun[day])
        if missing or remaining:
            names = [state.name for state in after.values()]
            gone = _not_among(telling.results if telling is not None else (), names, len(missing))
            yield BrokenLink(link, telling, before, (*names, *gone), gone, tuple(remaining))


def _told(history: RecordedHistory, link: Link) -> Telling | None:
    for telling in history.tellings:
        if set(telling.unit_ids) == set(link.predecessors) and telling.day == link.act.effective_date:
            return telling
    return None


def _not_among(told: tuple[str, ...], names: list[str], count: int) -> tuple[str, ...]:
    """The names told of the successors that no structure has; a mark for each that has no name."""
    left = [name for name in told if name not in names][:count]
    return (*left, *["?"] * (count - len(left)))


_Placed = tuple[str, str | None]
"""A name (normal form) and the unit from which its bearer hangs: a name alone may be that of units all over."""


def _begun(history: RecordedHistory, day: date) -> frozenset[_Placed]:
    """The units whose life begins on a day."""
    return frozenset(
        (normal_form(version.state.name), version.state.parent_id)
        for version in history.in_force(day)
        if version.valid_from == day and version.opening is not None
    )


def _remaining(history: RecordedHistory, link: Link, begun: frozenset[_Placed]) -> list[str]:
    """Which of the units before are still listed: as such, or as a unit of that name and place that begins on the day and
    is none of those after."""
    day = link.act.effective_date
    after = {normal_form(state.name) for one in link.successors if (state := history.state(one, day)) is not None}
    remaining = []
    for unit_id in link.predecessors:
        state = history.state(unit_id, day_before(day))
        if state is None or unit_id in link.successors:
            continue
        name = normal_form(state.name)
        if history.state(unit_id, day) is not None or (name not in after and (name, state.parent_id) in begun):
            remaining.append(state.name)
    return remaining


def _name_before(history: RecordedHistory, unit_id: str, day: date) -> str | None:
    state = history.state(unit_id, day_before(day))
    return state.name if state is not None else None
