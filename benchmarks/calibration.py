"""How far the scores of correspondences are the probabilities that they claim to be.

    python -m benchmarks.calibration                     held-out seeds, all levels, 1,000 units
    python -m benchmarks.calibration --seeds 0 1 --levels extreme

Every relation of one unit with one unit, and of one function with one function, that was neither decided nor equal word
for word, accepted or proposed, is sorted by its score; the share that is true stands beside the mean score.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from benchmarks.generator import Workload, make_workload
from benchmarks.own_report import compare
from benchmarks.score import HELD_OUT_SEEDS
from benchmarks.script import Level
from benchmarks.truth import Place
from changelog import matching
from changelog.domain.correspondences import MatchableUnit, Relation, Stage, Status

EDGES = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)
"""Lower bounds of the bins; the last is the end."""
Case = tuple[str, float, bool, bool]
""""unit" or "function", score, accepted, true."""


class _Listening:
    """Passes everything on to `changelog.matching` and keeps what comes of it, held against the truth."""

    def __init__(self, workload: Workload) -> None:
        self.cases: list[Case] = []
        self._truth = workload.truth

    def match_units(self, old: Sequence[MatchableUnit], new: Sequence[MatchableUnit], *rest: Any) -> Any:
        found = matching.match_units(old, new, *rest)
        codes = [{unit.key: unit.code for unit in side} for side in (old, new)]
        for one in found:
            if one.relation is Relation.SAME and one.stage not in (Stage.DECIDED, Stage.DECLARED, Stage.IDENTICAL):
                numbers = self._truth.old.units[codes[0][one.old[0]]], self._truth.new.units[codes[1][one.new[0]]]
                self.cases.append(("unit", one.score, one.status is Status.ACCEPTED, numbers[0] == numbers[1]))
        return found

    def align_functions(self, old: Sequence[MatchableUnit], new: Sequence[MatchableUnit], units: Any) -> Any:
        found = matching.align_functions(old, new, units)
        places = [{f.key: Place(unit.code, f.marker) for unit in side for f in unit.functions} for side in (old, new)]
        for one in found:
            if one.stage is Stage.SIMILAR_TEXT and len(one.old) == len(one.new) == 1:
                before = self._truth.old.function_at(places[0][one.old[0]])
                after = self._truth.new.function_at(places[1][one.new[0]])
                self.cases.append(("function", one.score, one.status is Status.ACCEPTED, before == after))
        return found


def cases_of(levels: Sequence[Level], size: int, seeds: Sequence[int]) -> Iterator[Case]:
    for level in levels:
        for seed in seeds:
            workload = make_workload(size, level, seed)
            listening = _Listening(workload)
            compare(workload.old, workload.new, listening)
            yield from listening.cases


def table(cases: Sequence[Case]) -> str:
    """A line for each bin of scores: how many relations, their mean score, the share that is true."""
    lines = ["| scores | units | mean score | true | functions | mean score | true |", "| --- " + "| ---: " * 6 + "|"]
    for low, high in pairwise(EDGES):
        cells = [f"{low:.2f} to {min(high, 1.0):.2f}"]
        for level in ("unit", "function"):
            mine = [case for case in cases if case[0] == level and low <= case[1] < high]
            cells += [f"{len(mine):,}", *(_means(mine) if mine else ("", ""))]
        lines.append(f"| {' | '.join(cells)} |")
    for word, accepted in (("accepted", True), ("proposed", False)):
        cells = [word]
        for level in ("unit", "function"):
            mine = [case for case in cases if case[0] == level and case[2] is accepted]
            cells += [f"{len(mine):,}", *(_means(mine) if mine else ("", ""))]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _means(cases: Sequence[Case]) -> tuple[str, str]:
    return f"{sum(case[1] for case in cases) / len(cases):.3f}", f"{sum(case[3] for case in cases) / len(cases):.3f}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--levels", type=Level, nargs="+", default=list(Level), choices=list(Level))
    parser.add_argument("--size", type=int, default=1_000, metavar="UNITS")
    parser.add_argument("--seeds", type=int, nargs="+", default=list(HELD_OUT_SEEDS))
    asked = parser.parse_args(arguments)
    print(table(list(cases_of(asked.levels, asked.size, asked.seeds))))


if __name__ == "__main__":
    main()
