"""Functions that are told to be given to a unit or taken from it."""

from __future__ import annotations

from datetime import date

from changelog.audit.ground import Ground
from changelog.audit.looks import Fit, Look
from changelog.audit.shown import Stated
from changelog.domain.narratives import NarratedKind
from changelog.domain.reconciliations import Remark, Shows, Why
from changelog.domain.structures import is_in_force
from changelog.domain.tellings import Telling


def duties_around(telling: Telling, ground: Ground) -> tuple[Stated, Stated] | None:
    """The last document before the day and the first from it on that list the unit's functions; None where one lacks."""
    if telling.day is None:
        return None
    stated = [s for i in telling.unit_ids for s in ground.shown.all_of(i) if s.unit.functions_listed]
    before = [s for s in stated if s.day < telling.day]
    after = [s for s in stated if s.day >= telling.day]
    if not before or not after:
        return None
    return max(before, key=lambda s: s.day), min(after, key=lambda s: s.day)


def look_at_duties(telling: Telling, ground: Ground, around: tuple[Stated, Stated]) -> Look:
    """Whether functions came or left between two documents, as is told. Which ones is not told, so that any will do."""
    before, after = (_functions_of(stated, ground) for stated in around)
    places = tuple(stated.place(Shows.FUNCTIONS) for stated in around)
    given = telling.change.kind is NarratedKind.FUNCTIONS_GIVEN
    moved = len(after - before) if given else len(before - after)
    if moved:
        return Look(Fit.YES, places, (Remark(Why.FUNCTIONS_GAINED if given else Why.FUNCTIONS_LOST, count=moved),))
    return Look(Fit.NO, places, (Remark(Why.NO_FUNCTION_CAME if given else Why.NO_FUNCTION_LEFT),))


def _functions_of(stated: Stated, ground: Ground) -> set[str]:
    day: date = stated.day
    return {
        version.state.function_id
        for version in ground.functions.get(stated.unit_id, ())
        if version.state.unit_id == stated.unit_id and is_in_force(version, day)
    }
