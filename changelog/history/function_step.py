"""The functions of one step: the same ones go on, the rest ends, begins, splits or merges."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from changelog.domain.basis import Basis
from changelog.domain.correspondences import FunctionCorrespondence, Relation, Status
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import Act, Closing, FunctionState, FunctionVersion, Link, Opening
from changelog.domain.units import Function, Unit
from changelog.history.alike import is_function_alike, with_more_known_text
from changelog.history.matchables import function_key, place_of
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

    def take(self, aligned: Iterable[FunctionCorrespondence]) -> tuple[FunctionCorrespondence, ...]:
        """Let them take effect, as aligned with those in force just before; the answer is what waits for a person.

        What is aligned is read once, before anything changes of what is in force.
        """
        described = {unit.code: unit for unit in self.snapshot.units if unit.functions_listed}
        left: dict[str, FunctionVersion] = {}
        for unit_id in (*(self.ids[code] for code in described), *self.ends):
            left.update(self.timeline.units[unit_id].functions)
        going_on: dict[str, list[FunctionVersion | None]]
        going_on = {code: [None] * len(unit.functions) for code, unit in described.items()}
        uncertain = []
        for pair in aligned:
            if pair.status is not Status.ACCEPTED:
                uncertain.append(pair)
            elif len(pair.old) == 1 and len(pair.new) == 1:
                code, position = place_of(pair.new[0])
                read = described[code].functions[position - 1]
                version = self._following(left.pop(pair.old[0]), self.ids[code], position, read, pair.evidence)
                going_on[code][position - 1] = version
            else:
                self._link(pair)
        self._end(left.values())
        for code, unit in described.items():
            self._describe(unit, going_on[code])
        for unit_id in self.ends:
            self.timeline.units[unit_id].functions = {}
        return tuple(uncertain)

    def _describe(self, unit: Unit, going_on: Sequence[FunctionVersion | None]) -> None:
        """Give a unit the functions that the snapshot lists, in the order printed; those that go on stand in `going_on`."""
        unit_id, code = self.ids[unit.code], unit.code
        first = unit_id in self.undocumented or self.begins.get(code) is Opening.FIRST_DOCUMENTED
        functions: dict[str, FunctionVersion] = {}
        ended = self.timeline.ended_functions
        for position, (read, known) in enumerate(zip(unit.functions, going_on, strict=True), 1):
            version = known
            if version is None:
                former = ended.pop((unit_id, read.text.digest), None) if ended else None
                function_id = former or self.id_at(function_key(code, position))
                state = FunctionState(function_id, unit_id, position, read.marker, read.text, read.source)
                version = FunctionVersion(state, self.act.effective_date, None, self.act, first_stated=first)
            functions[version.state.function_id] = version
        self.timeline.units[unit_id].functions = functions

    def _following(
        self, version: FunctionVersion, unit_id: str, position: int, read: Function, evidence: tuple[str, ...]
    ) -> FunctionVersion:
        """The version in force from now on of a function that goes on: the same, where nothing that is read differs;
        otherwise `evidence` says why it is taken for the same function."""
        before = version.state
        if is_function_alike(before, unit_id, position, read):
            state = with_more_known_text(before, read)
            return version if state is before else replace(version, state=state)
        state = FunctionState(before.function_id, unit_id, position, read.marker, read.text, read.source)
        return self.timeline.changed_function(version, state, self.act, evidence)

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
