"""The Ontology Access Kit's `runoak diff`: units and functions as terms with identifiers of their own."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar

from benchmarks.generator import Workload
from benchmarks.peers import places
from benchmarks.peers.peer import FUNCTION_BASICS, REASSIGNED, TRANSFERRED, UNIT_BASICS, Peer
from benchmarks.scoring import Claim, Report, claim
from benchmarks.truth import Identities, Place
from changelog.domain.snapshots import Snapshot


class Named(StrEnum):
    """What identifies a term: the printed code (and number), or the identity that nobody tells in reality."""

    BY_CODE = "code"
    TRULY = "identity"


def write_obo(snapshot: Snapshot, ids: dict[Place, str], file: Path) -> None:
    """A term for each unit (is_a its parent) and for each function (part_of its unit)."""
    told = ["format-version: 1.2", "ontology: org", ""]
    for unit in snapshot.units:
        told += ["[Term]", f"id: {ids[Place(unit.code)]}", f"name: {unit.name}"]
        told += [f"is_a: {ids[Place(unit.parent)]}", ""] if unit.parent else [""]
        for function in unit.functions:
            term = ids[Place(unit.code, function.marker)]
            above = ids[Place(unit.code)]
            told += ["[Term]", f"id: {term}", f"name: {function.text.body}", f"relationship: part_of {above}", ""]
    told += ["[Typedef]", "id: part_of", "name: part of", ""]
    file.write_text("\n".join(told), "utf-8", newline="\n")


def _ids(snapshot: Snapshot, known: Identities, named: Named) -> dict[Place, str]:
    found: dict[Place, str] = {}
    for unit in snapshot.units:
        own = unit.code.replace(".", "_") if named is Named.BY_CODE else str(known.units[unit.code])
        found[Place(unit.code)] = f"ORG:u{own}"
        for position, function in enumerate(unit.functions):
            one = f"{own}f{position + 1}" if named is Named.BY_CODE else str(known.functions[unit.code][position])
            found[Place(unit.code, function.marker)] = f"ORG:f{one}"
    return found


class RunOak(Peer):
    name = "runoak diff, by code"
    requirement = "oaklib"
    named: ClassVar[Named] = Named.BY_CODE
    expresses = UNIT_BASICS | FUNCTION_BASICS | {REASSIGNED, TRANSFERRED}
    remark = "terms in simpleobo, units is_a their parent, functions part_of their unit, identified by code"

    def prepare(self, workload: Workload, place: Path) -> None:
        for name, side, known in (
            ("old", workload.old, workload.truth.old),
            ("new", workload.new, workload.truth.new),
        ):
            write_obo(side, _ids(side, known, self.named), place / f"{name}_{self.named}.obo")

    def command(self, place: Path) -> list[str | Path]:
        old, new = (f"simpleobo:{place / name}_{self.named}.obo" for name in ("old", "new"))
        wanted: list[str | Path] = ["-o", place / f"oak_{self.named}.json", "--output-type", "json"]
        return [places.script("runoak"), "-i", old, "diff", "-X", new, *wanted]

    def report(self, workload: Workload, place: Path, printed: Path) -> Report:
        told = json.loads((place / f"oak_{self.named}.json").read_text("utf-8") or "[]")
        old = {term: p for p, term in _ids(workload.old, workload.truth.old, self.named).items()}
        new = {term: p for p, term in _ids(workload.new, workload.truth.new, self.named).items()}
        return Report(self.expressed(frozenset(_claims(told, old, new))))


class RunOakGivenTruth(RunOak):
    name = "runoak diff, given the true identities"
    named = Named.TRULY
    remark = "the same, but every unit and function comes with its true identity, which is the very thing to be found"


def _claims(told: list[dict[str, Any]], old: dict[str, Place], new: dict[str, Place]) -> Iterator[Claim]:
    """A subject that lost one edge and got another, and is on both sides, has another parent."""
    edges: defaultdict[str, set[str]] = defaultdict(set)
    for change in told:
        term = change.get("about_node") or change.get("subject") or ""
        match change["@type"]:
            case "NodeRename" if term in old and term in new:
                kind = "renamed" if old[term].marker is None else "modified"
                yield claim(_level(old[term]), kind, [old[term]], [new[term]])
            case "ClassCreation" | "NodeCreation" if term in new:
                yield claim(_level(new[term]), "created" if new[term].marker is None else "added", (), [new[term]])
            case "NodeDeletion" if term in old:
                yield claim(_level(old[term]), "abolished" if old[term].marker is None else "removed", [old[term]], ())
            case "EdgeCreation" | "EdgeDeletion" | "NodeMove" as said:
                edges[term].add(said)
            case _:
                pass
    for term, said in edges.items():
        if term in old and term in new and (said >= {"EdgeCreation", "EdgeDeletion"} or "NodeMove" in said):
            kind = "reassigned" if old[term].marker is None else "transferred"
            yield claim(_level(old[term]), kind, [old[term]], [new[term]])


def _level(place: Place) -> str:
    return "unit" if place.marker is None else "function"


ONTOLOGY: tuple[Peer, ...] = (RunOak(), RunOakGivenTruth())
