"""One telling held against the documents: its row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from changelog.audit.duties import duties_around, look_at_duties
from changelog.audit.existing import Beginning, Ending
from changelog.audit.ground import Ground
from changelog.audit.listing import Stating
from changelog.audit.looks import Aspect, Fit, Look
from changelog.audit.naming import Naming, Transforming
from changelog.audit.placing import Placing
from changelog.audit.search import Search
from changelog.audit.told import ABOUT_FUNCTIONS, Party
from changelog.audit.uniting import Uniting
from changelog.domain.narratives import Certainty, NarratedKind
from changelog.domain.reconciliations import Reconciled, Remark, SeenPlace, Sight, Verdict, Why
from changelog.domain.tellings import DayFrom, Telling

ASPECTS: dict[NarratedKind, type[Aspect]] = {
    NarratedKind.CREATED: Beginning,
    NarratedKind.REESTABLISHED: Beginning,
    NarratedKind.ABOLISHED: Ending,
    NarratedKind.RENAMED: Naming,
    NarratedKind.TRANSFORMED: Transforming,
    NarratedKind.REASSIGNED: Placing,
    NarratedKind.MERGED: Uniting,
    NarratedKind.SPLIT: Uniting,
    NarratedKind.REPLACED: Uniting,
    NarratedKind.STRUCTURE_STATED: Stating,
}
"""How each kind is seen; functions given and taken are compared as a whole (`duties`)."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was found for one telling."""

    verdict: Verdict
    why: tuple[Remark, ...]
    before: tuple[SeenPlace, ...] = ()
    after: tuple[SeenPlace, ...] = ()
    sight: Sight | None = None


def judge(telling: Telling, ground: Ground) -> Reconciled:
    """The verdict row of a telling."""
    seen = _Judgement(telling, ground).seen()
    change = telling.change
    return Reconciled(
        verdict=seen.verdict,
        kind=change.kind,
        unit="; ".join(telling.units),
        result=telling.results,
        from_parent=telling.from_parent,
        to_parent=telling.to_parent,
        agreement=telling.agreement,
        act=ground.act_of(telling),
        day=telling.day,
        day_from=telling.day_from,
        not_before=telling.not_before,
        not_after=telling.not_after,
        certainty=change.certainty,
        told=tuple(dict.fromkeys(one.source for one in telling.told)),
        seen_before=seen.before,
        seen_after=seen.after,
        sight=seen.sight,
        why=tuple(dict.fromkeys((*seen.why, *_told_loosely(telling)))),
    )


def _told_loosely(telling: Telling) -> tuple[Remark, ...]:
    if telling.day_from in (DayFrom.APPROVED, DayFrom.PUBLISHED):
        return (Remark(Why.DAY_NOT_TOLD, day=telling.day),)
    return ()


