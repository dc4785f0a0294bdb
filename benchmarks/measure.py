"""How right, how fast and with how much memory: the figures of benchmarks/RESULTS.md.

    python -m benchmarks.measure [--full] [--parts right lists peers speed] [--manuals ../shared/manuals] [--write]

Four parts. `right`: F1 by kind of change on institutions with known truth, on the held-out seeds. `lists`: yearly lists of
units whose codes tell the truth. `peers`: other tools on
the same work. `speed`: every figure in a process of its own (`benchmarks.figures`), several times, the median kept,
beside a stated baseline of the same run: a ratio says more than seconds, it holds on another machine. By default about
ten minutes; `--full` adds 10,000 and 100,000 units and gives peers 120 seconds instead of 30. `--write` keeps the tables
in benchmarks/RESULTS.md. Nothing is asserted here.
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
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import against_peers, lists, score
from benchmarks.score import HELD_OUT_SEEDS
from benchmarks.script import Level

HERE = Path(__file__).resolve().parent
RUNS = 3
"""Processes for each figure; the median is shown."""
PAIR_LEVEL, PAIR_SEED = Level.HARD, HELD_OUT_SEEDS[0]
"""The workload on which matching is timed."""
PDF_PAGES = (50, 500)
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
    structures = take("read_manuals", manuals)
    yield Comparison("read all manuals", structures, "their bytes, one regular expression a line", plain)
    with_prose = take("read_manuals_with_prose", manuals)
    yield Comparison("read all manuals with what their prose tells", with_prose, "the same without it", structures)
    yield Comparison("audit all manuals by every check", take("audit_manuals", manuals), "the same read", structures)
    reading = take("read_largest", manuals)
    yield Comparison("record the largest manual", take("record_largest", manuals), "the same reading", reading)


def measure_formats(place: Path) -> Iterator[Comparison]:
    """A PDF of 60 pages and one of 570, each beside its bare text."""
    for pages in PDF_PAGES:
        file = place / f"manual_{pages}.pdf"
        take("make_pdf_manual", pages, file, runs=1)
        baseline = take("extract_pdf_text", file)
        placed = take("read_pdf_pages", file)
        yield Comparison(
            f"lines of a PDF in reading order, {placed.note}", placed, "PDFium's text without places", baseline
        )
        whole = take("read_pdf_manual", file)
        yield Comparison(f"read a PDF manual, {placed.note}", whole, "PDFium's text without places", baseline)


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


def measure_matching(sizes: Sequence[int], place: Path) -> Iterator[Comparison]:
    """Two whole snapshots matched and compared, beside parsing both and hashing every function once."""
    for size in sizes:
        pair = place / f"pair_{size}"
        runs = RUNS if size < 50_000 else 1
        made = take("make_pair", size, PAIR_LEVEL, PAIR_SEED, pair, runs=1)
        sys.stderr.write(f"Two snapshots of {size:,} units: {made.note}.\n")
        baseline = take("parse_and_hash", pair, runs=runs)
        least = f"msgspec parses both, each of {baseline.note} hashed once"
        matched = take("match_pair", pair, runs=runs)
        yield Comparison(f"match units and functions, {size:,} units", matched, least, baseline)
        compared = take("match_and_diff_pair", pair, runs=runs)
        yield Comparison(f"match, diff and replay, {size:,} units", compared, least, baseline)


def measure_snapshot_files(place: Path) -> Iterator[Comparison]:
    """A snapshot file of 10,000 units with 150,000 functions."""
    file = place / "snapshot.json"
    take("make_snapshot_file", 10_000, file, runs=1)
    figure, baseline = take("read_snapshot_file", file), take("parse_json", file)
    yield Comparison("read a snapshot file of 10,000 units", figure, "json.loads of the same bytes", baseline)


def measure_reports(manuals: Path, place: Path) -> Iterator[Comparison]:
    """The report of the largest institution in every format, and its chart, beside the same report as JSON."""
    if not any(manuals.glob("*.txt")):
        return
    store = place / "manuals.db"
    take("make_manuals_store", manuals, store, runs=1)
    baseline = take("write_report", store, ".json")
    for ending in (".md", ".html", ".xlsx", ".docx", ".pdf"):
        yield Comparison(f"report as {ending}", take("write_report", store, ending), "the same as .json", baseline)
    yield Comparison("chart as .svg", take("draw_chart", store), "the report as .json", baseline)


def measure_start() -> Iterator[Comparison]:
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


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is measured."""

    seeds: tuple[int, ...]
    sizes_right: tuple[int, ...]
    sizes_peers: tuple[int, ...]
    seconds_peers: float
    sizes_matching: tuple[int, ...]
    sizes_stores: tuple[int, ...]


SHORT = Extent(HELD_OUT_SEEDS, (1_000,), (100, 1_000), 30, (1_000, 10_000), (1_000, 10_000))
FULL = Extent(
    HELD_OUT_SEEDS, (100, 1_000, 10_000), (100, 1_000, 10_000), 120, (1_000, 10_000, 100_000), (1_000, 10_000, 100_000)
)


