"""`record` and `load`: documents and snapshot files into the record, all or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from changelog import __version__
from changelog.app.files import is_folder, read_bytes
from changelog.app.indexing import load_compiler, reindex, waiting
from changelog.app.statements import Overrides, Stated, is_snapshot_file, not_too_deep, state
from changelog.app.words import refuse_unstorable
from changelog.domain.answers import RecordedNarrative, RecordedSnapshot, RecordingAnswer
from changelog.domain.correspondences import Decision
from changelog.domain.findings import Finding, Severity
from changelog.domain.narratives import Narrative
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import History
from changelog.errors import InputError

if TYPE_CHECKING:
    from changelog.storage.store import Store, Work

SCHEMA_FILES = frozenset({"schema.json", "narrative.schema.json"})
Progress = Callable[[str, int, int], None]
"""Told what is being done, how far it is, and of how many."""


class Provenance(TypedDict):
    """When something is recorded, by whom (None: not told), and by which version of the program."""

    recorded_at: datetime
    person: str | None
    version: str


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who records, and when."""

    person: str | None = None
    at: datetime | None = None

    def moment(self) -> datetime:
        return self.at or datetime.now(UTC)

    def provenance(self) -> Provenance:
        """What every entry of one step carries: entries of one moment are one recording.

        `UsageError` for a name that no database can hold.
        """
        refuse_unstorable(person=self.person)
        return {"recorded_at": self.moment(), "person": self.person, "version": __version__}


def record_manual(
    store: Store,
    path: str | os.PathLike[str],
    overrides: Overrides = Overrides(),
    recorder: Recorder = Recorder(),
) -> RecordingAnswer:
    """Record a manual (or a snapshot file): its snapshots, and what it tells in prose. What was there already stays as it
    is and is said so.
    """
    return record_loaded(store, read_document(path, overrides), recorder)


def joined(answers: Sequence[RecordingAnswer]) -> RecordingAnswer:
    """Several recordings as one answer: what waits of an institution, and what is odd, as after the last that changed it."""
    standing = {key: found for answer in answers for key, found in answer.standing.items()}
    findings = [finding for answer in answers for finding in answer.findings if not answer.is_of_a_history(finding)]
    left = {_owners(answer): answer.waiting for answer in answers if answer.is_anything_new}
    return RecordingAnswer(
        snapshots=tuple(taken for answer in answers for taken in answer.snapshots),
        waiting=sum(left.values()),
        findings=(*findings, *(finding for found in standing.values() for finding in found)),
        decisions=sum(answer.decisions for answer in answers),
        documents={digest: name for answer in answers for digest, name in answer.documents.items()},
        narratives=tuple(told for answer in answers for told in answer.narratives),
        standing=standing,
    )


def _owners(answer: RecordingAnswer) -> frozenset[str]:
    """The institutions of which something was taken in."""
    stated = {taken.institution.key for taken in answer.snapshots}
    return frozenset(stated | {told.institution.key for told in answer.narratives})


