"""Peers that compare tables: csv-diff and daff, a row for each unit and each function."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import ClassVar

from benchmarks.generator import Workload
from benchmarks.peers import places
from benchmarks.peers.forms import By, Keys, place_of_id, places_of_lines, rows, write_csv, write_unkeyed_csv
from benchmarks.peers.pairing import report_of_pairs
from benchmarks.peers.peer import (
    FUNCTION_BASICS,
    REASSIGNED,
    RENUMBERED,
    TRANSFERRED,
    TRANSFORMED,
    UNIT_BASICS,
    Peer,
)
from benchmarks.scoring import Report
from benchmarks.truth import Place

_ROWS = re.compile(r"^(\d+):(\d+)$")


class TablePeer(Peer):
    by: ClassVar[By]

    def prepare(self, workload: Workload, place: Path) -> None:
        for name, side in (("old", workload.old), ("new", workload.new)):
            write_csv(side, Keys.make(side, self.by), place / f"{name}_{self.by}.csv")

    def files(self, place: Path) -> list[str | Path]:
        return [place / f"old_{self.by}.csv", place / f"new_{self.by}.csv"]

    def paired(self, workload: Workload, pairs: list[tuple[Place, Place]]) -> Report:
        units = [(old.code, new.code) for old, new in pairs if old.marker is None and new.marker is None]
        functions = [(old, new) for old, new in pairs if old.marker is not None and new.marker is not None]
        found = report_of_pairs(workload, units, functions)
        return Report(self.expressed(found.claims), found.unit_pairs, found.function_pairs)


class CsvDiffByCode(TablePeer):
    name = "csv-diff, by code"
    requirement = "csv-diff"
    by = By.CODE
    expresses = UNIT_BASICS | FUNCTION_BASICS | {TRANSFORMED, REASSIGNED}
    remark = (
        "a row for each unit and function, key: code, and code with number; a function inserted first makes all that "
        "follow it modified"
    )

    def command(self, place: Path) -> list[str | Path]:
        return [places.script("csv-diff"), *self.files(place), "--key=id", "--json"]

    def report(self, workload: Workload, place: Path, printed: Path) -> Report:
        told = json.loads(printed.read_text("utf-8"))
        gone = {row["id"] for row in told["removed"]}
        keys = Keys.make(workload.old, self.by), Keys.make(workload.new, self.by)
        ids = (row[0] for row in rows(workload.old, keys[0]))
        return self.paired(
            workload, [(place_of_id(one, keys[0]), place_of_id(one, keys[1])) for one in ids if one not in gone]
        )


class CsvDiffByName(CsvDiffByCode):
    name = "csv-diff, by name"
    by = By.NAME
    remark = "the same keyed by name (with the parent's where it recurs)"


class Daff(TablePeer):
    name = "daff, by code"
    requirement = "daff"
    by = By.CODE
    expresses = UNIT_BASICS | FUNCTION_BASICS | {TRANSFORMED, REASSIGNED}
    remark = "the same rows, --id id"
    options: ClassVar[tuple[str, ...]] = ("--id", "id")

    def command(self, place: Path) -> list[str | Path]:
        wanted = ["--output-format", "csv", "--all", "--index", "--no-color"]
        return [places.script("daff"), "diff", *self.options, *wanted, *self.files(place)]

    def report(self, workload: Workload, place: Path, printed: Path) -> Report:
        """Each line begins with the rows that it shows, counted from 0 with the heading: "12:15", ":15" new, "12:" gone."""
        with printed.open(encoding="utf-8", newline="") as opened:
            found = [_ROWS.match(line[0]) for line in csv.reader(opened) if line]
        rows = [(int(one[1]), int(one[2])) for one in found if one and one[1] != "0"]
        sides = places_of_lines(workload.old), places_of_lines(workload.new)
        return self.paired(workload, [(sides[0][old - 1], sides[1][new - 1]) for old, new in rows])


class DaffUnkeyed(Daff):
    name = "daff, its own guess"
    expresses = UNIT_BASICS | FUNCTION_BASICS | {TRANSFORMED, REASSIGNED, RENUMBERED, TRANSFERRED}
    remark = "rows with the names of unit and parent instead of a key: it aligns them by what they hold"
    options = ()

    def prepare(self, workload: Workload, place: Path) -> None:
        for name, side in (("old", workload.old), ("new", workload.new)):
            write_unkeyed_csv(side, place / f"{name}_unkeyed.csv")

    def files(self, place: Path) -> list[str | Path]:
        return [place / "old_unkeyed.csv", place / "new_unkeyed.csv"]


TABLES: tuple[Peer, ...] = (CsvDiffByCode(), CsvDiffByName(), Daff(), DaffUnkeyed())
