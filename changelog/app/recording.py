"""`record` and `load`: documents and snapshot files into the record, all or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from changelog import __version__
from changelog.app.files import read_bytes
from changelog.app.indexing import reindex, waiting
from changelog.app.statements import Overrides, Stated, is_snapshot_file, state
from changelog.domain.answers import RecordedSnapshot, RecordingAnswer
from changelog.domain.correspondences import Decision
from changelog.domain.findings import Finding
from changelog.domain.snapshots import Snapshot
from changelog.errors import InputError

if TYPE_CHECKING:
    from changelog.storage.store import Store, Work

SCHEMA_FILES = frozenset({"schema.json"})
Progress = Callable[[str, int, int], None]
"""Told what is being done, how far it is, and of how many."""


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who records, and when."""

    person: str | None = None
    at: datetime | None = None

    def moment(self) -> datetime:
        return self.at or datetime.now(UTC)


def record_manual(
    store: Store,
    path: str | os.PathLike[str],
    overrides: Overrides = Overrides(),
    recorder: Recorder = Recorder(),
) -> RecordingAnswer:
    """Record a manual (or a snapshot file). What was there already stays as it is and is said so."""
    return record_loaded(store, Loaded((state(path, overrides),)), recorder)


def joined(answers: Sequence[RecordingAnswer]) -> RecordingAnswer:
    """Several recordings as one answer; of each institution waits what waited after the last that changed it."""
    left = {
        frozenset(taken.institution.key for taken in answer.snapshots): answer.waiting
        for answer in answers
        if answer.is_anything_new
    }
    return RecordingAnswer(
        snapshots=tuple(taken for answer in answers for taken in answer.snapshots),
        waiting=sum(left.values()),
        findings=tuple(finding for answer in answers for finding in answer.findings),
        decisions=sum(answer.decisions for answer in answers),
        documents={digest: name for answer in answers for digest, name in answer.documents.items()},
    )


def load_snapshots(
    store: Store,
    paths: Sequence[str | os.PathLike[str]],
    recorder: Recorder = Recorder(),
    progress: Progress | None = None,
) -> RecordingAnswer:
    """Load snapshot files, or all of a folder and below; one transaction for everything."""
    return record_loaded(store, read_files(paths, progress), recorder, progress)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What files hold, read and found right, before any store is opened."""

    stated: tuple[Stated, ...]
    decisions: tuple[Decision, ...] = ()


def read_files(paths: Sequence[str | os.PathLike[str]], progress: Progress | None = None) -> Loaded:
    """Snapshot and decision files, or all of a folder and below. Raises `InputError` for the first that is wrong."""
    from changelog.storage.decision_files import is_decisions, read_decisions

    files = [file for path in paths for file in _files(Path(path))]
    stated: list[Stated] = []
    decisions: list[Decision] = []
    for number, file in enumerate(files):
        if progress:
            progress(file.name, number, len(files))
        if is_snapshot_file(file) and is_decisions(data := read_bytes(file)):
            decisions.extend(read_decisions(data, file.name))
        else:
            stated.append(state(file))
    return Loaded(tuple(stated), tuple(decisions))


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(p for p in path.rglob("*.json") if p.name not in SCHEMA_FILES)
    if not found:
        raise InputError(
            "holds no snapshot files (*.json)", place=str(path), remedy="name the folder that `export` wrote"
        )
    return found


def record_loaded(
    store: Store, loaded: Loaded, recorder: Recorder = Recorder(), progress: Progress | None = None
) -> RecordingAnswer:
    """Take everything into the record and bring the index up to date, in one transaction."""
    stated = loaded.stated
    taken: list[RecordedSnapshot] = []
    findings: list[Finding] = [finding for file in stated for finding in file.findings]
    with store.transaction() as work:
        changed: dict[str, None] = {}
        for file in stated:
            for snapshot in file.snapshots:
                row, is_known = _take(work, snapshot, file.path, recorder)
                taken.append(row)
                if not is_known:
                    changed[snapshot.institution.key] = None
        decided = 0
        for decision in loaded.decisions:
            if _take_decision(work, decision, recorder):
                changed[decision.institution] = None
                decided += 1
        left = 0
        for number, key in enumerate(changed):
            if progress:
                progress("index", number, len(changed))
            history = reindex(work, key)
            findings.extend(history.findings)
            left += waiting(history)
    documents = {s.document.digest: s.document.name for file in stated for s in file.snapshots if s.document}
    return RecordingAnswer(tuple(taken), left, tuple(findings), decided, documents=documents)


def _take(work: Work, snapshot: Snapshot, path: str, recorder: Recorder) -> tuple[RecordedSnapshot, bool]:
    """Append what is new of a snapshot; gives the row to show, and whether all of it was known."""
    done = work.add_snapshot(snapshot, recorded_at=recorder.moment(), person=recorder.person, version=__version__)
    row = RecordedSnapshot(
        institution=snapshot.institution,
        effective_date=snapshot.effective_date,
        agreement=snapshot.agreement,
        digest=done.digest,
        heads=tuple(unit.name for unit in snapshot.heads),
        units=len(snapshot.units),
        functions=sum(len(unit.functions) for unit in snapshot.units),
        is_new=done.new,
        texts_added=done.texts_added,
        source=Path(path).name,
        differences=tuple(done.differences),
    )
    return row, done.already


def _take_decision(work: Work, decision: Decision, recorder: Recorder) -> bool:
    """Append a decision; of an institution that nobody has recorded it cannot be."""
    known = {owner.key for owner in work.institutions()}
    if decision.institution not in known:
        raise InputError(
            f"decides on {decision.institution}, of which nothing is recorded",
            remedy="load its snapshots first, or in the same command",
        )
    person = decision.person or recorder.person
    return work.add_decision(decision, recorded_at=recorder.moment(), person=person, version=__version__)
