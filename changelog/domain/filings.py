"""A report to be filed: everything that is known between two dates, and the constancia that says on what it rests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from changelog.domain.answers import ActAnswer, DiffAnswer, Documents, ReconcileAnswer, TimelineAnswer
from changelog.domain.findings import Finding
from changelog.domain.structures import Structure, UnitVersion


@dataclass(frozen=True, slots=True)
class SourceDigest:
    """A document or snapshot file that statements rest on: its name and the SHA-256 of its bytes."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Constancia:
    """Who made a report, when, with what: all of it passed in or read from the store, so that the same is written twice
    from the same.

    `command` is the command line as one would type it again; `program` the version; `head` the digest of the last
    statement of the record (None: a report from files, without a store), `statements` how many there are; `sources` the
    documents that the structures of the two dates and the changes between them were read from. `made_at` has a time zone.
    """

    command: str
    program: str
    made_at: datetime
    person: str | None
    head: str | None
    statements: int
    sources: tuple[SourceDigest, ...]


@dataclass(frozen=True, slots=True)
class ReportAnswer:
    """`report` and `preview`: the change sets (net and act by act) with all that is filed beside them.

    `before` and `after` are the structures of the two dates, one for each institution of `changes.net`, in its order, or
    of the branch asked for; functions stand in the change set only. `lives` are unit versions that overlap the period, by
    institution. `findings` are those on the history of the institutions and on their documents.
    """

    changes: DiffAnswer
    before: tuple[Structure, ...]
    after: tuple[Structure, ...]
    timeline: TimelineAnswer
    acts: tuple[ActAnswer, ...]
    reconciliation: ReconcileAnswer | None
    findings: tuple[Finding, ...]
    constancia: Constancia
    documents: Documents
    lives: Mapping[str, tuple[UnitVersion, ...]] = field(default_factory=dict)
