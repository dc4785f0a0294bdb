"""SIGKILL at any moment of a step: afterwards the store opens, verifies, and holds all of the step or nothing of it.

Moments are drawn evenly over the time that the step takes when it is left alone, counted from when the process, ready to go,
is told to go. After each, the same command is given again, and must end where it ends undisturbed.
"""

from __future__ import annotations

import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.torture.parts import Extent, Part, Row
from benchmarks.torture.steps import (
    Step,
    copied,
    copied_anew,
    environment,
    faults_of,
    python,
    state_of,
    steps,
)
from changelog.errors import StoreError
from changelog.storage.backups import JOURNALS

BEYOND = 1.1
"""Moments are drawn up to a tenth past the time of the undisturbed step: a loaded machine is slower now and then."""
LONGEST = 120
"""Seconds within which a step that is not killed ends."""


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """A step left alone: the folder before it, the states before and after, the files after, and its seconds."""

    step: Step
    before: Path
    states: tuple[object, object]
    files: frozenset[str]
    seconds: float


def undisturbed(step: Step, place: Path) -> Undisturbed:
    before = copied_anew(place / "before")
    step.make(before)
    work = copied(before, place / "work")
    seconds, code = _do(step, work, None)
    if code:
        raise RuntimeError(f"{step.name}: the step itself ends with {code}")
    states = (state_of(before, step.looks), state_of(work, step.looks))
    return Undisturbed(step, before, states, frozenset(path.name for path in work.iterdir()), seconds)


def _do(step: Step, folder: Path, moment: float | None) -> tuple[float, int]:
    """Run the step in a process of its own, killed at a moment of it; its seconds and exit code."""
    process = subprocess.Popen(
        python(step),
        cwd=folder,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.readline()
    start = time.perf_counter()
    process.stdin.write(b"\n")
    process.stdin.flush()
    try:
        process.wait(timeout=LONGEST if moment is None else moment)
    except subprocess.TimeoutExpired:
        process.kill()
    process.communicate()
    return time.perf_counter() - start, process.returncode


def looked_at(left: Undisturbed, folder: Path) -> tuple[str, tuple[str, ...]]:
    """What a folder holds after a step was broken off ("all", "nothing" or "neither"), and all that is wrong with it."""
    step, (before, after) = left.step, left.states
    try:
        state = state_of(folder, step.looks)
        wrong = tuple(faults_of(folder, step.looks))
    except StoreError as error:
        return "neither", (error.message,)
    held = "all" if state == after else "nothing" if state == before else "neither"
    return held, (*wrong, *(("part of the step is there",) if held == "neither" else ()))


def again(left: Undisturbed, folder: Path, held: str) -> Iterator[str]:
    """Give the command once more: it must end where it ends undisturbed, or say that it was done."""
    code = left.step.run(folder)
    if held == "nothing" and code:
        yield f"given again, it ends with {code}"
    try:
        if state_of(folder, left.step.looks) != left.states[1]:
            yield "given again, it does not come to the same"
    except StoreError as error:
        yield f"given again: {error.place}: {error.message}"
        return
    yield from (f"given again: {fault}" for fault in faults_of(folder, left.step.looks))


def left_files(left: Undisturbed, folder: Path) -> int:
    """Files that would not be there had the step not been broken off."""
    return sum(path.name not in left.files and not path.name.endswith(JOURNALS) for path in folder.iterdir())


def killed(step: Step, times: int, seed: int, place: Path) -> Row:
    """Kill a step so many times."""
    left, chance = undisturbed(step, place), Random(f"{step.name} {seed}")
    held: Counter[str] = Counter()
    wrong: list[str] = []
    files = 0
    for _ in range(times):
        moment = chance.uniform(0, left.seconds * BEYOND)
        work = copied(left.before, place / "work")
        _, code = _do(step, work, moment)
        if code >= 0:
            held["ended first"] += 1
        what, faults = looked_at(left, work)
        files += left_files(left, work)
        held[what] += 1
        faults = (*faults, *again(left, work, what))
        wrong += [f"at {moment:.3f} s: {fault}" for fault in faults]
    came = ", ".join(f"{what} {count}" for what, count in sorted(held.items()))
    more = f", {files} temporary files left" if files else ""
    return Row(f"{step.name} ({left.seconds:.2f} s)", times, came + more, tuple(wrong))


def run(extent: Extent) -> Sequence[Row]:
    every = steps(extent.place)
    times = max(1, extent.times // len(every))
    return [killed(step, times, extent.seed, extent.place / "kill") for step in every]


PART = Part("kills", "SIGKILL at random moments of each step", run)
