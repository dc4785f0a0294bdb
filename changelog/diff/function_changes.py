"""Changes of functions, compared across the institution: by identity, wherever they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from changelog.diff.bounds import Bounds
from changelog.diff.facts import marker_number
from changelog.diff.lives import act_of_function, first_documented, first_stated, in_force
from changelog.domain.basis import Basis
from changelog.domain.changes import (
    FunctionChange,
    FunctionChangeKind,
    FunctionSide,
    UnitChange,
    UnitChangeKind,
)
from changelog.domain.correspondences import Relation
from changelog.domain.structures import (
    Act,
    FunctionState,
    FunctionVersion,
    Period,
    UnitState,
    UnitVersion,
    code_parts,
)

_EXISTENCE = frozenset(
    {
        UnitChangeKind.CREATED,
        UnitChangeKind.ABOLISHED,
        UnitChangeKind.MERGED,
        UnitChangeKind.SPLIT,
        UnitChangeKind.REPLACED,
        UnitChangeKind.REESTABLISHED,
        UnitChangeKind.FIRST_DOCUMENTED,
        UnitChangeKind.NO_LONGER_DOCUMENTED,
    }
)


_TURN = {kind: turn for turn, kind in enumerate(FunctionChangeKind)}


def compare_functions(
    period: Period,
    functions: Mapping[str, list[FunctionVersion]],
    units: Mapping[str, list[UnitVersion]],
    groups: Mapping[str, str],
    unit_changes: Sequence[UnitChange],
    bounds: Bounds,
) -> tuple[FunctionChange, ...]:
    """All changes of functions, unit by unit in the order of markers.

    `functions` are those of which some version begins or ends in the period. What only follows from a unit's beginning,
    end, merger or split is inherited.
    """
    work = _Comparison(period, functions, units, groups, unit_changes, bounds)
    return tuple(sorted(work.changes(), key=work.order))


class _Comparison:
    def __init__(
        self,
        period: Period,
        functions: Mapping[str, list[FunctionVersion]],
        units: Mapping[str, list[UnitVersion]],
        groups: Mapping[str, str],
        unit_changes: Sequence[UnitChange],
        bounds: Bounds,
    ) -> None:
        self.period = period
        self.functions = functions
        self.groups = groups
        self.bounds = bounds
        self.units_before = {i: v.state for i, vs in units.items() if (v := in_force(vs, period.start))}
        self.units_after = {i: v.state for i, vs in units.items() if (v := in_force(vs, period.end))}
        self.before = {i: f for i, fs in functions.items() if (f := in_force(fs, period.start))}
        self.after = {i: f for i, fs in functions.items() if (f := in_force(fs, period.end))}
        self.first = {
            i: f
            for i, fs in functions.items()
            if i not in self.before and (f := first_stated(fs, period.start, period.end))
        }
        self.known = {**self.first, **self.before}
        first_units = ((i, first_documented(vs, period.start, period.end)) for i, vs in units.items())
        self.units_known = {**{i: v.state for i, v in first_units if v}, **self.units_before}
        self.partners = _partners(unit_changes)
        self.linked: set[str] = set()

    def changes(self) -> list[FunctionChange]:
        found = self._links()
        for function_id in {**self.known, **self.after}:
            if function_id in self.first:
                found.append(self._first_documented(function_id))
            if function_id in self.known and function_id in self.after:
                found.extend(self._both(function_id))
            elif function_id in self.linked:
                continue
            elif function_id in self.after:
                found.append(self._only_after(function_id))
            else:
                found.append(self._only_before(function_id))
        return found

    def order(self, change: FunctionChange) -> tuple[object, ...]:
        side = (change.new or change.old)[0]
        return (
            code_parts(side.unit_code),
            side.unit_name,
            side.function.unit_id,
            side.function.position,
            side.function.function_id,
            _TURN[change.kind],
        )

    # --- sides ---------------------------------------------------------------------------------------------------

    def _old(self, function_id: str) -> FunctionSide:
        return _side(self.known[function_id].state, self.units_known)

    def _new(self, function_id: str) -> FunctionSide:
        return _side(self.after[function_id].state, self.units_after)

    def _group(self, unit_id: str, act: Act | None) -> str:
        group = self.groups.get(unit_id)
        if group is None:
            day = act.effective_date.isoformat() if act else "undated"
            group = f"{day}/{unit_id[:8]}"
        return group

    def _follows(self, *unit_ids: str) -> bool:
        """Whether the functions' fate is that of their units, which began, ended, merged or split."""
        if len(unit_ids) == 1:
            present = unit_ids[0] in self.units_known and unit_ids[0] in self.units_after
            return not present
        return unit_ids[1] in self.partners.get(unit_ids[0], frozenset())

    # --- functions that became others ----------------------------------------------------------------------------

    def _links(self) -> list[FunctionChange]:
        found: list[FunctionChange] = []
        for link in self.period.links:
            if not link.of_functions:
                continue
            old = tuple(i for i in link.predecessors if i in self.known and i not in self.after)
            new = tuple(i for i in link.successors if i in self.after and i not in self.known)
            least = (1, 2) if link.relation is Relation.SPLIT else (2, 1)
            if len(old) < least[0] or len(new) < least[1] or self.linked & {*old, *new}:
                continue
            self.linked.update(old, new)
            kind = FunctionChangeKind.SPLIT if link.relation is Relation.SPLIT else FunctionChangeKind.MERGED
            unit_before, unit_after = self.known[old[0]].state.unit_id, self.after[new[0]].state.unit_id
            found.append(
                FunctionChange(
                    kind=kind,
                    group=self._group(unit_after, link.act),
                    old=tuple(self._old(i) for i in old),
                    new=tuple(self._new(i) for i in new),
                    act=link.act,
                    basis=link.basis,
                    inherited=unit_before != unit_after and self._follows(unit_before, unit_after),
                    evidence=link.evidence,
                    not_before=self.bounds.of_function(unit_before, link.act),
                )
            )
        return found

    # --- functions on one date only ------------------------------------------------------------------------------

    def _first_documented(self, function_id: str) -> FunctionChange:
        version = self.first[function_id]
        unit_id = version.state.unit_id
        return FunctionChange(
            kind=FunctionChangeKind.FIRST_DOCUMENTED,
            group=self._group(unit_id, version.begun_by),
            old=(),
            new=(self._old(function_id),),
            act=version.begun_by,
            basis=Basis.DOCUMENTED,
            inherited=unit_id not in self.units_before,
            not_before=self.bounds.of_function(unit_id, version.begun_by),
        )

    def _only_after(self, function_id: str) -> FunctionChange:
        begun = (v for v in self.functions[function_id] if v.valid_from > self.period.start)
        version = next(begun, self.after[function_id])
        unit_id = self.after[function_id].state.unit_id
        return FunctionChange(
            kind=FunctionChangeKind.ADDED,
            group=self._group(unit_id, version.begun_by),
            old=(),
            new=(self._new(function_id),),
            act=version.begun_by,
            basis=Basis.DOCUMENTED,
            inherited=self._follows(unit_id),
            evidence=_doubt(self.after[function_id].state),
            not_before=self.bounds.of_function(unit_id, version.begun_by),
        )

    def _only_before(self, function_id: str) -> FunctionChange:
        last = next((v for v in self.functions[function_id] if v.ended_by and _ends_life(v, self.functions)), None)
        last = last or self.known[function_id]
        kind = FunctionChangeKind.NO_LONGER_DOCUMENTED if last.last_stated else FunctionChangeKind.REMOVED
        unit_id = self.known[function_id].state.unit_id
        return FunctionChange(
            kind=kind,
            group=self._group(unit_id, last.ended_by),
            old=(self._old(function_id),),
            new=(),
            act=last.ended_by,
            basis=Basis.DOCUMENTED,
            inherited=self._follows(unit_id),
            evidence=_doubt(self.known[function_id].state),
            not_before=self.bounds.of_function(unit_id, last.ended_by),
        )

    # --- functions on both dates ---------------------------------------------------------------------------------

    def _both(self, function_id: str) -> list[FunctionChange]:
        old, new = self.known[function_id].state, self.after[function_id].state
        if old is new:
            return []
        found: list[FunctionChange] = []
        if old.unit_id != new.unit_id:
            inherited = self._follows(old.unit_id, new.unit_id)
            found.append(self._change(FunctionChangeKind.TRANSFERRED, function_id, _unit, inherited))
        elif _number(old) != _number(new):
            # A bullet on one side: the documents number differently, which is no change of the institution.
            unnumbered = not (_number(old) and _number(new))
            found.append(self._change(FunctionChangeKind.RENUMBERED, function_id, _number, unnumbered))
        if old.text.digest != new.text.digest:
            found.append(self._change(FunctionChangeKind.MODIFIED, function_id, _text))
        return found

    def _change(
        self,
        kind: FunctionChangeKind,
        function_id: str,
        value: Callable[[FunctionState], object],
        inherited: bool = False,
    ) -> FunctionChange:
        version = act_of_function(self.functions[function_id], self.period.start, self.period.end, value)
        old, new = self._old(function_id), self._new(function_id)
        return FunctionChange(
            kind=kind,
            group=self._group(new.function.unit_id, version.begun_by),
            old=(old,),
            new=(new,),
            act=version.begun_by,
            basis=Basis.MATCHED if kind is FunctionChangeKind.MODIFIED else Basis.DOCUMENTED,
            inherited=inherited,
            evidence=version.evidence,
            not_before=self.bounds.of_function(old.function.unit_id, version.begun_by),
        )


