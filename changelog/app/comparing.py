"""`compare`: two manuals or snapshot files, without a store."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from changelog.app.statements import Overrides, Stated, state
from changelog.domain.answers import AskedDate, DiffAnswer, Documents
from changelog.domain.collector import collector_paused
from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding, Severity
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import History
from changelog.domain.texts import Texts, normal_form
from changelog.errors import UsageError

_UNDATED = PartialDate(1, 1, 1)


@collector_paused()
def compare_files(
    first: str | os.PathLike[str], second: str | os.PathLike[str], overrides: Overrides = Overrides()
) -> DiffAnswer:
    """What changed from one document to another, each standing alone: what the second does not cover is no longer
    documented, never abolished.

    The first is taken as the earlier, whatever dates they print; missing or reversed dates are a finding. `overrides` hold
    for both.
    """
    from changelog import diff
    from changelog.history import states_between

    texts = Texts()
    before = state(first, overrides, undated_as=_UNDATED, texts=texts)
    after = state(second, overrides, undated_as=_UNDATED, texts=texts)
    del texts
    old, new, findings = _in_order(before, after)
    _refuse_strangers(old[0], new[0], str(first), str(second))
    history = _history((*old, *new))
    start, end = _last_day(old), _last_day(new)
    institution = new[0].institution.label
    changes = diff.compare(states_between(history, start, end), institution, history.acts, _first_day(old))
    return DiffAnswer(
        start=AskedDate(Path(first).name, start),
        end=AskedDate(Path(second).name, end),
        net=(changes,),
        steps=(),
        documents=_documents((*old, *new)),
        waiting=sum(1 for pairing in history.pairings if pairing.correspondence.status == "proposed"),
        findings=(*findings, *history.findings),
        asked_by="compare",
    )


def _history(snapshots: tuple[Snapshot, ...]) -> History:
    from changelog import matching
    from changelog.history import compile_history

    return compile_history(snapshots, (), matching, carry_forward=False)


def _in_order(before: Stated, after: Stated) -> tuple[tuple[Snapshot, ...], tuple[Snapshot, ...], list[Finding]]:
    """Both sides, each as one snapshot, with the second dated after the first."""
    old, new = _joined(before.snapshots), _joined(after.snapshots)
    if old.effective_date != _UNDATED and old.effective_date.first_day < new.effective_date.first_day:
        return (old,), (new,), []
    message = (
        f"{before.path} is in force from {_told(old)} and {after.path} from {_told(new)}: "
        "the first is compared as the earlier all the same"
    )
    finding = Finding(check="dates-not-in-order", severity=Severity.MEDIUM, message=message)
    base = max(old.effective_date.first_day, date(1, 1, 2))
    return (
        (replace(old, effective_date=PartialDate.of(base)),),
        (replace(new, effective_date=PartialDate.of(base + timedelta(days=1))),),
        [finding],
    )


def _told(snapshot: Snapshot) -> str:
    return "an unknown date" if snapshot.effective_date == _UNDATED else str(snapshot.effective_date)


def _joined(snapshots: tuple[Snapshot, ...]) -> Snapshot:
    """A document whose parts took effect on different days, as it stands in the end."""
    if len(snapshots) == 1:
        return snapshots[0]
    last = max(snapshots, key=lambda snapshot: snapshot.effective_date)
    units = [unit for snapshot in snapshots for unit in snapshot.units]
    units.sort(key=lambda unit: unit.source.first_line if unit.source else 0)
    return replace(last, units=tuple(units), whole_institution=last.heads_on_top)


def _refuse_strangers(old: Snapshot, new: Snapshot, first: str, second: str) -> None:
    if normal_form(old.institution.name) != normal_form(new.institution.name):
        raise UsageError(
            f"{first} is of {old.institution.name} and {second} of {new.institution.name}",
            remedy="compare documents of one institution",
        )


def _last_day(snapshots: tuple[Snapshot, ...]) -> date:
    return max(snapshot.effective_date.first_day for snapshot in snapshots)


def _first_day(snapshots: tuple[Snapshot, ...]) -> date:
    return min(snapshot.effective_date.first_day for snapshot in snapshots)


def _documents(snapshots: tuple[Snapshot, ...]) -> Documents:
    return {s.document.digest: s.document.name for s in snapshots if s.document}
