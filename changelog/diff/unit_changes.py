"""Changes of units: by identity, own and inherited apart."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from typing import assert_never

from changelog.diff.bounds import Bounds
from changelog.diff.echoes import Codes
from changelog.diff.lives import act_of_field, closing_in, first_documented, in_force, opening_in
from changelog.diff.operations import chains_of, kind_of_chain, standing
from changelog.diff.ranks import is_same_word, renamed_ranks
from changelog.diff.unit_fields import (
    code_of,
    differing_fields,
    is_placed,
    is_renamed,
    name_of,
    objective_of,
    parent_of,
    rank_of,
)
from changelog.domain.basis import Basis
from changelog.domain.changes import Side, UnitChange, UnitChangeKind
from changelog.domain.correspondences import Relation
from changelog.domain.structures import (
    Act,
    Closing,
    Link,
    Opening,
    Period,
    UnitState,
    UnitVersion,
    code_order,
)
from changelog.domain.texts import normal_form

_LINK_KINDS = {
    Relation.MERGED: UnitChangeKind.MERGED,
    Relation.SPLIT: UnitChangeKind.SPLIT,
    Relation.REPLACED: UnitChangeKind.REPLACED,
}


_TURN = {kind: turn for turn, kind in enumerate(UnitChangeKind)}


def compare_units(
    period: Period, versions: Mapping[str, list[UnitVersion]], bounds: Bounds
) -> tuple[tuple[UnitChange, ...], dict[str, str]]:
    """All changes of units in the order of codes, and the group of each unit that took part in one."""
    work = _Comparison(period, versions, bounds)
    return work.changes(), work.groups


class _Comparison:
    def __init__(self, period: Period, versions: Mapping[str, list[UnitVersion]], bounds: Bounds) -> None:
        self.period = period
        self.versions = versions
        self.bounds = bounds
        self.before = {i: v.state for i, vs in versions.items() if (v := in_force(vs, period.start))}
        self.after = {i: v.state for i, vs in versions.items() if (v := in_force(vs, period.end))}
        # Of what is first documented inside the period the changes are told from its first known state on.
        self.first = {
            i: v
            for i, vs in versions.items()
            if i not in self.before and (v := first_documented(vs, period.start, period.end))
        }
        self.known = {**{i: version.state for i, version in self.first.items()}, **self.before}
        self.codes = Codes(self.known, self.after)
        self.renamed_ranks = renamed_ranks(period, self.known, self.after)
        self.groups: dict[str, str] = {}
        self.linked: set[str] = set()

    def changes(self) -> tuple[UnitChange, ...]:
        found = [*self._links()]
        for unit_id in sorted(self.known.keys() | self.after.keys()):
            if unit_id in self.first:
                found.append(self._first_documented(unit_id))
            if unit_id in self.known and unit_id in self.after:
                found.extend(self._both(unit_id))
            elif unit_id in self.linked:
                continue
            elif unit_id in self.after:
                found.append(self._only_after(unit_id))
            else:
                found.append(self._only_before(unit_id))
        moved = {c.new[0].unit.unit_id: c for c in found if c.kind is UnitChangeKind.REASSIGNED}
        below = self._below(moved)
        carried = {change.new[0].unit.unit_id for change in below}
        found = [c for c in found if not (c.kind is UnitChangeKind.RECODED and c.new[0].unit.unit_id in carried)]
        return tuple(sorted([*found, *below], key=_order))

    # --- sides ---------------------------------------------------------------------------------------------------

    def _side(self, state: UnitState, states: Mapping[str, UnitState]) -> Side:
        parent = states.get(state.parent_id) if state.parent_id else None
        return Side(state, parent.name if parent else None, parent.code if parent else None)

    def _old(self, unit_id: str) -> Side:
        return self._side(self.known[unit_id], self.known)

    def _new(self, unit_id: str) -> Side:
        return self._side(self.after[unit_id], self.after)

    def _group(self, unit_id: str, act: Act | None) -> str:
        if unit_id not in self.groups:
            day = act.effective_date.isoformat() if act else "undated"
            self.groups[unit_id] = f"{day}/{unit_id[:8]}"
        return self.groups[unit_id]

    def _entry(
        self,
        kind: UnitChangeKind,
        group: str,
        sides: tuple[tuple[Side, ...], tuple[Side, ...]],
        act: Act | None,
        basis: Basis,
        evidence: tuple[str, ...],
        *,
        inherited: bool = False,
    ) -> UnitChange:
        old, new = sides
        not_before = self.bounds.of_units(old, new, act, basis)
        return UnitChange(kind, group, old, new, act, basis, inherited, evidence, not_before)

    # --- units linked to others ----------------------------------------------------------------------------------

    def _links(self) -> list[UnitChange]:
        """Mergers, splits and replacements, each operation once: links that follow one another are one operation.

        Its sides are the units that stand on the two dates; where fewer stand than the kind needs, they are told one by
        one as created and abolished.
        """
        links = [link for link in self.period.links if not link.of_functions and link.relation in _LINK_KINDS]
        links.sort(key=lambda link: (link.act.effective_date, link.predecessors, link.successors))
        changes = (self._operation(chain) for chain in chains_of(links, self.known.keys() & self.after.keys()))
        return [change for change in changes if change is not None]

    def _operation(self, chain: Sequence[Link]) -> UnitChange | None:
        old = standing((i for link in chain for i in link.predecessors), self.known)
        new = standing((i for link in chain for i in link.successors), self.after)
        # What stands on both dates takes part only where it is on both sides: a unit that absorbs, or that was divided.
        old, new = (
            tuple(i for i in old if i in new or i not in self.after),
            tuple(i for i in new if i in old or i not in self.known),
        )
        kind = _LINK_KINDS[chain[-1].relation] if len(chain) == 1 else kind_of_chain(old, new)
        least = {UnitChangeKind.MERGED: (2, 1), UnitChangeKind.SPLIT: (1, 2), UnitChangeKind.REPLACED: (1, 1)}
        if kind is None or len(old) < least[kind][0] or len(new) < least[kind][1]:
            return None
        members = [*old, *new]
        group = f"{chain[-1].act.effective_date.isoformat()}/{min(members)[:8]}"
        for unit_id in members:
            self.groups.setdefault(unit_id, group)
        self.linked.update(members)
        steps = ("en varios pasos: véanse acto por acto (--steps)",) if len(chain) > 1 else ()
        sides = tuple(self._old(unit_id) for unit_id in old), tuple(self._new(unit_id) for unit_id in new)
        evidence = (*steps, *(sentence for link in chain for sentence in link.evidence))
        return self._entry(kind, group, sides, chain[-1].act, chain[-1].basis, evidence)

    # --- units on one date only ----------------------------------------------------------------------------------

    def _first_documented(self, unit_id: str) -> UnitChange:
        version = self.first[unit_id]
        act = version.begun_by
        above = in_force(self.versions.get(version.state.parent_id or "", []), version.valid_from)
        side = self._side(version.state, {above.state.unit_id: above.state} if above else {})
        kind = UnitChangeKind.FIRST_DOCUMENTED
        return self._entry(kind, self._group(unit_id, act), ((), (side,)), act, side.unit.basis, version.evidence)

    def _only_after(self, unit_id: str) -> UnitChange:
        version = opening_in(self.versions[unit_id], self.period.start, self.period.end)
        # Mergers, splits and replacements were told with their links; what is left of them lost its other side.
        is_back = version.opening is Opening.REESTABLISHED
        kind = UnitChangeKind.REESTABLISHED if is_back else UnitChangeKind.CREATED
        side, act = self._new(unit_id), version.begun_by
        evidence = version.evidence
        if normal_form(version.state.name) != normal_form(side.unit.name):
            evidence = (f"empezó como «{version.state.name}»; su nombre actual es de un acto posterior", *evidence)
        return self._entry(kind, self._group(unit_id, act), ((), (side,)), act, version.state.basis, evidence)

    def _only_before(self, unit_id: str) -> UnitChange:
        last = closing_in(self.versions[unit_id], self.period.start)
        act, evidence = (last.ended_by, last.end_evidence) if last else (None, ())
        match last.closing if last else None:
            case Closing.NO_LONGER_DOCUMENTED | None:
                kind = UnitChangeKind.NO_LONGER_DOCUMENTED
            case Closing.ABOLISHED | Closing.MERGED | Closing.SPLIT | Closing.REPLACED:
                kind = UnitChangeKind.ABOLISHED
            case closing:
                assert_never(closing)
        side = self._old(unit_id)
        basis = Basis.NARRATED if evidence else Basis.DOCUMENTED
        return self._entry(kind, self._group(unit_id, act), ((side,), ()), act, basis, evidence)

    # --- units on both dates -------------------------------------------------------------------------------------

    def _both(self, unit_id: str) -> list[UnitChange]:
        old, new = self.known[unit_id], self.after[unit_id]
        differing = differing_fields(old, new)
        if not differing:
            return []
        is_rank_renamed = "rank" in differing and ((old.rank, new.rank) in self.renamed_ranks or is_same_word(old, new))
        sides = (self._old(unit_id),), (self._new(unit_id),)
        found: list[UnitChange] = []
        if "name" in differing and (is_rank_renamed or is_renamed(old, new)):
            found.append(self._change(UnitChangeKind.RENAMED, sides, name_of))
        if "placed" in differing:
            kind = UnitChangeKind.FIRST_DOCUMENTED if new.placed else UnitChangeKind.NO_LONGER_DOCUMENTED
            found.append(self._change(kind, sides, is_placed))
        elif "parent" in differing:
            waits = self._why_parents_wait(old, new)
            inherited = waits is not None
            found.append(self._change(UnitChangeKind.REASSIGNED, sides, parent_of, inherited=inherited, evidence=waits))
        if "rank" in differing:
            found.append(self._change(UnitChangeKind.TRANSFORMED, sides, rank_of, inherited=is_rank_renamed))
        if "code" in differing and not any(change.kind is UnitChangeKind.REASSIGNED for change in found):
            own = any(not change.inherited for change in found)
            echo = "acompaña a otro cambio de la misma unidad" if own else self.codes.why_echo(unit_id)
            found.append(
                self._change(UnitChangeKind.RECODED, sides, code_of, inherited=echo is not None, evidence=echo)
            )
        if "objective" in differing and old.objective is not None:
            found.append(self._change(UnitChangeKind.OBJECTIVE_MODIFIED, sides, objective_of))
        elif "objective" in differing:
            # No document before printed one: that does not say that there was none.
            why = "objetivo documentado por primera vez"
            found.append(self._change(UnitChangeKind.FIRST_DOCUMENTED, sides, objective_of, evidence=why))
        return found

    def _why_parents_wait(self, old: UnitState, new: UnitState) -> str | None:
        """Where the parent before ended, the one after began, and both wait for a person: whether the unit moved follows
        from what that person says, so it is no reassignment of its own."""
        above, then = self.known.get(old.parent_id or ""), self.after.get(new.parent_id or "")
        if above is None or then is None or not (above.unresolved and then.unresolved):
            return None
        if above.unit_id in self.after or then.unit_id in self.known:
            return None
        return f"«{above.name}» y «{then.name}» esperan una decisión: si son una sola unidad, no se movió"

    def _change(
        self,
        kind: UnitChangeKind,
        sides: tuple[tuple[Side], tuple[Side]],
        value: Callable[[UnitState], object],
        *,
        inherited: bool = False,
        evidence: str | None = None,
    ) -> UnitChange:
        """A change of one unit, under the act with which the value became what it is after."""
        unit_id = sides[1][0].unit.unit_id
        version = act_of_field(self.versions[unit_id], self.period.start, self.period.end, value)
        act = version.begun_by
        # What made it follow comes first; how sure it is that the two are one unit is never left out.
        said = version.evidence if version.state.basis is Basis.MATCHED or not evidence else ()
        why = (evidence, *said) if evidence else said
        return self._entry(kind, self._group(unit_id, act), sides, act, version.state.basis, why, inherited=inherited)

    # --- what hangs below what moved -----------------------------------------------------------------------------

    def _below(self, moved: Mapping[str, UnitChange]) -> list[UnitChange]:
        """One inherited entry for each unit below a reassigned one that kept its parent (its tramo de control)."""
        children: defaultdict[str | None, list[str]] = defaultdict(list)
        for unit_id, state in self.after.items():
            old = self.known.get(unit_id)
            if old is not None and old.parent_id == state.parent_id and unit_id not in moved:
                children[state.parent_id].append(unit_id)
        found: list[UnitChange] = []
        queue = deque(sorted(moved.items(), key=lambda item: item[0]))
        while queue:
            above, change = queue.popleft()
            for unit_id in sorted(children.pop(above, ())):
                found.append(self._inherited(unit_id, change))
                queue.append((unit_id, change))
        return found

    def _inherited(self, unit_id: str, change: UnitChange) -> UnitChange:
        return self._entry(
            UnitChangeKind.REASSIGNED,
            change.group,
            ((self._old(unit_id),), (self._new(unit_id),)),
            change.act,
            change.basis,
            (f"se mueve con {change.new[0].unit.name}, de la que depende",),
            inherited=True,
        )


def _order(change: UnitChange) -> tuple[object, ...]:
    first = (change.new or change.old)[0].unit
    return code_order(first), change.inherited, _TURN[change.kind]