def _unit(state: FunctionState) -> str:
    return state.unit_id


def _number(state: FunctionState) -> str:
    return marker_number(state.marker)


def _text(state: FunctionState) -> str:
    return state.text.digest


def _doubt(state: FunctionState) -> tuple[str, ...]:
    """Known by its digest alone, a function that was reworded cannot be told from one removed and one added."""
    return () if state.text.body is not None else ("sin el texto a la mano no se distingue de una reformulación",)


def _side(state: FunctionState, units: Mapping[str, UnitState]) -> FunctionSide:
    unit = units.get(state.unit_id)
    return FunctionSide(state, unit.name if unit else state.unit_id, unit.code if unit else None)


def _ends_life(version: FunctionVersion, functions: Mapping[str, list[FunctionVersion]]) -> bool:
    end = version.valid_to or version.valid_from
    return not any(v.valid_from >= end and v is not version for v in functions[version.state.function_id])


def _partners(changes: Sequence[UnitChange]) -> dict[str, frozenset[str]]:
    """For each unit that merged, split or was replaced, those on the other side of the operation."""
    found: dict[str, set[str]] = {}
    for change in changes:
        if change.kind in _EXISTENCE and change.old and change.new:
            for old in change.old:
                found.setdefault(old.unit.unit_id, set()).update(side.unit.unit_id for side in change.new)
    return {unit_id: frozenset(others) for unit_id, others in found.items()}
