"""The functions of one step: the same ones go on, the rest ends, begins, splits or merges."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from changelog.domain.basis import Basis
from changelog.domain.correspondences import FunctionCorrespondence, Relation
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import Act, Closing, FunctionState, FunctionVersion, Link, Opening
from changelog.domain.units import Function, Unit
from changelog.history.alike import is_function_alike, with_more_known_text
from changelog.history.matchables import function_key
from changelog.history.timeline import Timeline


class _Continued(NamedTuple):
    """A function in force just before that goes on, and why it is taken for the same."""

    version: FunctionVersion
    evidence: tuple[str, ...]


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

    def take(self, aligned: Iterable[FunctionCorrespondence]) -> None:
        """Let them take effect, as aligned with those in force just before."""
        described = [unit for unit in self.snapshot.units if unit.functions_listed]
        left: dict[str, FunctionVersion] = {}
        for unit_id in (*(self.ids[unit.code] for unit in described), *self.ends):
            left.update(self.timeline.units[unit_id].functions)
        continued: dict[str, _Continued] = {}
        for pair in aligned:
            if len(pair.old) == 1 and len(pair.new) == 1:
                continued[pair.new[0]] = _Continued(left.pop(pair.old[0]), pair.evidence)
            else:
                self._link(pair)
        self._end(left.values())
        for unit in described:
            self._describe(unit, continued)
        for unit_id in self.ends:
            self.timeline.units[unit_id].functions = {}

    def _describe(self, unit: Unit, continued: Mapping[str, _Continued]) -> None:
        """Give a unit the functions that the snapshot lists, in the order printed."""
        unit_id, code = self.ids[unit.code], unit.code
        first = unit_id in self.undocumented or self.begins.get(code) is Opening.FIRST_DOCUMENTED
        functions: dict[str, FunctionVersion] = {}
        for position, read in enumerate(unit.functions, 1):
            key = function_key(code, position)
            known = continued.get(key)
            if known is not None:
                version = self._following(known, unit_id, position, read)
            else:
                former = self.timeline.ended_functions.pop((unit_id, read.text.digest), None)
                state = FunctionState(former or self.id_at(key), unit_id, position, read.marker, read.text, read.source)
                version = FunctionVersion(state, self.act.effective_date, None, self.act, first_stated=first)
            functions[version.state.function_id] = version
        self.timeline.units[unit_id].functions = functions

    def _following(self, known: _Continued, unit_id: str, position: int, read: Function) -> FunctionVersion:
        """The version in force from now on of a function that goes on: the same, where nothing that is read differs."""
        before = known.version.state
        if is_function_alike(before, unit_id, position, read):
            state = with_more_known_text(before, read)
            return known.version if state is before else replace(known.version, state=state)
        state = FunctionState(before.function_id, unit_id, position, read.marker, read.text, read.source)
        return self.timeline.changed_function(known.version, state, self.act, known.evidence)

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

    def _end(self, left: Iterable[FunctionVersion]) -> None:
        """End those that the snapshot speaks of and that do not go on."""
        for function in left:
            unstated = self.ends.get(function.state.unit_id) is Closing.NO_LONGER_DOCUMENTED
            self.timeline.end_function(function, self.act, last_stated=unstated)
