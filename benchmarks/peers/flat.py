"""Peers that compare flat JSON by key: DeepDiff, jsondiffpatch, graphtage. By the printed code, or by the name."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from benchmarks.generator import Workload
from benchmarks.peers import places
from benchmarks.peers.forms import By, Keys, texts, write_flat_json
from benchmarks.peers.pairing import in_order, report_of_pairs
from benchmarks.peers.peer import FUNCTION_BASICS, REASSIGNED, RENUMBERED, TRANSFORMED, UNIT_BASICS, Peer, program
from benchmarks.scoring import Report
from benchmarks.truth import Place


@dataclass(frozen=True, slots=True)
class FlatDiff:
    """Keys on one side only, and the pairs of functions (places from 0) of each key on both."""

    gone: frozenset[str]
    new: frozenset[str]
    functions: dict[str, list[tuple[int, int]]]


class FlatPeer(Peer):
    """An object for each unit under its key; what is under one key on both sides is one unit."""

    by: ClassVar[By]

    def prepare(self, workload: Workload, place: Path) -> None:
        for name, side in (("old", workload.old), ("new", workload.new)):
            write_flat_json(side, Keys.make(side, self.by), place / f"{name}_{self.by}.json")

    def files(self, place: Path) -> list[str | Path]:
        return [place / f"old_{self.by}.json", place / f"new_{self.by}.json", place / f"{type(self).__name__}.json"]

    def report(self, workload: Workload, place: Path, printed: Path) -> Report:
        keys = Keys.make(workload.old, self.by), Keys.make(workload.new, self.by)
        sides = [
            {known.of[unit.code]: texts(unit) for unit in side.units}
            for known, side in zip(keys, (workload.old, workload.new), strict=True)
        ]
        told = self.read(json.loads(self.files(place)[-1].read_text("utf-8")), sides[0], sides[1])  # type: ignore[union-attr]
        units: list[tuple[str, str]] = []
        functions: list[tuple[Place, Place]] = []
        for key in sides[0]:
            if key in told.gone or key not in sides[1]:
                continue
            old, new = keys[0].code[key], keys[1].code[key]
            units.append((old, new))
            pairs = told.functions.get(key) or list(_same(sides[0][key], sides[1][key]))
            functions += [(Place(old, f"{a + 1}."), Place(new, f"{b + 1}.")) for a, b in pairs]
        found = report_of_pairs(workload, units, functions)
        return Report(self.expressed(found.claims), found.unit_pairs, found.function_pairs)

    @abstractmethod
    def read(self, told: Any, old: dict[str, list[str]], new: dict[str, list[str]]) -> FlatDiff:
        """Its output; `old` and `new` are the texts of functions by key."""


def _same(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    return ((place, place) for place in range(min(len(old), len(new))))


class DeepDiffByCode(FlatPeer):
    name = "DeepDiff, by code"
    requirement = "deepdiff"
    by = By.CODE
    expresses = UNIT_BASICS | FUNCTION_BASICS | {TRANSFORMED, REASSIGNED, RENUMBERED}
    remark = (
        "flat, keyed by code, functions in a list, threshold_to_diff_deeper=0; tells no transfer, merger or split, and "
        "a code that shifts makes another unit of it"
    )

    def command(self, place: Path) -> list[str | Path]:
        return [places.python(), program("deepdiff_flat.py"), *self.files(place)]

    def read(self, told: Any, old: dict[str, list[str]], new: dict[str, list[str]]) -> FlatDiff:
        pairs = {
            key: in_order(old[key], new[key], map(tuple, one["changed"]), one["gone"], one["come"])
            for key, one in told["functions"].items()
        }
        return FlatDiff(frozenset(told["gone"]), frozenset(told["new"]), pairs)


class DeepDiffByName(DeepDiffByCode):
    name = "DeepDiff, by name"
    by = By.NAME
    remark = "the same keyed by name (with the parent's where it recurs): whatever is renamed is gone and new"


class JsonDiffPatchByCode(FlatPeer):
    name = "jsondiffpatch, by code"
    requirement = "jsondiffpatch"
    by = By.CODE
    expresses = UNIT_BASICS | {("function", "added"), ("function", "removed"), TRANSFORMED, REASSIGNED, RENUMBERED}
    remark = (
        "flat, keyed by code, functions in a list with moves detected; a text of a list that differs is one gone and one "
        "new"
    )

    def command(self, place: Path) -> list[str | Path]:
        return ["node", program("jsondiffpatch_flat.mjs"), places.node_package("jsondiffpatch"), *self.files(place)]

    def read(self, told: Any, old: dict[str, list[str]], new: dict[str, list[str]]) -> FlatDiff:
        gone = {key for key, one in told.items() if isinstance(one, list) and len(one) == 3}
        come = {key for key, one in told.items() if isinstance(one, list) and len(one) == 1}
        pairs = {
            key: _of_delta(old[key], new[key], one["functions"])
            for key, one in told.items()
            if isinstance(one, dict) and "functions" in one
        }
        return FlatDiff(frozenset(gone), frozenset(come), pairs)


def _of_delta(old: Sequence[str], new: Sequence[str], delta: dict[str, Any]) -> list[tuple[int, int]]:
    """Its array deltas: "_3" is place 3 gone or, with a 3 at the end, moved; "3" is place 3 new."""
    gone, come, moved = [], [], []
    for key, one in delta.items():
        if key == "_t":
            continue
        if key.startswith("_") and one[2] == 3:
            moved.append((int(key[1:]), int(one[1])))
        elif key.startswith("_"):
            gone.append(int(key[1:]))
        elif len(one) == 1:
            come.append(int(key))
    return in_order(old, new, moved, gone, come)


class JsonDiffPatchByName(JsonDiffPatchByCode):
    name = "jsondiffpatch, by name"
    by = By.NAME
    remark = "the same keyed by name (with the parent's where it recurs)"


class GraphtageByCode(FlatPeer):
    name = "graphtage, by code"
    requirement = "graphtage"
    by = By.CODE
    expresses = UNIT_BASICS | FUNCTION_BASICS | {TRANSFORMED, REASSIGNED, RENUMBERED}
    remark = (
        "flat, keyed by code, entries matched by key alone (its cheapest strategy; the default, and nested trees, took "
        "over 40 s at 100 units); tells no transfer, merger or split"
    )

    def command(self, place: Path) -> list[str | Path]:
        return [places.python(), program("graphtage_flat.py"), *self.files(place)]

    def read(self, told: Any, old: dict[str, list[str]], new: dict[str, list[str]]) -> FlatDiff:
        pairs = {key: _following(one, new[key]) for key, one in told["functions"].items()}
        return FlatDiff(frozenset(told["gone"]), frozenset(told["new"]), pairs)


def _following(became: Sequence[str | None], new: Sequence[str]) -> list[tuple[int, int]]:
    """Where each text of the first list is in the second: the alignment keeps the order."""
    pairs: list[tuple[int, int]] = []
    at = 0
    for place, text in enumerate(became):
        if text is None:
            continue
        try:
            found = new.index(text, at)
        except ValueError:
            continue
        pairs.append((place, found))
        at = found + 1
    return pairs


FLAT: tuple[Peer, ...] = (
    DeepDiffByCode(), DeepDiffByName(), JsonDiffPatchByCode(), JsonDiffPatchByName(), GraphtageByCode(),
)  # fmt: skip