def load_snapshots(
    store: Store,
    paths: Sequence[str | os.PathLike[str]],
    recorder: Recorder = Recorder(),
    progress: Progress | None = None,
) -> RecordingAnswer:
    """Load files of snapshots, narratives and decisions, or all of a folder and below; one transaction for everything."""
    return record_loaded(store, read_files(paths, progress), recorder, progress)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What files hold, read and found right, before any store is opened."""

    stated: tuple[Stated, ...]
    decisions: tuple[Decision, ...] = ()


def read_document(path: str | os.PathLike[str], overrides: Overrides = Overrides()) -> Loaded:
    """A manual with what it tells in prose, or a snapshot file."""
    return Loaded((not_too_deep(state(path, overrides, narrated=True)),))


def read_files(paths: Sequence[str | os.PathLike[str]], progress: Progress | None = None) -> Loaded:
    """Files of snapshots, narratives and decisions, or all of a folder and below; manuals too. Raises `InputError` for the
    first that is wrong.
    """
    from changelog.storage import decision_files, narrative_files
    from changelog.storage.fact_files import format_of

    files = [file for path in paths for file in _files(Path(path))]
    stated: list[Stated] = []
    decisions: list[Decision] = []
    for number, file in enumerate(files):
        if progress:
            progress(file.name, number, len(files))
        data = read_bytes(file) if is_snapshot_file(file) else b""
        match format_of(data):
            case decision_files.FORMAT:
                decisions.extend(decision_files.read_decisions(data, file.name))
            case narrative_files.FORMAT:
                narrative = narrative_files.read_narrative(data, file.name)
                stated.append(Stated(str(file), (), narrative=narrative))
            case _:
                stated.append(not_too_deep(state(file, narrated=True)))
    return Loaded(tuple(stated), tuple(decisions))


def _files(path: Path) -> list[Path]:
    if not is_folder(path):
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
    load_compiler()
    with store.transaction() as work:
        intake = _Intake(work, recorder)
        for file in loaded.stated:
            intake.take(file)
        for decision in loaded.decisions:
            intake.take_decision(decision)
        histories = intake.histories(progress)
    standing = {key: history.findings for key, history in histories.items()}
    of_documents = (finding for file in loaded.stated for finding in file.findings)
    return RecordingAnswer(
        snapshots=tuple(intake.snapshots),
        waiting=sum(waiting(history) for history in histories.values()),
        findings=(*of_documents, *intake.findings, *(finding for found in standing.values() for finding in found)),
        decisions=intake.decisions,
        documents={digest: name for file in loaded.stated for digest, name in file.documents.items()},
        narratives=tuple(intake.narratives),
        standing=standing,
    )


class _Intake:
    """What is taken into the record in one transaction: a row for each statement to show, and whose history it changes."""

    def __init__(self, work: Work, recorder: Recorder):
        self.work = work
        self.recorder = recorder
        self.provenance = recorder.provenance()
        self.snapshots: list[RecordedSnapshot] = []
        self.narratives: list[RecordedNarrative] = []
        self.findings: list[Finding] = []
        self.decisions = 0
        self.changed: dict[str, None] = {}

    def take(self, file: Stated) -> None:
        for snapshot in file.snapshots:
            self._take_snapshot(snapshot, file.path)
        if file.narrative is not None:
            self._take_narrative(file.narrative, file.path)

    def _take_snapshot(self, snapshot: Snapshot, path: str) -> None:
        done = self.work.add_snapshot(snapshot, **self.provenance)
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
        self.snapshots.append(row)
        if self.work.is_annulled(snapshot.institution.key, snapshot.agreement):
            self.findings.append(_under_annulled_act(snapshot))
        if not done.already:
            self.changed[snapshot.institution.key] = None

    def _take_narrative(self, narrative: Narrative, path: str) -> None:
        is_new = self.work.add_narrative(narrative, **self.provenance)
        row = RecordedNarrative(
            institution=narrative.institution,
            document=narrative.document,
            changes=len(narrative.changes),
            acts=len(narrative.agreements),
            is_new=is_new,
            source=Path(path).name,
            instructions=len(narrative.instructions),
        )
        if is_new:
            self.changed[narrative.institution.key] = None
        if is_new or row.changes or row.acts or row.instructions:  # a document that tells nothing is not worth a row
            self.narratives.append(row)

    def take_decision(self, decision: Decision) -> None:
        """Of an institution that nobody has recorded it cannot be."""
        if decision.institution not in {owner.key for owner in self.work.institutions()}:
            raise InputError(
                f"decides on {decision.institution}, of which nothing is recorded",
                remedy="load its snapshots first, or in the same command",
            )
        provenance: Provenance = {**self.provenance, "person": decision.person or self.recorder.person}
        if self.work.add_decision(decision, **provenance):
            self.changed[decision.institution] = None
            self.decisions += 1

    def histories(self, progress: Progress | None) -> dict[str, History]:
        """What follows for each institution of which something is new, put in the index."""
        found: dict[str, History] = {}
        for number, key in enumerate(self.changed):
            if progress:
                progress("index", number, len(self.changed))
            found[key] = reindex(self.work, key)
        return found


def _under_annulled_act(snapshot: Snapshot) -> Finding:
    """Recorded, and of no effect: it must not look as though it counted."""
    assert snapshot.agreement is not None
    return Finding(
        "act-annulled",
        Severity.MEDIUM,
        f"{snapshot.agreement.printed} is annulled: the structure of {snapshot.effective_date} does not count",
        unit=snapshot.heads[0].code,
        source=snapshot.heads[0].source,
        remedy="if the annulment was recorded wrongly, retract its entry; `org-changelog log` shows it",
    )
