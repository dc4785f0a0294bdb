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
from benchmarks.torture.servers import NoServerError, database, server
from benchmarks.torture.steps import (
    STORE,
    Step,
    copied,
    copied_anew,
    environment,
    faults_of,
    python,
    state_of,
    steps,
    with_pairs,
)
from changelog.app.stores import open_store
from changelog.app.verifying import verify
from changelog.errors import StoreError
from changelog.storage.backups import JOURNALS

BEYOND = 1.1
"""Moments are drawn up to a tenth past the time of the undisturbed step: a loaded machine is slower now and then."""
NO_STORE = "there is no store here"
"""What the program says of a database in which nothing was ever recorded."""
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
    if held == "nothing" and left_files(left, folder):
        yield "given again, it does not take away what was left"
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


# --- a copy to a server ---------------------------------------------------------------------------------------------------


def _to_server(url: str) -> Step:
    return Step("copy to PostgreSQL", with_pairs, ("copy", "--to", url, "--database", STORE))


def held_by(url: str | Path) -> tuple[int, str | None]:
    """How many entries a store holds, and its head; (0, None) where there is none yet."""
    try:
        with open_store(url, read_only=True) as store, store.transaction() as work:
            return work.count_statements(), work.head()
    except StoreError as error:
        if NO_STORE in error.message:
            return 0, None
        raise


def killed_copies_to_a_server(times: int, seed: int, place: Path) -> Row:
    """Kill a copy to a database of its own each time: the database holds all of the record or nothing of it."""
    chance, held, wrong = Random(f"server {seed}"), Counter[str](), list[str]()
    before = copied_anew(place / "before")
    with_pairs(before)
    wanted = held_by(before / STORE)
    try:
        with server() as running:
            seconds, code = _do(_to_server(database(running, "undisturbed")), before, None)
            if code:
                raise RuntimeError(f"the copy itself ends with {code}")
            for number in range(times):
                url, moment = database(running, f"copy{number}"), chance.uniform(0, seconds * BEYOND)
                step = _to_server(url)
                _, code = _do(step, before, moment)
                held["ended first"] += code >= 0
                came = held_by(url)
                held["all" if came == wanted else "nothing" if not came[0] else "neither"] += 1
                faults = [] if came == wanted or not came[0] else [f"holds {came[0]} of {wanted[0]} entries"]
                step.run(before)  # refused where all is there
                faults += _faults_of_copy(url, wanted)
                wrong += [f"at {moment:.3f} s: {fault}" for fault in faults]
    except NoServerError as error:
        return Row("copy to PostgreSQL", 0, str(error))
    told = ", ".join(f"{what} {count}" for what, count in sorted(held.items()) if count)
    return Row(f"copy to PostgreSQL ({seconds:.2f} s)", times, told, tuple(wrong))


def _faults_of_copy(url: str, wanted: tuple[int, str | None]) -> Iterator[str]:
    with open_store(url, read_only=True) as store:
        if held_by(url) != wanted:
            yield "given again, it does not come to the same"
        yield from (f"given again: {fault.kind} at {fault.place}" for fault in verify(store).faults)


def run(extent: Extent) -> Sequence[Row]:
    every = steps(extent.place)
    times = max(1, extent.times // len(every))
    rows = [killed(step, times, extent.seed, extent.place / "kill") for step in every]
    return [*rows, killed_copies_to_a_server(times, extent.seed, extent.place / "kill")]


PART = Part("kills", "SIGKILL at random moments of each step", run)
