"""Which documents are asked about a telling: the first from its day on that can tell, and the last before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from changelog.audit.ground import Ground
from changelog.audit.looks import Aspect, Fit, Look
from changelog.domain.dates import day_before
from changelog.domain.reconciliations import Remark, Why
from changelog.domain.tellings import DayFrom, Telling

TAKES_EFFECT_WITHIN = timedelta(days=366)
"""An act of which only the session or the publication is told takes effect within about a year: a document younger than
that may be older than the change. The longest gap in the five manuals is eight months; as `history.told.NEAR`."""


@dataclass(frozen=True, slots=True)
class After:
    """What documents show after the change: `day` is that of the documents that can tell, `look` None where none can.
    `remade` are changes told in between that explain why they show otherwise.
    """

    day: date
    look: Look | None
    remade: tuple[Telling, ...] = ()


class Search:
    """The documents of an institution, asked about one telling."""

    def __init__(self, telling: Telling, ground: Ground) -> None:
        self.telling = telling
        self.ground = ground
        self.start = telling.day or telling.not_before or date.min

    @property
    def days(self) -> list[date]:
        """Those of documents from the day on."""
        return [day for day in self.ground.shown.days if day >= self.start]

    @property
    def days_before(self) -> list[date]:
        return [day for day in self.ground.shown.days if day < self.start]

    def after(self, aspect: Aspect) -> After:
        """What the first documents from the day on that can tell show; those with traces alone come last."""
        undecided: tuple[date, Look] | None = None
        for day in self.days:
            look = aspect.after(day)
            if look is None:
                continue
            if look.fit is Fit.YES:
                return After(day, look)
            remade = aspect.remade_by(self.start, day, is_absent=look.is_absent)
            if remade or self.is_decisive(day):
                return After(day, look, remade)
            undecided = undecided or (day, look)
        for day in self.days:
            look = aspect.partly(day)
            if look is not None:
                return After(day, look, aspect.remade_by(self.start, day, is_absent=look.is_absent))
        if undecided is not None:
            aspect.hindrances.found = {Remark(Why.PERHAPS_NOT_YET, day=undecided[0]): None}
        return After(date.max, None)

    def is_decisive(self, day: date) -> bool:
        """Whether a document of a day must show the change: its day of effect is told, or can only be earlier."""
        telling = self.telling
        if telling.not_after is not None and telling.day_from is not DayFrom.EFFECTIVE:
            return day >= telling.not_after
        if telling.day is None:
            return False
        if telling.day_from is DayFrom.EFFECTIVE:
            return day >= (telling.not_after or telling.day)
        return day >= telling.day + TAKES_EFFECT_WITHIN or self._is_under_its_act(day)

    def _is_under_its_act(self, day: date) -> bool:
        told = self.ground.act_of(self.telling)
        under = {self.ground.act_key(one.agreement.printed) for one in self.ground.shown.of_day(day) if one.agreement}
        return told is not None and told in under

    def before(self, aspect: Aspect, shown_on: date) -> Look | None:
        """The last documents before the day that can tell."""
        until = self.telling.day or shown_on
        for day in reversed(self.ground.shown.days):
            if day >= until:
                continue
            look = aspect.before(day)
            if look is None:
                continue
            if look.fit is Fit.YES:
                return look
            since = aspect.remade_by(day, day_before(until), is_absent=look.is_absent)
            if since:
                return replace(look, fit=Fit.CHANGED, why=(Remark(Why.CHANGED_SINCE, day=since[0].day),))
            is_firm = self.telling.day_from is DayFrom.EFFECTIVE
            return look if is_firm or look.fit is not Fit.NO else replace(look, fit=Fit.ELSE)
        return None
