"""`institutions`, `snapshots`: what is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from changelog.app.units import institutions_of
from changelog.domain.answers import InstitutionRow, ListAnswer, SnapshotRow

if TYPE_CHECKING:
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
