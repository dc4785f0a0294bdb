"""One command run to its end, or to a limit: how long it took, and how much memory it held at most.

    python -m benchmarks.processes SECONDS MEBIBYTES OUTPUT COMMAND...

runs the command in a process started by this small one (so that the peak is the command's own, not that of who
started it), keeps what it prints in OUTPUT, and prints one line of JSON: `seconds`, `peak` in MiB, `ended` ("done", "time",
"memory", or "failed") and, when it failed, the end of what it said.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAUSE = 0.1
"""Seconds between two looks at a running command."""
MOST_SAID = 300


@dataclass(frozen=True, slots=True)
class Run:
    """`seconds` of the whole process, its `peak` memory in MiB (None where the system does not tell), how it `ended`."""

    seconds: float
    peak: float | None
    ended: str
    said: str = ""

    @property
    def is_done(self) -> bool:
        return self.ended == "done"


def run(command: Sequence[str | Path], output: Path, *, seconds: float, mebibytes: float) -> Run:
    """Run a command through this module as a process. Its standard output is kept in a file."""
    watcher = [sys.executable, "-m", "benchmarks.processes", str(seconds), str(mebibytes), str(output)]
    told = subprocess.run(
        [*watcher, *map(str, command)], cwd=HERE.parent, capture_output=True, text=True, check=True
    ).stdout
    return Run(**json.loads(told))


def watch(command: Sequence[str], output: Path, seconds: float, mebibytes: float) -> Run:
    """The work of the small process. POSIX only."""
    errors = output.with_suffix(".err")
    begun = time.perf_counter()
    with output.open("wb") as printed, errors.open("wb") as failed:
        child = subprocess.Popen(
            command, stdout=printed, stderr=failed, stdin=subprocess.DEVNULL, start_new_session=True
        )
        ended = "done"
        while True:
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            taken = time.perf_counter() - begun
            if pid:
                break
            if ended == "done" and (limit := _limit_passed(child.pid, taken, seconds, mebibytes)):
                ended = limit
                os.killpg(child.pid, signal.SIGKILL)
            time.sleep(PAUSE if taken > 1 else 0.002)
    child.returncode = os.waitstatus_to_exitcode(status)
    said = ""
    if ended == "done" and child.returncode not in (0, 1):  # differs use 1 for "there are differences"
        ended = "failed"
    if ended == "failed" or (child.returncode == 1 and not output.stat().st_size):
        said = errors.read_text("utf-8", "replace").strip()[-MOST_SAID:]
    peak = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)
    return Run(taken, peak, ended, said)


def _limit_passed(pid: int, taken: float, seconds: float, mebibytes: float) -> str | None:
    if taken > seconds:
        return "time"
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    except (OSError, IndexError):
        return None
    return "memory" if pages * os.sysconf("SC_PAGE_SIZE") / 2**20 > mebibytes else None


def main() -> None:
    seconds, mebibytes, output, *command = sys.argv[1:]
    done = watch(command, Path(output), float(seconds), float(mebibytes))
    print(json.dumps({"seconds": done.seconds, "peak": done.peak, "ended": done.ended, "said": done.said}))


if __name__ == "__main__":
    main()
