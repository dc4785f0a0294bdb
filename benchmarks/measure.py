"""How long and how much memory, each figure as a ratio beside a stated baseline of the same run.

    python -m benchmarks.measure [--sizes 1000 10000 100000] [--manuals ../shared/manuals] [--write]

Every figure is taken in a process of its own (`benchmarks.figures`), several times, the median kept. A ratio says more
than seconds: it holds on another machine. `--write` keeps the table in benchmarks/RESULTS.md. Nothing is asserted here.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUNS = 3
"""Processes for each figure; the median is shown."""
OPERATIONS = 30
"""Between the two dates of every store, whatever its size: about 100 changes, with the renumbering that they bring."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What one routine of `benchmarks.figures` took: median seconds, highest peak memory (MiB; None where not known)."""

    seconds: float
    peak: float | None
    note: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure beside its baseline."""

    what: str
    figure: Figure
    baseline_of: str
    baseline: Figure

    @property
    def ratio(self) -> float:
        return self.figure.seconds / self.baseline.seconds


def take(name: str, *arguments: str | Path | int, runs: int = RUNS) -> Figure:
    """Run a routine of `benchmarks.figures` in fresh processes. Raises what the process said when it fails."""
    command = [sys.executable, "-m", "benchmarks.figures", name, *map(str, arguments)]
    found = [json.loads(_output_of(command)) for _ in range(runs)]
    peaks = [one["peak"] for one in found if one["peak"] is not None]
    return Figure(
        statistics.median(one["seconds"] for one in found), max(peaks) if peaks else None, str(found[0]["note"])
    )


def _output_of(command: list[str]) -> str:
    done = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout.splitlines()[-1]


def measure_reading(manuals: Path) -> Iterator[Comparison]:
    """The five manuals, and the largest of them recorded."""
    if not any(manuals.glob("*.txt")):
        sys.stderr.write(f"No manuals in {manuals}: reading and recording are not measured.\n")
        return
    plain = take("scan_manuals", manuals)
    yield Comparison(
        "read all manuals", take("read_manuals", manuals), "their bytes, one regular expression a line", plain
    )
    reading = take("read_largest", manuals)
    yield Comparison("record the largest manual", take("record_largest", manuals), "the same reading", reading)


def measure_stores(sizes: Sequence[int], place: Path) -> Iterator[Comparison]:
    """`show` and `diff` on stores of growing size with the same number of changes."""
    stores = {size: place / f"store_{size}.db" for size in sizes}
    for size, store in stores.items():
        made = take("make_store", size, OPERATIONS, store, runs=1)
        sys.stderr.write(f"Store of {size:,} units: {made.note}.\n")
    smallest = stores[sizes[0]]
    for what, routine in (
        ("show the whole structure", "show"),
        ("show one unit", "show_unit"),
        ("diff of about 100 changes", "diff"),
    ):
        baseline = take(routine, smallest)
        for size, store in stores.items():
            figure = baseline if store is smallest else take(routine, store)
            yield Comparison(f"{what}, {size:,} units", figure, f"the same, {sizes[0]:,} units", baseline)


def measure_snapshot_files(place: Path) -> Iterator[Comparison]:
    """A snapshot file of 10,000 units with 150,000 functions."""
    file = place / "snapshot.json"
    take("make_snapshot_file", 10_000, file, runs=1)
    figure, baseline = take("read_snapshot_file", file), take("parse_json", file)
    yield Comparison("read a snapshot file of 10,000 units", figure, "json.loads of the same bytes", baseline)


def measure_start(_place: Path) -> Iterator[Comparison]:
    """How soon the command answers."""
    baseline = take("start_python")
    yield Comparison("org-changelog --help", take("start_help"), "python -c pass", baseline)


def table(comparisons: Sequence[Comparison]) -> str:
    """The figures as a Markdown table."""
    lines = [
        "| what | seconds | peak MiB | baseline | seconds | peak MiB | ratio | what it worked on |",
        "| --- | ---: | ---: | --- | ---: | ---: | ---: | --- |",
    ]
    for one in comparisons:
        cells = [
            one.what, _seconds(one.figure), _peak(one.figure), one.baseline_of, _seconds(one.baseline),
            _peak(one.baseline), f"{one.ratio:.2f}", one.figure.note,
        ]  # fmt: skip
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _seconds(figure: Figure) -> str:
    return f"{figure.seconds:.3f}" if figure.seconds >= 0.1 else f"{figure.seconds:.4f}"


def _peak(figure: Figure) -> str:
    return "" if figure.peak is None else f"{figure.peak:.0f}"


def page(comparisons: Sequence[Comparison]) -> str:
    """benchmarks/RESULTS.md: the table with the day and the kind of machine."""
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return (
        "# Results\n\n"
        f"Made by `make bench WRITE=1` on {date.today():%Y-%m-%d}: {machine}. Medians of {RUNS} runs, each in a process\n"
        "of its own; peak memory is that of the whole process, Python and its libraries included. Ratios compare a\n"
        "figure with its baseline of the same run.\n\n" + table(comparisons)
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000], metavar="UNITS")
    parser.add_argument("--manuals", type=Path, default=HERE.parent.parent / "shared" / "manuals")
    parser.add_argument("--write", action="store_true", help="keep the table in benchmarks/RESULTS.md")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        steps: list[Callable[[], Iterator[Comparison]]] = [
            lambda: measure_start(place),
            lambda: measure_reading(asked.manuals),
            lambda: measure_snapshot_files(place),
            lambda: measure_stores(sorted(asked.sizes), place),
        ]
        comparisons = [comparison for step in steps for comparison in step()]
    print(table(comparisons))
    if asked.write:
        (HERE / "RESULTS.md").write_text(page(comparisons), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
