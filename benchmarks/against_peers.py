"""org-changelog beside the tools that a user would pick instead, on the same workload, each as a whole process.

    python -m benchmarks.against_peers [--sizes 100 1000] [--level hard] [--seed 100] [--seconds 120] [--only NAME...]

Time and memory are of the whole process, from its start to its last line, files written beforehand. F1 is by the rules
of `benchmarks.scoring`, of the kinds that a tool's output can tell at all (the others are shown as "-", and count as none
found in the two means, over kinds of units and of functions); how its output is read is said in
`benchmarks.peers.pairing`, always in its favour. A tool that passed the limit at one size is not tried at a larger one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generator import Workload, make_workload
from benchmarks.peers import install
from benchmarks.peers.flat import FLAT
from benchmarks.peers.lines import GitDiff
from benchmarks.peers.ontology import ONTOLOGY
from benchmarks.peers.own import OrgChangelog
from benchmarks.peers.peer import Peer
from benchmarks.peers.tables import TABLES
from benchmarks.peers.trees import TREES
from benchmarks.processes import Run, run
from benchmarks.score import HELD_OUT_SEEDS
from benchmarks.scoring import FUNCTION_KINDS, UNIT_KINDS, Kind, Score, score
from benchmarks.script import Level

PEERS: tuple[Peer, ...] = (OrgChangelog(), *FLAT, *TABLES, GitDiff(), *TREES, *ONTOLOGY)
MOST_SECONDS = 120.0
MOST_MEBIBYTES = 6_000.0
KINDS: tuple[Kind, ...] = (
    *(("unit", kind) for kind in UNIT_KINDS if kind != "renamed*"),
    *(("function", kind) for kind in FUNCTION_KINDS),
)


@dataclass(frozen=True, slots=True)
class Trial:
    """One peer at one size: what its process took, and its score where it came to an end and its output could be read."""

    peer: Peer
    size: int
    run: Run | None
    score: Score | None
    why_not: str = ""


def try_peers(
    peers: Sequence[Peer], level: Level, sizes: Sequence[int], seed: int, seconds: float = MOST_SECONDS
) -> Iterator[Trial]:
    """Every peer at every size, the smallest first."""
    out_of_reach: dict[str, str] = {}
    for size in sorted(sizes):
        workload = make_workload(size, level, seed)
        for peer in peers:
            why_not = install.why_not(peer.requirement) or out_of_reach.get(peer.name, "")
            if why_not:
                yield Trial(peer, size, None, None, why_not)
                continue
            trial = _try(peer, workload, size, seconds)
            if trial.run is not None and not trial.run.is_done:
                out_of_reach[peer.name] = f"not tried: over the limit at {size:,}"
            yield trial


def _try(peer: Peer, workload: Workload, size: int, seconds: float) -> Trial:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        printed = place / "printed"
        peer.prepare(workload, place)
        done = run(peer.command(place), printed, seconds=seconds, mebibytes=MOST_MEBIBYTES)
        if not done.is_done or done.said:
            return Trial(peer, size, done, None, _why(done, seconds))
        return Trial(peer, size, done, score(workload, peer.report(workload, place, printed)))


def _why(done: Run, seconds: float) -> str:
    return {
        "time": f"not done in {seconds:.0f} s",
        "memory": f"over {MOST_MEBIBYTES / 1000:.0f} GB",
    }.get(done.ended, f"failed: {done.said.splitlines()[-1] if done.said else 'no word'}")


def table(trials: Sequence[Trial]) -> str:
    """A line for each peer and size: seconds, peak, F1 by kind, in Markdown."""
    heads = ["units", "tool", "seconds", "peak MiB", *(kind for _, kind in KINDS), "mean u", "mean f"]
    lines = [_line(heads), _line(["---:", "---", *["---:"] * (len(heads) - 2)])]
    lines += [_line([f"{trial.size:,}", trial.peer.name, *_cells(trial)]) for trial in trials]
    return "\n".join(lines) + "\n"


def _cells(trial: Trial) -> list[str]:
    done, found = trial.run, trial.score
    if done is None or found is None:
        told = [f"{done.seconds:.0f}", _peak(done)] if done else ["", ""]
        return [*told, trial.why_not, *[""] * (len(KINDS) + 1)]
    shares = [_share(found.f1(*kind)) if kind in trial.peer.expresses else "-" for kind in KINDS]
    means = [
        _share(found.mean(level)) if any(kind[0] == level for kind in trial.peer.expresses) else "-"
        for level in ("unit", "function")
    ]
    return [f"{done.seconds:.1f}", _peak(done), *shares, *means]


def _peak(done: Run) -> str:
    return "" if done.peak is None else f"{done.peak:.0f}"


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.2f}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def remarks(peers: Sequence[Peer]) -> str:
    """How each tool was used, and what it cannot express."""
    kinds = {kind: f"{kind[0]} {kind[1]}" for kind in KINDS}
    lines = []
    for peer in peers:
        version = f" {install.version_of(peer.requirement)}" if peer.requirement else ""
        cannot = [told for kind, told in kinds.items() if kind not in peer.expresses]
        told = f"; cannot tell: {', '.join(cannot)}" if cannot else ""
        lines.append(f"- **{peer.name}**{version}: {peer.remark}{told}.")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000], metavar="UNITS")
    parser.add_argument("--level", type=Level, choices=list(Level), default=Level.HARD)
    parser.add_argument("--seed", type=int, default=HELD_OUT_SEEDS[0])
    parser.add_argument("--seconds", type=float, default=MOST_SECONDS, help="limit for one process")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="peers whose name holds one of these words")
    asked = parser.parse_args(arguments)
    peers = [p for p in PEERS if not asked.only or any(word.lower() in p.name.lower() for word in asked.only)]
    trials = []
    for trial in try_peers(peers, asked.level, asked.sizes, asked.seed, asked.seconds):
        taken = f"{trial.run.seconds:.1f} s" if trial.run else ""
        sys.stderr.write(f"{trial.size:,} {trial.peer.name}: {taken} {trial.why_not}\n")
        trials.append(trial)
    print(table(trials))
    print(remarks(peers))


if __name__ == "__main__":
    main()
