"""The told changes of one day taking effect on what was in force just before.

A unit that is told to have been there, and that nothing known shows, begins the day before as a narrated unit: that it
was there then is all that the sentence says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from changelog.domain.basis import Basis
from changelog.domain.correspondences import Relation
from changelog.domain.findings import Finding
from changelog.domain.narratives import NarratedKind
from changelog.domain.snapshots import Institution
from changelog.domain.structures import Act, Closing, Link, Opening, UnitState
from changelog.domain.tellings import Outcome, Telling
from changelog.history.callings import folded
from changelog.history.checkpoints import compare_stated
from changelog.history.reconstruction import RankOf, move_of
from changelog.history.timeline import OpenUnit, Timeline
from changelog.history.told import Told
from changelog.history.told_day import ToldDay
from changelog.history.told_reasons import (
    NO_UNIT,
    TAKEN_AS_REPLACED,
    hangs_from_itself,
    is_class,
    is_institution,
    why_not_placed,
)

_TURN = (
    NarratedKind.RENAMED,
    NarratedKind.TRANSFORMED,
    NarratedKind.REPLACED,
    NarratedKind.CREATED,
    NarratedKind.REESTABLISHED,
    NarratedKind.SPLIT,
    NarratedKind.MERGED,
    NarratedKind.REASSIGNED,
    NarratedKind.ABOLISHED,
    NarratedKind.STRUCTURE_STATED,
    NarratedKind.FUNCTIONS_GIVEN,
    NarratedKind.FUNCTIONS_TAKEN,
)
"""The order within one day: names first, for the other sentences may use the new ones; then what begins, so that units
can move to it; then what ends; a structure stated describes the outcome of all of it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What the told changes of a day leave besides versions."""

    tellings: tuple[Telling, ...]
    findings: tuple[Finding, ...]
    acts: tuple[Act, ...]


def take_told(
    timeline: Timeline,
    institution: Institution,
    tellings: Sequence[Told],
    rank_of: RankOf,
    names_of: Callable[[str], str],
) -> Taken:
    """Let the told changes of one day take effect. `names_of` gives a document's name by its digest."""
    work = _Day(timeline, institution, tellings, rank_of, names_of)
    placed = work.take_all(sorted(tellings, key=lambda told: _TURN.index(told.kind)))
    acts = {work.act(told): None for told, outcome in zip(work.taken, placed, strict=True) if outcome.outcome in _ACTED}
    return Taken(placed, tuple(work.findings), tuple(acts))


_ACTED = (Outcome.APPLIED, Outcome.AGREES)


def _before(told: Told) -> tuple[str, ...]:
    """The names that must mean one unit, or none, for a telling to be applied."""
    if told.kind in (NarratedKind.CREATED, NarratedKind.REESTABLISHED):
        return ()
    if told.kind in (NarratedKind.REPLACED, NarratedKind.MERGED, NarratedKind.SPLIT):
        return (*told.units, *told.results)
    return told.units


