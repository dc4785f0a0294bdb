"""`preview`: what would change if a manual were recorded, without recording it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from changelog import __version__
from changelog.app.filing import Filing, report_between
from changelog.app.recording import Loaded, Recorder, read_document, record_loaded
from changelog.app.statements import Overrides
from changelog.app.stores import open_store, rebuild
from changelog.domain.dates import day_before
from changelog.domain.filings import ReportAnswer
from changelog.domain.findings import Finding, Severity
from changelog.errors import StoreError

if TYPE_CHECKING:
    from datetime import date

    from changelog.storage.store import Store


@contextmanager
def record_to_preview(database: str) -> Iterator[Store]:
    """The store as it is, opened for reading; where no file is there yet, an empty one that is gone afterwards."""
    if "://" in database or Path(database).exists():
        with open_store(database, read_only=True) as store:
            yield store
        return
    with _temporary_folder() as folder, open_store(Path(folder) / "empty.db", create=True) as store:
        yield store


def preview_manual(
    store: Store,
    path: str | os.PathLike[str],
    overrides: Overrides = Overrides(),
    *,
    command: str,
    person: str | None,
    made_at: datetime,
) -> ReportAnswer:
    """The report between the day before a manual (or snapshot file) takes effect and the day on which it does, the last
    of its days where its parts have several, as it would be with the manual in the record. Nothing is recorded.

    The constancia is of the record as it is. Raises `InputError` as `record_manual` does, `StoreError` where no temporary
    store can be made.
    """
    loaded = read_document(path, overrides)
    start, end = _period(loaded)
    with (
        _temporary_folder() as folder,
        open_store(Path(folder) / "preview.db", create=True) as copy,
    ):
        state = _copy(store, copy, _institutions(loaded), made_at)
        taken = record_loaded(copy, loaded, Recorder(person, made_at))
        if not taken.is_anything_new:
            rebuild(copy)  # nothing was recorded beside what was copied, and so nothing was put in the index
        filing = Filing(command, person, made_at)
        answer = report_between(copy, start.isoformat(), end.isoformat(), filing, asked_by="preview")
    known = () if taken.is_anything_new else (_ALREADY,)
    if not state[1]:
        known = (_NO_RECORD,)
    of_document = (finding for finding in taken.findings if finding not in answer.findings)
    return replace(
        answer,
        changes=replace(answer.changes, findings=(*known, *answer.changes.findings)),
        findings=(*known, *of_document, *answer.findings),
        constancia=replace(answer.constancia, head=state[0], statements=state[1]),
    )


def _temporary_folder() -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix="org-changelog-", ignore_cleanup_errors=True)
    except OSError as error:
        raise StoreError(
            f"no temporary folder can be made for the preview: {error.strerror}",
            remedy="give TMPDIR (on Windows TEMP) a folder that you may write to and that has room",
        ) from error


_ALREADY = Finding(
    check="already-recorded",
    severity=Severity.INFORMATION,
    message="the document was recorded already: recording it would change nothing",
)


_NO_RECORD = Finding(
    check="no-record-yet",
    severity=Severity.INFORMATION,
    message="there is no record yet: it is compared with nothing documented",
)


def _institutions(loaded: Loaded) -> frozenset[str]:
    return frozenset(snapshot.institution.key for stated in loaded.stated for snapshot in stated.snapshots)


def _period(loaded: Loaded) -> tuple[date, date]:
    """The day before the first day of effect, and the last of these days."""
    days = [snapshot.effective_date.first_day for stated in loaded.stated for snapshot in stated.snapshots]
    return day_before(min(days)), max(days)


def _copy(store: Store, copy: Store, wanted: frozenset[str], at: datetime) -> tuple[str | None, int]:
    """Takes the statements of these institutions into another store, without an index; gives the head of the record and
    its length."""
    with store.transaction() as work, copy.transaction() as target:
        known = [owner.key for owner in work.institutions() if owner.key in wanted]
        for key in known:
            for snapshot in work.snapshots(key):
                target.add_snapshot(snapshot, recorded_at=at, person=None, version=__version__)
            for narrative in work.narratives(key):
                target.add_narrative(narrative, recorded_at=at, person=None, version=__version__)
            for decision, recorded_at in work.dated_decisions(key):
                target.add_decision(decision, recorded_at=recorded_at, person=decision.person, version=__version__)
        return work.head(), work.count_statements()
