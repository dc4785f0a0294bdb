"""What is recognised between the two manuals of the invented institute, without any decision."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from changelog.domain.correspondences import MatchableUnit, Relation, Status, UnitCorrespondence
from changelog.matching import match_units
from changelog.reading import read_manual
from tests.matching.sides import all_aligned, matchable

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@cache
def units_of(year: int) -> tuple[MatchableUnit, ...]:
    name = f"manual_{year}.txt"
    return matchable(read_manual((EXAMPLES / name).read_bytes(), name).snapshots()[0])


@cache
def recognised() -> tuple[UnitCorrespondence, ...]:
    return match_units(units_of(2021), units_of(2023))


def told(level: str, *kinds: str) -> list[dict[str, Any]]:
    changes = json.loads((EXAMPLES / "truth.json").read_text("utf-8"))["changes"]
    return [change for change in changes if change["level"] == level and change["kind"] in kinds]


def keys(stated: Any) -> tuple[str, ...]:
    """Keys of units or functions as `matchable` makes them."""
    rows = stated if isinstance(stated, list) else [stated]
    return tuple(f"{row['unit']}#{row['marker'].rstrip('.')}" if "marker" in row else row["code"] for row in rows)


def test_every_unit_that_goes_on_is_recognised_without_a_decision() -> None:
    same = {
        (one.old, one.new) for one in recognised() if one.relation is Relation.SAME and one.status is Status.ACCEPTED
    }
    going_on = {
        (keys(one["old"]), keys(one["new"])) for one in told("unit", "renamed", "reassigned", "recoded", "transformed")
    }

    assert going_on <= same
    ended = {keys(one["old"]) for one in told("unit", "abolished", "replaced")}
    assert not ended & {old for old, _ in same}


def test_mergers_and_splits_are_recognised_from_the_functions() -> None:
    for kind, relation in (("merged", Relation.MERGED), ("split", Relation.SPLIT)):
        found = {
            (one.old, one.new) for one in recognised() if one.relation is relation and one.status is Status.ACCEPTED
        }
        assert found == {(keys(one["old"]), keys(one["new"])) for one in told("unit", kind)}


def test_nothing_is_left_in_doubt() -> None:
    assert not [one for one in recognised() if one.status is Status.PROPOSED]


def test_functions_modified_transferred_divided_and_joined_are_aligned() -> None:
    found = {
        (one.old, one.new)
        for one in all_aligned(units_of(2021), units_of(2023), recognised())
        if one.status is Status.ACCEPTED
    }
    changed = [
        one for one in told("function", "modified", "transferred", "split", "merged") if not one.get("inherited")
    ]

    assert {(keys(one["old"]), keys(one["new"])) for one in changed} <= found
