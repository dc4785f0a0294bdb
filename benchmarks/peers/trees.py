"""Peers that compare trees: xmldiff, APTED, zss, bigtree."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar

from benchmarks.generator import Workload
from benchmarks.peers import places
from benchmarks.peers.forms import places_of_lines, write_nested_json, write_xml
from benchmarks.peers.pairing import report_of_pairs
from benchmarks.peers.peer import (
    FUNCTION_BASICS,
    REASSIGNED,
    RENUMBERED,
    TRANSFERRED,
    TRANSFORMED,
    UNIT_BASICS,
    Peer,
    program,
)
from benchmarks.scoring import Report
from benchmarks.truth import Place
from changelog.domain.snapshots import Snapshot


class XmlDiff(Peer):
    name = "xmldiff"
    requirement = "xmldiff"
    expresses = UNIT_BASICS | FUNCTION_BASICS | {REASSIGNED, RENUMBERED, TRANSFERRED, TRANSFORMED}
    remark = "units as nested elements with a name and a rank, functions as elements with text; its matches are read"

    def prepare(self, workload: Workload, place: Path) -> None:
        write_xml(workload.old, place / "old.xml")
        write_xml(workload.new, place / "new.xml")

    def command(self, place: Path) -> list[str | Path]:
        files = [place / "old.xml", place / "new.xml", place / "xmldiff.json"]
        return [places.python(), program("xmldiff_matches.py"), *files]

    def report(self, workload: Workload, place: Path, printed: Path) -> Report:
        told = json.loads((place / "xmldiff.json").read_text("utf-8"))["pairs"]
        sides = places_of_lines(workload.old), places_of_lines(workload.new)
        pairs = [(sides[0][old], sides[1][new]) for old, new in told]
        return _report(self, workload, pairs)


class Apted(Peer):
    name = "APTED"
    requirement = "apted"
    which: ClassVar[str] = "apted"
    expresses = UNIT_BASICS | {REASSIGNED}
    remark = (
        "the tree of units alone (with functions it does not end), a relabelling costs the share of words that differ"
    )

    def prepare(self, workload: Workload, place: Path) -> None:
        write_nested_json(workload.old, place / "old_nested.json")
        write_nested_json(workload.new, place / "new_nested.json")

    def command(self, place: Path) -> list[str | Path]:
        files = [place / "old_nested.json", place / "new_nested.json", place / f"{self.which}.json"]
        return [places.python(), program("tree_distance.py"), self.which, *files]

    def report(self, workload: Workload, place: Path, printed: Path) -> Report:
        told = json.loads((place / f"{self.which}.json").read_text("utf-8"))["pairs"]
        pairs = [(Place(workload.old.units[old].code), Place(workload.new.units[new].code)) for old, new in told]
        return _report(self, workload, pairs)


class Zss(Apted):
    name = "zss"
    requirement = "zss"
    which = "zss"
    remark = "the same tree and costs"


class BigTree(Peer):
    name = "bigtree"
    requirement = "bigtree"
    expresses = frozenset(
        {
            ("unit", "created"),
            ("unit", "abolished"),
            ("function", "added"),
            ("function", "removed"),
            REASSIGNED,
            TRANSFERRED,
        }
    )
    remark = (
        "get_tree_diff with details, units and functions as nodes; knows nodes by their names, so tells no renaming"
    )

    def prepare(self, workload: Workload, place: Path) -> None:
        write_nested_json(workload.old, place / "old_nested.json")
        write_nested_json(workload.new, place / "new_nested.json")

    def command(self, place: Path) -> list[str | Path]:
        files = [place / "old_nested.json", place / "new_nested.json", place / "bigtree.json"]
        return [places.python(), program("bigtree_diff.py"), *files]

    def report(self, workload: Workload, place: Path, printed: Path) -> Report:
        told = [(tuple(path), said) for path, said in json.loads((place / "bigtree.json").read_text("utf-8"))]
        old, new = _paths(workload.old), _paths(workload.new)
        changed = {path for path, said in told if said in ("removed", "moved from")}
        pairs = [(old[path], new[path]) for path in old if path in new and path not in changed]
        pairs += _moved(told, old, new)
        return _report(self, workload, pairs)


def _paths(snapshot: Snapshot) -> dict[tuple[str, ...], Place]:
    """Each unit and function by the names on its path."""
    path_of: dict[str, tuple[str, ...]] = {}
    found: dict[tuple[str, ...], Place] = {}
    for unit in snapshot.units:
        path = (*path_of.get(unit.parent or "", ()), unit.name)
        path_of[unit.code] = path
        found[path] = Place(unit.code)
        for function in unit.functions:
            found[(*path, function.text.body or "")] = Place(unit.code, function.marker)
    return found


def _moved(
    told: Iterable[tuple[tuple[str, ...], str]], old: dict[tuple[str, ...], Place], new: dict[tuple[str, ...], Place]
) -> Iterator[tuple[Place, Place]]:
    """What left one place and came to another, paired by name in the order told."""
    left: defaultdict[str, deque[Place]] = defaultdict(deque)
    told = list(told)
    for path, said in told:
        if said == "moved from":
            left[path[-1]].append(old[path])
    for path, said in told:
        if said == "moved to" and left[path[-1]]:
            yield left[path[-1]].popleft(), new[path]


def _report(peer: Peer, workload: Workload, pairs: Iterable[tuple[Place, Place]]) -> Report:
    known = list(pairs)
    units = [(old.code, new.code) for old, new in known if old.marker is None and new.marker is None]
    functions = [(old, new) for old, new in known if old.marker is not None and new.marker is not None]
    found = report_of_pairs(workload, units, functions)
    return Report(peer.expressed(found.claims), found.unit_pairs, found.function_pairs)


TREES: tuple[Peer, ...] = (XmlDiff(), Apted(), Zss(), BigTree())
