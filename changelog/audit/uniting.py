"""Units that are told to become others: mergers, splits, replacements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from changelog.audit.ground import Found
from changelog.audit.looks import Aspect, Fit, Look, not_listed, recognised
from changelog.audit.shown import Listing
from changelog.audit.told import BEGINNING, Party
from changelog.domain.reconciliations import Remark, SeenPlace, Shows, Why
from changelog.domain.tellings import Telling


@dataclass(slots=True)
class Uniting(Aspect):
    """The document has all units after, and none of those before unless it goes on as one of them."""

    @property
    def _before(self) -> tuple[Party, ...]:
        return self.ground.units(self.telling)

    @property
    def _after(self) -> tuple[Party, ...]:
        return self.ground.results(self.telling)

    def _find(self, day: date, party: Party) -> Found | None:
        return self.find(day, party, self.ground.places(self.telling, party, day))

    def _still(self, day: date) -> Found | None:
        """A unit before that is still there under its name, and is none of those after."""
        after = {unit_id for party in self._after for unit_id in party.ids}
        names = [name for party in self._after for name in party.names]
        for party in self._before:
            found = self._find(day, party)
            if found is None or not found.is_firm or found.stated.unit_id in after:
                continue
            if self.ground.is_called(found.name, party.names) and not self.ground.is_called(found.name, names):
                return found
        return None

    def after(self, day: date) -> Look | None:
        if still := self._still(day):
            return Look(Fit.NO, (still.stated.place(),), (Remark(Why.STILL_THERE, unit=still.name),), still.name)
        found = {party: one for party in self._after if (one := self._find(day, party)) is not None}
        if not found:
            return self._none_there(day)
        lists = self._lists_beside(found)
        missing = [party for party in self._after if party not in found]
        if lacking := [party for party in missing if lists]:
            return self._some_missing(lists[0], lacking)
        places: list[SeenPlace] = [one.stated.place() for one in found.values()]
        names = [name for party in self._after for name in party.names]
        why = [remark for one in found.values() for remark in (*self.called(one, names), *recognised(one))]
        why += [Remark(Why.SOME_NOT_COVERED, unit=party.name) for party in missing]
        if lists:
            places.append(lists[0].place(Shows.NOT_IN_LIST))
        else:
            gone = [party for party in self._before if not set(party.ids) & {i for p in found for i in p.ids}]
            why += [Remark(Why.NOT_SEEN_ELSEWHERE, unit=party.name) for party in gone]
        return Look(Fit.YES, tuple(places), tuple(why))

    def _none_there(self, day: date) -> Look | None:
        for party in self._after:
            look = self.missing(day, party, self.ground.places(self.telling, party, day))
            if look is not None:
                return look
        return None

    def _lists_beside(self, found: dict[Party, Found]) -> list[Listing]:
        """Complete lists that hold those found: where others of the telling should be too."""
        above = [self.ground.shown.parent(one.stated) for one in found.values()]
        lists = [self.ground.shown.listing_of(one) for one in above if one is not None]
        return [listing for listing in lists if listing is not None]

    def _some_missing(self, listing: Listing, lacking: list[Party]) -> Look:
        looks = [not_listed(listing, party) for party in lacking]
        why = [Remark(Why.LIST_LACKS, unit=party.name) for party in lacking]
        return Look(Fit.NO, looks[0].places, (*why, *(r for look in looks for r in look.why)))

    def partly(self, day: date) -> Look | None:
        """That the complete lists where the units before hung no longer have them."""
        for party in self._before:
            listing = self.list_without(day, party, self.ground.places(self.telling, party, day))
            if listing is not None:
                where = self._after[0].name if self._after else None
                why = (Remark(Why.ONLY_LEFT, unit=where),)
                return Look(Fit.YES, (listing.place(Shows.NOT_IN_LIST),), why, has_left=True)
        return None

    def before(self, day: date) -> Look | None:
        names = [name for party in self._after for name in party.names]
        former = [name for party in self._before for name in party.names]
        for party in self._after:
            found = self._find(day, party)
            if found is None or not found.is_firm or self._is_partial(party):
                continue
            if self.ground.is_called(found.name, names) and not self.ground.is_called(found.name, former):
                return Look(Fit.NO, (found.stated.place(),), (Remark(Why.ALREADY_SO, unit=found.name, day=day),))
        there = [one for party in self._before if (one := self._find(day, party)) is not None and one.is_firm]
        if there:
            return Look(Fit.YES, tuple(one.stated.place() for one in there))
        return None

    def _is_partial(self, party: Party) -> bool:
        """Whether it goes on through the change: one that absorbs others, or from which others split off."""
        return any(set(party.ids) & set(one.ids) for one in self._before)

    def subjects(self) -> tuple[Party, ...]:
        return (*self._after, *self._before)

    def is_remade_by(self, later: Telling, _subjects: Sequence[Party]) -> bool:
        return later.change.kind in BEGINNING
