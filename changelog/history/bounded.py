"""Between which days a change told without one took effect, as far as states before and after it are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from changelog.domain.narratives import NarratedKind
from changelog.domain.structures import UnitVersion
from changelog.history.callings import folded
from changelog.history.told import Told


@dataclass(frozen=True, slots=True)
class Bounded:
    """`not_before` is the last day known to show the state before, `not_after` the first that shows the one after; None
    where no day does. `unit_ids` is the unit, where its names mean one."""

    not_before: date | None = None
    not_after: date | None = None
    unit_ids: tuple[str, ...] = ()


class Bounds:
    """The states of all units, asked which of them bound a telling."""

    def __init__(self, versions: Sequence[UnitVersion]) -> None:
        self._by_name: defaultdict[str, list[UnitVersion]] = defaultdict(list)
        self._by_id: defaultdict[str, list[UnitVersion]] = defaultdict(list)
        for version in versions:
            self._by_name[folded(version.state.name)].append(version)
            self._by_id[version.state.unit_id].append(version)

    def of(self, told: Told) -> Bounded:
        """The days between which it took effect; nothing where the names mean no unit, or several."""
        names = {folded(name) for name in (*told.units, *told.results)}
        ids = {version.state.unit_id for name in names for version in self._by_name.get(name, ())}
        if len(ids) != 1:
            return Bounded()
        (unit_id,) = ids
        versions = self._by_id[unit_id]
        after = [version.valid_from for version in versions if self._is_after(version, told)]
        before = [version.valid_from for version in versions if self._is_before(version, told)]
        first = min(after, default=None)
        last = max((day for day in before if first is None or day < first), default=None)
        return Bounded(last, first, (unit_id,))

    def _is_after(self, version: UnitVersion, told: Told) -> bool:
        match told.kind:
            case NarratedKind.RENAMED | NarratedKind.TRANSFORMED:
                return folded(version.state.name) in _folded(told.results)
            case NarratedKind.REASSIGNED:
                return told.to_parent is not None and self._hangs_from(version, told.to_parent)
            case NarratedKind.CREATED:
                return True
            case _:
                return False

    def _is_before(self, version: UnitVersion, told: Told) -> bool:
        match told.kind:
            case NarratedKind.RENAMED | NarratedKind.TRANSFORMED:
                return folded(version.state.name) in _folded(told.units)
            case NarratedKind.REASSIGNED:
                return told.from_parent is not None and self._hangs_from(version, told.from_parent)
            case NarratedKind.ABOLISHED:
                return True
            case _:
                return False

    def _hangs_from(self, version: UnitVersion, name: str) -> bool:
        return any(folded(above.state.name) == folded(name) for above in self._line(version))

    def _line(self, version: UnitVersion) -> Iterable[UnitVersion]:
        """The units above on the day the version began, nearest first."""
        seen: set[str] = set()
        parent = version.state.parent_id
        while parent is not None and parent not in seen:
            seen.add(parent)
            above = _on(self._by_id, parent, version.valid_from)
            if above is None:
                return
            yield above
            parent = above.state.parent_id


def _on(by_id: Mapping[str, Sequence[UnitVersion]], unit_id: str, day: date) -> UnitVersion | None:
    return next(
        (v for v in by_id.get(unit_id, ()) if v.valid_from <= day and (v.valid_to is None or day < v.valid_to)), None
    )


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(name) for name in names)