class _Day(ToldDay):
    """The kinds of change, each taking effect in its own way."""

    def take_all(self, ordered: Sequence[Told]) -> tuple[Telling, ...]:
        """Names first; where a renamed unit hangs from then on once all that begins has begun; then the rest."""
        early = [told for told in ordered if _TURN.index(told.kind) < _TURN.index(NarratedKind.REASSIGNED)]
        first = [self._with_place(told, telling) for told, telling in [(told, self.take(told)) for told in early]]
        return (*first, *(self.take(told) for told in ordered[len(early) :]))

    def _with_place(self, told: Told, telling: Telling) -> Telling:
        """A sentence that says from where a unit hangs after its change of name places it there."""
        is_named = told.kind in (NarratedKind.RENAMED, NarratedKind.TRANSFORMED)
        if not is_named or told.to_parent is None or telling.outcome is not Outcome.APPLIED:
            return telling
        (unit_id,) = telling.unit_ids
        unit = self.timeline.units.get(unit_id)
        parent_id, placed = self._parent(told.to_parent, told, former=False)
        is_elsewhere = unit is not None and not (unit.state.placed and self._hung_from(unit, parent_id))
        if unit is not None and is_elsewhere and placed and not self._makes_a_circle(unit_id, parent_id):
            self._change(unit, told, replace(unit.state, parent_id=parent_id, placed=True))
        return replace(telling, to_id=parent_id)

    def take(self, told: Told) -> Telling:
        self.taken.append(told)
        reason = why_not_placed(told, self.institution, self.rank_of)
        if reason is not None:
            return self._telling(told, Outcome.NOT_PLACED, (reason,), self._known_only(told))
        contradiction = self._contradiction(told)
        if contradiction is not None:
            return self._contradicted(told, self._known_only(told), contradiction)
        unknown = self._unknown(told) if told.is_ordered else None
        if unknown is not None:
            return self._unordered(told, unknown)
        ambiguous = next((name for name in _before(told) if self._is_ambiguous(name, told)), None)
        if ambiguous is not None:
            return self._ambiguous(told, ambiguous)
        return self._placed(told)

    def _contradiction(self, told: Told) -> str | None:
        if hangs_from_itself(told):
            return "dependería de sí misma"
        if told.kind is NarratedKind.RENAMED and self._comes_back(told):
            return "los cambios de denominación de ese día vuelven al mismo nombre"
        if told.kind not in _BEGINNINGS and any(self._ended_today(name) for name in told.units):
            return "se narra también que terminó ese mismo día"
        return None

    def _unknown(self, told: Told) -> str | None:
        """A unit that an amending act takes as there, and that nothing known shows: before the change, or above it."""
        before = () if told.kind in _BEGINNINGS else told.units
        above = (name for name in (told.from_parent, told.to_parent) if name is not None)
        meant = (*before, *(name for name in above if not is_class(name, self.rank_of)))
        return next((name for name in meant if not self._is_known(name, told)), None)

    def _is_known(self, name: str, told: Told) -> bool:
        return is_institution(name, self.institution) or bool(self._bearers(name, told, former_first=True))

    def _comes_back(self, told: Told) -> bool:
        """Whether the names given on one day go in a circle, or a unit is given the name that it has."""
        start = at = folded(told.units[0])
        for _ in self.renamed:
            at = self.renamed.get(at, "")
            if at == start:
                return True
        return False

    def _placed(self, told: Told) -> Telling:
        match told.kind:
            case NarratedKind.CREATED | NarratedKind.REESTABLISHED:
                return self._create(told)
            case NarratedKind.ABOLISHED:
                return self._abolish(told)
            case NarratedKind.RENAMED | NarratedKind.TRANSFORMED:
                return self._rename(told)
            case NarratedKind.REASSIGNED:
                return self._reassign(told)
            case NarratedKind.REPLACED | NarratedKind.MERGED | NarratedKind.SPLIT:
                return self._relate(told)
            case NarratedKind.STRUCTURE_STATED:
                return self._state(told)
            case NarratedKind.FUNCTIONS_GIVEN | NarratedKind.FUNCTIONS_TAKEN:
                return self._telling(told, Outcome.NOT_PLACED, (NO_UNIT,))

    # --- the kinds ---------------------------------------------------------------------------------------------------

    def _create(self, told: Told) -> Telling:
        name = told.units[0]
        known = self._bearers(name, told, former_first=False)
        parent_id, placed = self._parent(told.to_parent, told, former=False)
        if known:
            return self._already(told, known, "existía ya entonces", parent_id if placed else None)
        former = [i for i, state in self.timeline.ended.items() if folded(state.name) == folded(name)]
        is_back = told.kind is NarratedKind.REESTABLISHED
        state = self._new_state(name, told, parent_id, placed=placed)
        if len(former) == 1:
            if not is_back:
                self._find_odd(
                    "told-created-after-its-end",
                    f"{name!r} is told to be created, and an earlier unit of that name had ended",
                    told,
                    "look at both places; if it is the same unit, `confirm` it as re-established",
                )
            else:
                state = replace(state, unit_id=former[0])
        opening = Opening.REESTABLISHED if is_back else Opening.CREATED
        self._begin(state, told, opening)
        return self._telling(told, Outcome.APPLIED, (), ((state.unit_id,), (), None, parent_id))

    def _begin(self, state: UnitState, told: Told, opening: Opening) -> None:
        self.timeline.begin_unit(state, self.act(told), opening, self._evidence(told), [])
        self.callings.began(state)

    def _abolish(self, told: Told) -> Telling:
        name = told.units[0]
        found = self._one(name, told)
        parent_id, placed = self._parent(told.from_parent, told, former=True) if found is None else (None, False)
        unit_id = found or self._begin_before(name, told, parent_id, placed=placed)
        self._end(unit_id, told, Closing.ABOLISHED)
        return self._telling(told, Outcome.APPLIED, (), ((unit_id,), (), parent_id, None))

    def _end(self, unit_id: str, told: Told, closing: Closing) -> None:
        """End a unit; what hung from it and is not told to go elsewhere hangs nowhere known, or is no longer told of."""
        for child_id in self.timeline.children(unit_id):
            child = self.timeline.units[child_id]
            if child.documented or child.state.basis is Basis.RECONSTRUCTED:
                self._change(child, told, replace(child.state, parent_id=None, placed=False, code=None))
            else:
                self._end(child_id, told, Closing.NO_LONGER_DOCUMENTED)
        self.callings.left(self.timeline.units[unit_id].state)
        self.timeline.end_unit(unit_id, self.act(told), closing, self._evidence(told))

    def _change(self, unit: OpenUnit, told: Told, state: UnitState) -> None:
        state = replace(state, basis=Basis.NARRATED, source=told.change.source)
        self.timeline.change_unit(unit, state, self.act(told), self._evidence(told))
        unit.attested_by = []

    def _rename(self, told: Told) -> Telling:
        former, latter = told.units[0], told.results[0]
        found = self._one(former, told)
        if found is None:
            known = self._bearers(latter, told, former_first=False)
            if known and not set(known) & self.named_today:
                return self._already(told, known, f"se llamaba ya «{latter}»", None)
            parent_id, placed = self._parent(told.from_parent, told, former=True)
            found = self._begin_before(former, told, parent_id, placed=placed)
        others = [i for i in self.callings.bearers(latter) if i != found]
        if others and self._is_taken(others, found):
            return self._contradicted(
                told,
                ((found,), tuple(others), None, None),
                f"otra unidad se llamaba ya «{latter}» bajo la misma superior",
            )
        unit = self.timeline.units[found]
        self.callings.left(unit.state)
        # A name whose rank nobody knows does not say that the rank changed.
        self._change(unit, told, replace(unit.state, name=latter, rank=self.rank_of(latter) or unit.state.rank))
        self.callings.began(unit.state)
        self.named_today.add(found)
        return self._telling(told, Outcome.APPLIED, (), ((found,), (found,), None, None))

    def _is_taken(self, others: Sequence[str], unit_id: str) -> bool:
        state = self.timeline.units[unit_id].state
        siblings = [self.timeline.units[other].state for other in others if other not in self.named_today]
        return state.placed and any(one.placed and one.parent_id == state.parent_id for one in siblings)

    def _reassign(self, told: Told) -> Telling:
        name = told.units[0]
        found = self._one(name, told)
        if found is not None and self._moves_with_superior(found, told):
            ids = self._known_only(told)
            return self._telling(told, Outcome.APPLIED, ("se mueve con la unidad de la que depende",), ids)
        from_id, from_placed = self._parent(told.from_parent, told, former=True)
        to_id, to_placed = self._parent(told.to_parent, told, former=False)
        ids = ((found,) if found else (), (), from_id, to_id)
        if found is None:
            found = self._begin_before(name, told, from_id, placed=from_placed)
            ids = ((found,), (), from_id, to_id)
        if self._makes_a_circle(found, to_id):
            return self._contradicted(told, ids, "quedaría dependiendo de sí misma")
        unit = self.timeline.units[found]
        if to_placed and unit.state.placed and unit.state.parent_id == to_id:
            if unit.valid_from == self._today(told):
                return self._telling(told, Outcome.APPLIED, ("empieza ahí ese mismo día",), ids)
            return self._already(told, (found,), "dependía ya de esa unidad", to_id)
        why: tuple[str, ...] = ()
        if from_id is not None and unit.state.placed and not self._hung_from(unit, from_id):
            why = (f"se narra que dependía de «{told.from_parent}»; lo conocido hasta entonces la pone en otra",)
            self._find_odd(
                "told-from-another-unit",
                f"{name!r} is told to leave {told.from_parent!r}, and what is known until then places it elsewhere",
                told,
                None,
            )
        self._change(unit, told, replace(unit.state, parent_id=to_id, placed=to_placed, code=None))
        return self._telling(told, Outcome.APPLIED, why, ids)

    def _hung_from(self, unit: OpenUnit, from_id: str | None) -> bool:
        return from_id == unit.state.parent_id or from_id in self.callings.above(unit.state.unit_id)

    def _moves_with_superior(self, unit_id: str, told: Told) -> bool:
        if told.from_parent is None:
            return False
        above = [i for i in self.callings.above(unit_id) if i in self.timeline.units]
        return any((name, move_of(told)) in self.moves for up in above for name in self.callings.names_today(up))

    def _makes_a_circle(self, unit_id: str, parent_id: str | None) -> bool:
        return parent_id is not None and (parent_id == unit_id or unit_id in self.callings.above(parent_id))

    def _relate(self, told: Told) -> Telling:
        """Mergers, splits and replacements: what goes on under its own name stays, the rest ends and begins, linked."""
        old: dict[str, str] = {}
        for name in told.units:
            found = self._one(name, told)
            if found is None:
                parent_id, placed = self._parent(told.from_parent, told, former=True)
                found = self._begin_before(name, told, parent_id, placed=placed)
            old[folded(name)] = found
        new: dict[str, str] = {}
        relation, opening, closing = _RELATIONS[told.kind]
        to_id, placed = self._heir_place(told, tuple(old.values()))
        for name in told.results:
            goes_on = old.get(folded(name)) or self._one(name, told, former_first=False)
            if goes_on is None:
                state = self._new_state(name, told, to_id, placed=placed)
                self._begin(state, told, opening)
                goes_on = state.unit_id
            new[folded(name)] = goes_on
        for unit_id in old.values():
            if unit_id not in new.values():
                self._end(unit_id, told, closing)
        self._link(told, relation, tuple(old.values()), tuple(new.values()))
        taken_as = (TAKEN_AS_REPLACED,) if told.kind is not told.change.kind else ()
        return self._telling(told, Outcome.APPLIED, taken_as, (tuple(old.values()), tuple(new.values()), None, to_id))

    def _heir_place(self, told: Told, old: Sequence[str]) -> tuple[str | None, bool]:
        """Where what follows hangs: as told, else where all that came before it hung."""
        if told.to_parent is not None:
            return self._parent(told.to_parent, told, former=False)
        states = [self.timeline.units[unit_id].state for unit_id in old]
        places = {(state.parent_id, state.placed) for state in states}
        return places.pop() if len(places) == 1 and not set(old) & {p for p, _ in places} else (None, False)

    def _link(self, told: Told, relation: Relation, old: tuple[str, ...], new: tuple[str, ...]) -> None:
        if relation is Relation.MERGED and len(old) < 2:
            old = tuple(dict.fromkeys((*old, *new)))  # absorbed: the one that goes on is among those that merge
        if relation is Relation.SPLIT and len(new) < 2:
            new = tuple(dict.fromkeys((*new, *old)))
        if (relation is Relation.MERGED and len(old) < 2) or (relation is Relation.SPLIT and len(new) < 2):
            return
        self.timeline.links.append(
            Link(relation, old, new, self.act(told), Basis.NARRATED, evidence=self._evidence(told))
        )

    def _state(self, told: Told) -> Telling:
        """A structure stated on a date: what is known must agree with it, or it is said where it does not."""
        name = told.units[0]
        if is_institution(name, self.institution):
            above: str | None = None
        else:
            above = self._one(name, told, former_first=False)
            if above is None:
                above = self._begin_told(name, told, None, placed=False)
        found = compare_stated(self.timeline, self.callings, above, told.results)
        listed = dict(found.same)
        for below, unit_id in found.below:
            unit = self.timeline.units[unit_id]
            self._change(unit, told, replace(unit.state, parent_id=above, placed=True, code=None))
            listed[below] = unit_id
        for missing in found.missing:
            if is_class(missing, self.rank_of):
                continue
            listed[missing] = self._place_stated(missing, told, above)
        for unit_id in found.beyond:
            if not self._is_known_otherwise(unit_id):
                self._end(unit_id, told, Closing.NO_LONGER_DOCUMENTED)
        listed.update(found.elsewhere)
        differences, additions = found.differences(self.timeline), found.additions()
        if differences:
            message = f"the structure stated of {name!r}: {'; '.join(differences)}"
            self._find_odd("stated-structure-differs", message, told)
        ids = ((above,) if above else (), tuple(listed.values()), None, None)
        outcome = Outcome.APPLIED if additions else Outcome.AGREES
        return self._telling(told, Outcome.DISAGREES if differences else outcome, (*differences, *additions), ids)

    def _begin_told(self, name: str, told: Told, parent_id: str | None, *, placed: bool) -> str:
        state = self._new_state(name, told, parent_id, placed=placed)
        self._begin(state, told, Opening.FIRST_DOCUMENTED)
        return state.unit_id

    def _place_stated(self, name: str, told: Told, above: str | None) -> str:
        """A unit that the statement lists and nothing known places there: it begins, or is placed if nothing placed it."""
        bearers = [i for i in self.callings.bearers(name) if not self.timeline.units[i].state.placed]
        if len(bearers) == 1 and not self._makes_a_circle(bearers[0], above):
            unit = self.timeline.units[bearers[0]]
            self._change(unit, told, replace(unit.state, parent_id=above, placed=True))
            return bearers[0]
        return self._begin_told(name, told, above, placed=True)

    def _is_known_otherwise(self, unit_id: str) -> bool:
        """A unit that documents state, now or later, does not end because a statement leaves it out."""
        unit = self.timeline.units[unit_id]
        return unit.documented or unit.state.basis is Basis.RECONSTRUCTED or unit.carried_from is not None


_BEGINNINGS = (NarratedKind.CREATED, NarratedKind.REESTABLISHED, NarratedKind.STRUCTURE_STATED)
_RELATIONS = {
    NarratedKind.REPLACED: (Relation.REPLACED, Opening.REPLACED, Closing.REPLACED),
    NarratedKind.MERGED: (Relation.MERGED, Opening.MERGED, Closing.MERGED),
    NarratedKind.SPLIT: (Relation.SPLIT, Opening.SPLIT, Closing.SPLIT),
}
