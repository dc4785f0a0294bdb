"""What each verb answers: finished values for whoever shows them. Nothing here needs the store any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from changelog.domain.agreements import Agreement
from changelog.domain.basis import Basis
from changelog.domain.changes import ChangeSet, UnitChange, UnitChangeKind
from changelog.domain.correspondences import Decision, Status
from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding
from changelog.domain.narratives import NarratedKind
from changelog.domain.readings import Reading
from changelog.domain.reconciliations import Reconciled
from changelog.domain.registers import RegisteredAct
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.sources import Document, SourceReference
from changelog.domain.structures import (
    FunctionVersion,
    Link,
    Pairing,
    Structure,
    UnitState,
    UnitVersion,
)
from changelog.domain.tellings import DayFrom, Telling

Documents = Mapping[str, str]
"""Names of documents by the SHA-256 that source references carry."""


@dataclass(frozen=True, slots=True)
class AskedDate:
    """A date as it was asked and the day that it was taken for: a year or a month alone means its first day."""

    asked: str
    day: date


@dataclass(frozen=True, slots=True)
class ReadingAnswer:
    """`read`: what the program makes of a document."""

    reading: Reading
    with_narrated: bool = False


@dataclass(frozen=True, slots=True)
class RecordedSnapshot:
    """One snapshot as it was taken into the record. `is_new` False: it was there; `texts_added` joined it now.

    `differences` says where the document differs from a recorded snapshot of the same scope and date.
    """

    institution: Institution
    effective_date: PartialDate
    agreement: Agreement | None
    digest: str
    heads: tuple[str, ...]
    units: int
    functions: int
    is_new: bool
    texts_added: int
    source: str
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordedNarrative:
    """What a document tells in prose, as it was taken into the record: how many narrated changes, how many acts cited, of
    an amending act how many instructions about functions.

    `is_new` False: the record held just this of the document. `source` is the file that it was read from.
    """

    institution: Institution
    document: Document
    changes: int
    acts: int
    is_new: bool
    source: str
    instructions: int = 0


@dataclass(frozen=True, slots=True)
class RecordingAnswer:
    """`record` and `load`: what was taken in, what was already there, what waits for a person, what was odd.

    `decisions` counts those that are new; `decided` is the one that `confirm` or `refuse` was asked for, new or not.
    `standing` are the findings, among `findings`, on the whole history of each institution (by its key) that was changed.
    """

    snapshots: tuple[RecordedSnapshot, ...]
    waiting: int
    findings: tuple[Finding, ...] = ()
    decisions: int = 0
    decided: Decision | None = None
    documents: Documents = field(default_factory=dict)
    narratives: tuple[RecordedNarrative, ...] = ()
    standing: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)

    def is_of_a_history(self, finding: Finding) -> bool:
        """Whether it is on what all documents of an institution tell together, not on one document."""
        return any(finding in found for found in self.standing.values())

    @property
    def is_anything_new(self) -> bool:
        is_stated_anew = any(taken.is_new or taken.texts_added for taken in self.snapshots)
        return self.decisions > 0 or is_stated_anew or any(told.is_new for told in self.narratives)


@dataclass(frozen=True, slots=True)
class StructureAnswer:
    """`show`: the structure on a date, whole or below `unit`. `narratives` are the statements that tell in prose: acts under
    them put no document's structure in force.
    """

    on: AskedDate
    structures: tuple[Structure, ...]
    documents: Documents
    unit: UnitVersion | None = None
    parent: UnitState | None = None
    narratives: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DiffAnswer:
    """`diff`, `since` and `compare`: the change sets of each institution between two dates.

    `net` and `steps` go pairwise; `steps` is empty where it was not asked for. `filters` tells what was left out of the
    change sets on request, in the user's own words.
    """

    start: AskedDate
    end: AskedDate
    net: tuple[ChangeSet, ...]
    steps: tuple[ChangeSet, ...]
    documents: Documents
    waiting: int = 0
    filters: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    asked_by: Literal["diff", "since", "compare", "report", "preview"] = "diff"


@dataclass(frozen=True, slots=True)
class EarlierLife:
    """A unit from which the one asked for came, directly or over others: the link that joins them, and its versions."""

    link: Link
    versions: tuple[UnitVersion, ...]


@dataclass(frozen=True, slots=True)
class HistoryAnswer:
    """`history`: one unit's life under all its names, in date order, with the links to others.

    `earlier` are the units that it came from, the nearest first; `tellings` what documents tell of it and of them. `names`
    are what the units involved were last called, `called` what one was called on a day.
    """

    institution: str
    versions: tuple[UnitVersion, ...]
    functions: tuple[FunctionVersion, ...]
    links: tuple[Link, ...]
    pairings: tuple[Pairing, ...]
    names: Mapping[str, str]
    documents: Documents
    earlier: tuple[EarlierLife, ...] = ()
    tellings: tuple[Telling, ...] = ()
    called: Mapping[tuple[str, date], str] = field(default_factory=dict)

    def name_on(self, unit_id: str | None, day: date) -> str | None:
        """What a unit involved was called on a day; its last name where that is not known, None for no unit."""
        if unit_id is None:
            return None
        return self.called.get((unit_id, day)) or self.names.get(unit_id)


class Part(StrEnum):
    """What a row of the timeline of one unit has to do with that unit."""

    UNIT = "unit"  # the unit itself, or one of its lineage, takes part
    AROUND = "around"  # another unit comes to hang from it, leaves it, or is told to hang from it


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One change of one unit: told by documents (`telling`), seen in structures (`change`), or both.

    `day` is the first day on which the structure shows it, `effective` that day as precisely as it is told, `day_from` on
    what it rests (None: on the document that first shows it). `not_before` and `not_after` bound what has no day told.
    `act` identifies the agreement however it is spelled. `seen_before` and `seen_after` are where structures show the unit
    before and after. `by_name`: only a name joins it to the unit asked for, and others may be called so.
    """

    institution: str
    kind: NarratedKind | UnitChangeKind
    unit: str
    results: tuple[str, ...]
    from_parent: str | None
    to_parent: str | None
    agreement: str | None
    act: str | None
    day: date | None
    effective: PartialDate | None
    day_from: DayFrom | None
    not_before: date | None
    not_after: date | None
    bases: tuple[Basis, ...]
    telling: Telling | None = None
    change: UnitChange | None = None
    seen_before: tuple[SourceReference, ...] = ()
    seen_after: tuple[SourceReference, ...] = ()
    unit_ids: tuple[str, ...] = ()
    result_ids: tuple[str, ...] = ()
    part: Part | None = None
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class LineageUnit:
    """A unit of a lineage: the one asked for, one that it came from, or one that came from it."""

    unit_id: str
    name: str
    relation: Literal["unit", "predecessor", "successor"]


