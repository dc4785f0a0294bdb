"""One snapshot taking effect on what was in force just before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from changelog.domain.basis import OF_PROSE, Basis
from changelog.domain.correspondences import (
    Decision,
    FunctionCorrespondence,
    MatchableUnit,
    Relation,
    Settled,
    UnitCorrespondence,
)
from changelog.domain.findings import Finding, Severity
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import Act, Closing, Opening, UnitState
from changelog.domain.texts import normal_form
from changelog.domain.units import Unit
from changelog.history import matchables, pairings
from changelog.history.alike import is_unit_alike, with_more_known
from changelog.history.coverage import PARTIAL_SCOPE, closings, openings
from changelog.history.decisions import resolve
from changelog.history.function_step import FunctionStep
from changelog.history.identities import Identities, identify, ids_shown_by
from changelog.history.matcher import Matcher
from changelog.history.timeline import OpenUnit, Timeline

MOST_NAMED = 10
"""How many units a finding names before it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a step leaves besides its versions: the act, what was odd, and functions that may be the same."""

    act: Act
    findings: tuple[Finding, ...]
    uncertain_functions: tuple[FunctionCorrespondence, ...]


def take(
    timeline: Timeline,
    snapshot: Snapshot,
    matcher: Matcher,
    decisions: Sequence[Decision],
    declared: Sequence[Settled] = (),
    *,
    carry_forward: bool,
) -> Taken:
    """Let the snapshot take effect: who is who, what begins and ends, which functions go on. `declared` is what documents
    tell of who is who; a person's decision stands before it."""
    act = _act(snapshot)
    resolved = resolve(decisions, timeline, snapshot)
    old = matchables.in_force(timeline, snapshot)
    new = matchables.stated(snapshot) if old else ()  # nothing can be what is first of all
    decided = {(one.relation, frozenset(one.old), frozenset(one.new)) for one in resolved.settled}
    told = (one for one in declared if (one.relation, frozenset(one.old), frozenset(one.new)) not in decided)
    settled = _between_living((*resolved.settled, *told), old)
    related = matcher.match_units(old, new, settled) if old else ()
    known = identify(snapshot, timeline, related, resolved.settled)
    begins = openings(snapshot, known.ids, frozenset(known.kept), frozenset(known.revived), timeline, related)
    ends = closings(snapshot, known.ids, timeline, related, carry_forward=carry_forward)
    restated = {known.ids[unit.code] for unit in snapshot.units if unit.functions_listed} | ends.keys()
    aligned = _aligned(matcher, old, new, related, restated)
    del old, new
    timeline.links.extend(pairings.links(related, known.ids, act))
    timeline.pairings.extend(pairings.pairings(related, resolved.settled, snapshot, known.ids, timeline, act))
    undocumented = _undocumented(timeline, known, act)
    _take_units(timeline, snapshot, act, known, begins)
    id_at = ids_shown_by(snapshot.institution.key, act.statement)
    functions = FunctionStep(timeline, snapshot, act, known.ids, begins, ends, undocumented, id_at)
    uncertain = functions.take(aligned)
    # Before any ends: of a pair that waits for a person, the one that ends says so too.
    timeline.mark_unresolved()
    for unit_id in _from_leaves(ends, timeline):
        timeline.end_unit(unit_id, act, ends[unit_id])
    _let_go_of_lost_parents(timeline, snapshot, act, known)
    timeline.top_listed = timeline.top_listed or snapshot.whole_institution
    odd = (*_partial_date(snapshot, act), *_partial_scope(snapshot, act, ends), *_left_out(timeline, snapshot, known))
    return Taken(act, (*resolved.findings, *odd), uncertain)


def _act(snapshot: Snapshot) -> Act:
    return Act(
        effective_date=snapshot.effective_date.first_day,
        agreement=snapshot.agreement.printed if snapshot.agreement else None,
        statement=snapshot.digest,
        document=snapshot.document.name if snapshot.document else None,
    )


