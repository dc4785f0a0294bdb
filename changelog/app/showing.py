"""`show`: the structure on a date, or a unit with its functions and what hangs below it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from changelog.app.dates import asked_date
from changelog.app.units import FoundUnit, find_unit, institutions_of
from changelog.domain.answers import StructureAnswer
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
                asked, (structure,), work.documents(), found.version, _parent(work, found, asked.day)
            )
        structures = tuple(work.structure(owner.key, asked.day) for owner in institutions_of(work, institution))
        return StructureAnswer(asked, structures, work.documents())


def _parent(work: Work, found: FoundUnit, on: date) -> UnitState | None:
    parent_id = found.version.state.parent_id
    if parent_id is None:
        return None
    versions = work.unit_versions(found.institution.key, parent_id)
    return next((version.state for version in versions if is_in_force(version, on)), None)
