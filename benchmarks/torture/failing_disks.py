"""A disk that is full or broken: the calls by which a recording writes fail, one after the other, and nothing is lost.

strace makes the system calls fail (Linux; elsewhere the part says that it could not). A full disk stays full from the call
on (ENOSPC); a broken one fails once (EIO). Afterwards the store must open, verify, and hold all of the recording or nothing;
a command that ends well must have done all, and one that fails must say so with a remedy, and must do it when given again.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.torture.killing import Undisturbed, again, left_files, looked_at, undisturbed
from benchmarks.torture.parts import Extent, Part, Row
from benchmarks.torture.steps import STORE, Step, copied, environment, python, steps

STRACE = "strace"
CALLS = ("pwrite64", "fsync", "fdatasync", "ftruncate", "fallocate", "unlink", "rename", "link")
"""What SQLite and `written_beside` write by. `write` is left out: the terminal is written by it."""
OPENING = "openat"
"""Fails for the store's own files alone, or Python itself would not start."""
WAYS = (("ENOSPC", "+"), ("EIO", ""))
"""Errors, and whether all later calls fail too."""
STEPS = ("record", "record the first", "upgrade from 0003", "copy", "backup", "restore")
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Point:
    """The so-many-eth call of a kind, and how it fails."""

    call: str
    number: int
    error: str
    lasts: str

    def __str__(self) -> str:
        return f"{self.call} {self.number} {self.error}"


def is_there() -> bool:
    """Is there a strace that may trace? In some containers it may not."""
    found = shutil.which(STRACE)
    return found is not None and not subprocess.run([found, "-qq", "true"], capture_output=True, check=False).returncode


def _traced(step: Step, folder: Path, log: Path, *more: str) -> subprocess.CompletedProcess[bytes]:
    of_files = [word for end in ("", "-wal", "-shm", "-journal") for word in ("-P", str(folder / (STORE + end)))]
    paths = of_files if any(OPENING in word for word in more) else []
    return subprocess.run(
        [STRACE, "-f", "-qq", "-o", str(log), *paths, *more, *python(step)],
        cwd=folder,
        env=environment(),
        input=b"\n",
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )


def points(left: Undisturbed, place: Path) -> Iterator[Point]:
    """Every call of a step, in each way."""
    for calls in (",".join(CALLS), OPENING):
        work, log = copied(left.before, place / "work"), place / "calls.log"
        _traced(left.step, work, log, "-e", f"trace={calls}")
        found = Counter(re.findall(r"^\d+\s+(\w+)\(", log.read_text("utf-8", "replace"), re.MULTILINE))
        for call, count in sorted(found.items()):
            for number in range(1, count + 1):
                yield from (Point(call, number, error, lasts) for error, lasts in WAYS)


def chosen(every: Sequence[Point], times: int) -> Sequence[Point]:
    """So many of them, evenly spread; all where they are fewer."""
    if len(every) <= times:
        return every
    return [every[number * len(every) // times] for number in range(times)]


def broken(left: Undisturbed, point: Point, place: Path) -> tuple[str, tuple[str, ...], int]:
    """One run with one failing call: what was held then, what was wrong, and how many files were left."""
    work = copied(left.before, place / "work")
    how = "signal" if point.error.startswith("SIG") else "error"
    inject = f"inject={point.call}:{how}={point.error}:when={point.number}{point.lasts}"
    done = _traced(left.step, work, place / "run.log", "-e", f"trace={point.call}", "-e", inject)
    said = done.stderr.decode("utf-8", "replace")
    held, wrong = looked_at(left, work)
    if done.returncode > 0 and ("Error: " not in said or "remedy: " not in said or "fault of the program" in said):
        wrong = (*wrong, f"no clear error: {said.strip()[-160:]!r}")
    if not done.returncode and held != "all":
        wrong = (*wrong, "it ends well and has not done all")
    files = left_files(left, work)
    told = f"{'told' if done.returncode else 'ended well'}, {held}"
    return told, (*wrong, *again(left, work, held)), files


def failing(step: Step, times: int, place: Path) -> Row:
    left = undisturbed(step, place)
    every = tuple(points(left, place))
    came: Counter[str] = Counter()
    wrong: list[str] = []
    files = 0
    tried = chosen(every, times)
    for point in tried:
        told, faults, more = broken(left, point, place)
        came[told] += 1
        files += more
        wrong += [f"{point}: {fault}" for fault in faults]
    figures = ", ".join(f"{told} {count}" for told, count in sorted(came.items()))
    more_files = f", {files} temporary files left" if files else ""
    return Row(f"{step.name}: {len(tried):,} of {len(every):,} calls", len(tried), figures + more_files, tuple(wrong))


def run(extent: Extent) -> Sequence[Row]:
    if not is_there():
        return (Row("no strace that may trace", 0, "install strace (Linux) to try this part"),)
    wanted = [step for step in steps(extent.place) if step.name in STEPS]
    return [failing(step, max(1, extent.times // len(wanted)), extent.place / "disk") for step in wanted]


PART = Part("disks", "write errors and a full disk at the calls of a step in turn", run)
