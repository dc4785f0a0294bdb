"""`report`: everything known between two dates, to be filed, with the constancia that says on what it rests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from changelog import __version__
from changelog.app.branch_scope import BranchScope
from changelog.app.diffing import Filters, branch_of, diff_dates
from changelog.app.reconciling import reconcile_told
from changelog.app.registers import cards_between
from changelog.app.stores import state_of
from changelog.app.timelines import timeline_of
from changelog.app.units import institutions_of
from changelog.domain.answers import ActAnswer, DiffAnswer, Documents, ReconcileAnswer, TimelineAnswer
from changelog.domain.filings import Constancia, ReportAnswer, SourceDigest
from changelog.domain.findings import Finding
from changelog.domain.snapshots import Institution
from changelog.domain.sources import SourceReference
from changelog.domain.structures import Act, Structure, UnitVersion
from changelog.errors import StoreError

if TYPE_CHECKING:
    from changelog.storage.store import Store, Work


@dataclass(frozen=True, slots=True)
class Filing:
    """Who files a report, when (with time zone), and the command as one would type it again."""

    command: str
    person: str | None
    made_at: datetime


def make_report(
    store: Store,
    start: str,
    end: str,
    *,
    unit: str | None = None,
    institution: str | None = None,
    command: str,
    person: str | None,
    made_at: datetime,
    today: date | None = None,
) -> ReportAnswer:
    """All that is known between two dates, of one institution, of all, or of the branch of one unit.

    Raises `UsageError` as `diff_dates`, and `StoreError` where another wrote to the record while it was read.
    """
    filing = Filing(command, person, made_at)
    return report_between(store, start, end, filing, unit=unit, institution=institution, today=today)


def report_between(
    store: Store,
    start: str,
    end: str,
    filing: Filing,
    *,
    unit: str | None = None,
    institution: str | None = None,
    today: date | None = None,
    asked_by: Literal["report", "preview"] = "report",
) -> ReportAnswer:
    """As `make_report`; `asked_by` says which of the two commands asks."""
    state = state_of(store)
    changes = diff_dates(
        store,
        start,
        end,
        institution=institution,
        filters=Filters(unit),
        steps=True,
        asked_by=asked_by,
        today=today,
    )
    days = changes.start.day, changes.end.day
    first, last = (day.isoformat() for day in days)
    with store.transaction() as work:
        ground = _read(work, days, unit, institution)
    timeline = timeline_of(store, institution=institution, start=first, end=last)
    reconciliation = reconcile_told(store, institution=institution, start=first, end=last)
    if state_of(store) != state:
        raise StoreError(
            "another wrote to the record while the report was made", place=store.place, remedy="make it again"
        )
    return _answer(changes, ground, timeline, reconciliation, state, filing)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What stands beside the changes; `branch` None for whole institutions."""

    before: tuple[Structure, ...]
    after: tuple[Structure, ...]
    acts: tuple[ActAnswer, ...]
    findings: tuple[Finding, ...]
    lives: Mapping[str, tuple[UnitVersion, ...]]
    branch: frozenset[str] | None
    owners: tuple[str, ...]


def _read(work: Work, days: tuple[date, date], unit: str | None, institution: str | None) -> _Ground:
    owners, branch = institutions_of(work, institution), None
    if unit is not None:
        owners, branch = branch_of(work, unit, *days, institution)
    keys = [owner.key for owner in owners]
    return _Ground(
        before=tuple(work.structure(key, days[0], functions=False) for key in keys),
        after=tuple(work.structure(key, days[1], functions=False) for key in keys),
        acts=tuple(card for owner in owners for card in cards_between(work, owner, *days)),
        findings=tuple(finding for key in keys for finding in work.findings(key)),
        lives={owner.label: _lives(work, owner, days) for owner in owners},
        branch=branch,
        owners=tuple(owner.label for owner in owners),
    )


def _lives(work: Work, owner: Institution, days: tuple[date, date]) -> tuple[UnitVersion, ...]:
    """Versions in force on some day from the first to the last, both included."""
    # Every version begins after the first of all days: this is all of them.
    every = work.touched(owner.key, date.min, date.max, functions=False).units
    return tuple(
        version
        for version in every
        if version.valid_from <= days[1] and (version.valid_to is None or version.valid_to > days[0])
    )