def _between_living(settled: Sequence[Settled], old: Sequence[MatchableUnit]) -> tuple[Settled, ...]:
    """Those that matching can use: re-establishments are of units that had ended, so they are not among the old."""
    present = {unit.key for unit in old}
    return tuple(
        entry for entry in settled if entry.relation is not Relation.REESTABLISHED and present.issuperset(entry.old)
    )


def _aligned(
    matcher: Matcher,
    old: Sequence[MatchableUnit],
    new: Sequence[MatchableUnit],
    related: Sequence[UnitCorrespondence],
    restated: Set[str],
) -> Iterable[FunctionCorrespondence]:
    """Functions of the units that the snapshot describes or ends (`restated`): only they can have changed, and functions
    outside the document stay where they are.

    Matching is given both sides whole all the same: how rare a text is shows only against the whole.
    """
    silent = [unit for unit in old if unit.key not in restated and unit.functions]
    if all(unit.key not in restated for unit in old if unit.functions):
        return ()
    aligned = matcher.align_functions(old, new, related)
    if not silent:
        return aligned
    untold = {function.key for unit in silent for function in unit.functions}
    return (pair for pair in aligned if untold.isdisjoint(pair.old))


def _undocumented(timeline: Timeline, known: Identities, act: Act) -> frozenset[str]:
    """Units that stood before and whose functions no document had listed; one told to begin today begins with them."""
    kept = (timeline.units[entry.unit_id] for entry in known.kept.values())
    return frozenset(
        unit.state.unit_id
        for unit in kept
        if not unit.state.functions_listed and not unit.begins_on(act.effective_date)
    )


def _take_units(
    timeline: Timeline, snapshot: Snapshot, act: Act, known: Identities, begins: Mapping[str, Opening]
) -> None:
    # Only where a document prints objectives at all does a missing one say that there is none.
    prints_objectives = any(unit.objective is not None for unit in snapshot.units)
    for unit in snapshot.units:
        present = timeline.units.get(known.ids[unit.code])
        before = present.state if present else None
        state = _state(unit, snapshot, known, before, prints_objectives=prints_objectives)
        evidence = known.evidence_of(unit.code)
        if present is None:
            present = timeline.begin_unit(state, act, begins[unit.code], evidence, [act.statement])
        elif present.valid_from == act.effective_date and present.state.basis is Basis.NARRATED:
            # Told to begin, or to become so, on this very day: the document attests it, the telling says why.
            present.state, present.attested_by = state, [act.statement]
        elif is_unit_alike(present.state, state) and present.state.basis not in OF_PROSE:
            present.state = with_more_known(present.state, state)
            present.attested_by.append(act.statement)
        else:
            timeline.change_unit(present, state, act, evidence)
        if unit.functions_listed:
            present.articles, present.articles_of = unit.articles, act.agreement
        present.within = known.ids[unit.within] if unit.within is not None else None
        present.documented = True
        present.stated_in = snapshot.document.digest if snapshot.document else None


def _state(
    unit: Unit, snapshot: Snapshot, known: Identities, before: UnitState | None, *, prints_objectives: bool
) -> UnitState:
    """The unit as it is from now on: what this document does not tell of it stays as an earlier one told it."""
    parent_id = known.ids[unit.parent] if unit.parent is not None else None
    placed = unit.parent is not None or (snapshot.heads_on_top and unit.within is None)
    objective = unit.objective
    if before is not None and not placed:
        parent_id, placed = before.parent_id, before.placed
    if before is not None and objective is None and not (prints_objectives and unit.functions_listed):
        objective = before.objective
    return UnitState(
        unit_id=known.ids[unit.code],
        code=unit.code,
        name=unit.name,
        rank=unit.rank or _rank_of_namesake(unit, before),
        parent_id=parent_id,
        placed=placed,
        objective=objective,
        functions_listed=unit.functions_listed or (before is not None and before.functions_listed),
        children_listed=unit.children_listed or (before is not None and before.children_listed),
        basis=known.basis_of(unit.code),
        source=unit.source,
    )


def _rank_of_namesake(unit: Unit, before: UnitState | None) -> str | None:
    """The rank that an earlier document told of a unit whose name stayed: this one has none to tell, as a list without
    that column."""
    return before.rank if before is not None and normal_form(before.name) == normal_form(unit.name) else None


