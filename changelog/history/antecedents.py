"""What is told, folded in among the snapshots: told changes on their days, and units carried back before the first
document that shows them.

Between two snapshots the told changes of each day take effect in turn (`narrated_step`). Before the first document of a
unit, it stands as undoing what is told leaves it (`reconstruction`). A change told without a day settles who is who when
a document shows the state after it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from changelog.domain.basis import Basis
from changelog.domain.correspondences import Relation, Settled, Stage, Status
from changelog.domain.findings import Finding, Severity
from changelog.domain.narratives import NarratedKind, Narrative
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.structures import Act, Opening, UnitState, UnitVersion
from changelog.domain.tellings import Outcome, Telling
from changelog.history.amended import Amended
from changelog.history.bounded import Bounded, Bounds
from changelog.history.callings import Callings, folded, is_slip
from changelog.history.identities import new_id
from changelog.history.matcher import Matcher
from changelog.history.narrated_step import take_told
from changelog.history.postponed import Postponed, is_relation_or_end, postponed_until, put_on
from changelog.history.reconstruction import RankOf, Reconstruction, Thread, reconstruct
from changelog.history.timeline import Timeline
from changelog.history.told import Told, joined
from changelog.history.told_reasons import hangs_from_itself, why_not_placed
from changelog.history.told_words import in_words


@dataclass(eq=False, slots=True)
class _Seed:
    """A unit to be carried back, from `day` on, once the unit above it is in force. `unit_id` is set when it is."""

    thread: Thread
    origin: Reconstruction
    day: date
    unit_id: str | None = None


class Antecedents:
    """The told changes of one institution and the units carried back, in the order of days."""

    def __init__(
        self,
        timeline: Timeline,
        snapshots: Sequence[Snapshot],
        narratives: Sequence[Narrative],
        rank_of: RankOf,
        matcher: Matcher,
    ) -> None:
        self.findings: list[Finding] = []
        self.acts: list[Act] = []
        self._timeline = timeline
        self._rank_of = rank_of
        self._placed: list[Telling] = []
        self._amended = Amended(timeline, narratives, snapshots, matcher)
        self._institution = next((n.institution for n in narratives), None)
        told = joined(narratives, snapshots)
        self._dated = [one for one in told if one.day is not None]
        self._undated = [one for one in told if one.day is None]
        self._names = {n.document.digest: n.document.name for n in narratives}
        self._amending = {n.document.digest for n in narratives if n.amends}
        self._told_in = {n.document.digest for n in narratives}
        self._seeds = self._carried_back(snapshots, told) if told else []
        self._of_day: defaultdict[date, list[Snapshot]] = defaultdict(list)
        for snapshot in snapshots:
            self._of_day[snapshot.effective_date.first_day].append(snapshot)
        self._postponed: dict[int, tuple[Postponed, ...]] = {}
        self._of_thread = {id(seed.thread): seed for seed in self._seeds}
        self._taken: set[tuple[str, int]] = set()

    @property
    def amended_findings(self) -> tuple[Finding, ...]:
        """What amending acts order of functions and what is known does not allow."""
        return tuple(self._amended.findings)

    # --- units carried back -----------------------------------------------------------------------------------------

    def _carried_back(self, snapshots: Sequence[Snapshot], told: Sequence[Told]) -> list[_Seed]:
        found: list[_Seed] = []
        usable = [
            one
            for one in told
            if why_not_placed(one, self._owner, self._rank_of) is None and not hangs_from_itself(one)
        ]
        for snapshot in snapshots:
            day = snapshot.effective_date.first_day
            earlier = [other for other in snapshots if other.effective_date.first_day < day]
            origin = reconstruct(snapshot, earlier, usable, self._rank_of)
            if origin is not None:
                seeds = (_Seed(thread, origin, _first_day(thread, origin)) for thread in origin.threads)
                found += (seed for seed in seeds if seed.day < day)
        return sorted(found, key=lambda seed: seed.day)

    @property
    def _owner(self) -> Institution:
        if self._institution is None:
            raise AssertionError("asked only where something is told")
        return self._institution

    def take_until(self, day: date | None) -> None:
        """Let everything told and carried back up to a day, that day included, take effect; None: all that is left."""
        while True:
            days = [self._dated[0].day] if self._dated else []
            days += [self._seeds[0].day] if self._seeds else []
            days += [self._amended.next_day]
            next_day = min((one for one in days if one is not None), default=None)
            if next_day is None or (day is not None and next_day > day):
                return
            self._take_day(next_day)

    def _take_day(self, day: date) -> None:
        today = [one for one in self._dated if one.day == day]
        self._dated = self._dated[len(today) :]
        today = self._without_postponed(today, day)
        self._take([one for one in today if one.kind is not NarratedKind.STRUCTURE_STATED])
        due = [seed for seed in self._seeds if seed.day <= day]
        self._seeds = self._seeds[len(due) :]
        callings = Callings(self._timeline)
        for seed in due:  # those above come first
            self._begin(seed, day, callings)
        # What is stated whole is the outcome of all that: it is compared with it.
        self._take([one for one in today if one.kind is NarratedKind.STRUCTURE_STATED])
        self._amended.take_day(day)  # of functions last: units that begin today can be given theirs
        self.acts += (act for act in self._amended.acts if act not in self.acts)

    def _without_postponed(self, today: Sequence[Told], day: date) -> list[Told]:
        """What of today takes effect now; the rest waits for the documents of today, which show it."""
        for snapshot in self._of_day.get(day, ()):
            usable = [
                told
                for told in today
                if is_relation_or_end(told)
                and why_not_placed(told, self._owner, self._rank_of) is None
                and not hangs_from_itself(told)
            ]
            words = [in_words(told, self._name_of) for told in usable]
            found = postponed_until(snapshot, self._timeline, today, usable, words)
            if found:
                self._postponed[id(snapshot)] = found
                waiting = {id(one.told) for one in found}
                today = [told for told in today if id(told) not in waiting]
        return list(today)

    def _take(self, today: Sequence[Told]) -> None:
        if not today:
            return
        taken = take_told(self._timeline, self._owner, today, self._rank_of, self._name_of)
        self._placed += taken.tellings
        self.findings += taken.findings
        self.acts += (act for act in taken.acts if act not in self.acts)

    def _name_of(self, digest: str) -> str:
        return self._names.get(digest, digest)

    def _begin(self, seed: _Seed, day: date, callings: Callings) -> None:
        """Put a carried unit in force, unless one of its name stands in its place already: then it is that one."""
        thread = seed.thread
        parent_id = self._parent(thread, callings, seed, day)
        namesakes = [
            unit_id
            for unit_id in callings.bearers(thread.name_on(day))
            if not self._is_taken(unit_id, seed.origin) and self._may_be(unit_id, parent_id, callings)
        ]
        if len(namesakes) == 1:
            self._take_for(seed, namesakes[0], parent_id, day, callings)
        elif thread.began is None:
            self._start(seed, parent_id, day, callings)

    def _take_for(self, seed: _Seed, unit_id: str, parent_id: str | None, day: date, callings: Callings) -> None:
        """The unit carried back is one that stands already; where that is placed less exactly, it is placed now."""
        unit = self._timeline.units[unit_id]
        seed.unit_id = unit_id
        self._taken.add((unit_id, id(seed.origin)))
        unit.carried_from = seed.origin.statement
        if parent_id is None:
            is_on_top = seed.thread.placed and seed.thread.parent is None
            if is_on_top and not unit.state.placed:
                unit.state = replace(unit.state, placed=True)
            return
        if unit_id in (parent_id, *callings.above(parent_id)):
            return
        if not unit.state.placed or unit.state.parent_id in callings.above(parent_id):
            state = replace(unit.state, parent_id=parent_id, placed=True)
            why = _why(seed.origin.snapshot)
            if unit.valid_from == day:
                unit.state, unit.evidence = state, (*unit.evidence, f"adscripción {why}")
                return
            state = replace(state, basis=Basis.RECONSTRUCTED)
            self._timeline.change_unit(unit, state, _act(seed.origin, day), (why,))
            unit.attested_by = []

    def _is_taken(self, unit_id: str, origin: Reconstruction) -> bool:
        return (unit_id, id(origin)) in self._taken

    def _may_be(self, unit_id: str, parent_id: str | None, callings: Callings) -> bool:
        """Whether the places allow one unit: one place, one further down the same line, or one of them not known."""
        state = self._timeline.units[unit_id].state
        if not state.placed or parent_id is None or parent_id in (state.parent_id, *callings.above(unit_id)):
            return True
        return state.parent_id in callings.above(parent_id) and state.basis is Basis.RECONSTRUCTED

    def _start(self, seed: _Seed, parent_id: str | None, day: date, callings: Callings) -> None:
        thread, snapshot = seed.thread, seed.origin.snapshot
        place = thread.code if thread.code is not None else f"before {folded(thread.name)}"
        state = UnitState(
            unit_id=new_id(snapshot.institution.key, seed.origin.statement, place),
            code=None,
            name=thread.name_on(day),
            rank=thread.rank,
            parent_id=parent_id,
            placed=thread.placed and (parent_id is not None or thread.parent is None),
            objective=None,
            functions_listed=False,
            children_listed=False,
            basis=Basis.RECONSTRUCTED,
            source=thread.source,
        )
        if state.unit_id in self._timeline.units:
            return
        unit = self._timeline.begin_unit(state, _act(seed.origin, day), Opening.FIRST_DOCUMENTED, (_why(snapshot),), [])
        unit.carried_from = seed.origin.statement
        seed.unit_id = state.unit_id
        self._taken.add((state.unit_id, id(seed.origin)))
        callings.began(state)

    def _parent(self, thread: Thread, callings: Callings, seed: _Seed, day: date) -> str | None:
        """The unit above, in force: carried back too, or called so; one known only from prose begins as narrated."""
        above = thread.parent
        if above is None:
            return None
        carried = self._of_thread.get(id(above))
        if carried is not None and carried.unit_id in self._timeline.units:
            return carried.unit_id
        found = callings.bearers(above.name_on(day))
        if len(found) > 1 and above.parent is not None:
            found = callings.under(found, [above.parent.name_on(day)]) or found
        if found:
            return found[0] if len(found) == 1 else None
        return self._begin_outside(above, seed, day, callings)

    def _begin_outside(self, above: Thread, seed: _Seed, day: date, callings: Callings) -> str:
        snapshot = seed.origin.snapshot
        state = UnitState(
            unit_id=new_id(snapshot.institution.key, seed.origin.statement, f"above {folded(above.name_on(day))}"),
            code=None,
            name=above.name_on(day),
            rank=above.rank,
            parent_id=None,
            placed=False,
            objective=None,
            functions_listed=False,
            children_listed=False,
            basis=Basis.RECONSTRUCTED,
            source=above.source,
        )
        self._timeline.begin_unit(state, _act(seed.origin, day), Opening.FIRST_DOCUMENTED, (_why(snapshot),), [])
        callings.began(state)
        return state.unit_id

    # --- what is told of who is who ----------------------------------------------------------------------------------

    def declared_for(self, snapshot: Snapshot) -> tuple[Settled, ...]:
        """Pairs between what is in force and what the snapshot lists that nobody need guess: units carried back from it,
        or named by a telling, under the name that it prints; and names changed by a telling that has no day."""
        if not self._told_in:
            return ()
        borne = Counter(folded(unit.name) for unit in snapshot.units)
        codes = {folded(unit.name): unit.code for unit in snapshot.units if borne[folded(unit.name)] == 1}
        found: dict[str, tuple[str, Stage, tuple[str, ...]]] = {}
        taken: set[str] = set()
        for unit_id, code, stage, evidence in (
            *self._carried_pairs(snapshot),
            *self._told_pairs(codes),
            *self._undated_pairs(snapshot, codes),
            *self._restated_pairs(snapshot, codes),
        ):
            if unit_id not in found and code not in taken:
                found[unit_id] = (code, stage, evidence)
                taken.add(code)
        same = (
            Settled(Relation.SAME, (unit_id,), (code,), Status.ACCEPTED, stage, evidence)
            for unit_id, (code, stage, evidence) in found.items()
        )
        relations = (one.settled() for one in self._postponed.get(id(snapshot), ()))
        return (*same, *(one for one in relations if one is not None))

    def _carried_pairs(self, snapshot: Snapshot) -> Iterable[_Pair]:
        by_code = snapshot.by_code()
        for seed in self._of_thread.values():
            code = seed.thread.code
            if seed.origin.snapshot is not snapshot or code is None or seed.unit_id not in self._timeline.units:
                continue
            known, printed = folded(self._timeline.units[seed.unit_id].state.name), folded(by_code[code].name)
            if known == printed or is_slip(known, printed):
                yield seed.unit_id, code, Stage.IDENTICAL, (CARRIED,)

    def _told_pairs(self, codes: Mapping[str, str]) -> Iterable[_Pair]:
        """Units that a telling brought about, named or moved: the document that prints that name means them."""
        callings = Callings(self._timeline)
        for unit_id, unit in self._timeline.units.items():
            if unit.state.basis is not Basis.NARRATED:
                continue
            name = folded(unit.state.name)
            if name in codes and callings.bearers(unit.state.name) == (unit_id,):
                yield unit_id, codes[name], Stage.IDENTICAL, (NAMED_SO, *unit.evidence)

    def _undated_pairs(self, snapshot: Snapshot, codes: Mapping[str, str]) -> Iterable[_Pair]:
        callings = Callings(self._timeline)
        for told in list(self._undated):
            if told.kind not in (NarratedKind.RENAMED, NarratedKind.TRANSFORMED) or told.is_doubtful:
                continue
            if len(told.results) != 1 or folded(told.units[0]) in codes:
                continue
            code = codes.get(folded(told.results[0]))
            bearers = callings.bearers(told.units[0])
            if code is not None and len(bearers) == 1:
                self._use(told, bearers[0], snapshot)
                yield bearers[0], code, Stage.DECLARED, in_words(told, self._name_of)

    def _restated_pairs(self, snapshot: Snapshot, codes: Mapping[str, str]) -> Iterable[_Pair]:
        """Units that an amending act lists again, under the one name that they bear: it means them, no others."""
        if snapshot.document is None or snapshot.document.digest not in self._amending:
            return
        callings = Callings(self._timeline)
        for unit_id, unit in self._timeline.units.items():
            name = folded(unit.state.name)
            if name in codes and callings.bearers(unit.state.name) == (unit_id,):
                yield unit_id, codes[name], Stage.IDENTICAL, (LISTED_AGAIN,)

    def _use(self, told: Told, unit_id: str, snapshot: Snapshot) -> None:
        """An undated change shown by a document: it took effect after the name before was last known, and by now."""
        self._undated = [one for one in self._undated if one is not told]
        self._placed.append(
            _telling(
                told,
                Outcome.EVIDENCE,
                ("sin fecha: el documento que muestra el nombre nuevo la pone en vigor",),
                not_before=self._timeline.units[unit_id].valid_from,
                not_after=snapshot.effective_date.first_day,
                unit_ids=(unit_id,),
            )
        )

    def shown_by(self, snapshot: Snapshot, act: Act) -> None:
        """Once a snapshot has taken effect: what waited for it is told, and what it contradicts of what was told is said."""
        for one in self._postponed.pop(id(snapshot), ()):
            self._take_postponed(one, act)
        self._amended.take_after(snapshot)
        self.acts += (one for one in self._amended.acts if one not in self.acts)
        self._contradicted_by(snapshot)

    def _take_postponed(self, one: Postponed, snapshot_act: Act) -> None:
        told = one.told
        act = Act(snapshot_act.effective_date, told.agreement, told.statement, told.document)
        results = put_on(self._timeline, one, act, snapshot_act)
        if any(unit_id in self._timeline.units for unit_id in one.unit_ids) and not results:
            self._take([told])  # the document does not cover the place: the text alone ends it
            return
        if act not in self.acts:
            self.acts.append(act)
        self._placed.append(
            replace(_telling(told, Outcome.APPLIED, (), unit_ids=one.unit_ids), result_ids=results, not_after=None)
        )

    def _contradicted_by(self, snapshot: Snapshot) -> None:
        named = [telling for telling in self._placed if _is_named_by(telling, snapshot.effective_date.first_day)]
        if not named:
            return
        callings = Callings(self._timeline)
        stated = {folded(unit.name) for unit in snapshot.units}
        for telling in named:
            change = telling.change
            now = callings.bearers(change.unit)
            if folded(change.unit) in stated and now and set(now) & set(telling.unit_ids):
                self.findings.append(
                    Finding(
                        check="told-name-not-shown",
                        severity=Severity.MEDIUM,
                        message=f"told to be called {change.result[0]!r} from {telling.day}, and the document in force "
                        f"from {snapshot.effective_date} still prints {change.unit!r}",
                        source=change.source,
                        read=telling.agreement,
                    )
                )

    # --- what came of it ---------------------------------------------------------------------------------------------

    def tellings(self) -> tuple[Telling, ...]:
        """Every telling, in the order of days, undated ones where their bounds put them."""
        versions = self._timeline.unit_versions() if self._undated else ()
        left = [self._never_dated(told, versions) for told in self._undated]
        return tuple(sorted((*self._placed, *left), key=_order))

    def _never_dated(self, told: Told, versions: Sequence[UnitVersion]) -> Telling:
        """A change told without a day that no document made use of, between the days that show the state before and the
        state after."""
        reason = why_not_placed(told, self._owner, self._rank_of)
        bounds = Bounds(versions).of(told) if reason is None else Bounded()
        why = reason or (SHOWN_SINCE.format(bounds.not_after) if bounds.not_after else UNDATED)
        return _telling(
            told,
            Outcome.NOT_PLACED,
            (why,),
            not_before=bounds.not_before,
            not_after=bounds.not_after,
            unit_ids=bounds.unit_ids,
        )


UNDATED = "sin fecha, y ningún documento muestra cuándo: no se aplica a la estructura"
SHOWN_SINCE = "sin fecha: el estado posterior consta desde el {}"
_Pair = tuple[str, str, Stage, tuple[str, ...]]
"""A unit in force, a code of the snapshot, what settles that they are one, and why in words."""
CARRIED = "la misma unidad, llevada hacia atrás desde este documento"
LISTED_AGAIN = "el acto que modifica la estructura la enumera con el nombre que tenía"
NAMED_SO = "el documento le da el nombre que se narra"


def _is_named_by(telling: Telling, day: date) -> bool:
    """Whether it gave a unit another name that holds on a day."""
    gives_name = telling.change.kind in (NarratedKind.RENAMED, NarratedKind.TRANSFORMED) and telling.change.result
    return bool(gives_name and telling.outcome is Outcome.APPLIED and telling.day is not None and telling.day <= day)


def _first_day(thread: Thread, origin: Reconstruction) -> date:
    return thread.began or max(origin.horizon, thread.since)


def _act(origin: Reconstruction, day: date) -> Act:
    """What a carried unit rests on: no act, but the document that it was carried back from."""
    document = origin.snapshot.document
    return Act(day, None, origin.statement, document.name if document else None)


def _why(snapshot: Snapshot) -> str:
    name = snapshot.document.name if snapshot.document else "el documento"
    return f"reconstruida: se deshace lo narrado desde {name}, vigente desde {snapshot.effective_date}"


def _telling(
    told: Told,
    outcome: Outcome,
    why: tuple[str, ...],
    *,
    not_before: date | None = None,
    not_after: date | None = None,
    unit_ids: tuple[str, ...] = (),
) -> Telling:
    return Telling(
        told=told.told,
        agreement=told.agreement,
        day=told.day,
        day_from=told.day_from,
        outcome=outcome,
        not_before=not_before,
        not_after=not_after,
        unit_ids=unit_ids,
        result_ids=unit_ids if outcome is Outcome.EVIDENCE else (),
        why=why,
        disagreements=told.disagreements,
    )


def _order(telling: Telling) -> tuple[object, ...]:
    day = telling.day or telling.not_after or telling.not_before
    change = telling.change
    return (
        day is None,
        day or date.min,
        telling.day is None,
        change.source.document,
        change.source.first_line,
        str(change.kind),
    )
