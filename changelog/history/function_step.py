"""The functions of one step: the same ones go on, the rest ends, begins, splits or merges."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from changelog.domain.basis import Basis
from changelog.domain.correspondences import FunctionCorrespondence, Relation
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import Act, Closing, FunctionState, FunctionVersion, Link, Opening
from changelog.domain.units import Function, Unit
from changelog.history.alike import is_function_alike, with_more_known_text
from changelog.history.matchables import function_key
from changelog.history.timeline import Timeline


@dataclass(frozen=True, slots=True)
class FunctionStep:
    """A snapshot's functions taking effect.

    `ids` gives the identity of each code; `begins` and `ends` how units begin and end; `undocumented` are units whose
    functions no document had listed before; `id_at` gives a new function's identity by its key in the snapshot.
    """

    timeline: Timeline
    snapshot: Snapshot
    act: Act
    ids: Mapping[str, str]
    begins: Mapping[str, Opening]
    ends: Mapping[str, Closing]
    undocumented: frozenset[str]
    id_at: Callable[[str], str]

    def take(self, aligned: Sequence[FunctionCorrespondence]) -> None:
        """Let them take effect, as aligned with those in force just before."""
        described = [unit for unit in self.snapshot.units if unit.functions_listed]
        present: dict[str, FunctionVersion] = {}
        for unit_id in (*(self.ids[unit.code] for unit in described), *self.ends):
            present.update(self.timeline.units[unit_id].functions)
        continued: dict[str, FunctionCorrespondence] = {}
        for pair in aligned:
            if len(pair.old) == 1 and len(pair.new) == 1:
                continued[pair.new[0]] = pair
            else:
                self._link(pair)
        self._end(present, {pair.old[0] for pair in continued.values()})
        for unit in described:
            self._describe(unit, present, continued)
        for unit_id in self.ends:
            self.timeline.units[unit_id].functions = {}

    def _describe(
        self, unit: Unit, present: Mapping[str, FunctionVersion], continued: Mapping[str, FunctionCorrespondence]
    ) -> None:
        """Give a unit the functions that the snapshot lists, in the order printed."""
        unit_id, code = self.ids[unit.code], unit.code
        first = unit_id in self.undocumented or self.begins.get(code) is Opening.FIRST_DOCUMENTED
        functions: dict[str, FunctionVersion] = {}
        for position, read in enumerate(unit.functions, 1):
            key = function_key(code, position)
            pair = continued.get(key)
            if pair is not None:
                version = self._continued(present[pair.old[0]], unit_id, position, read, pair)
            else:
                former = self.timeline.ended_functions.pop((unit_id, read.text.digest), None)
                state = FunctionState(former or self.id_at(key), unit_id, position, read.marker, read.text, read.source)
                version = FunctionVersion(state, self.act.effective_date, None, self.act, first_stated=first)
            functions[version.state.function_id] = version
        self.timeline.units[unit_id].functions = functions

    def _continued(
        self, before: FunctionVersion, unit_id: str, position: int, read: Function, pair: FunctionCorrespondence
    ) -> FunctionVersion:
        state = before.state
        if is_function_alike(state, unit_id, position, read):
            known = with_more_known_text(state, read)
            return before if known is state else replace(before, state=known)
        state = FunctionState(state.function_id, unit_id, position, read.marker, read.text, read.source)
        return self.timeline.changed_function(before, state, self.act, pair.evidence)

    def _link(self, pair: FunctionCorrespondence) -> None:
        self.timeline.links.append(
            Link(
                relation=Relation.SPLIT if len(pair.new) > 1 else Relation.MERGED,
                predecessors=pair.old,
                successors=tuple(map(self.id_at, pair.new)),
                act=self.act,
                basis=Basis.MATCHED,
                of_functions=True,
                evidence=pair.evidence,
            )
        )

    def _end(self, present: Mapping[str, FunctionVersion], going_on: Set[str]) -> None:
        """End those that the snapshot speaks of and that do not go on."""
        for function_id, function in present.items():
            if function_id not in going_on:
                unstated = self.ends.get(function.state.unit_id) is Closing.NO_LONGER_DOCUMENTED
                self.timeline.end_function(function, self.act, last_stated=unstated)
