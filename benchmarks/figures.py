"""What is measured, each routine run by `benchmarks.measure` in a process of its own.

    python -m benchmarks.figures NAME ARGUMENT...

prints one line of JSON: `seconds` of the work alone (imports and preparation outside), `peak` memory of the process in
MiB (None where the system does not tell), and `note`, what the work was done on.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import format_figures, matching_figures, report_figures
from benchmarks.timing import Result, timed

REPEATS = 5
"""Times that a short piece of work is done, after once to warm up; the median counts."""
SOME_LINE = re.compile(r"^\s*(\d+(?:\.\d+)*)\.?\s+(\S.*)$")
"""A numbered line: what the simplest reader of a manual would look for."""
START, END = "2020-01-01", "2023-07-01"
"""The two dates of the generator's institutions."""


def _manuals(folder: str) -> list[Path]:
    return sorted(Path(folder).glob("*.txt"))


def _largest(folder: str) -> Path:
    return max(_manuals(folder), key=lambda path: path.stat().st_size)


# Reading and recording


def scan_manuals(folder: str) -> Result:
    """Baseline of reading: the bytes, decoded, and one regular expression over every line."""

    def work() -> str:
        texts = [path.read_bytes().decode("utf-8", "replace") for path in _manuals(folder)]
        found = sum(1 for text in texts for line in text.splitlines() if SOME_LINE.match(line))
        return f"{found:,} numbered lines"

    return timed(work)


def read_manuals(folder: str) -> Result:
    """Every manual read, without recording."""
    import changelog

    read = changelog.read_manual

    def work() -> str:
        readings = [read(path) for path in _manuals(folder)]
        units = [unit for reading in readings for unit in reading.units]
        return f"{len(units):,} units, {sum(len(unit.functions) for unit in units):,} functions"

    return timed(work)


def read_manuals_with_prose(folder: str) -> Result:
    """Every manual read with the changes that its prose tells."""
    import changelog

    read = changelog.read_manual

    def work() -> str:
        told = sum(len(read(path, narrated=True).narrated) for path in _manuals(folder))
        return f"{told:,} narrated changes"

    return timed(work)


def audit_manuals(folder: str) -> Result:
    """Every manual read and held against every check."""
    import changelog

    audit = changelog.audit_manuals

    def work() -> str:
        answer = audit(_manuals(folder))
        return f"{len(answer.checks)} checks, {len(answer.findings):,} findings"

    return timed(work)


def read_largest(folder: str) -> Result:
    """Baseline of recording: the same manual read."""
    import changelog

    read, manual = changelog.read_manual, _largest(folder)
    return timed(lambda: f"{len(read(manual).units):,} units")


def record_largest(folder: str) -> Result:
    """The largest manual recorded into an empty SQLite store: read, matched, written, indexed."""
    import changelog

    record, manual = changelog.record_manual, _largest(folder)
    with tempfile.TemporaryDirectory() as place, changelog.open_store(Path(place) / "store.db", create=True) as store:

        def work() -> str:
            taken = record(store, manual).snapshots
            return f"{sum(one.units for one in taken):,} units, {sum(one.functions for one in taken):,} functions"

        return timed(work)


# Stores


def make_store(units: str, operations: str, store: str) -> Result:
    """A store of one institution on two dates, with so many operations between them, none on units with others below."""
    import changelog
    from benchmarks.generator import make_workload
    from changelog.storage.snapshot_files import write_snapshot

    workload = make_workload(int(units), operations=int(operations), only_leaves=True)
    with tempfile.TemporaryDirectory() as place, changelog.open_store(store, create=True) as opened:
        files = [Path(place) / "old.json", Path(place) / "new.json"]
        for file, snapshot in zip(files, (workload.old, workload.new), strict=True):
            file.write_bytes(write_snapshot(snapshot, with_texts=True))

        def work() -> str:
            answer = changelog.load_snapshots(opened, files)
            return f"{answer.waiting} pairs wait for a person"

        seconds, note = timed(work)
    size = Path(store).stat().st_size / 2**20
    return seconds, f"loaded in {seconds:.1f} s, {size:.0f} MiB, {note}"


