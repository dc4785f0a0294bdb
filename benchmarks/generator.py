"""Two snapshots of an invented institution, and what really changed between them.

    python -m benchmarks.generator --units 1000 --level hard --seed 3 --out out/workload

writes `old.json` and `new.json`, snapshot files with their texts as `org-changelog compare` and `load` take them, and
`truth.json`: every change with its places on both dates, and who is who. The same arguments always give the same files.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.drafts import found_institution
from benchmarks.pictures import Picture, UnitPicture, picture_of
from benchmarks.script import Level, Script
from benchmarks.truth import Identities, Place, TrueChange, Truth, truth_of
from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.sources import Document, SourceReference
from changelog.domain.texts import StatedText
from changelog.domain.units import Function, Unit
from changelog.storage.snapshot_files import read_snapshot, write_snapshot

FUNCTIONS_A_UNIT = 15
FIRST_DAY, SECOND_DAY = PartialDate(2020, 1, 1), PartialDate(2023, 7, 1)


@dataclass(frozen=True, slots=True)
class Workload:
    """An institution on two dates, and the truth about what lies between."""

    old: Snapshot
    new: Snapshot
    truth: Truth


def make_workload(
    units: int,
    level: Level = Level.EASY,
    seed: int = 0,
    operations: int | None = None,
    functions_a_unit: int = FUNCTIONS_A_UNIT,
    *,
    only_leaves: bool = False,
) -> Workload:
    """An institution of so many units on the first date, and after so many operations (None: as many as the level has).

    A given number of operations is half on units, half on functions. `functions_a_unit` is the average; `only_leaves`
    keeps the operations on units to those with none below, and changes nothing in bulk. From 100 units up.
    """
    random = Random(f"{units} {level} {seed}")
    institution = found_institution(units, functions_a_unit, random)
    before = picture_of(institution)
    on_units = None if operations is None else operations // 2
    on_functions = None if operations is None else operations - operations // 2
    links = Script(institution, level, only_leaves).run(on_units, on_functions)
    after = picture_of(institution)
    truth = truth_of(before, after, links)
    texts: dict[str, StatedText] = {}
    named = Institution(f"Instituto Inventado de {units} Unidades, Serie {seed}", f"II{units}-{seed}")
    old = snapshot_of(before, named, FIRST_DAY, "ACDO.AS1.HCI.111219/1.P.DG", texts)
    new = snapshot_of(after, named, SECOND_DAY, "ACDO.AS1.HCI.140623/2.P.DG", texts)
    return Workload(old, new, truth)


def snapshot_of(
    picture: Picture, institution: Institution, day: PartialDate, act: str, texts: dict[str, StatedText]
) -> Snapshot:
    """As read from a manual that prints a line for each heading and two for each function."""
    name = f"manual_{day}.txt"
    units: list[Unit] = []
    line = 1
    for unit in picture.units.values():
        units.append(_unit(unit, picture, name, line, texts))
        line += 1 + 2 * len(unit.functions)
    return Snapshot(
        institution=institution,
        effective_date=day,
        units=tuple(units),
        agreement=Agreement(act, effective=day),
        document=Document(name, StatedText.of(act).digest * 2, line),
        heads_on_top=True,
        whole_institution=True,
    )


def _unit(unit: UnitPicture, picture: Picture, document: str, line: int, texts: dict[str, StatedText]) -> Unit:
    functions = tuple(
        Function(
            marker=f"{position}.",
            text=texts.get(function.text) or texts.setdefault(function.text, StatedText.of(function.text)),
            source=SourceReference(document, line + 2 * position - 1, line + 2 * position),
        )
        for position, function in enumerate(unit.functions, 1)
    )
    return Unit(
        code=unit.code,
        name=unit.name,
        rank=unit.words,
        parent=picture.units[unit.parent].code if unit.parent else None,
        functions=functions,
        source=SourceReference(document, line, line),
    )


def write_workload(workload: Workload, place: Path) -> None:
    """The three files, in a folder that is made where it is missing."""
    place.mkdir(parents=True, exist_ok=True)
    (place / "old.json").write_bytes(write_snapshot(workload.old, with_texts=True))
    (place / "new.json").write_bytes(write_snapshot(workload.new, with_texts=True))
    told = json.dumps(_truth_as_json(workload.truth), ensure_ascii=False, separators=(",", ":"))
    (place / "truth.json").write_text(told, "utf-8", newline="\n")


def read_workload(place: Path) -> Workload:
    old, new = (read_snapshot((place / name).read_bytes(), name) for name in ("old.json", "new.json"))
    return Workload(old, new, read_truth(place))


def read_truth(place: Path) -> Truth:
    told = json.loads((place / "truth.json").read_text("utf-8"))
    changes = tuple(
        TrueChange(
            one["level"], one["kind"], _places(one["old"]), _places(one["new"]), inherited=one["inherited"]
        )
        for one in told["changes"]
    )  # fmt: skip
    related = frozenset((old, new) for old, new in told["related"])
    return Truth(changes, _identities(told["old"]), _identities(told["new"]), related)


def _truth_as_json(truth: Truth) -> dict[str, object]:
    """A place is a unit's code, or a code and a marker; who is who is told by number, a unit's before its functions'."""
    return {
        "changes": [
            {
                "level": change.level,
                "kind": change.kind,
                "old": [_place_as_json(place) for place in change.old],
                "new": [_place_as_json(place) for place in change.new],
                "inherited": change.inherited,
            }
            for change in truth.changes
        ],
        "old": _identities_as_json(truth.old),
        "new": _identities_as_json(truth.new),
        "related": sorted(truth.related),
    }


def _place_as_json(place: Place) -> list[str]:
    return [place.code] if place.marker is None else [place.code, place.marker]


def _places(told: Sequence[Sequence[str]]) -> tuple[Place, ...]:
    return tuple(Place(*place) for place in told)


def _identities_as_json(identities: Identities) -> dict[str, list[int]]:
    return {code: [number, *identities.functions[code]] for code, number in identities.units.items()}


def _identities(told: dict[str, list[int]]) -> Identities:
    return Identities(
        {code: numbers[0] for code, numbers in told.items()},
        {code: tuple(numbers[1:]) for code, numbers in told.items()},
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--level", type=Level, choices=list(Level), default=Level.EASY)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--operations", type=int, help="so many in all, instead of as many as the level has")
    parser.add_argument("--out", type=Path, default=Path("out/workload"))
    asked = parser.parse_args(arguments)
    write_workload(make_workload(asked.units, asked.level, asked.seed, asked.operations), asked.out)


if __name__ == "__main__":
    main()
