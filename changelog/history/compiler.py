"""Folds an institution's statements, in the order of their effective dates, into versions with intervals."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from changelog.domain.basis import Basis
from changelog.domain.correspondences import (
    Decision,
    FunctionCorrespondence,
    MatchableFunction,
    MatchableUnit,
    Relation,
    Settled,
    Stage,
    Status,
    UnitCorrespondence,
)
from changelog.domain.findings import Finding, Severity
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import (
    Act,
    Closing,
    FunctionState,
    History,
    Link,
    Opening,
    Pairing,
    Sighting,
    UnitState,
)
from changelog.domain.texts import StatedText, normal_form
from changelog.domain.units import Function, Unit
from changelog.history.coverage import PARTIAL_SCOPE, closings, openings
from changelog.history.decisions import resolve
from changelog.history.timeline import OpenFunction, OpenUnit, Timeline

_ID_LENGTH = 16
_BASIS = {
    Stage.DECIDED: Basis.DECIDED,
    Stage.DECLARED: Basis.NARRATED,
    Stage.IDENTICAL: Basis.DOCUMENTED,
    Stage.SHARED_FUNCTIONS: Basis.MATCHED,
    Stage.SIMILAR_TEXT: Basis.MATCHED,
    Stage.SIMILAR_NAME: Basis.MATCHED,
}
_WEAK_LINK_BASIS = Basis.MATCHED


class Matcher(Protocol):
    """What the compiler asks of matching: which unit is which, and then which function is which."""

    def match_units(
        self, old: Sequence[MatchableUnit], new: Sequence[MatchableUnit], settled: Sequence[Settled] = ()
    ) -> tuple[UnitCorrespondence, ...]: ...

    def align_functions(
        self,
        old: Sequence[MatchableUnit],
        new: Sequence[MatchableUnit],
        units: Sequence[UnitCorrespondence],
    ) -> tuple[FunctionCorrespondence, ...]: ...


def compile_history(
    snapshots: Iterable[Snapshot],
    decisions: Sequence[Decision],
    matcher: Matcher,
    *,
    carry_forward: bool = True,
) -> History:
    """All that follows from the statements of one institution; the same whatever the order in which they are given.

    With `carry_forward` (the rule for a record) what a document does not cover stays in force; without it each document
    stands alone, which is how two files are compared.
    """
    timeline = Timeline()
    findings: list[Finding] = []
    acts: list[Act] = []
    aligned: list[FunctionCorrespondence] = []
    for snapshot in sorted(snapshots, key=_order):
        step = _Step(timeline, snapshot, matcher, decisions, carry_forward=carry_forward)
        findings.extend(step.take())
        acts.append(step.act)
        aligned.extend(step.uncertain_functions)
    return History(
        unit_versions=timeline.unit_versions(),
        function_versions=timeline.function_versions(),
        links=tuple(timeline.links),
        pairings=tuple(timeline.pairings),
        findings=tuple(findings),
        acts=tuple(acts),
        function_correspondences=tuple(aligned),
    )


def _order(snapshot: Snapshot) -> tuple[object, ...]:
    # On one day the document of the wider scope speaks first, so that the particular one has the last word.
    return snapshot.effective_date.first_day, not snapshot.whole_institution, snapshot.digest


@dataclass(slots=True)
class _Step:
    """One snapshot taking effect on what was in force just before."""

    timeline: Timeline
    snapshot: Snapshot
    matcher: Matcher
    decisions: Sequence[Decision]
    act: Act
    uncertain_functions: tuple[FunctionCorrespondence, ...]
    carry_forward: bool

    def __init__(
        self,
        timeline: Timeline,
        snapshot: Snapshot,
        matcher: Matcher,
        decisions: Sequence[Decision],
        *,
        carry_forward: bool,
    ) -> None:
        self.timeline = timeline
        self.snapshot = snapshot
        self.matcher = matcher
        self.decisions = decisions
        self.carry_forward = carry_forward
        self.uncertain_functions = ()
        self.act = Act(
            effective_date=snapshot.effective_date.first_day,
            agreement=snapshot.agreement.printed if snapshot.agreement else None,
            statement=snapshot.digest,
            document=snapshot.document.name if snapshot.document else None,
        )

    def take(self) -> tuple[Finding, ...]:
        """Let the snapshot take effect; gives what was odd on the way."""
        resolved = resolve(self.decisions, self.timeline, self.snapshot)
        old, new = self._matchable_before(), _matchable(self.snapshot)
        related = self.matcher.match_units(old, new, _between_living(resolved.settled, old))
        ids, evidence, basis = self._identities(related)
        kept = frozenset(code for code, unit_id in ids.items() if unit_id in self.timeline.units)
        revived = self._reestablished(resolved.settled, ids, kept, evidence, basis)
        begins = openings(self.snapshot, ids, kept, revived, self.timeline, related)
        ends = closings(self.snapshot, ids, self.timeline, related, carry_forward=self.carry_forward)
        functions = self._align(old, new, related, ids, ends)
        self._link_units(related, ids)
        self._pair((*related, *_refused(resolved.settled, self.timeline)), ids)
        self._apply_functions_and_units(ids, kept, begins, ends, functions, evidence, basis)
        self.timeline.top_listed = self.timeline.top_listed or self.snapshot.whole_institution
        return (*resolved.findings, *self._partial_scope(ends))

    # --- who is who ---------------------------------------------------------------------------------------------

    def _matchable_before(self) -> tuple[MatchableUnit, ...]:
        """Units in force that this document does not itself state elsewhere: one document never tells a unit twice."""
        document = self.snapshot.document
        return tuple(
            _matchable_unit(unit)
            for unit in self.timeline.units.values()
            if document is None or unit.state.source is None or unit.state.source.document != document.digest
        )

    def _identities(
        self, related: Sequence[UnitCorrespondence]
    ) -> tuple[dict[str, str], dict[str, tuple[str, ...]], dict[str, Basis]]:
        ids: dict[str, str] = {}
        evidence: dict[str, tuple[str, ...]] = {}
        basis: dict[str, Basis] = {}
        for pair in related:
            if pair.relation is Relation.SAME and pair.status is Status.ACCEPTED:
                code = pair.new[0]
                ids[code] = pair.old[0]
                evidence[code] = pair.evidence
                basis[code] = _BASIS[pair.stage]
        for unit in self.snapshot.units:
            if unit.code not in ids:
                ids[unit.code] = _new_id(self.snapshot.institution.key, self.act.statement, unit.code)
        return ids, evidence, basis

    def _reestablished(
        self,
        settled: Sequence[Settled],
        ids: dict[str, str],
        kept: frozenset[str],
        evidence: dict[str, tuple[str, ...]],
        basis: dict[str, Basis],
    ) -> frozenset[str]:
        """Codes whose unit had ended and exists again: decided, or the same name under the same parent."""
        found: dict[str, str] = {}
        refused: set[tuple[str, str]] = set()
        for entry in settled:
            if entry.relation is Relation.REESTABLISHED and entry.status is Status.ACCEPTED:
                found[entry.new[0]] = entry.old[0]
                evidence[entry.new[0]] = entry.evidence
                basis[entry.new[0]] = Basis.DECIDED
            elif entry.status is Status.REFUSED:
                refused.update((old, new) for old in entry.old for new in entry.new)
        former: dict[tuple[str, str | None], list[str]] = {}
        for unit_id, state in self.timeline.ended.items():
            former.setdefault((normal_form(state.name), state.parent_id), []).append(unit_id)
        for unit in self.snapshot.units:
            if unit.code in kept or unit.code in found or unit.parent is None:
                continue
            candidates = former.get((normal_form(unit.name), ids[unit.parent]), [])
            if len(candidates) == 1 and (candidates[0], unit.code) not in refused:
                found[unit.code] = candidates[0]
                evidence[unit.code] = ("existió con el mismo nombre y la misma adscripción",)
                basis[unit.code] = Basis.MATCHED
        ids.update(found)
        return frozenset(found)

    # --- functions ----------------------------------------------------------------------------------------------

    def _align(
        self,
        old: Sequence[MatchableUnit],
        new: Sequence[MatchableUnit],
        related: Sequence[UnitCorrespondence],
        ids: Mapping[str, str],
        ends: Mapping[str, Closing],
    ) -> tuple[FunctionCorrespondence, ...]:
        """Only what is restated or ends can have changed: functions outside the document stay where they are.

        Matching is given both sides whole all the same: how rare a text is shows only against the whole.
        """
        described = {ids[unit.code] for unit in self.snapshot.units if unit.functions_listed}
        restated = {
            function.key for unit in old if unit.key in described or unit.key in ends for function in unit.functions
        }
        if not restated:
            return ()
        found = [pair for pair in self.matcher.align_functions(old, new, related) if restated.issuperset(pair.old)]
        self.uncertain_functions = tuple(pair for pair in found if pair.status is Status.PROPOSED)
        return tuple(pair for pair in found if pair.status is Status.ACCEPTED)

    # --- what is linked, what waits -----------------------------------------------------------------------------

    def _link_units(self, related: Sequence[UnitCorrespondence], ids: Mapping[str, str]) -> None:
        for relation in related:
            if relation.status is Status.ACCEPTED and relation.relation is not Relation.SAME:
                self.timeline.links.append(
                    Link(
                        relation=relation.relation,
                        predecessors=relation.old,
                        successors=tuple(ids[code] for code in relation.new),
                        act=self.act,
                        basis=_BASIS[relation.stage],
                        evidence=relation.evidence,
                    )
                )

    def _pair(self, related: Sequence[UnitCorrespondence], ids: Mapping[str, str]) -> None:
        """Keep what a person may want to see: everything that was not plain equality."""
        by_code = self.snapshot.by_code()
        for relation in related:
            if relation.stage is Stage.IDENTICAL and relation.status is Status.ACCEPTED:
                continue
            self.timeline.pairings.append(
                Pairing(
                    correspondence=relation,
                    old=tuple(_sighting(self.timeline.units[unit_id]) for unit_id in relation.old),
                    new=tuple(self._sighting_of(by_code[code], ids[code]) for code in relation.new),
                )
            )

    def _sighting_of(self, unit: Unit, unit_id: str) -> Sighting:
        return Sighting(unit_id, unit.code, unit.name, self.act.effective_date, unit.source)

    def _partial_scope(self, ends: Mapping[str, Closing]) -> tuple[Finding, ...]:
        if self.snapshot.whole_institution or Closing.ABOLISHED not in ends.values():
            return ()
        return (
            Finding(
                check="abolished-within-partial-scope",
                severity=Severity.INFORMATION,
                message=PARTIAL_SCOPE,
                read=self.act.document,
            ),
        )

    # --- taking effect ------------------------------------------------------------------------------------------

    def _apply_functions_and_units(
        self,
        ids: Mapping[str, str],
        kept: frozenset[str],
        begins: Mapping[str, Opening],
        ends: Mapping[str, Closing],
        aligned: Sequence[FunctionCorrespondence],
        evidence: Mapping[str, tuple[str, ...]],
        basis: Mapping[str, Basis],
    ) -> None:
        present = self.timeline.units
        undocumented = {ids[code] for code in kept if not present[ids[code]].state.functions_listed}
        states = _objectives_stated(self.snapshot)
        for unit in self.snapshot.units:
            self._take_unit(unit, ids, begins, evidence, basis, states)
        self._take_functions(ids, begins, ends, aligned, undocumented)
        for unit_id in _from_leaves(ends, self.timeline):
            self.timeline.end_unit(unit_id, self.act, ends[unit_id])
        self._mark_unresolved()

    def _take_unit(
        self,
        unit: Unit,
        ids: Mapping[str, str],
        begins: Mapping[str, Opening],
        evidence: Mapping[str, tuple[str, ...]],
        basis: Mapping[str, Basis],
        objectives_stated: bool,
    ) -> None:
        unit_id = ids[unit.code]
        present = self.timeline.units.get(unit_id)
        state = self._state(unit, ids, present, basis.get(unit.code, Basis.DOCUMENTED), objectives_stated)
        why = evidence.get(unit.code, ())
        if present is None:
            self.timeline.begin_unit(state, self.act, begins[unit.code], why, [self.act.statement])
        elif _is_printed_alike(present.state, state):
            present.state = _with_more_known(present.state, state)
            present.attested_by.append(self.act.statement)
        else:
            self.timeline.change_unit(present, state, self.act, why)

    def _state(
        self, unit: Unit, ids: Mapping[str, str], present: OpenUnit | None, basis: Basis, objectives_stated: bool
    ) -> UnitState:
        before = present.state if present else None
        parent_id = ids[unit.parent] if unit.parent is not None else None
        placed = unit.parent is not None or self.snapshot.heads_on_top
        if not placed and before is not None:
            parent_id, placed = before.parent_id, before.placed
        objective = unit.objective
        if objective is None and before is not None and not (objectives_stated and unit.functions_listed):
            objective = before.objective
        return UnitState(
            unit_id=ids[unit.code],
            code=unit.code,
            name=unit.name,
            rank=unit.rank,
            parent_id=parent_id,
            placed=placed,
            objective=objective,
            functions_listed=unit.functions_listed or (before.functions_listed if before else False),
            children_listed=unit.children_listed or (before.children_listed if before else False),
            basis=basis,
            source=unit.source,
        )

    def _take_functions(
        self,
        ids: Mapping[str, str],
        begins: Mapping[str, Opening],
        ends: Mapping[str, Closing],
        aligned: Sequence[FunctionCorrespondence],
        undocumented: set[str],
    ) -> None:
        """Same functions go on (perhaps reworded, renumbered, elsewhere); the rest ends, begins, splits or merges."""
        described = [unit for unit in self.snapshot.units if unit.functions_listed]
        fresh = {
            _key(unit.code, position): (unit, position, function)
            for unit in described
            for position, function in enumerate(unit.functions, 1)
        }
        present = {
            function_id: (holder, function)
            for unit_id in {*(ids[unit.code] for unit in described), *ends}
            for holder in [self.timeline.units[unit_id]]
            for function_id, function in holder.functions.items()
        }
        taken: set[str] = set()
        gone: set[str] = set()
        for pair in aligned:
            if len(pair.old) == 1 and len(pair.new) == 1:
                self._continue(present[pair.old[0]], fresh[pair.new[0]], ids, pair)
                gone.add(pair.old[0])
                taken.add(pair.new[0])
        self._link_functions(aligned, fresh)
        for function_id, (holder, function) in present.items():
            if function_id not in gone:
                unstated = ends.get(function.state.unit_id) is Closing.NO_LONGER_DOCUMENTED
                self.timeline.end_function(holder, function, self.act, last_stated=unstated)
        for key, (unit, position, function_read) in fresh.items():
            if key in taken:
                continue
            unit_id = ids[unit.code]
            first = unit_id in undocumented or begins.get(unit.code) is Opening.FIRST_DOCUMENTED
            state = _function_state(self._function_id(unit, position), unit_id, position, function_read)
            self.timeline.begin_function(state, self.act, first_stated=first)
        for unit in described:
            _in_printed_order(self.timeline.units[ids[unit.code]])

    def _continue(
        self,
        before: tuple[OpenUnit, OpenFunction],
        after: tuple[Unit, int, Function],
        ids: Mapping[str, str],
        pair: FunctionCorrespondence,
    ) -> None:
        holder, function = before
        unit, position, read = after
        state = _function_state(function.state.function_id, ids[unit.code], position, read)
        if _is_function_printed_alike(function.state, state):
            text = state.text if function.state.text.body is None else function.state.text
            function.state = replace(function.state, text=text, source=function.state.source or state.source)
            return
        self.timeline.change_function(holder, function, state, self.act, pair.evidence)

    def _link_functions(
        self,
        aligned: Sequence[FunctionCorrespondence],
        fresh: Mapping[str, tuple[Unit, int, Function]],
    ) -> None:
        for pair in aligned:
            if len(pair.old) == 1 and len(pair.new) == 1:
                continue
            successors = tuple(self._function_id(fresh[key][0], fresh[key][1]) for key in pair.new)
            self.timeline.links.append(
                Link(
                    relation=Relation.SPLIT if len(pair.new) > 1 else Relation.MERGED,
                    predecessors=pair.old,
                    successors=successors,
                    act=self.act,
                    basis=_WEAK_LINK_BASIS,
                    of_functions=True,
                    evidence=pair.evidence,
                )
            )

    def _function_id(self, unit: Unit, position: int) -> str:
        return _new_id(self.snapshot.institution.key, self.act.statement, _key(unit.code, position))

    def _mark_unresolved(self) -> None:
        for pairing in self.timeline.pairings:
            if pairing.correspondence.status is Status.PROPOSED:
                for sighting in (*pairing.old, *pairing.new):
                    self.timeline.mark_unresolved(sighting.unit_id)


def _refused(settled: Sequence[Settled], timeline: Timeline) -> tuple[UnitCorrespondence, ...]:
    """What a person refused, to be listed with what was settled: matching only keeps off it."""
    return tuple(
        UnitCorrespondence(entry.relation, entry.old, entry.new, entry.stage, 1.0, entry.status, entry.evidence)
        for entry in settled
        if entry.status is Status.REFUSED and timeline.units.keys() >= set(entry.old)
    )


def _between_living(settled: Sequence[Settled], old: Sequence[MatchableUnit]) -> tuple[Settled, ...]:
    """Those that matching can use: re-establishments are of units that had ended, so they are not among the old."""
    present = {unit.key for unit in old}
    return tuple(
        entry for entry in settled if entry.relation is not Relation.REESTABLISHED and present.issuperset(entry.old)
    )


def _matchable_unit(unit: OpenUnit) -> MatchableUnit:
    state = unit.state
    return MatchableUnit(
        key=state.unit_id,
        code=state.code or "",
        name=state.name,
        rank=state.rank,
        parent=state.parent_id,
        objective=state.objective,
        functions=tuple(
            MatchableFunction(function.state.function_id, function.state.marker, function.state.text)
            for function in unit.functions.values()
        ),
        functions_listed=state.functions_listed,
        children_listed=state.children_listed,
    )


def _matchable(snapshot: Snapshot) -> tuple[MatchableUnit, ...]:
    return tuple(
        MatchableUnit(
            key=unit.code,
            code=unit.code,
            name=unit.name,
            rank=unit.rank,
            parent=unit.parent,
            objective=unit.objective,
            functions=tuple(
                MatchableFunction(_key(unit.code, position), function.marker, function.text)
                for position, function in enumerate(unit.functions, 1)
            ),
            functions_listed=unit.functions_listed,
            children_listed=unit.children_listed,
        )
        for unit in snapshot.units
    )


def _key(code: str, position: int) -> str:
    return f"{code}#{position}"


def _new_id(institution: str, statement: str, place: str) -> str:
    """Identities depend only on the statement that first shows them, never on the order of recording."""
    packed = f"{institution}\x1f{statement}\x1f{place}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(packed).hexdigest()[:_ID_LENGTH]


def _function_state(function_id: str, unit_id: str, position: int, function: Function) -> FunctionState:
    return FunctionState(function_id, unit_id, position, function.marker, function.text, function.source)


def _is_text_printed_alike(before: StatedText | None, after: StatedText | None) -> bool:
    if before is None or after is None:
        return before is after
    return before.digest == after.digest and (before.body == after.body or None in (before.body, after.body))


def _is_printed_alike(before: UnitState, after: UnitState) -> bool:
    """Whether nothing that a reader sees differs. What differs only in typography begins a version and is no change.

    The basis is that of the step which last named the unit: a plain restatement does not alter it.
    """
    return replace(before, basis=after.basis, objective=None) == replace(after, objective=None) and (
        _is_text_printed_alike(before.objective, after.objective)
    )


def _with_more_known(before: UnitState, after: UnitState) -> UnitState:
    """The same state, with the place and the text that only the later document gives (a file of facts has neither)."""
    objective = before.objective
    if objective is not None and objective.body is None:
        objective = after.objective
    return replace(before, objective=objective, source=before.source or after.source)


def _is_function_printed_alike(before: FunctionState, after: FunctionState) -> bool:
    return (before.unit_id, before.position, before.marker) == (after.unit_id, after.position, after.marker) and (
        _is_text_printed_alike(before.text, after.text)
    )


def _objectives_stated(snapshot: Snapshot) -> bool:
    """Whether the document prints objectives at all: only then does a missing one say that there is none."""
    return any(unit.objective is not None for unit in snapshot.units)


def _sighting(unit: OpenUnit) -> Sighting:
    return Sighting(unit.state.unit_id, unit.state.code, unit.state.name, unit.valid_from, unit.state.source)


def _in_printed_order(unit: OpenUnit) -> None:
    unit.functions = dict(sorted(unit.functions.items(), key=lambda item: item[1].state.position))


def _from_leaves(ends: Mapping[str, Closing], timeline: Timeline) -> list[str]:
    """Children before their parents, so that a parent is in force as long as its child."""

    def depth(unit_id: str) -> int:
        steps, seen = 0, {unit_id}
        parent = timeline.units[unit_id].state.parent_id
        while parent is not None and parent in timeline.units and parent not in seen:
            seen.add(parent)
            steps, parent = steps + 1, timeline.units[parent].state.parent_id
        return steps

    return sorted(ends, key=lambda unit_id: (-depth(unit_id), unit_id))
