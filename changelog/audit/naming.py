"""Units that are told to bear another name or rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from changelog.audit.ground import Found
from changelog.audit.looks import Aspect, Fit, Look, ends, recognised
from changelog.audit.names import folded
from changelog.audit.shown import Stated
from changelog.audit.told import NAMING, Party
from changelog.domain.reconciliations import Remark, Shows, Why
from changelog.domain.tellings import Telling


@dataclass(slots=True)
class Naming(Aspect):
    """A change of name: the document prints the name after, and no longer the one before beside it."""

    @property
    def _party(self) -> Party:
        """The unit under both names, the identity after first."""
        return self._after | self._before

    @property
    def _after(self) -> Party:
        results = self.ground.results(self.telling)
        whole = results[0] if results else Party((), ())
        for one in results[1:]:
            whole = whole | one
        return whole

    @property
    def _before(self) -> Party:
        return self.ground.units(self.telling)[0]

    def after(self, day: date) -> Look | None:
        places = self.ground.places(self.telling, self._party, day)
        found = self.find(day, self._party, places)
        if found is None:
            return self.missing(day, self._party, places)
        fit, why = self._judged(found)
        if fit is Fit.YES and (twin := self._still_called_before(found)):
            fit, why = Fit.NO, (Remark(Why.STILL_CALLED, unit=twin.unit.name),)
            return Look(fit, (twin.place(), found.stated.place()), why, folded(twin.unit.name))
        if fit is Fit.NO and not found.is_firm:
            self.hindrances.add(Why.BY_NAME, found.stated)
            return None
        return Look(fit, (found.stated.place(),), (*why, *recognised(found)), folded(found.name))

    def _judged(self, found: Found) -> tuple[Fit, tuple[Remark, ...]]:
        name, rank = found.name, found.stated.unit.rank
        if self._is_before(name) and folded(name) not in self._after.keys:
            return Fit.NO, (Remark(Why.STILL_CALLED, unit=name),)
        if self.ground.is_called(name, self._after.names, rank):
            is_equal = folded(name) in self._after.keys
            return Fit.YES, () if is_equal else (Remark(Why.SPELLED_OTHERWISE, unit=name),)
        return Fit.NO, (Remark(Why.SHOWN_AS, unit=name),)

    def _is_before(self, name: str) -> bool:
        return folded(name) in self._before.keys or (
            self.ground.is_called(name, self._before.names) and not self.ground.is_called(name, self._after.names)
        )

    def _still_called_before(self, found: Found) -> Stated | None:
        """Another unit beside it that still bears the name before: then it was not renamed, but there are two."""
        above = self.ground.shown.parent(found.stated)
        beside = self.ground.shown.children(above) if above else ()
        return next(
            (s for s in beside if s.unit_id != found.stated.unit_id and folded(s.unit.name) in self._before.keys), None
        )

    def before(self, day: date) -> Look | None:
        party, places = self._before | self._after, self.ground.places(self.telling, self._before, day)
        found = self.find(day, party, places)
        if found is None:
            return self.absent_before(day, party, places)
        if not found.is_firm:
            return None
        place, state = (found.stated.place(Shows.UNIT),), folded(found.name)
        if self._is_before(found.name):
            return Look(Fit.YES, place, (), state)
        if self.ground.is_called(found.name, self._after.names):
            return Look(Fit.NO, place, (Remark(Why.ALREADY_SO, unit=found.name, day=day),), state)
        return Look(Fit.ELSE, place, (Remark(Why.BEFORE_CALLED, unit=found.name),), state)

    def subjects(self) -> tuple[Party, ...]:
        return (self._party,)

    def is_remade_by(self, later: Telling, subjects: Sequence[Party]) -> bool:
        return later.change.kind in NAMING or any(ends(later, party) for party in subjects)


@dataclass(slots=True)
class Transforming(Naming):
    """A change of rank or nature: the document prints the name after, or, where its name changed again, the rank after."""

    def _judged(self, found: Found) -> tuple[Fit, tuple[Remark, ...]]:
        # super() does not find its class in a dataclass with slots.
        fit, why = Naming._judged(self, found)
        if fit is Fit.NO and not self._is_before(found.name) and self._has_rank_after(found.stated):
            return Fit.YES, self.called(found, self._after.names)
        return fit, why

    def _has_rank_after(self, stated: Stated) -> bool:
        ranks = self.ground.shown.ranks
        told = {ranks.of(name) for name in self._after.names}
        shown = folded(stated.unit.rank) if stated.unit.rank else None
        return shown in told and shown is not None and ranks.of(self._before.name) != shown
