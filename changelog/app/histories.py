"""`history`: one unit's life, under all its names, and the lives of the units that it came from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from changelog.app.dates import asked_date
from changelog.app.lineages import Lineage, lineage_of
from changelog.app.told_and_seen import states_others
from changelog.app.units import find_unit
from changelog.domain.answers import EarlierLife, HistoryAnswer
from changelog.domain.dates import day_before
from changelog.domain.structures import Link, UnitVersion, is_in_force
from changelog.domain.tellings import Telling

if TYPE_CHECKING:
    from changelog.storage.store import Store, Work


def history_of(
    store: Store,
    unit: str,
    *,
    on: str | None = None,
    institution: str | None = None,
    today: date | None = None,
) -> HistoryAnswer:
    """Every state of a unit, found under any of its names, and of the units that it came from; `on` tells on which date it
    bore that name or code.
    """
    day = asked_date(on, today).day if on else None
    with store.transaction() as work:
        found = find_unit(work, unit, day, institution)
        key = found.institution.key
        lineage = lineage_of(work, key, found.unit_id)
        versions = work.unit_versions(key, found.unit_id)
        earlier = tuple(EarlierLife(kin.link, work.unit_versions(key, kin.unit_id)) for kin in lineage.earlier)
        functions = work.function_versions(key, found.unit_id)
        links = _links(work, key, lineage)
        lives = [*versions, *(version for life in earlier for version in life.versions)]
        days = _days_of(links, lives)
        involved = {unit_id for unit_id, _ in days} | {function.state.unit_id for function in functions}
        known = {unit_id: work.unit_versions(key, unit_id) for unit_id in sorted(involved)}
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
            names={unit_id: life[-1].state.name for unit_id, life in known.items() if life},
            documents=work.documents(),
            earlier=earlier,
            tellings=_tellings(work, key, {found.unit_id, *(kin.unit_id for kin in lineage.earlier)}),
            called={
                (unit_id, day): version.state.name
                for unit_id, day in days
                for version in known[unit_id]
                if is_in_force(version, day)
            },
        )


def _days_of(links: Iterable[Link], lives: Iterable[UnitVersion]) -> set[tuple[str, date]]:
    """The units that others hung from or were linked to, each with the day for which its name is wanted."""
    days = {(version.state.parent_id, version.valid_from) for version in lives if version.state.parent_id}
    for link in links:
        days |= {(unit_id, day_before(link.act.effective_date)) for unit_id in link.predecessors}
        days |= {(unit_id, link.act.effective_date) for unit_id in link.successors}
    return days


def _links(work: Work, key: str, lineage: Lineage) -> tuple[Link, ...]:
    """The unit's own links, then those by which the units that it came from were reached."""
    own = [link for link in work.links(key, lineage.unit_id) if not link.of_functions]
    return tuple(dict.fromkeys((*own, *(kin.link for kin in lineage.earlier))))


def _tellings(work: Work, key: str, ids: set[str]) -> tuple[Telling, ...]:
    """What documents tell of the units themselves: not of those that hung from them."""
    return tuple(
        telling
        for telling in work.tellings(key)
        if ids & {*telling.unit_ids, *(() if states_others(telling) else telling.result_ids)}
    )
