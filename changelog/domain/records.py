"""A recorded history as those see it who check it: lives of units, changes act by act, acts, what is told and seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from changelog.domain.answers import PairingRow
from changelog.domain.changes import NOT_OF_THE_INSTITUTION, ChangeSet, UnitChange
from changelog.domain.reconciliations import Reconciled
from changelog.domain.registers import RegisteredAct
from changelog.domain.snapshots import Institution
from changelog.domain.structures import Act, FunctionVersion, Link, UnitState, UnitVersion, is_in_force
from changelog.domain.tellings import Telling


@dataclass(frozen=True, slots=True)
class RecordedHistory:
    """All that an institution's statements come to, and the days asked about.

    `lives` are the versions of each unit in the order of days, `functions` all versions of functions. `changes` go act by
    act, those from `start` to `end` alone (both included; None leaves the side open); everything else is whole. `register`
    are all acts cited, `reconciled` the changes told and seen with their verdicts, `waiting` the pairs under the numbers
    that `confirm` takes. `narratives` are the statements that tell in prose, `tellers` the documents (by SHA-256) whose
    prose tells a change. `documents` are their names by SHA-256.
    """

    institution: Institution
    lives: Mapping[str, tuple[UnitVersion, ...]]
    functions: tuple[FunctionVersion, ...]
    changes: ChangeSet
    links: tuple[Link, ...] = ()
    tellings: tuple[Telling, ...] = ()
    register: tuple[RegisteredAct, ...] = ()
    reconciled: tuple[Reconciled, ...] = ()
    waiting: tuple[PairingRow, ...] = ()
    narratives: frozenset[str] = frozenset()
    tellers: frozenset[str] = frozenset()
    documents: Mapping[str, str] = field(default_factory=dict)
    start: date | None = None
    end: date | None = None

    def covers(self, first: date | None, last: date | None = None) -> bool:
        """Whether a day asked about is one from `first` to `last` (None: `first` alone); no day at all may be any."""
        return self.may_cover(first if last is None else None, first, last)

    def may_cover(self, day: date | None, not_before: date | None, not_after: date | None) -> bool:
        """Whether what took effect on a day, or within bounds where that is not known, did so or may have on one asked
        about."""
        earliest = day or not_before or date.min
        latest = day or not_after or date.max
        return (self.start is None or latest >= self.start) and (self.end is None or earliest <= self.end)

    def own_changes(self) -> Iterator[UnitChange]:
        """The units' own changes: no mere consequences, nothing that is only documented or no longer documented."""
        for change in self.changes.units:
            if not change.inherited and change.kind not in NOT_OF_THE_INSTITUTION:
                yield change

    def is_told(self, act: Act) -> bool:
        """Whether prose alone puts it in force: no document states the structure under it."""
        return act.statement in self.narratives

    def is_stated(self, unit_id: str | None) -> bool:
        """Whether some document states the unit; otherwise prose alone speaks of it."""
        lives = self.lives.get(unit_id or "", ())
        return any(statement not in self.narratives for version in lives for statement in version.attested_by)

    def waits(self, unit_id: str) -> bool:
        """Whether nobody has decided yet what became of a unit: it may be one that a later document shows."""
        return any(unit_id == sighting.unit_id for row in self.waiting for sighting in row.pairing.old)

    def tells_changes(self, document: str | None) -> bool:
        """Whether the prose of a document, by its name, tells any change."""
        return any(self.documents.get(teller) == document for teller in self.tellers) if document is not None else False

    def state(self, unit_id: str | None, day: date) -> UnitState | None:
        """A unit on a day, None where it is not in force."""
        lives = self.lives.get(unit_id or "", ())
        return next((version.state for version in lives if is_in_force(version, day)), None)

    def in_force(self, day: date) -> Iterator[UnitVersion]:
        """The version of each unit that is in force on a day."""
        for versions in self.lives.values():
            for version in versions:
                if is_in_force(version, day):
                    yield version

    def last_day(self) -> date:
        """The day on which the structure is looked at: the end asked for, else the last on which anything changed."""
        begun = (version.valid_from for versions in self.lives.values() for version in versions)
        return self.end if self.end is not None else max(begun, default=date.max)