def show(store: str) -> Result:
    """The whole structure on a date, functions included."""
    import changelog

    with changelog.open_store(store, read_only=True) as opened:

        def work() -> str:
            (structure,) = changelog.show_structure(opened, END).structures
            return f"{len(structure.units):,} units, {len(structure.functions):,} functions"

        return timed(work, REPEATS if Path(store).stat().st_size < 2**28 else 1)


def show_unit(store: str) -> Result:
    """One unit of the second level, with its functions and what hangs from it."""
    import changelog

    with changelog.open_store(store, read_only=True) as opened:

        def work() -> str:
            answer = changelog.show_structure(opened, END, unit="7.1.1.1")
            return f"{len(answer.structures[0].units):,} units"

        return timed(work, REPEATS)


def diff(store: str) -> Result:
    """Everything that changed between the two dates, replayed."""
    import changelog

    with changelog.open_store(store, read_only=True) as opened:

        def work() -> str:
            (changes,) = changelog.diff_dates(opened, START, END).net
            held = "replay held" if changes.replay and changes.replay.held else "replay did NOT hold"
            own = sum(changes.own_counts().values())
            return f"{own:,} changes, {len(changes.changes) - own:,} inherited, {held}"

        return timed(work, REPEATS)


# Snapshot files


def make_snapshot_file(units: str, file: str) -> Result:
    """One snapshot of so many units as a file, texts included."""
    from benchmarks.generator import make_workload
    from changelog.storage.snapshot_files import write_snapshot

    content = write_snapshot(make_workload(int(units), operations=0).old, with_texts=True)
    Path(file).write_bytes(content)
    return 0.0, f"{len(content) / 2**20:.0f} MiB"


def parse_json(file: str) -> Result:
    """Baseline of snapshot files: the standard library's parser on the same bytes, nothing checked."""
    content = Path(file).read_bytes()
    return timed(lambda: f"{len(json.loads(content)['units']):,} units")


def read_snapshot_file(file: str) -> Result:
    """The file read, checked and built as a snapshot of the domain."""
    from changelog.storage.snapshot_files import read_snapshot

    content = Path(file).read_bytes()

    def work() -> str:
        units = read_snapshot(content, Path(file).name).units
        return f"{len(units):,} units, {sum(len(unit.functions) for unit in units):,} functions"

    return timed(work)


# Start


def start_python() -> Result:
    """Baseline of the start: an interpreter that does nothing."""
    return timed(lambda: _run("-c", "pass"), REPEATS)


def start_help() -> Result:
    """`org-changelog --help`, as a process."""
    return timed(lambda: _run("-c", "from changelog.cli.main import main; main()", "--help"), REPEATS)


def _run(*arguments: str) -> str:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return "whole process"


ROUTINES: tuple[Callable[..., Result], ...] = (
    scan_manuals, read_manuals, read_manuals_with_prose, audit_manuals, read_largest, record_largest, make_store, show,
    show_unit, diff, make_snapshot_file, parse_json, read_snapshot_file, start_python, start_help,
)  # fmt: skip
FIGURES = {
    routine.__name__: routine
    for routine in (*ROUTINES, *format_figures.ROUTINES, *matching_figures.ROUTINES, *report_figures.ROUTINES)
}


def peak_memory(*, of_children: bool = False) -> float | None:
    """The most memory that this process (or the largest of its children) ever held, in MiB; None on Windows."""
    status = Path("/proc/self/status")
    if status.exists() and not of_children:  # ru_maxrss would count what the parent held when it started us
        high = re.search(r"^VmHWM:\s+(\d+) kB", status.read_text("ascii", "replace"), re.MULTILINE)
        return int(high[1]) / 1024 if high else None
    try:
        import resource
    except ImportError:
        return None
    who = resource.RUSAGE_CHILDREN if of_children else resource.RUSAGE_SELF
    most = resource.getrusage(who).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 1024


def main() -> None:
    name, *arguments = sys.argv[1:]
    seconds, note = FIGURES[name](*arguments)
    peak = peak_memory(of_children=name.startswith("start_"))
    print(json.dumps({"seconds": seconds, "peak": peak, "note": note}))


if __name__ == "__main__":
    main()
