"""org-changelog itself, as a whole process: `compare` of two snapshot files, its published JSON read back."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.generator import Workload, write_workload
from benchmarks.peers.peer import (
    FUNCTION_BASICS,
    REASSIGNED,
    RENUMBERED,
    TRANSFERRED,
    TRANSFORMED,
    UNIT_BASICS,
    Peer,
)
from benchmarks.scoring import Claim, Report, claim
from benchmarks.truth import Place


class OrgChangelog(Peer):
    name = "org-changelog"
    requirement = None
    expresses = (
        UNIT_BASICS
        | FUNCTION_BASICS
        | {TRANSFORMED, REASSIGNED, RENUMBERED, TRANSFERRED, ("unit", "merged"), ("unit", "split")}
    )
    remark = "`org-changelog compare` of two snapshot files, `--format json`"

    def prepare(self, workload: Workload, place: Path) -> None:
        write_workload(workload, place)

    def command(self, place: Path) -> list[str | Path]:
        files = [place / "old.json", place / "new.json"]
        return [
            sys.executable,
            "-c",
            "from changelog.cli.main import main; main()",
            "compare",
            *files,
            "--format",
            "json",
        ]

    def report(self, workload: Workload, place: Path, printed: Path) -> Report:
        told = json.loads(printed.read_text("utf-8"))["changes"]
        return Report(frozenset(_claims([change for change in told if not change["inherited"]])))


def _claims(told: list[dict[str, Any]]) -> Iterator[Claim]:
    """A merger or split is a row for each pair of units, with one group."""
    operations: defaultdict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for change in told:
        if change["kind"] in ("merged", "split"):
            operations[change["subject"], change["kind"], change["group"]].append(change)
        else:
            yield claim(change["subject"], change["kind"], _sides(change, "old"), _sides(change, "new"))
    for (subject, kind, _), rows in operations.items():
        old = {place for row in rows for place in _sides(row, "old")}
        new = {place for row in rows for place in _sides(row, "new")}
        yield claim(subject, kind if subject == "unit" else "modified", old, new)


def _sides(change: dict[str, Any], side: str) -> list[Place]:
    one = change[side]
    if one is None:
        return []
    return [Place(one["unit"], one["marker"]) if change["subject"] == "function" else Place(one["code"])]
