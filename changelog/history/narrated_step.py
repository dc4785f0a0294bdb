"""The told changes of one day taking effect on what was in force just before.

A unit that is told to have been there, and that nothing known shows, begins the day before as a narrated unit: that it
was there then is all that the sentence says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from changelog.domain.basis import Basis
from changelog.domain.correspondences import Relation
from changelog.domain.dates import day_before
from changelog.domain.findings import Finding, Severity
from changelog.domain.narratives import NarratedKind
from changelog.domain.snapshots import Institution
from changelog.domain.structures import Act, Closing, Link, Opening, UnitState
from changelog.domain.tellings import Outcome, Telling
from changelog.history.callings import Callings, folded
from changelog.history.checkpoints import compare_stated
from changelog.history.identities import new_id
from changelog.history.reconstruction import RankOf, move_of, moves_in
from changelog.history.timeline import OpenUnit, Timeline
from changelog.history.told import WITH_RESULT, Told
from changelog.history.told_words import in_words, places

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
NO_UNIT = "no es un cambio de una unidad de la estructura: asigna o retira funciones"
A_CLASS = "nombra una clase de unidades, no una unidad"
ITSELF = "es la institución misma"
DOUBTFUL = "la frase puede leerse de otro modo: se muestra y no se aplica"
TAKEN_AS_REPLACED = "se toma como sustitución: otro texto dice que la unidad anterior terminó, o la lectura es dudosa"
NO_RESULT = "no dice qué unidad resulta"
NO_PLACES = "no dice de dónde ni a dónde"


def why_not_placed(told: Told, institution: Institution, rank_of: RankOf) -> str | None:
    """Why a telling changes no unit of the structure; None where it does."""
    if told.kind in (NarratedKind.FUNCTIONS_GIVEN, NarratedKind.FUNCTIONS_TAKEN):
        return NO_UNIT
    if told.is_doubtful:
        return DOUBTFUL
    named = (*told.units, *(told.results if told.kind is not NarratedKind.STRUCTURE_STATED else ()))
    if any(is_institution(name, institution) for name in named) and told.kind is not NarratedKind.STRUCTURE_STATED:
        return ITSELF
    if any(is_class(name, rank_of) for name in named):
        return A_CLASS
    if told.kind is NarratedKind.REASSIGNED and told.from_parent is None and told.to_parent is None:
        return NO_PLACES
    if told.kind in WITH_RESULT and not told.results:
        return NO_RESULT
    return None


def _before(told: Told) -> tuple[str, ...]:
    """The names that must mean one unit, or none, for a telling to be applied."""
    if told.kind in (NarratedKind.CREATED, NarratedKind.REESTABLISHED):
        return ()
    if told.kind in (NarratedKind.REPLACED, NarratedKind.MERGED, NarratedKind.SPLIT):
        return (*told.units, *told.results)
    return told.units


def hangs_from_itself(told: Told) -> bool:
    """Whether the words put a unit under itself."""
    named = {folded(name) for name in (*told.units, *told.results)}
    if told.kind is NarratedKind.STRUCTURE_STATED:
        return folded(told.units[0]) in {folded(name) for name in told.results}
    return any(parent is not None and folded(parent) in named for parent in (told.from_parent, told.to_parent))


def is_class(name: str, rank_of: RankOf) -> bool:
    """Whether a name opens with a plural ("Direcciones Regionales"): several units at once, none by name."""
    first = folded(name).split(" ")[0]
    return rank_of(name) is None and len(first) > len("unos") and first.endswith("s")


def is_institution(name: str, institution: Institution) -> bool:
    """Whether a name is the institution's own, with or without its acronym behind it."""
    plain = folded(name.partition("(")[0])
    return plain == folded(institution.name) or (
        institution.acronym is not None and plain == folded(institution.acronym)
    )


class _Day:
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
        self.findings: list[Finding] = []
        self.taken: list[Told] = []
        self.named_today: set[str] = set()

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
        ambiguous = next((name for name in _before(told) if self._is_ambiguous(name, told)), None)
        if ambiguous is not None:
            return self._ambiguous(told, ambiguous)
        return self._placed(told)

    def _contradiction(self, told: Told) -> str | None:
        if hangs_from_itself(told):
            return "dependería de sí misma"
        if told.kind not in _BEGINNINGS and any(self._ended_today(name) for name in told.units):
            return "se narra también que terminó ese mismo día"
        return None

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

    def _known_only(self, told: Told) -> tuple[tuple[str, ...], tuple[str, ...], str | None, str | None]:
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

    def _contradicted(
        self, told: Told, ids: tuple[tuple[str, ...], tuple[str, ...], str | None, str | None], why: str
    ) -> Telling:
        self._find_odd("told-contradicts-itself", f"{told.units[0]!r}: {why}", told)
        return self._telling(told, Outcome.DISAGREES, (why,), ids)

    def _telling(
        self,
        told: Told,
        outcome: Outcome,
        why: tuple[str, ...],
        ids: tuple[tuple[str, ...], tuple[str, ...], str | None, str | None] = ((), (), None, None),
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


_BEGINNINGS = (NarratedKind.CREATED, NarratedKind.REESTABLISHED, NarratedKind.STRUCTURE_STATED)
_RELATIONS = {
    NarratedKind.REPLACED: (Relation.REPLACED, Opening.REPLACED, Closing.REPLACED),
    NarratedKind.MERGED: (Relation.MERGED, Opening.MERGED, Closing.MERGED),
    NarratedKind.SPLIT: (Relation.SPLIT, Opening.SPLIT, Closing.SPLIT),
}
