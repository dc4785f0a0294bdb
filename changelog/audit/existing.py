"""Units that are told to begin, to be no more, or to exist again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from changelog.audit.ground import Found
from changelog.audit.looks import Aspect, Fit, Look, ends, recognised
from changelog.audit.shown import Stated
from changelog.audit.told import BEGINNING, NAMING, Party
from changelog.domain.reconciliations import Remark, Shows, Why
from changelog.domain.tellings import Telling


@dataclass(slots=True)
class Beginning(Aspect):
    """A creation or re-establishment: a document has the unit, and the list of before does not."""

    @property
    def _party(self) -> Party:
        return self.ground.same(self.telling)

    @property
    def _to(self) -> Party | None:
        return self.ground.parent(self.telling, after=True)

    def places(self, party: Party, day: date) -> list[Party]:
        told = [self._to] if self._to else []
        return self.ground.places(self.telling, party, day, told=told)

    def _places_on(self, day: date) -> list[Party]:
        return self.places(self._party, day)

    def after(self, day: date) -> Look | None:
        places = self._places_on(day)
        found = self.find(day, self._party, places)
        if found is None:
            return self.missing(day, self._party, places)
        why = (*self.called(found, self._party.names), *self._placed(found.stated), *recognised(found))
        return Look(Fit.YES, (found.stated.place(),), (*why, *self._not_in_between(found.stated)))

    def _not_in_between(self, stated: Stated) -> tuple[Remark, ...]:
        """An earlier document that lists the same place without it, though it was there by then as told: where it began is
        not told, so that it may have been elsewhere."""
        above = self.ground.shown.parent(stated)
        if above is None or (self.telling.day is None and self.telling.not_before is None):
            return ()
        between = (day for day in self.ground.shown.days if self.start <= day < stated.day)
        lists = (listing for day in between if (listing := self.ground.shown.listing_on(day, (above.unit_id,))))
        return tuple(Remark(Why.NOT_IN_BETWEEN, unit=one.name, day=one.day) for one in lists)[:1]

    def _placed(self, stated: Stated) -> tuple[Remark, ...]:
        if self._to is None or not stated.is_placed or self.is_below(stated, self._to):
            return ()
        parent = self.ground.shown.parent(stated)
        return (Remark(Why.PLACED_OTHERWISE, unit=parent.unit.name if parent else stated.snapshot.institution.name),)

    def before(self, day: date) -> Look | None:
        places = self._places_on(day)
        found = self.find(day, self._party, places)
        if found is None:
            listing = self.list_without(day, self._party, places)
            return Look(Fit.YES, (listing.place(Shows.NOT_IN_LIST),)) if listing else None
        if not found.is_firm:
            return None
        place = (found.stated.place(),)
        if self.ground.is_called(found.name, self._party.names, found.stated.unit.rank):
            return Look(Fit.NO, place, (Remark(Why.ALREADY_SO, unit=found.name, day=day),))
        return Look(Fit.ELSE, place, (Remark(Why.BEFORE_CALLED, unit=found.name),))

    def subjects(self) -> tuple[Party, ...]:
        return (self._party,)

    def is_remade_by(self, later: Telling, subjects: Sequence[Party]) -> bool:
        return any(ends(later, party) for party in subjects)


@dataclass(slots=True)
class Ending(Aspect):
    """An abolition: the complete list of the unit above no longer has it.

    Its identity may go on under another name where another place tells a transformation: here only what it is called
    counts, and that difference is a row of its own.
    """

    @property
    def _party(self) -> Party:
        return self.ground.units(self.telling)[0]

    def _places_on(self, day: date) -> list[Party]:
        eve = self.telling.day or self.telling.not_before or day
        return self.ground.places(self.telling, self._party, eve)

    def _still(self, day: date) -> Found | None:
        found = self.find(day, self._party, self._places_on(day))
        if found is None or not found.is_firm:
            return None
        return found if self.ground.is_called(found.name, self._party.names, found.stated.unit.rank) else None

    def after(self, day: date) -> Look | None:
        still = self._still(day)
        if still is not None:
            return Look(Fit.NO, (still.stated.place(),), (Remark(Why.STILL_THERE, unit=still.name),), still.name)
        places = self._places_on(day)
        listing = next((listed for place in places if (listed := self.listing(day, place))), None)
        if listing is None:
            listing = self.list_without(day, self._party, places)
        elif any(self.ground.is_called(one.unit.name, self._party.names, one.unit.rank) for one in listing.below):
            listing = None
        if listing is None:
            self.note_depth(day, self._party, places)
            return None
        return Look(Fit.YES, (listing.place(Shows.NOT_IN_LIST),))

    def before(self, day: date) -> Look | None:
        still = self._still(day)
        if still is not None:
            return Look(Fit.YES, (still.stated.place(),), (), still.name)
        absent = self.absent_before(day, self._party, self._places_on(day))
        return replace(absent, fit=Fit.NO) if absent else None

    def subjects(self) -> tuple[Party, ...]:
        return (self._party,)

    def is_remade_by(self, later: Telling, _subjects: Sequence[Party]) -> bool:
        return later.change.kind in BEGINNING | NAMING
