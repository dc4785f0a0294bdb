"""`show`: the structure on a date, or a unit with its functions and what hangs below it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from changelog.app.dates import asked_date
from changelog.app.units import FoundUnit, find_unit, institutions_of
from changelog.domain.answers import StructureAnswer
from changelog.domain.snapshots import Institution
from changelog.domain.structures import UnitState, is_in_force

if TYPE_CHECKING:
    from changelog.storage.store import Store, Work


def show_structure(
    store: Store,
    on: str = "today",
    *,
    unit: str | None = None,
    institution: str | None = None,
    today: date | None = None,
) -> StructureAnswer:
    """The structure in force on a date: of every institution, of one, or from one unit down."""
    asked = asked_date(on, today)
    with store.transaction() as work:
        if unit is not None:
            found = find_unit(work, unit, asked.day, institution)
            structure = work.structure(found.institution.key, asked.day, below=found.unit_id)
            return StructureAnswer(
                on=asked,
                structures=(structure,),
                documents=work.documents(),
                unit=found.version,
                parent=_parent(work, found, asked.day),
                narratives=_told(work, (found.institution,)),
            )
        owners = institutions_of(work, institution)
        structures = tuple(work.structure(owner.key, asked.day) for owner in owners)
        return StructureAnswer(asked, structures, work.documents(), narratives=_told(work, owners))


def _told(work: Work, owners: Iterable[Institution]) -> frozenset[str]:
    """The statements that tell in prose."""
    return frozenset(narrative.digest for owner in owners for narrative in work.narratives(owner.key))


def _parent(work: Work, found: FoundUnit, on: date) -> UnitState | None:
    parent_id = found.version.state.parent_id
    if parent_id is None:
        return None
    versions = work.unit_versions(found.institution.key, parent_id)
    return next((version.state for version in versions if is_in_force(version, on)), None)
