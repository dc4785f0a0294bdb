"""`history`: one unit's life, under all its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from changelog.app.dates import asked_date
from changelog.app.units import find_unit
from changelog.domain.answers import HistoryAnswer

if TYPE_CHECKING:
    from datetime import date

    from changelog.storage.store import Store


def history_of(
    store: Store,
    unit: str,
    *,
    on: str | None = None,
    institution: str | None = None,
    today: date | None = None,
) -> HistoryAnswer:
    """Every state of a unit, found under any of its names; `on` tells on which date it bore that name or code."""
    day = asked_date(on, today).day if on else None
    with store.transaction() as work:
        found = find_unit(work, unit, day, institution)
        key = found.institution.key
        versions = work.unit_versions(key, found.unit_id)
        links = tuple(
            link
            for link in work.links(key)
            if not link.of_functions and found.unit_id in (*link.predecessors, *link.successors)
        )
        involved = {i for link in links for i in (*link.predecessors, *link.successors)}
        involved.update(v.state.parent_id for v in versions if v.state.parent_id)
        functions = work.function_versions(key, found.unit_id)
        involved.update(function.state.unit_id for function in functions)
        return HistoryAnswer(
            institution=found.institution.label,
            versions=versions,
            functions=functions,
            links=links,
            pairings=tuple(
                pairing
                for pairing in work.pairings(key, None)
                if found.unit_id in {s.unit_id for s in (*pairing.old, *pairing.new)}
            ),
            names={unit_id: work.unit_versions(key, unit_id)[-1].state.name for unit_id in sorted(involved)},
            documents=work.documents(),
        )
