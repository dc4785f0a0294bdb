"""The workload is what it says: valid snapshots, the same for the same seed, and a truth that holds."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.generator import Workload, main, make_workload, snapshot_as_json
from benchmarks.script import Level


@pytest.fixture(scope="module")
def hard() -> Workload:
    return make_workload(300, Level.HARD, seed=5, operations=120)


def test_same_seed_gives_the_same_workload_and_another_seed_another(hard: Workload) -> None:
    assert make_workload(300, Level.HARD, seed=5, operations=120) == hard
    assert make_workload(300, Level.HARD, seed=6, operations=120).old.digest != hard.old.digest


def test_institution_has_the_units_asked_for_and_about_fifteen_functions_each(hard: Workload) -> None:
    functions = [len(unit.functions) for unit in hard.old.units]
    assert len(hard.old.units) == 300
    assert 14 < sum(functions) / len(functions) < 16


def test_names_recur_under_many_parents_and_boilerplate_in_many_units() -> None:
    snapshot = make_workload(2000, seed=1, operations=0).old
    names = Counter(unit.name for unit in snapshot.units)
    texts = Counter(text.digest for text in snapshot.texts())
    assert names.most_common(1)[0][1] > 30
    assert texts.most_common(1)[0][1] > 100


def test_without_operations_the_second_date_is_as_the_first() -> None:
    workload = make_workload(200, operations=0)
    assert snapshot_as_json(workload.old)["units"] == snapshot_as_json(workload.new)["units"]
    assert workload.truth == ()


@pytest.mark.parametrize("level", list(Level))
def test_every_kind_of_change_is_in_a_long_script(level: Level) -> None:
    kinds = {(change.level, change.kind) for change in make_workload(400, level, seed=2, operations=200).truth}
    units = {"renamed", "reassigned", "created", "abolished", "transformed", "merged", "split", "recoded"}
    functions = {"modified", "added", "removed", "transferred", "renumbered"}
    assert kinds == {*(("unit", kind) for kind in units), *(("function", kind) for kind in functions)}


def test_truth_names_what_is_there_on_each_side(hard: Workload) -> None:
    old, new = hard.old.by_code(), hard.new.by_code()
    for change in hard.truth:
        for places, units in ((change.old, old), (change.new, new)):
            for place in places:
                markers = [function.marker for function in units[place.code].functions]
                assert place.marker is None or place.marker in markers


def test_truth_accounts_for_every_unit_and_function_that_comes_or_goes(hard: Workload) -> None:
    begun = Counter(
        (change.level, change.kind)
        for change in hard.truth
        if change.kind in {"created", "abolished", "added", "removed"}
    )
    merged = sum(1 - len(change.old) for change in hard.truth if change.kind == "merged")
    split = sum(len(change.new) - 1 for change in hard.truth if change.kind == "split")
    balance = begun["unit", "created"] - begun["unit", "abolished"] + merged + split
    assert len(hard.new.units) - len(hard.old.units) == balance
    functions = sum(len(unit.functions) for unit in hard.new.units) - sum(
        len(unit.functions) for unit in hard.old.units
    )
    assert functions == begun["function", "added"] - begun["function", "removed"]


def test_true_kind_agrees_with_the_two_snapshots(hard: Workload) -> None:
    old, new = hard.old.by_code(), hard.new.by_code()
    for change in hard.truth:
        if change.level == "unit" and change.kind in {"renamed", "transformed"}:
            assert old[change.old[0].code].name != new[change.new[0].code].name
        if change.level == "unit" and change.kind == "recoded":
            assert old[change.old[0].code].name == new[change.new[0].code].name
            assert change.old != change.new


def test_hard_level_has_distant_renames_and_replaces_the_lowest_rank_word(hard: Workload) -> None:
    old, new = hard.old.by_code(), hard.new.by_code()
    lowest = {unit.rank for unit in hard.old.units if unit.code.count(".") == 3}
    assert "División" in lowest
    assert "División" not in {unit.rank for unit in hard.new.units}
    renamed = [(old[c.old[0].code].name, new[c.new[0].code].name) for c in hard.truth if c.kind == "renamed"]
    assert min(len(set(a.split()) & set(b.split())) / len(set(a.split()) | set(b.split())) for a, b in renamed) < 0.4


def test_command_writes_both_dates_and_the_truth(tmp_path: Path) -> None:
    main(["--units", "100", "--level", "extreme", "--out", str(tmp_path)])
    assert len(json.loads((tmp_path / "old.json").read_text("utf-8"))["units"]) == 100
    assert json.loads((tmp_path / "truth.json").read_text("utf-8"))
