"""The steps that are broken off: what is there before, the command, and what may be there afterwards: all of it or nothing.

A step is given as a user gives it, in a process of its own, in a folder that is made anew each time from what was prepared
once. What a folder states is told by the digests of what its entries say: times and seals differ from run to run.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generator import make_workload
from benchmarks.script import Level
from changelog.app.copying import back_up
from changelog.app.recording import Loaded, record_loaded
from changelog.app.reviewing import pairs_of
from changelog.app.statements import Stated
from changelog.app.stores import open_store
from changelog.app.verifying import verify
from changelog.errors import StoreError
from changelog.storage.engines import connect, locate
from changelog.storage.revisions import HEAD, REVISION_TABLE, REVISIONS
from changelog.storage.snapshot_files import write_snapshot
from tests.storage.old_versions import old_file

STORE, OTHER, FACTS = "store.db", "other.db", "facts.json"
UNITS = 150
"""Units of the institution that is recorded: its index is some hundred pages."""
MODULES = (
    "changelog.app.recording", "changelog.app.reviewing", "changelog.app.copying", "changelog.app.stores",
    "changelog.storage.store", "changelog.storage.snapshot_files", "changelog.storage.backups", "changelog.history",
    "changelog.matching", "changelog.reports.terminal_writer", "alembic.command",
)  # fmt: skip
VICTIM = (
    "import importlib, sys\n"
    f"for name in {MODULES!r}:\n    importlib.import_module(name)\n"
    "from changelog.cli.main import main\n"
    "print('ready', flush=True)\n"
    "sys.stdin.readline()\n"
    "main(sys.argv[1:])\n"
)
"""A process that is ready to do its step at once when it is told to, so that what is broken off is the step itself."""

State = tuple[tuple[str, tuple[str, ...] | None], ...]
"""For each store looked at: its name, and its revision with the digests of its entries (None: nothing is recorded there)."""


@dataclass(frozen=True, slots=True)
class Step:
    """`make` fills an empty folder with what is there before; `command` is run in it; `looks` are the stores that count."""

    name: str
    make: Callable[[Path], None]
    command: tuple[str, ...]
    looks: tuple[str, ...] = (STORE,)

    def run(self, folder: Path) -> int:
        """Do the step in this process, quietly; its exit code."""
        from changelog.cli.main import main

        with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()):  # noqa: SIM117
            with contextlib.redirect_stderr(io.StringIO()):
                try:
                    main(list(self.command))
                except SystemExit as leave:
                    return leave.code if isinstance(leave.code, int) else 0
        return 0


def copied(before: Path, place: Path) -> Path:
    """A fresh folder with what was there before."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(before, place)
    return place


def copied_anew(place: Path) -> Path:
    """The folder, empty."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    return place


def state_of(folder: Path, looks: Sequence[str]) -> State:
    """What the stores of a folder say. Raises `StoreError` for one that cannot be read."""
    return tuple((name, _contents(folder / name) if (folder / name).exists() else None) for name in looks)


def _contents(path: Path) -> tuple[str, ...] | None:
    connect(locate(path), read_only=True).dispose()  # what a reading command does first
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return None
        revision = connection.execute(f"SELECT version_num FROM {REVISION_TABLE}").fetchone()
        rows = connection.execute("SELECT kind, payload FROM statement ORDER BY sequence").fetchall()
    except sqlite3.DatabaseError as error:
        raise StoreError(f"cannot be read: {error}", place=str(path), remedy="restore a backup") from error
    finally:
        connection.close()
    if not rows:
        return None  # a store in which nothing is recorded: as if it were not there yet
    return (revision[0], *(hashlib.sha256(f"{kind} {payload}".encode()).hexdigest() for kind, payload in rows))


def faults_of(folder: Path, looks: Sequence[str]) -> Iterator[str]:
    """What `verify` says against the stores that are of this program's revision."""
    for name in looks:
        path = folder / name
        contents = _contents(path) if path.exists() else None
        if contents is None or contents[0] != HEAD:
            continue
        try:
            with open_store(path, read_only=True) as store:
                yield from (f"{name}: {fault.kind} at {fault.place}" for fault in verify(store).faults)
        except StoreError as error:
            yield f"{name}: {error.message}"


# --- what is there before -------------------------------------------------------------------------------------------------


def _with_store(folder: Path, *, both: bool = False) -> None:
    workload = make_workload(UNITS, Level.HARD, 1)
    snapshots = (workload.old, workload.new) if both else (workload.old,)
    with open_store(folder / STORE, create=True) as store:
        record_loaded(store, Loaded((Stated(FACTS, snapshots),)))
    (folder / FACTS).write_bytes(write_snapshot(workload.new, with_texts=True))
    back_up(folder / STORE, folder / "whole.db")  # one file without journals
    for left in folder.glob(f"{STORE}*"):
        left.unlink()
    (folder / "whole.db").rename(folder / STORE)


def _without_store(folder: Path) -> None:
    _with_store(folder)
    (folder / STORE).unlink()


def with_pairs(folder: Path) -> None:
    """A store with two structures of an institution, so that pairs of units were found."""
    _with_store(folder, both=True)


def _with_backup(folder: Path) -> None:
    _with_store(folder, both=True)
    (folder / STORE).rename(folder / OTHER)
    _with_store(folder)


def first_pair(folder: Path) -> str:
    """The number of a pair of units, as `review --all` shows it."""
    with open_store(folder / STORE, read_only=True) as store, store.transaction() as work:
        (owner,) = work.institutions()
        return pairs_of(work, owner, None)[0].number


def _with_old_store(revision: str) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        old_file(revision, folder).rename(folder / STORE)

    return make


def steps(folder: Path) -> tuple[Step, ...]:
    """Every step. The pair that is decided on is looked up in a store made in `folder`."""
    place = copied_anew(folder / "pairs")
    with_pairs(place)
    at = ("--database", STORE)
    return (
        Step("record", _with_store, ("load", FACTS, *at)),
        Step("record the first", _without_store, ("load", FACTS, *at)),
        Step("decide", with_pairs, ("refuse", first_pair(place), "--reason", "otro acuerdo", *at)),
        *(
            Step(f"upgrade from {revision}", _with_old_store(revision), ("database", "upgrade", *at))
            for revision in REVISIONS[:-1]
        ),
        Step("copy", with_pairs, ("copy", "--to", OTHER, *at), (STORE, OTHER)),
        Step("backup", with_pairs, ("backup", OTHER, *at), (STORE, OTHER)),
        Step("restore", _with_backup, ("restore", OTHER, "--even-if-lost", *at), (STORE, OTHER)),
    )


def python(step: Step) -> list[str]:
    """The command line of a process that waits to do the step."""
    return [sys.executable, "-c", VICTIM, *step.command]


def environment() -> dict[str, str]:
    """The environment of the victims: ours, without what writes beside them (bytecode, or what a test run covers).

    Its writes would be made to fail too, and be taken for the victim's own.
    """
    ours = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    return {**ours, "PYTHONDONTWRITEBYTECODE": "1"}