def part_right(extent: Extent, _manuals: Path, _place: Path) -> str:
    found = list(score.rows(list(Level), extent.sizes_right, extent.seeds))
    return (
        f"Changes found on institutions with known truth, seeds {', '.join(map(str, extent.seeds))}, on which nothing was\n"
        "tuned; their counts are added up. What counts as right: `benchmarks/scoring.py`. What the levels are:\n"
        "`benchmarks/script.py`. `renamed*` are the renamings that touch more than the rank.\n\n" + score.table(found)
    )


def part_peers(extent: Extent, _manuals: Path, _place: Path) -> str:
    seconds = extent.seconds_peers
    found = against_peers.try_peers(against_peers.PEERS, PAIR_LEVEL, extent.sizes_peers, PAIR_SEED, seconds)
    return (
        f"Other tools on the same work: level {PAIR_LEVEL}, seed {PAIR_SEED}. Time and peak memory of whole\n"
        f"processes, at most {seconds:.0f} s each; F1 by kind of change. `-`: the tool's output cannot tell this\n"
        "kind, which counts as none found in the means over kinds of units (u) and of functions (f).\n\n"
        + against_peers.table(list(found))
        + "\nHow each was used (pinned in `benchmarks/peers/requirements.txt`, installed by `make bench-peers`); what they\n"
        "say is read by `benchmarks/peers/pairing.py`, always in their favour. GumTree is in none of the package\n"
        "registries reached here.\n\n" + against_peers.remarks(against_peers.PEERS)
    )


def part_speed(extent: Extent, manuals: Path, place: Path) -> str:
    comparisons = [
        *measure_start(),
        *measure_reading(manuals),
        *measure_formats(place),
        *measure_reports(manuals, place),
        *measure_snapshot_files(place),
        *measure_matching(extent.sizes_matching, place),
        *measure_stores(extent.sizes_stores, place),
    ]
    return (
        f"Medians of {RUNS} runs (one at 100,000 units), each in a process of its own; peak memory is that of the whole\n"
        "process, Python and its libraries included. Ratios compare a figure with its baseline of the same run.\n\n"
        + table(comparisons)
    )


def part_lists(_extent: Extent, manuals: Path, _place: Path) -> str:
    folder = manuals.parent / "corpus" / lists.FOLDER.name
    if not folder.is_dir():
        return f"Not measured: there is no {lists.FOLDER.name} beside the manuals.\n"
    return (
        "The yearly lists of units of the city of Buenos Aires, without functions. Their codes, which stay from year to\n"
        "year, are hidden and the rows shuffled; what is truth: `benchmarks/lists.py`. Rules were made and their numbers\n"
        "set on 2018 to 2019; the later pairs were looked at, and are not blind. The list of 2021 tells of a third of its\n"
        "units where they hang, and of the others what lies further above. A pair that waits for a person counts as not\n"
        "found.\n\n" + lists.table(folder) + "\n"
    )


PARTS: dict[str, tuple[str, Callable[[Extent, Path, Path], str]]] = {
    "right": ("How right", part_right),
    "lists": ("Lists of units", part_lists),
    "peers": ("Beside other tools", part_peers),
    "speed": ("How fast", part_speed),
}


def section(title: str, text: str) -> str:
    """One part of benchmarks/RESULTS.md, with the day and the kind of machine."""
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return f"## {title}\n\nMeasured on {date.today():%Y-%m-%d}: {machine}.\n\n{text}"


def page(new: Mapping[str, str], kept: str) -> str:
    """benchmarks/RESULTS.md: the new sections by title, and of the page as it was those of the other parts."""
    old = {one.partition("\n")[0]: f"## {one.rstrip()}\n" for one in kept.split("\n## ")[1:]}
    sections = [new.get(title) or old.get(title) for title, _ in PARTS.values()]
    head = "# Results\n\nMade by `make bench WRITE=1`.\n\n"
    return head + "\n".join(section for section in sections if section)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="larger sizes too, and more time for peers: over an hour")
    parser.add_argument("--parts", nargs="+", choices=list(PARTS), default=list(PARTS))
    parser.add_argument("--manuals", type=Path, default=HERE.parent.parent / "shared" / "manuals")
    parser.add_argument("--write", action="store_true", help="keep the tables in benchmarks/RESULTS.md")
    asked = parser.parse_args(arguments)
    sections: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        for title, part in (PARTS[name] for name in asked.parts):
            sections[title] = section(title, part(FULL if asked.full else SHORT, asked.manuals, Path(folder)))
            print(sections[title], flush=True)
    if asked.write:
        results = HERE / "RESULTS.md"
        kept = results.read_text("utf-8") if results.exists() else ""
        results.write_text(page(sections, kept), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
