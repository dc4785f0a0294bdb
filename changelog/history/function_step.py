"""The functions of one step: the same ones go on, the rest ends, begins, splits or merges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from changelog.domain.basis import Basis
from changelog.domain.correspondences import FunctionCorrespondence, Relation
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import Act, Closing, FunctionState, Link, Opening
from changelog.domain.units import Function, Unit
from changelog.history.alike import is_function_alike, with_more_known_text
from changelog.history.identities import new_id
from changelog.history.matchables import function_key
from changelog.history.timeline import OpenFunction, OpenUnit, Timeline


@dataclass(frozen=True, slots=True)
class FunctionStep:
    """A snapshot's functions taking effect.

    `ids` gives the identity of each code; `begins` and `ends` how units begin and end; `undocumented` are units whose
    functions no document had listed before.
    """

    timeline: Timeline
    snapshot: Snapshot
    act: Act
    ids: Mapping[str, str]
    begins: Mapping[str, Opening]
    ends: Mapping[str, Closing]
    undocumented: frozenset[str]

    def take(self, aligned: Sequence[FunctionCorrespondence]) -> None:
        """Let them take effect, as aligned with those in force just before."""
        described = [unit for unit in self.snapshot.units if unit.functions_listed]
        fresh = {
            function_key(unit.code, position): (unit, position, function)
            for unit in described
            for position, function in enumerate(unit.functions, 1)
        }
        present = {
            function_id: (holder, function)
            for unit_id in {*(self.ids[unit.code] for unit in described), *self.ends}
            for holder in [self.timeline.units[unit_id]]
            for function_id, function in holder.functions.items()
        }
        for pair in aligned:
            if len(pair.old) == 1 and len(pair.new) == 1:
                self._continue(present.pop(pair.old[0]), fresh.pop(pair.new[0]), pair)
            else:
                self._link(pair, fresh)
        self._end(present.values())
        self._begin(fresh.values())
        for unit in described:
            _in_printed_order(self.timeline.units[self.ids[unit.code]])

    def _continue(
        self, before: tuple[OpenUnit, OpenFunction], after: tuple[Unit, int, Function], pair: FunctionCorrespondence
    ) -> None:
        holder, function = before
        state = self._state(function.state.function_id, *after)
        if is_function_alike(function.state, state):
            function.state = with_more_known_text(function.state, state)
        else:
            self.timeline.change_function(holder, function, state, self.act, pair.evidence)

    def _link(self, pair: FunctionCorrespondence, fresh: Mapping[str, tuple[Unit, int, Function]]) -> None:
        self.timeline.links.append(
            Link(
                relation=Relation.SPLIT if len(pair.new) > 1 else Relation.MERGED,
                predecessors=pair.old,
                successors=tuple(self._new_id(fresh[key][0], fresh[key][1]) for key in pair.new),
                act=self.act,
                basis=Basis.MATCHED,
                of_functions=True,
                evidence=pair.evidence,
            )
        )

    def _end(self, left: Iterable[tuple[OpenUnit, OpenFunction]]) -> None:
        for holder, function in left:
            unstated = self.ends.get(function.state.unit_id) is Closing.NO_LONGER_DOCUMENTED
            self.timeline.end_function(holder, function, self.act, last_stated=unstated)

    def _begin(self, left: Iterable[tuple[Unit, int, Function]]) -> None:
        for unit, position, read in left:
            unit_id = self.ids[unit.code]
            first = unit_id in self.undocumented or self.begins.get(unit.code) is Opening.FIRST_DOCUMENTED
            former = self.timeline.ended_functions.pop((unit_id, read.text.digest), None)
            state = self._state(former or self._new_id(unit, position), unit, position, read)
            self.timeline.begin_function(state, self.act, first_stated=first)

    def _state(self, function_id: str, unit: Unit, position: int, read: Function) -> FunctionState:
        return FunctionState(function_id, self.ids[unit.code], position, read.marker, read.text, read.source)

    def _new_id(self, unit: Unit, position: int) -> str:
        return new_id(self.snapshot.institution.key, self.act.statement, function_key(unit.code, position))


def _in_printed_order(unit: OpenUnit) -> None:
    unit.functions = dict(sorted(unit.functions.items(), key=lambda item: item[1].state.position))
