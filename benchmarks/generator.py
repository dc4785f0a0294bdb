"""Two snapshots of an invented institution, and what really changed between them.

    python -m benchmarks.generator --units 1000 --level hard --seed 3 --out out/workload

writes `old.json`, `new.json` (the shape of `read --format json`) and `truth.json`. The same arguments always give the
same files.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.drafts import Picture, UnitPicture, found_institution, picture_of
from benchmarks.script import OPERATIONS_A_UNIT, Level, Script
from benchmarks.truth import Place, TrueChange, true_changes
from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.sources import Document, SourceReference
from changelog.domain.texts import StatedText
from changelog.domain.units import Function, Unit

FUNCTIONS_A_UNIT = 15
FIRST_DAY, SECOND_DAY = PartialDate(2020, 1, 1), PartialDate(2023, 7, 1)


@dataclass(frozen=True, slots=True)
class Workload:
    """An institution on two dates, and the truth about what lies between."""

    old: Snapshot
    new: Snapshot
    truth: tuple[TrueChange, ...]


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

    `functions_a_unit` is the average; `only_leaves` keeps the operations on units to those with none below. From 100 units
    up.
    """
    random = Random(f"{units} {level} {seed}")
    institution = found_institution(units, functions_a_unit, random)
    before = picture_of(institution)
    wanted = round(units * OPERATIONS_A_UNIT[level]) if operations is None else operations
    links = Script(institution, level, only_leaves).run(wanted)
    after = picture_of(institution)
    texts: dict[str, StatedText] = {}
    named = Institution(f"Instituto Inventado de {units} Unidades, Serie {seed}", f"II{units}-{seed}")
    old = _snapshot(before, named, FIRST_DAY, "ACDO.AS1.HCI.111219/1.P.DG", texts)
    new = _snapshot(after, named, SECOND_DAY, "ACDO.AS1.HCI.140623/2.P.DG", texts)
    return Workload(old, new, true_changes(before, after, links))


def _snapshot(
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
            marker=f"{function.position}.",
            text=texts.get(function.text) or texts.setdefault(function.text, StatedText.of(function.text)),
            source=SourceReference(document, line + 2 * function.position - 1, line + 2 * function.position),
        )
        for function in unit.functions
    )
    return Unit(
        code=unit.code,
        name=unit.name,
        rank=unit.words,
        parent=picture.units[unit.parent].code if unit.parent else None,
        functions=functions,
        source=SourceReference(document, line, line),
    )


def snapshot_as_json(snapshot: Snapshot) -> dict[str, object]:
    """The shape that `read --format json` prints."""
    return {
        "institution": {"name": snapshot.institution.name, "acronym": snapshot.institution.acronym},
        "effective_date": str(snapshot.effective_date),
        "agreement": snapshot.agreement.printed if snapshot.agreement else None,
        "units": [
            {
                "code": unit.code,
                "name": unit.name,
                "rank": unit.rank,
                "parent": unit.parent,
                "objective": None,
                "functions": [{"marker": function.marker, "text": function.text.body} for function in unit.functions],
            }
            for unit in snapshot.units
        ],
    }


def truth_as_json(truth: Sequence[TrueChange]) -> list[dict[str, object]]:
    return [
        {
            "level": change.level,
            "kind": change.kind,
            "old": [_place_as_json(place) for place in change.old],
            "new": [_place_as_json(place) for place in change.new],
            "inherited": change.inherited,
        }
        for change in truth
    ]


def _place_as_json(place: Place) -> dict[str, str]:
    return {"code": place.code} if place.marker is None else {"code": place.code, "marker": place.marker}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--level", type=Level, choices=list(Level), default=Level.EASY)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--operations", type=int)
    parser.add_argument("--out", type=Path, default=Path("out/workload"))
    asked = parser.parse_args(arguments)
    workload = make_workload(asked.units, asked.level, asked.seed, asked.operations)
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, content in (
        ("old", snapshot_as_json(workload.old)),
        ("new", snapshot_as_json(workload.new)),
        ("truth", truth_as_json(workload.truth)),
    ):
        (asked.out / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main()
