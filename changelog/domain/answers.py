"""What each verb answers: finished values for whoever shows them. Nothing here needs the store any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from changelog.domain.agreements import Agreement
from changelog.domain.changes import ChangeSet
from changelog.domain.correspondences import Decision, Status
from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding
from changelog.domain.readings import Reading
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.structures import (
    FunctionVersion,
    Link,
    Pairing,
    Structure,
    UnitState,
    UnitVersion,
)

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
class RecordingAnswer:
    """`record` and `load`: what was taken in, what was already there, what waits for a person, what was odd.

    `decisions` counts those that are new; `decided` is the one that `confirm` or `refuse` was asked for, new or not.
    """

    snapshots: tuple[RecordedSnapshot, ...]
    waiting: int
    findings: tuple[Finding, ...] = ()
    decisions: int = 0
    decided: Decision | None = None
    documents: Documents = field(default_factory=dict)

    @property
    def is_anything_new(self) -> bool:
        return self.decisions > 0 or any(taken.is_new or taken.texts_added for taken in self.snapshots)


@dataclass(frozen=True, slots=True)
class StructureAnswer:
    """`show`: the structure on a date, whole or below `unit`; `details` True shows that unit with its functions."""

    on: AskedDate
    structures: tuple[Structure, ...]
    documents: Documents
    unit: UnitVersion | None = None
    parent: UnitState | None = None


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
    asked_by: Literal["diff", "since", "compare"] = "diff"


@dataclass(frozen=True, slots=True)
class HistoryAnswer:
    """`history`: one unit's life under all its names, in date order, with the links to others."""

    institution: str
    versions: tuple[UnitVersion, ...]
    functions: tuple[FunctionVersion, ...]
    links: tuple[Link, ...]
    pairings: tuple[Pairing, ...]
    names: Mapping[str, str]
    documents: Documents


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
    """An act and what rests on it."""

    institution: str
    agreement: Agreement | None
    effective_date: date | None
    snapshots: tuple[str, ...]


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
class FactsAnswer:
    """`database info`: facts by key (where, engine, revision, statements)."""

    facts: Mapping[str, str]
