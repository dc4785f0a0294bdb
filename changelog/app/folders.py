"""`record FOLDER`: every document of a folder and below, read on all cores and recorded in the order of effect.

Each document is recorded whole or not at all, in a transaction of its own, and one that is recorded already changes nothing:
what was broken off goes on where it stopped when it is asked for again. What cannot be read is a finding, not an end.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from changelog.app.files import is_folder
from changelog.app.profiles import profile_of
from changelog.app.recording import Loaded, Progress, read_document, read_files
from changelog.app.statements import Overrides, is_snapshot_file
from changelog.domain.answers import RecordingAnswer
from changelog.domain.findings import Finding, Severity
from changelog.errors import ChangelogError, InputError

MOST_FILES = 10_000
"""Files of a folder: more than an archive of all manuals of a country."""
_ENDED = "the process that read it was ended: no memory was left, or a fault in a library"


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that could not be read: why, and what to do."""

    path: str
    message: str
    remedy: str | None


@dataclass(frozen=True, slots=True)
class FolderRead:
    """What documents state, in the order in which they take effect, and those that were refused, by name."""

    loaded: tuple[Loaded, ...]
    refused: tuple[Refused, ...]


def documents_of(paths: Sequence[str | os.PathLike[str]]) -> list[Path]:
    """The files named, and all files in the folders named and below, hidden ones left out.

    Raises `InputError` for a folder without files, or with more than anybody means.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        files = sorted(_below(path)) if is_folder(path) else [path]
        if not files:
            raise InputError("holds no file", place=str(path), remedy="name the folder that the manuals are in")
        found += files
    if len(found) > MOST_FILES:
        raise InputError(
            f"{len(found):,} files; the most that are read at once are {MOST_FILES:,}",
            remedy="name the folders of manuals",
        )
    return list(dict.fromkeys(found))


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def read_all(
    files: Sequence[Path], overrides: Overrides = Overrides(), progress: Progress | None = None, jobs: int | None = None
) -> FolderRead:
    """Read every file, several at a time (`jobs`; by default one a core). Raises for a profile that cannot be used."""
    profile_of(overrides.profile)
    workers = min(jobs or os.cpu_count() or 1, len(files))
    if workers < 2:
        return _sorted(_told(((file, _read(file, overrides)) for file in files), len(files), progress))
    # A process is started anew rather than copied: a copy of one with threads may stand still.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        asked = [(file, _asked(pool, file, overrides)) for file in files]
        read = ((file, _answered(file, overrides, answer)) for file, answer in asked)
        return _sorted(_told(read, len(files), progress))


def _asked(pool: ProcessPoolExecutor, path: Path, overrides: Overrides) -> Future[Loaded | Refused]:
    try:
        return pool.submit(_read, path, overrides)
    except BrokenProcessPool as error:
        lost: Future[Loaded | Refused] = Future()
        lost.set_exception(error)
        return lost


def _answered(path: Path, overrides: Overrides, answer: Future[Loaded | Refused]) -> Loaded | Refused:
    """What a process of the pool read. Where one was ended from outside (no memory left, a fault in a native library), all
    that it shared the pool with is lost too: each is then read in a process of its own, to know which one it was."""
    try:
        return answer.result()
    except BrokenProcessPool:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            try:
                return alone.submit(_read, path, overrides).result()
            except BrokenProcessPool:
                return Refused(str(path), _ENDED, "close other programs, or save the document in another format")


def _read(path: Path, overrides: Overrides) -> Loaded | Refused:
    try:
        return read_files((path,)) if is_snapshot_file(path) else read_document(path, overrides)
    except ChangelogError as error:
        return Refused(str(path), error.message, error.remedy)


def _told(
    read: Iterator[tuple[Path, Loaded | Refused]], of: int, progress: Progress | None
) -> Iterator[Loaded | Refused]:
    for number, (path, one) in enumerate(read):
        if progress:
            progress(path.name, number, of)
        yield one


def _sorted(read: Iterator[Loaded | Refused]) -> FolderRead:
    loaded: list[Loaded] = []
    refused: list[Refused] = []
    for one in read:
        if isinstance(one, Loaded):
            loaded.append(one)
        else:
            refused.append(one)
    return FolderRead(tuple(sorted(loaded, key=_effect)), tuple(sorted(refused, key=lambda one: one.path)))


def _effect(loaded: Loaded) -> tuple[date, str]:
    """The first day of effect that a document states; what states none comes last."""
    days = [snapshot.effective_date.first_day for file in loaded.stated for snapshot in file.snapshots]
    return min(days, default=date.max), next((file.path for file in loaded.stated), "")


def with_refused(answer: RecordingAnswer, refused: Sequence[Refused]) -> RecordingAnswer:
    """The answer, with a finding for each document that was refused before its others."""
    found = (
        Finding(
            check="document-refused",
            severity=Severity.SERIOUS,
            message=f"{Path(one.path).name} is not recorded: {one.message}",
            remedy=one.remedy,
        )
        for one in refused
    )
    return replace(answer, findings=(*found, *answer.findings))
