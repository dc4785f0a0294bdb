"""Units that are told to hang from another unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from changelog.audit.looks import Aspect, Fit, Look, ends, recognised
from changelog.audit.shown import Stated
from changelog.audit.told import Party
from changelog.domain.narratives import NarratedKind
from changelog.domain.reconciliations import Remark, Shows, Why
from changelog.domain.tellings import Telling


@dataclass(slots=True)
class Placing(Aspect):
    """A change of adscription: the document shows the unit below the one told (at any depth: it may hang from a unit that
    moved with it), or, where nothing covers that one, no longer below the one before."""

    @property
    def _party(self) -> Party:
        return self.ground.same(self.telling)

    @property
    def _to(self) -> Party | None:
        return self.ground.parent(self.telling, after=True)

    @property
    def _from(self) -> Party | None:
        return self.ground.parent(self.telling, after=False)

    def after(self, day: date) -> Look | None:
        near = self.ground.parents(self.telling)
        found = self.find(day, self._party, near)
        if found is None:
            return self.missing(day, self._party, [self._to]) if self._to else None
        if not found.stated.is_placed:
            self.hindrances.add(Why.NOT_PLACED, found.stated)
            return None
        fit, why = self._judged(found.stated)
        if fit is None or (fit is Fit.NO and not found.is_firm):
            self.hindrances.add(Why.PERHAPS_WITHIN if found.is_firm else Why.BY_NAME, found.stated)
            return None
        return Look(fit, (found.stated.place(),), (*why, *recognised(found)), self._state(found.stated))

    def _judged(self, stated: Stated) -> tuple[Fit | None, tuple[Remark, ...]]:
        to, former = self._to, self._from
        parent = self.ground.shown.parent(stated)
        name = parent.unit.name if parent else stated.snapshot.institution.name
        was_below = former is not None and self.is_below(stated, former)
        if to is None and not was_below:
            return Fit.YES, ()
        if to is None and former is not None and not (parent and self.is_party(parent, former)):
            return None, ()  # further down below the unit before: where it went is not told, and may be just there
        if was_below and (former is None or not self._is_within(former, stated)):
            return Fit.NO, (Remark(Why.STILL_UNDER, unit=name),)
        if to is not None and self.is_below(stated, to):
            return Fit.YES, ()
        return Fit.NO, (Remark(Why.SHOWN_UNDER, unit=name),)

    def _is_within(self, former: Party, stated: Stated) -> bool:
        """Whether the unit told after hangs itself from the one before: a move within its branch, seen below both."""
        to = self._to
        if to is None or not self.is_below(stated, to):
            return False
        above = next((up for up in self.ground.shown.above(stated) if self.is_party(up, to)), None)
        return above is not None and self.is_below(above, former)

    def _state(self, stated: Stated) -> str:
        parent = self.ground.shown.parent(stated)
        return parent.unit_id if parent else ""

    def partly(self, day: date) -> Look | None:
        """That the complete lists of the unit before no longer have it, wherever it went."""
        if self._from is None:
            return None
        listing = self.list_without(day, self._party, [self._from])
        if listing is None:
            return None
        where = self._to.name if self._to else None
        return Look(Fit.YES, (listing.place(Shows.NOT_IN_LIST),), (Remark(Why.ONLY_LEFT, unit=where),), has_left=True)

    def before(self, day: date) -> Look | None:
        found = self.find(day, self._party, self.ground.parents(self.telling))
        if found is None and self._from is not None:
            return self.absent_before(day, self._party, [self._from])
        if found is None or not found.is_firm or not found.stated.is_placed:
            return None
        stated = found.stated
        place, state = (stated.place(),), self._state(stated)
        parent = self.ground.shown.parent(stated)
        name = parent.unit.name if parent else stated.snapshot.institution.name
        if self._to is not None and self.is_below(stated, self._to):
            return self._already(stated, Look(Fit.NO, place, (Remark(Why.ALREADY_SO, unit=name, day=day),), state))
        if self._from is None or self.is_below(stated, self._from):
            return Look(Fit.YES, place, (), state)
        return Look(Fit.ELSE, place, (Remark(Why.BEFORE_UNDER, unit=name),), state)

    def _already(self, stated: Stated, look: Look) -> Look | None:
        """Of a unit that hung below the one told after before: NO, unless it moved all the same, out of a unit between the
        two, or along with the one told after; None where no later document shows whether it moved within."""
        if self._is_nearer_before(stated) or self._moved_along():
            return replace(look, fit=Fit.YES, why=())
        parent = self.ground.shown.parent(stated)
        if parent is not None and self._to is not None and self.is_party(parent, self._to):
            return look
        later = self._first_from_start(self._party)
        if later is None:
            return None
        return look if self._state(later) == look.state else replace(look, fit=Fit.YES, why=())

    def _is_nearer_before(self, stated: Stated) -> bool:
        """Of a unit below both: whether the one told before is the nearer."""
        for above in self.ground.shown.above(stated):
            if self._to is not None and self.is_party(above, self._to):
                return False
            if self._from is not None and self.is_party(above, self._from):
                return True
        return False

    def _moved_along(self) -> bool:
        """Whether the unit told after left the one before itself, and took this one with it."""
        first = self._first_from_start(self._to) if self._to is not None else None
        return first is not None and self._from is not None and not self.is_below(first, self._from)

    def _first_from_start(self, party: Party) -> Stated | None:
        """A unit where the first document from the day on places it."""
        found = (self.find(day, party) for day in self.ground.shown.days if day >= self.start)
        return next((one.stated for one in found if one is not None and one.stated.is_placed), None)

    def subjects(self) -> tuple[Party, ...]:
        return (self._party,)

    def remade_by(self, after: date, until: date, *, is_absent: bool) -> tuple[Telling, ...]:
        """Besides: moves of units above it, which took it along."""
        own = Aspect.remade_by(self, after, until, is_absent=is_absent)
        found = self.find(until, self._party, self.ground.parents(self.telling))
        above = self.ground.shown.above(found.stated) if found else ()
        parties = [Party((one.unit.name,), (one.unit_id,)) for one in above]
        moved = [one for party in parties for one in self.ground.told.between(party, after, until, but=self.telling)]
        return (*own, *(one for one in moved if one.change.kind is NarratedKind.REASSIGNED and one not in own))

    def is_remade_by(self, later: Telling, subjects: Sequence[Party]) -> bool:
        return later.change.kind is NarratedKind.REASSIGNED or any(ends(later, party) for party in subjects)

    def places(self, party: Party, day: date) -> list[Party]:  # noqa: ARG002
        return [self._to] if self._to else []
