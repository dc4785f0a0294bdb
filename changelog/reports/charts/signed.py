"""What a change set says of each unit: its signs, its numbered joints, and how many of its functions changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from changelog.domain.changes import ChangeSet, FunctionChange, FunctionChangeKind, UnitChange, UnitChangeKind
from changelog.reports.charts.legend import SIGN_OF_KIND, Sign

_JOINED = {UnitChangeKind.MERGED: Sign.MERGED, UnitChangeKind.SPLIT: Sign.SPLIT, UnitChangeKind.REPLACED: Sign.REPLACED}


@dataclass(frozen=True, slots=True)
class Joint:
    """A merger, a split or a replacement, by its number in the picture: the same on every unit that took part."""

    sign: Sign
    number: int


@dataclass(slots=True)
class UnitSigns:
    """All that changed of one unit. `added`, `removed` and `modified` count its functions; a transferred one is removed
    here and added there. `from_parent` and `to_parent` are between which units a reassigned one moved, in words.
    """

    signs: set[Sign] = field(default_factory=set)
    joints: list[Joint] = field(default_factory=list)
    added: int = 0
    removed: int = 0
    modified: int = 0
    is_objective_modified: bool = False
    from_parent: str | None = None
    to_parent: str | None = None
    old_name: str | None = None

    @property
    def has_functions_changed(self) -> bool:
        return bool(self.added or self.removed or self.modified or self.is_objective_modified)

    @property
    def is_changed(self) -> bool:
        return bool(self.signs - {Sign.UNDOCUMENTED}) or self.has_functions_changed


def signs_of(changes: ChangeSet | None) -> Mapping[str, UnitSigns]:
    """By the unit's identity; without inherited consequences, which are nobody's change."""
    found: dict[str, UnitSigns] = {}
    if changes is None:
        return found
    number = 0
    for change in changes.units:
        if change.inherited:
            continue
        number += change.kind in _JOINED
        _take_unit(found, change, number)
    for function_change in changes.functions:
        if not function_change.inherited:
            _take_function(found, function_change)
    return found


def _take_unit(found: dict[str, UnitSigns], change: UnitChange, number: int) -> None:
    ids = dict.fromkeys(side.unit.unit_id for side in (*change.old, *change.new))
    for unit_id in ids:
        unit = found.setdefault(unit_id, UnitSigns())
        if change.kind is UnitChangeKind.OBJECTIVE_MODIFIED:
            unit.is_objective_modified = True
            continue
        unit.signs.add(SIGN_OF_KIND[change.kind])
        if change.kind in _JOINED:
            unit.joints.append(Joint(_JOINED[change.kind], number))
        elif change.kind is UnitChangeKind.REASSIGNED:
            unit.from_parent, unit.to_parent = change.old[0].parent_name, change.new[0].parent_name
        elif change.kind in (UnitChangeKind.RENAMED, UnitChangeKind.TRANSFORMED):
            unit.old_name = change.old[0].unit.name


def _take_function(found: dict[str, UnitSigns], change: FunctionChange) -> None:
    olds = dict.fromkeys(side.function.unit_id for side in change.old)
    news = dict.fromkeys(side.function.unit_id for side in change.new)
    match change.kind:
        case FunctionChangeKind.ADDED:
            for unit_id in news:
                found.setdefault(unit_id, UnitSigns()).added += 1
        case FunctionChangeKind.REMOVED:
            for unit_id in olds:
                found.setdefault(unit_id, UnitSigns()).removed += 1
        case FunctionChangeKind.TRANSFERRED:
            for unit_id in olds:
                found.setdefault(unit_id, UnitSigns()).removed += 1
            for unit_id in news:
                found.setdefault(unit_id, UnitSigns()).added += 1
        case FunctionChangeKind.MODIFIED | FunctionChangeKind.SPLIT | FunctionChangeKind.MERGED:
            for unit_id in {**olds, **news}:
                found.setdefault(unit_id, UnitSigns()).modified += 1
        case _:
            pass  # renumbered is no change of what a unit does; first or no longer documented is none at all