@dataclass(frozen=True, slots=True)
class FirstShown:
    """How many units of an institution a document shows for the first time from a day."""

    institution: str
    day: date
    units: int


@dataclass(frozen=True, slots=True)
class TimelineAnswer:
    """`timeline`: changes told and seen, in the order of their days; undated ones where their bounds put them.

    `unit` is what the unit asked for is called, None for whole institutions; `lineage` is empty for one that only prose
    names. `first_shown` counts what is first documented, listed as rows only for one unit.
    """

    rows: tuple[TimelineRow, ...]
    institutions: tuple[str, ...]
    documents: Documents
    unit: str | None = None
    lineage: tuple[LineageUnit, ...] = ()
    start: AskedDate | None = None
    end: AskedDate | None = None
    first_shown: tuple[FirstShown, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What is told of one institution beside what its documents show."""

    institution: str
    rows: tuple[Reconciled, ...]


@dataclass(frozen=True, slots=True)
class ReconcileAnswer:
    """`reconcile`: rows of each institution in the order of days and acts. `start` and `end` are the days asked for, both
    included; None leaves the period open."""

    reconciliations: tuple[Reconciliation, ...]
    documents: Documents
    start: AskedDate | None = None
    end: AskedDate | None = None

    @property
    def rows(self) -> tuple[Reconciled, ...]:
        return tuple(row for one in self.reconciliations for row in one.rows)


@dataclass(frozen=True, slots=True)
class PairingRow:
    """A pair under the number that `confirm` and `refuse` take; numbers hold as long as nothing new is recorded."""

    number: str
    institution: str
    pairing: Pairing


@dataclass(frozen=True, slots=True)
class ReviewAnswer:
    """`review`: pairs that wait for a person (or, asked for, those settled)."""

    rows: tuple[PairingRow, ...]
    status: Status | None
    documents: Documents


@dataclass(frozen=True, slots=True)
class InstitutionRow:
    institution: Institution
    snapshots: int
    first: date | None
    last: date | None
    units: int


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An act and what rests on it: a row of the register.

    `effective_date` is the first day of effect that is told, in its precision; `snapshots` are the heads of the snapshots
    under it. `agreement` and `act` are None for snapshots that name no act. `annulled_by` is the entry of the ledger by
    which the act is without effect, None where it has effect.
    """

    institution: str
    agreement: Agreement | None
    effective_date: date | PartialDate | None
    snapshots: tuple[str, ...]
    act: RegisteredAct | None = None
    annulled_by: int | None = None


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    institution: str
    snapshot: Snapshot
    recorded_at: datetime | None
    with_texts: int
    texts: int


@dataclass(frozen=True, slots=True)
class ListAnswer:
    """`institutions`, `agreements`, `snapshots`: `kind` says which of the three is filled."""

    kind: Literal["institutions", "agreements", "snapshots"]
    institutions: tuple[InstitutionRow, ...] = ()
    agreements: tuple[AgreementRow, ...] = ()
    snapshots: tuple[SnapshotRow, ...] = ()
    documents: Documents = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ObservedDay:
    """What structures show to have changed on a day under one act: own and inherited changes of units, and how many of
    functions by kind. `first_shown` counts units and functions documented for the first time, which is no change.
    """

    day: date
    units: tuple[UnitChange, ...]
    functions: Mapping[str, int]
    first_shown: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ActAnswer:
    """`agreements ACT`: the card of one act. `same_session` names the other acts of its session day and body; `tellings`
    are the narrated changes that rest on it, placed in time; `observed` what structures show under it; `annulled_by` the
    entry of the ledger by which it is without effect (None: it has effect).
    """

    institution: str
    act: RegisteredAct
    same_session: tuple[str, ...]
    tellings: tuple[Telling, ...]
    observed: tuple[ObservedDay, ...]
    documents: Documents
    annulled_by: int | None = None


@dataclass(frozen=True, slots=True)
class FactsAnswer:
    """`database info`: facts by key (where, engine, revision, statements)."""

    facts: Mapping[str, str]