def _answer(
    changes: DiffAnswer,
    ground: _Ground,
    timeline: TimelineAnswer,
    reconciliation: ReconcileAnswer,
    state: tuple[str | None, int],
    filing: Filing,
) -> ReportAnswer:
    movements = _movements(changes, ground)  # of a branch too: a name may be in use outside of it
    if ground.branch is not None:
        scope = BranchScope.of(ground.branch, (version for lives in ground.lives.values() for version in lives))
        timeline, reconciliation = _of_owners(timeline, reconciliation, ground.owners)
        timeline, reconciliation = scope.timeline(timeline), scope.reconciliation(reconciliation)
        ground = replace(
            ground,
            before=tuple(map(scope.structure, ground.before)),
            after=tuple(map(scope.structure, ground.after)),
            acts=scope.cards(ground.acts),
            findings=scope.findings(ground.findings),
            lives={label: scope.lives(lives) for label, lives in ground.lives.items()},
        )
    return ReportAnswer(
        changes=changes,
        before=ground.before,
        after=ground.after,
        timeline=timeline,
        acts=ground.acts,
        reconciliation=reconciliation,
        findings=(*changes.findings, *ground.findings, *movements),
        constancia=Constancia(
            command=filing.command,
            program=__version__,
            made_at=filing.made_at,
            person=filing.person,
            head=state[0],
            statements=state[1],
            sources=_sources(changes, ground, timeline),
        ),
        documents=changes.documents,
        lives=ground.lives,
    )


def _movements(changes: DiffAnswer, ground: _Ground) -> tuple[Finding, ...]:
    from changelog.audit import movement_findings

    return tuple(
        finding
        for net, after in zip(changes.net, ground.after, strict=True)
        for finding in movement_findings(
            net, after, (card.act for card in ground.acts if card.institution == net.institution)
        )
    )


def _of_owners(
    timeline: TimelineAnswer, reconciliation: ReconcileAnswer, owners: Sequence[str]
) -> tuple[TimelineAnswer, ReconcileAnswer]:
    """Both without the institutions that the report is not of: names alone would join their units."""
    return (
        replace(
            timeline,
            rows=tuple(row for row in timeline.rows if row.institution in owners),
            institutions=tuple(one for one in timeline.institutions if one in owners),
        ),
        replace(
            reconciliation,
            reconciliations=tuple(one for one in reconciliation.reconciliations if one.institution in owners),
        ),
    )


def _sources(changes: DiffAnswer, ground: _Ground, timeline: TimelineAnswer) -> tuple[SourceDigest, ...]:
    """Documents that the structures, changes and tellings were read from; for a snapshot without a document, its own
    digest under its day and act."""
    digests = {source.document for source in _read_from(changes, ground, timeline)}
    found = {SourceDigest(_called(digest, changes.documents), digest) for digest in digests}
    acts = {act for structure in (*ground.before, *ground.after) for act in structure.acts}
    acts |= {act for net in changes.net for act in net.acts}
    found |= {SourceDigest(_named(act), act.statement) for act in acts if act.document is None}
    return tuple(sorted(found, key=lambda one: (one.name, one.digest)))


def _called(digest: str, documents: Documents) -> str:
    return documents.get(digest, digest[:12])


def _named(act: Act) -> str:
    return " ".join(piece for piece in (act.effective_date.isoformat(), act.agreement) if piece)


def _read_from(changes: DiffAnswer, ground: _Ground, timeline: TimelineAnswer) -> Iterable[SourceReference]:
    for structure in (*ground.before, *ground.after):
        yield from (unit.source for unit in structure.units if unit.source)
    for change_set in (*changes.net, *changes.steps):
        yield from (source for change in change_set.changes for source in change.sources)
    yield from (told.source for row in timeline.rows if row.telling for told in row.telling.told)
    for card in ground.acts:
        yield from (cited.source for cited in card.act.agreement.citations if cited.source)
