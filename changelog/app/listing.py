"""`institutions`, `agreements`, `snapshots`: what is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from changelog.app.units import institutions_of
from changelog.domain.agreements import Agreement
from changelog.domain.answers import AgreementRow, InstitutionRow, ListAnswer, SnapshotRow
from changelog.domain.snapshots import Snapshot

if TYPE_CHECKING:
    from datetime import date

    from changelog.storage.store import Store


def institutions(store: Store, institution: str | None = None) -> ListAnswer:
    """Each institution with how much is recorded of it, and the span of effective dates."""
    with store.transaction() as work:
        rows = []
        for owner in institutions_of(work, institution):
            listed = work.snapshots(owner.key)
            days = [snapshot.effective_date.first_day for snapshot in listed]
            units = work.count_units(owner.key)
            rows.append(InstitutionRow(owner, len(listed), min(days, default=None), max(days, default=None), units))
        return ListAnswer("institutions", institutions=tuple(rows), documents=work.documents())


def agreements(store: Store, institution: str | None = None) -> ListAnswer:
    """The acts under which snapshots are recorded, in the order of their effective dates."""
    with store.transaction() as work:
        rows: list[AgreementRow] = []
        for owner in institutions_of(work, institution):
            by_act: dict[tuple[date, str], list[Snapshot]] = {}
            for snapshot in work.snapshots(owner.key):
                key = snapshot.agreement.key if snapshot.agreement else ""
                by_act.setdefault((snapshot.effective_date.first_day, key), []).append(snapshot)
            for (day, _), under in sorted(by_act.items()):
                heads = tuple(unit.name for snapshot in under for unit in snapshot.heads)
                rows.append(AgreementRow(owner.label, _fullest(under), day, heads))
        return ListAnswer("agreements", agreements=tuple(rows), documents=work.documents())


def _fullest(snapshots: list[Snapshot]) -> Agreement | None:
    named = [snapshot.agreement for snapshot in snapshots if snapshot.agreement]
    return max(named, key=lambda agreement: len(agreement.citations), default=None)


def snapshots(store: Store, institution: str | None = None) -> ListAnswer:
    """Every recorded snapshot, with how many of its texts are at hand."""
    with store.transaction() as work:
        rows = [
            SnapshotRow(
                institution=owner.label,
                snapshot=snapshot,
                recorded_at=None,
                with_texts=sum(1 for text in snapshot.texts() if text.body is not None),
                texts=sum(1 for _ in snapshot.texts()),
            )
            for owner in institutions_of(work, institution)
            for snapshot in sorted(work.snapshots(owner.key), key=lambda s: (s.effective_date, s.digest))
        ]
        return ListAnswer("snapshots", snapshots=tuple(rows), documents=work.documents())
