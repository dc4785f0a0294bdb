"""One day of told changes: who is meant by each name, and what is said of what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from changelog.domain.basis import Basis
from changelog.domain.dates import day_before
from changelog.domain.findings import Finding, Severity
from changelog.domain.narratives import NarratedKind
from changelog.domain.snapshots import Institution
from changelog.domain.structures import Act, Opening, UnitState
from changelog.domain.tellings import Outcome, Telling
from changelog.history.callings import Callings, folded
from changelog.history.identities import new_id
from changelog.history.reconstruction import RankOf, moves_in
from changelog.history.timeline import Timeline
from changelog.history.told import Told
from changelog.history.told_reasons import is_class, is_institution
from changelog.history.told_words import in_words, places

Ids = tuple[tuple[str, ...], tuple[str, ...], "str | None", "str | None"]
"""Identities of a telling: the units before, those after, the parent before, the parent after."""


class ToldDay:
    """What the told changes of one day share: the names of the day, what was odd, and how a telling is answered."""

    def __init__(
        self,
        timeline: Timeline,
        institution: Institution,
        tellings: Sequence[Told],
        rank_of: RankOf,
        names_of: Callable[[str], str],
    ) -> None:
        self.timeline = timeline
        self.institution = institution
        self.rank_of = rank_of
        self.names_of = names_of
        self.callings = Callings(timeline)
        self.moves = moves_in(told for told in tellings if not told.is_doubtful)
        self.renamed = {
            folded(told.units[0]): folded(told.results[0])
            for told in tellings
            if told.kind is NarratedKind.RENAMED and told.results and not told.is_doubtful
        }
        self.findings: list[Finding] = []
        self.taken: list[Told] = []
        self.named_today: set[str] = set()

    def _ended_today(self, name: str) -> bool:
        return not self.callings.bearers(name) and bool(self.callings.bearers(name, ended=True))

    # --- who is meant ------------------------------------------------------------------------------------------------

    def _bearers(self, name: str, told: Told, *, former_first: bool) -> tuple[str, ...]:
        """Units so called; of several, those where the sentence places it, or those of the telling document's scope."""
        found = self.callings.bearers(name, former_first=former_first) or self._nearly(name, told)
        if len(found) > 1:
            hints = [hint for hint in (told.from_parent, told.to_parent) if hint]
            found = self.callings.under(found, hints) or found
        if len(found) > 1:
            digests = {change.source.document for change in told.told}
            own = [i for i in found if self.timeline.units[i].stated_in in digests or self._source(i) in digests]
            found = tuple(own) or found
        return found

    def _nearly(self, name: str, told: Told) -> tuple[str, ...]:
        found = self.callings.nearly(name)
        if len(found) != 1:
            return ()
        printed = self.timeline.units[found[0]].state.name
        message = f"the text says {name!r} and means, but for a slip in one word, {printed!r}"
        if all(finding.message != message for finding in self.findings):
            self._find_odd("told-name-slips", message, told)
        return found

    def _source(self, unit_id: str) -> str | None:
        source = self.timeline.units[unit_id].state.source
        return source.document if source else None

    def _one(self, name: str, told: Told, *, former_first: bool = True) -> str | None:
        """The unit so called; None where none is. Where several are, a finding says so and none is taken."""
        found = self._bearers(name, told, former_first=former_first)
        if len(found) > 1:
            self._find_odd(
                "told-unit-ambiguous",
                f"{len(found)} units are called {name!r} then; the change told is not applied to any",
                told,
                "confirm which one by recording a manual that lists it, or decide with `confirm`",
            )
            return None
        return found[0] if found else None

    def _is_ambiguous(self, name: str, told: Told) -> bool:
        return len(self._bearers(name, told, former_first=True)) > 1

    def _known_only(self, told: Told) -> Ids:
        """Identities of the units named, without beginning any."""

        def named(name: str | None, *, former_first: bool = True) -> tuple[str, ...]:
            found = self._bearers(name, told, former_first=former_first) if name else ()
            return found if len(found) == 1 else ()

        units = tuple(i for name in told.units for i in named(name))
        results = tuple(i for name in told.results for i in named(name, former_first=False))
        from_id, to_id = named(told.from_parent), named(told.to_parent, former_first=False)
        return units, results, (from_id or (None,))[0], (to_id or (None,))[0]

    def _parent(self, name: str | None, told: Told, *, former: bool) -> tuple[str | None, bool]:
        """Where a unit hangs: (unit, True), the institution itself (None, True), or not told (None, False)."""
        if name is None or is_class(name, self.rank_of):
            return None, False
        if is_institution(name, self.institution):
            return None, True
        if self._is_ambiguous(name, told):
            self._one(name, told)
            return None, False
        found = self._one(name, told, former_first=former)
        if found is None and self._ended_today(name):
            return None, False
        return (found or self._begin_before(name, told, None, placed=False)), True

    def _begin_before(self, name: str, told: Told, parent_id: str | None, *, placed: bool) -> str:
        """A unit that the sentence takes as there before: in force from the eve, as far as is known."""
        eve = replace(self.act(told), effective_date=day_before(self._today(told)), agreement=None)
        state = self._new_state(name, told, parent_id, placed=placed)
        since = "existía ya la víspera; desde cuándo no consta"
        self.timeline.begin_unit(state, eve, Opening.FIRST_DOCUMENTED, (since, self._where(told)), [])
        self.callings.began(state)
        return state.unit_id

    def _new_state(self, name: str, told: Told, parent_id: str | None, *, placed: bool) -> UnitState:
        place = (
            f"told {self._today(told)} {folded(name)} {folded(told.from_parent or '')} {folded(told.to_parent or '')}"
        )
        return UnitState(
            unit_id=new_id(self.institution.key, "narrated", place),
            code=None,
            name=name,
            rank=self.rank_of(name),
            parent_id=parent_id,
            placed=placed,
            objective=None,
            functions_listed=False,
            children_listed=False,
            basis=Basis.NARRATED,
            source=told.change.source,
        )

    def _new_id(self, name: str, told: Told) -> str:
        """An identity from what is told, never from the order of recording; a second unit told alike gets another."""
        place = (
            f"told {self._today(told)} {folded(name)} {folded(told.from_parent or '')} {folded(told.to_parent or '')}"
        )
        for number in count():
            unit_id = new_id(self.institution.key, "narrated", f"{place} {number}")
            if unit_id not in self.timeline.units and unit_id not in self.timeline.ended:
                return unit_id
        raise AssertionError("numbers do not end")

    # --- what came of it ---------------------------------------------------------------------------------------------

    def act(self, told: Told) -> Act:
        return Act(self._today(told), told.agreement, told.statement, told.document)

    def _today(self, told: Told) -> date:
        if told.day is None:
            raise AssertionError("an undated telling takes effect on no day")
        return told.day

    def _where(self, told: Told) -> str:
        return f"narrado en {'; '.join(places(told, self.names_of))}"

    def _evidence(self, told: Told) -> tuple[str, ...]:
        return in_words(told, self.names_of)

    def _already(self, told: Told, known: Sequence[str], why: str, parent_id: str | None) -> Telling:
        self._find_odd(
            "told-already-so", f"told for {self._today(told)}, when it was so already: {told.units[0]!r}", told
        )
        return self._telling(told, Outcome.ALREADY, (why,), (tuple(known), tuple(known), None, parent_id))

    def _ambiguous(self, told: Told, name: str) -> Telling:
        self._one(name, told)
        return self._telling(
            told, Outcome.DISAGREES, (f"varias unidades se llamaban «{name}»",), self._known_only(told)
        )

    def _unordered(self, told: Told, name: str) -> Telling:
        """An amending act speaks of a unit that is not there: nothing is begun for its sake."""
        why = f"ninguna unidad vigente se llama «{name}»"
        self._find_odd(
            "amendment-not-applied",
            f"{told.units[0]}: no unit in force is called {name!r}",
            told,
            "look at the lines of the act; record the document that it amends, or one that states the outcome",
        )
        return self._telling(told, Outcome.DISAGREES, (why,), self._known_only(told))

    def _contradicted(self, told: Told, ids: Ids, why: str) -> Telling:
        self._find_odd("told-contradicts-itself", f"{told.units[0]!r}: {why}", told)
        return self._telling(told, Outcome.DISAGREES, (why,), ids)

    def _telling(
        self,
        told: Told,
        outcome: Outcome,
        why: tuple[str, ...],
        ids: Ids = ((), (), None, None),
    ) -> Telling:
        units, results, from_id, to_id = ids
        return Telling(
            told=told.told,
            agreement=told.agreement,
            day=told.day,
            day_from=told.day_from,
            outcome=outcome,
            not_before=None,
            not_after=told.last_day if told.last_day != told.day else None,
            unit_ids=units,
            result_ids=results,
            from_id=from_id,
            to_id=to_id,
            why=why,
            disagreements=told.disagreements,
        )

    def _find_odd(self, check: str, message: str, told: Told, remedy: str | None = None) -> None:
        self.findings.append(
            Finding(check, Severity.MEDIUM, message, source=told.change.source, read=told.agreement, remedy=remedy)
        )
