"""`git diff` on the two manuals as text: a line for each unit's name and for each function."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from pathlib import Path

from benchmarks.generator import Workload
from benchmarks.peers.forms import lines, places_of_lines, write_lines
from benchmarks.peers.pairing import report_of_pairs
from benchmarks.peers.peer import FUNCTION_BASICS, REASSIGNED, RENUMBERED, TRANSFERRED, UNIT_BASICS, Peer
from benchmarks.scoring import Report

_HUNK = re.compile(r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_MOVED = ("\x1b[1;35m", "\x1b[1;36m")
"""What `--color-moved` gives to lines that left one place and came to another (old, new), by default."""


class GitDiff(Peer):
    name = "git diff"
    requirement = None
    expresses = UNIT_BASICS | FUNCTION_BASICS | {REASSIGNED, RENUMBERED, TRANSFERRED}
    remark = (
        "one line a unit and a function, --histogram --color-moved; lines of a hunk are paired by their order, moved lines "
        "by their text; parents are read from where lines stand"
    )

    def prepare(self, workload: Workload, place: Path) -> None:
        write_lines(workload.old, place / "old.txt")
        write_lines(workload.new, place / "new.txt")

    def command(self, place: Path) -> list[str | Path]:
        moved = ["--color=always", "--color-moved=plain"]
        return ["git", "diff", "--no-index", "--histogram", "-U0", *moved, place / "old.txt", place / "new.txt"]

    def report(self, workload: Workload, place: Path, printed: Path) -> Report:
        sides = places_of_lines(workload.old), places_of_lines(workload.new)
        texts = list(lines(workload.old)), list(lines(workload.new))
        units, functions = [], []
        for old, new in _line_pairs(printed.read_text("utf-8").split("\n"), texts):
            before, after = sides[0][old], sides[1][new]
            if before.marker is None and after.marker is None:
                units.append((before.code, after.code))
            elif before.marker is not None and after.marker is not None:
                functions.append((before, after))
        found = report_of_pairs(workload, units, functions)
        return Report(self.expressed(found.claims), found.unit_pairs, found.function_pairs)


def _line_pairs(told: list[str], texts: tuple[list[str], list[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of lines (from 0): unchanged, changed within a hunk in their order, and moved."""
    gone: defaultdict[str, deque[int]] = defaultdict(deque)
    come: list[int] = []
    old = new = 0
    for hunk in _hunks(told):
        while old < hunk.old:
            yield old, new
            old, new = old + 1, new + 1
        removed, added = hunk.removed, hunk.added
        for place in (place for place, is_moved in removed if is_moved):
            gone[texts[0][place]].append(place)
        come += [place for place, is_moved in added if is_moved]
        for is_unit in (True, False):
            left = [place for place, is_moved in removed if not is_moved and _is_unit(texts[0][place]) is is_unit]
            right = [place for place, is_moved in added if not is_moved and _is_unit(texts[1][place]) is is_unit]
            yield from zip(left, right, strict=False)
        old, new = old + len(removed), new + len(added)
    while old < len(texts[0]) and new < len(texts[1]):
        yield old, new
        old, new = old + 1, new + 1
    for place in come:
        if gone[texts[1][place]]:
            yield gone[texts[1][place]].popleft(), place


def _is_unit(line: str) -> bool:
    return not line.startswith(" ")


class _Hunk:
    """Lines removed and added (from 0), each with whether it was coloured as moved; `old` is the first line's place."""

    def __init__(self, head: re.Match[str]) -> None:
        removed, added = (int(head[n]) if head[n] is not None else 1 for n in (2, 4))
        # Where nothing is removed or added, the head names the line before.
        self.old = int(head[1]) - (1 if removed else 0)
        self.new = int(head[3]) - (1 if added else 0)
        self.removed: list[tuple[int, bool]] = []
        self.added: list[tuple[int, bool]] = []

    def take(self, line: str) -> None:
        is_moved = line.startswith(_MOVED)
        match _COLOUR.sub("", line)[:1]:
            case "-":
                self.removed.append((self.old + len(self.removed), is_moved))
            case "+":
                self.added.append((self.new + len(self.added), is_moved))
            case _:
                pass


def _hunks(told: list[str]) -> Iterator[_Hunk]:
    hunk = None
    for line in told:
        if head := _HUNK.match(_COLOUR.sub("", line)):
            if hunk is not None:
                yield hunk
            hunk = _Hunk(head)
        elif hunk is not None:
            hunk.take(line)
    if hunk is not None:
        yield hunk