class _Judgement:
    def __init__(self, telling: Telling, ground: Ground) -> None:
        self.telling = telling
        self.ground = ground
        self.search = Search(telling, ground)

    def seen(self) -> _Seen:
        reason = self._no_unit()
        if reason is not None:
            return _Seen(Verdict.CANNOT_BE_SEEN, (Remark(reason, unit=self.telling.change.unit),))
        if self.telling.change.kind in ABOUT_FUNCTIONS:
            seen = self._functions()
        else:
            seen = self._structure(ASPECTS[self.telling.change.kind](self.telling, self.ground))
        return self._less_doubtful(seen)

    def _no_unit(self) -> Why | None:
        """Why what is told is no change of one unit of the structure."""
        kind = self.telling.change.kind
        is_structure = kind is NarratedKind.STRUCTURE_STATED
        named = [*self.telling.units, *(() if is_structure else self.telling.results)]
        if not is_structure and any(self.ground.is_institution(Party((name,))) for name in named):
            return Why.INSTITUTION
        if any(self._is_class(name) for name in named):
            return Why.CLASS_OF_UNITS
        if kind is NarratedKind.REASSIGNED and not self.ground.parents(self.telling):
            return Why.NO_PLACES
        return None

    def _is_class(self, name: str) -> bool:
        """Whether a name opens with a plural and no document prints it: several units at once, none by name."""
        first = name.split(maxsplit=1)[0].casefold()
        return (
            first.endswith("s") and self.ground.shown.ranks.of(name) is None
            and not self.ground.shown.is_called_anywhere(name)
        )  # fmt: skip

    def _less_doubtful(self, seen: _Seen) -> _Seen:
        """A sentence that can be read otherwise is borne out where documents show it, and never contradicted by them."""
        if self.telling.change.certainty is not Certainty.DOUBTFUL:
            return seen
        doubt = Remark(Why.DOUBTFUL)
        if seen.verdict is Verdict.TOLD_NOT_SEEN:
            return replace(seen, verdict=Verdict.CANNOT_BE_SEEN, why=(doubt, *seen.why))
        return replace(seen, why=(*seen.why, doubt))

    # --- functions ---------------------------------------------------------------------------------------------------

    def _functions(self) -> _Seen:
        around = duties_around(self.telling, self.ground)
        if around is None:
            reason = Why.UNDATED if self.telling.day is None else Why.FUNCTIONS_NOT_COVERED
            return _Seen(Verdict.CANNOT_BE_SEEN, (Remark(reason),))
        look = look_at_duties(self.telling, self.ground, around)
        before, after = look.places[:1], look.places[1:]
        if look.fit is Fit.YES:
            return _Seen(Verdict.TOLD_AND_SEEN, look.why, before, after, Sight.WHOLE)
        if not self.search.is_decisive(around[1].day):
            why = Remark(Why.PERHAPS_NOT_YET, day=around[1].day)
            return _Seen(Verdict.CANNOT_BE_SEEN, (why, *look.why), before, after)
        return _Seen(Verdict.TOLD_NOT_SEEN, look.why, before, after)

    # --- the structure -----------------------------------------------------------------------------------------------

    def _structure(self, aspect: Aspect) -> _Seen:
        found = self.search.after(aspect)
        after, before = found.look, self.search.before(aspect, found.day)
        if after is not None and after.has_left and self.telling.day is None and before is None:
            after = None  # no document shows that it was ever there, and no day tells when it was
        if after is None:
            return self._uncovered(aspect, before)
        if found.remade:
            return self._remade(after, before, found.remade)
        if after.fit is Fit.NO:
            return self._contradicted(aspect, found.day, after, before)
        if before is not None and before.fit is Fit.ELSE and after.has_left:
            return _Seen(Verdict.TOLD_NOT_SEEN, before.why, before.places, after.places)  # it was not there to leave
        if before is not None and before.fit is Fit.NO:
            return _Seen(Verdict.TOLD_NOT_SEEN, (*before.why, *after.why), before.places, after.places)
        return self._borne_out(after, before)

    # --- verdicts ----------------------------------------------------------------------------------------------------

    def _borne_out(self, after: Look, before: Look | None) -> _Seen:
        places = before.places if before else ()
        if after.has_left:
            return _Seen(Verdict.TOLD_AND_SEEN, after.why, places, after.places, Sight.LEFT)
        if self.telling.change.kind is NarratedKind.STRUCTURE_STATED or (before and before.fit is Fit.YES):
            return _Seen(Verdict.TOLD_AND_SEEN, after.why, places, after.places, Sight.WHOLE)
        why = before.why if before else (Remark(Why.ONLY_AFTER),)
        return _Seen(Verdict.TOLD_AND_SEEN, (*after.why, *why), places, after.places, Sight.AFTER)

    def _contradicted(self, aspect: Aspect, day: date, after: Look, before: Look | None) -> _Seen:
        places = before.places if before else ()
        why = [*after.why, *(before.why if before else ())]
        for later in self.search.days:
            if later > day and (look := aspect.after(later)) is not None and look.fit is Fit.YES:
                why.append(Remark(Why.SEEN_LATER, day=later))
                return _Seen(Verdict.TOLD_NOT_SEEN, tuple(why), places, (*after.places, *look.places))
        return _Seen(Verdict.TOLD_NOT_SEEN, tuple(why), places, after.places)

    def _remade(self, after: Look, before: Look | None, remade: tuple[Telling, ...]) -> _Seen:
        """Changed again before any document could show it: seen only if what was before is shown, and is so no more."""
        places = before.places if before else ()
        first, last = (choose(remade, key=_end_of) for choose in (min, max))
        why = Remark(Why.THROUGH_LATER, day=first.day)
        is_changed = before is not None and None not in (before.state, after.state) and before.state != after.state
        if is_changed and before is not None and before.fit is Fit.YES and self._is_seen(last):
            return _Seen(Verdict.TOLD_AND_SEEN, (why,), places, after.places, Sight.THROUGH_LATER)
        again = Remark(Why.CHANGED_AGAIN, unit=first.change.unit, day=first.day)
        return _Seen(Verdict.CANNOT_BE_SEEN, (again,), places, after.places)

    def _is_seen(self, telling: Telling) -> bool:
        kind = ASPECTS.get(telling.change.kind)
        if kind is None:
            return False
        found = Search(telling, self.ground).after(kind(telling, self.ground))
        return found.look is not None and found.look.fit is Fit.YES and not found.remade

    def _uncovered(self, aspect: Aspect, before: Look | None) -> _Seen:
        if before is not None and before.fit is Fit.NO:
            return _Seen(Verdict.TOLD_NOT_SEEN, before.why, before.places)
        places = before.places if before else ()
        return _Seen(Verdict.CANNOT_BE_SEEN, self._why_uncovered(aspect), places)

    def _why_uncovered(self, aspect: Aspect) -> tuple[Remark, ...]:
        if aspect.hindrances.found:
            return tuple(aspect.hindrances.found)[:1]
        if self.telling.day is None and self.telling.not_before is None:
            return (Remark(Why.UNDATED),)
        parties = (*aspect.subjects(), *self.ground.parents(self.telling))
        covered = [name for day in self.search.days_before for party in parties if (name := self._covered(day, party))]
        if covered:
            last, printed = max(covered)
            return (Remark(Why.ONLY_BEFORE, unit=printed, day=last),)
        if any(self.ground.is_institution(party) for party in aspect.subjects()):
            return (Remark(Why.NOT_ALL_COVERED),)
        is_structure = self.telling.change.kind is NarratedKind.STRUCTURE_STATED
        if is_structure or any(
            self.ground.places(self.telling, party, self.search.start) for party in aspect.subjects()
        ):
            return (Remark(Why.OUTSIDE),)
        return (Remark(Why.OUTSIDE), Remark(Why.PLACE_NOT_TOLD))

    def _covered(self, day: date, party: Party) -> tuple[date, str] | None:
        """A unit that documents of a day state, or whose list they give."""
        found = self.ground.find(day, party, self.ground.parents(self.telling))
        if found is not None:
            return day, found.name
        listing = self.ground.listing(day, party)
        return (day, listing.name) if listing else None


def _end_of(telling: Telling) -> date:
    return telling.day or telling.not_after or date.max
