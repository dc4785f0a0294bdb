"""The rules of the domain (`domain.md`, "Rules") that a computed history must keep on every date: where it breaks them.

The replay law is checked where the changes are computed, in `diff`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeVar

from changelog.domain.correspondences import Relation
from changelog.domain.dates import day_before
from changelog.domain.ledgers import Fault, FaultKind
from changelog.domain.structures import FunctionVersion, Link, UnitVersion, is_in_force

Version = TypeVar("Version", UnitVersion, FunctionVersion)
Lives = Mapping[str, Sequence[UnitVersion]]
FEWEST = {
    Relation.MERGED: (2, 1),
    Relation.SPLIT: (1, 2),
    Relation.REPLACED: (1, 1),
}
"""Predecessors and successors that a link needs at least."""


def broken_rules(
    units: Iterable[UnitVersion], functions: Iterable[FunctionVersion], links: Iterable[Link]
) -> Iterator[Fault]:
    """Each breach with the first day and the unit, function or link that it is of."""
    lives = _by(units, lambda version: version.state.unit_id)
    functions_by = _by(functions, lambda version: version.state.function_id)
    yield from _two_states(lives, _called)
    yield from _two_states(functions_by, lambda version: f"{version.state.unit_id} {version.state.marker}")
    for life in lives.values():
        yield from (fault for version in life for fault in _of_parent(version, lives))
    yield from _cycles(lives)
    for versions in functions_by.values():
        yield from (fault for version in versions for fault in _of_unit(version, lives))
    yield from (fault for link in links for fault in _of_link(link, lives, functions_by))


def days_of_change(units: Iterable[UnitVersion], functions: Iterable[FunctionVersion]) -> list[date]:
    """Every day on which something begins or ends, in order."""
    days = {day for version in units for day in (version.valid_from, version.valid_to) if day is not None}
    days |= {day for version in functions for day in (version.valid_from, version.valid_to) if day is not None}
    return sorted(days)


def _by(versions: Iterable[Version], identity: Callable[[Version], str]) -> dict[str, list[Version]]:
    """Versions by identity, in the order of days."""
    found: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        found[identity(version)].append(version)
    for life in found.values():
        life.sort(key=lambda version: version.valid_from)
    return found


def _two_states(lives: Mapping[str, Sequence[Version]], called: Callable[[Version], str]) -> Iterator[Fault]:
    """On any date an identity has one state."""
    for life in lives.values():
        for one, other in pairwise(life):
            if one.valid_to is None or one.valid_to > other.valid_from:
                yield Fault(FaultKind.TWO_STATES, f"{other.valid_from}: {called(other)}")


def _of_parent(version: UnitVersion, lives: Lives) -> Iterator[Fault]:
    """Every parent is in force whenever its child is."""
    parent_id = version.state.parent_id
    if parent_id is None:
        return
    day = _first_uncovered(version.valid_from, version.valid_to, lives.get(parent_id, ()))
    if day is not None:
        yield Fault(FaultKind.PARENT, f"{day}: {_called(version)}")


def _first_uncovered(start: date, end: date | None, life: Sequence[UnitVersion]) -> date | None:
    """The first day from `start`, before `end` (None: for ever), on which a life has no version; None where it always has
    one.
    """
    day: date | None = start
    for version in life:
        if day is None or version.valid_from > day:
            break
        if version.valid_to is None or version.valid_to > day:
            day = version.valid_to
    return day if day is not None and (end is None or day < end) else None


def _cycles(lives: Lives) -> Iterator[Fault]:
    """No unit hangs, however deep, from itself. A cycle closes on a day on which one of its members begins to hang so."""
    for life in lives.values():
        for version in life:
            if _hangs_from_itself(version, lives):
                yield Fault(FaultKind.CYCLE, f"{version.valid_from}: {_called(version)}")


def _hangs_from_itself(version: UnitVersion, lives: Lives) -> bool:
    day, seen, above = version.valid_from, {version.state.unit_id}, version.state.parent_id
    while above is not None and above not in seen:
        seen.add(above)
        found = next((each for each in lives.get(above, ()) if is_in_force(each, day)), None)
        above = found.state.parent_id if found is not None else None
    return above == version.state.unit_id


def _of_unit(version: FunctionVersion, lives: Lives) -> Iterator[Fault]:
    """A function is in force only while its unit is."""
    day = _first_uncovered(version.valid_from, version.valid_to, lives.get(version.state.unit_id, ()))
    if day is not None:
        yield Fault(FaultKind.UNIT_OF_FUNCTION, f"{day}: {version.state.unit_id} {version.state.marker}")


def _of_link(link: Link, lives: Lives, functions: Mapping[str, Sequence[FunctionVersion]]) -> Iterator[Fault]:
    """Links are two-sided; what was is in force on the eve, what is on the day."""
    day = link.act.effective_date
    place = f"{day}: {link.relation}"
    before, after = FEWEST.get(link.relation, (1, 1))
    if len(link.predecessors) < before or len(link.successors) < after:
        yield Fault(FaultKind.SIDES, place)
    known: Mapping[str, Sequence[UnitVersion] | Sequence[FunctionVersion]] = functions if link.of_functions else lives
    for member, on in (
        *((one, day_before(day)) for one in link.predecessors),
        *((one, day) for one in link.successors),
    ):
        if link.relation is not Relation.REESTABLISHED and not _is_there(known.get(member, ()), on):
            yield Fault(FaultKind.MEMBER, place, {"member": member, "day": on.isoformat()})


def _is_there(life: Sequence[UnitVersion] | Sequence[FunctionVersion], day: date) -> bool:
    return any(is_in_force(version, day) for version in life)


def _called(version: UnitVersion) -> str:
    return " ".join(filter(None, (version.state.code, version.state.name)))