def _let_go_of_lost_parents(timeline: Timeline, snapshot: Snapshot, act: Act, known: Identities) -> None:
    """A head whose document does not place it keeps its earlier parent, unless that is gone or now hangs below it, or not
    below the unit that it lies within."""
    for head in (unit for unit in snapshot.units if unit.parent is None):
        unit = timeline.units[known.ids[head.code]]
        if unit.state.parent_id is None:
            continue
        if not _reaches_the_top(unit.state, timeline) or _has_left(unit, timeline):
            timeline.change_unit(unit, replace(unit.state, parent_id=None, placed=False), act, unit.evidence)


def _has_left(unit: OpenUnit, timeline: Timeline) -> bool:
    """Whether its parent is known to hang elsewhere than in the branch in which the unit itself now lies."""
    if unit.within is None:
        return False
    seen: set[str] = set()
    at = unit.state.parent_id
    while at is not None and at != unit.within and at not in seen:
        seen.add(at)
        above = timeline.units[at]
        if not above.state.placed and above.within is None:
            return False  # where that hangs is not known
        at = above.state.parent_id or above.within
    return at != unit.within


def _reaches_the_top(state: UnitState, timeline: Timeline) -> bool:
    seen = {state.unit_id}
    at = state.parent_id
    while at is not None:
        above = timeline.units.get(at)
        if above is None or at in seen:
            return False
        seen.add(at)
        at = above.state.parent_id
    return True


def _partial_date(snapshot: Snapshot, act: Act) -> tuple[Finding, ...]:
    """A date known to the month or the year: an interval needs a day, so the first is taken and said."""
    if snapshot.effective_date.is_exact:
        return ()
    return (
        Finding(
            check="date-of-effect-partial",
            severity=Severity.MEDIUM,
            message=f"the date of effect is known only as {snapshot.effective_date}; it is taken as in force from "
            f"{act.effective_date}, the first day that this can mean",
            read=act.document,
        ),
    )


def _left_out(timeline: Timeline, snapshot: Snapshot, known: Identities) -> tuple[Finding, ...]:
    """Units that an earlier document lists below one that this document restates without listing what is below."""
    silent = {known.ids[unit.code] for unit in snapshot.units if not unit.children_listed}
    kept = set(known.ids.values())
    left = sorted(
        unit.state.name
        for unit_id, unit in timeline.units.items()
        if unit.documented and unit.state.parent_id in silent and unit_id not in kept
    )
    if not left:
        return ()
    shown = "; ".join(left[:MOST_NAMED]) + (f" and {len(left) - MOST_NAMED} more" if len(left) > MOST_NAMED else "")
    return (
        Finding(
            check="units-not-restated",
            severity=Severity.MEDIUM,
            message=f"this document does not list what hangs below some units; {len(left)} that an earlier one lists there "
            f"stay in force as it told them: {shown}",
            read=snapshot.document.name if snapshot.document else None,
        ),
    )


def _partial_scope(snapshot: Snapshot, act: Act, ends: Mapping[str, Closing]) -> tuple[Finding, ...]:
    if snapshot.whole_institution or Closing.ABOLISHED not in ends.values():
        return ()
    return (
        Finding(
            check="abolished-within-partial-scope",
            severity=Severity.INFORMATION,
            message=PARTIAL_SCOPE,
            read=act.document,
        ),
    )


def _from_leaves(ends: Mapping[str, Closing], timeline: Timeline) -> list[str]:
    """Children before their parents, so that a parent is in force as long as its child."""
    depths: dict[str | None, int] = {None: 0}
    for start in ends:
        line: dict[str | None, None] = {}
        at: str | None = start
        while at not in depths and at not in line and at in timeline.units:
            line[at] = None
            at = timeline.units[at].state.parent_id
        above = depths.get(at, 0)
        depths.update({unit_id: above + number for number, unit_id in enumerate(reversed(line), 1)})
    return sorted(ends, key=lambda unit_id: (-depths[unit_id], unit_id))
