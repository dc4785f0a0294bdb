"""The workload is what it says: valid snapshots, the same for the same seed, and a truth that holds.

One test for each clause of what is asked of it: ranks, shifting codes, near-duplicate names, boilerplate, every kind of
change, and what makes the harder levels hard.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from rapidfuzz.distance import Levenshtein

from benchmarks.function_operations import MOST_WORDS_MODIFIED, reworded
from benchmarks.generator import Workload, main, make_workload, read_workload, write_workload
from benchmarks.script import Level
from benchmarks.truth import Place, TrueChange
from benchmarks.vocabulary import share_in_common, specific_text, topic
from changelog.domain.snapshots import Snapshot

UNIT_KINDS = {"renamed", "reassigned", "created", "abolished", "transformed", "merged", "split", "recoded"}
FUNCTION_KINDS = {"modified", "added", "removed", "transferred", "renumbered"}


@pytest.fixture(scope="module")
def easy() -> Workload:
    return make_workload(1000, Level.EASY, seed=5)


@pytest.fixture(scope="module")
def hard() -> Workload:
    return make_workload(1000, Level.HARD, seed=5)


@pytest.fixture(scope="module")
def extreme() -> Workload:
    return make_workload(1000, Level.EXTREME, seed=5)


def own(workload: Workload, level: str, *kinds: str) -> list[TrueChange]:
    return [c for c in workload.truth.changes if c.level == level and c.kind in kinds and not c.inherited]


def renamed(workload: Workload) -> Iterator[tuple[str, str]]:
    """Names on both dates of the units whose name changed by more than the rank."""
    old, new = workload.old.by_code(), workload.new.by_code()
    for change in own(workload, "unit", "renamed"):
        before, after = old[change.old[0].code], new[change.new[0].code]
        if before.name.removeprefix(before.rank or "") != after.name.removeprefix(after.rank or ""):
            yield before.name, after.name


# The same arguments always give the same workload


def test_same_seed_gives_the_same_workload_and_another_seed_another() -> None:
    one = make_workload(300, Level.HARD, seed=5)
    assert make_workload(300, Level.HARD, seed=5) == one
    assert make_workload(300, Level.HARD, seed=6).old.digest != one.old.digest


def test_workload_does_not_depend_on_the_order_of_hashes() -> None:
    told = "from benchmarks.generator import *; w = make_workload(200, Level.EXTREME, 1); print(w.new.digest, w.truth.changes)"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", told],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            cwd=Path(__file__).parents[2],
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_files_give_back_the_workload(tmp_path: Path) -> None:
    workload = make_workload(150, Level.HARD, seed=2)
    write_workload(workload, tmp_path)
    again = read_workload(tmp_path)
    assert (again.old.digest, again.new.digest, again.truth) == (
        workload.old.digest, workload.new.digest, workload.truth,
    )  # fmt: skip
    assert [text.body for text in again.new.texts()] == [text.body for text in workload.new.texts()]


def test_command_writes_both_dates_and_the_truth(tmp_path: Path) -> None:
    main(["--units", "100", "--level", "extreme", "--out", str(tmp_path)])
    assert read_workload(tmp_path).truth == make_workload(100, Level.EXTREME).truth


# What an institution is like


@pytest.mark.parametrize(("units", "ranks"), [(100, 4), (1000, 5), (3100, 6)])
def test_institution_has_the_units_asked_for_on_four_to_six_levels(units: int, ranks: int) -> None:
    snapshot = make_workload(units, operations=0).old
    assert len(snapshot.units) == units
    assert max(unit.code.count(".") for unit in snapshot.units) + 1 == ranks


def test_units_have_about_fifteen_functions_each(hard: Workload) -> None:
    functions = [len(unit.functions) for unit in hard.old.units]
    assert 14 < sum(functions) / len(functions) < 16


def test_one_name_recurs_under_many_parents(hard: Workload) -> None:
    parents = Counter(unit.name for unit in hard.old.units if unit.name == "Departamento de Recursos Financieros")
    assert parents["Departamento de Recursos Financieros"] > 20


def test_many_siblings_differ_by_one_word(hard: Workload) -> None:
    children: dict[str | None, list[set[str]]] = {}
    for unit in hard.old.units:
        children.setdefault(unit.parent, []).append(set(unit.name.split()))
    near = sum(len(a ^ b) <= 2 for names in children.values() for a, b in combinations(names, 2))
    assert near > 50


def test_boilerplate_is_shared_word_for_word_by_hundreds_of_units(hard: Workload) -> None:
    texts = Counter(text.digest for text in hard.old.texts())
    assert sum(1 for _, units in texts.most_common(20) if units >= 100) >= 15
    assert texts.most_common(1)[0][1] >= 200


def test_every_unit_has_functions_of_its_own(hard: Workload) -> None:
    units_of = Counter(text.digest for text in hard.old.texts())
    assert min(sum(units_of[f.text.digest] <= 2 for f in unit.functions) for unit in hard.old.units) >= 3


def test_some_functions_name_their_own_unit_or_its_parent(hard: Workload) -> None:
    names = hard.old.by_code()
    naming = 0
    for unit in hard.old.units:
        above = names[unit.parent].name if unit.parent else unit.name
        naming += sum(unit.name in (f.text.body or "") or above in (f.text.body or "") for f in unit.functions)
    assert 0.05 < naming / sum(len(unit.functions) for unit in hard.old.units) < 0.15


# What the script does


@pytest.mark.parametrize("level", list(Level))
def test_every_kind_of_change_is_in_the_script(level: Level, request: pytest.FixtureRequest) -> None:
    workload: Workload = request.getfixturevalue(str(level))
    kinds = {(change.level, change.kind) for change in workload.truth.changes}
    assert kinds == {*(("unit", kind) for kind in UNIT_KINDS), *(("function", kind) for kind in FUNCTION_KINDS)}


def test_without_operations_the_second_date_is_as_the_first() -> None:
    workload = make_workload(200, Level.HARD, operations=0, only_leaves=True)
    assert workload.old.units != ()
    assert _facts(workload.old) == _facts(workload.new)
    assert workload.truth.changes == ()


def _facts(snapshot: Snapshot) -> list[object]:
    return [(u.code, u.name, u.rank, u.parent, [(f.marker, f.text) for f in u.functions]) for u in snapshot.units]


def test_some_units_are_renamed_and_reassigned_together(hard: Workload) -> None:
    beyond_rank = set(renamed(hard))
    old, new = hard.old.by_code(), hard.new.by_code()
    moved = [(old[c.old[0].code].name, new[c.new[0].code].name) for c in own(hard, "unit", "reassigned")]
    assert sum(pair in beyond_rank for pair in moved) >= 2


def test_codes_shift_where_nothing_else_happens(easy: Workload) -> None:
    shifted = [change for change in easy.truth.changes if change.kind == "recoded"]
    old, new = easy.old.by_code(), easy.new.by_code()
    assert len(shifted) > 100
    assert all(change.inherited and change.old != change.new for change in shifted)
    assert all(old[change.old[0].code].name == new[change.new[0].code].name for change in shifted)


def test_a_subject_is_renamed_under_many_parents_at_once(easy: Workload, hard: Workload) -> None:
    for workload in (easy, hard):
        old, new = workload.old.by_code(), workload.new.by_code()
        pairs = Counter(
            (old[c.old[0].code].name.partition(" de ")[2], new[c.new[0].code].name.rpartition(" de ")[2])
            for c in own(workload, "unit", "renamed")
            if old[c.old[0].code].name.startswith("Departamento")
        )
        assert max(count for (before, after), count in pairs.items() if before != after) >= 10


def test_mergers_and_splits_are_of_both_forms(extreme: Workload) -> None:
    """A new unit or one of the old ones takes the rest in; a unit ends or goes on with a part."""
    truth = extreme.truth
    for kind in ("merged", "split"):
        forms = Counter(
            bool({truth.old.units[p.code] for p in c.old} & {truth.new.units[p.code] for p in c.new})
            for c in own(extreme, "unit", kind)
        )
        assert forms[True] >= 10
        assert forms[False] >= 10


def test_merged_unit_has_what_its_predecessors_had(extreme: Workload) -> None:
    old, new = extreme.old.by_code(), extreme.new.by_code()
    for change in own(extreme, "unit", "merged"):
        before = {f.text.digest for place in change.old for f in old[place.code].functions}
        after = {f.text.digest for f in new[change.new[0].code].functions}
        assert len(before & after) > len(before) * 0.6


def test_modifications_touch_one_to_eight_words() -> None:
    random = Random(1)
    counts: Counter[int] = Counter()
    for _ in range(500):
        text = specific_text(random, topic(random))
        changed = reworded(random, text, MOST_WORDS_MODIFIED)
        counts[Levenshtein.distance(text.split(), changed.split())] += 1
    assert set(counts) <= set(range(1, MOST_WORDS_MODIFIED + 1))
    assert all(counts[words] > 20 for words in range(1, 7))


def test_a_created_unit_may_resemble_an_abolished_sibling(extreme: Workload) -> None:
    gone = [extreme.old.by_code()[c.old[0].code] for c in own(extreme, "unit", "abolished")]
    made = [extreme.new.by_code()[c.new[0].code] for c in own(extreme, "unit", "created")]
    subjects = {frozenset(unit.name.removeprefix(unit.rank or "").split()) for unit in made}
    alike = sum(any(len(frozenset(u.name.removeprefix(u.rank or "").split()) ^ s) <= 2 for s in subjects) for u in gone)
    assert alike >= 10


# What makes a level hard


def test_easy_renames_keep_most_words(easy: Workload) -> None:
    shares = [share_in_common(*names) for names in renamed(easy)]
    assert sum(share >= 0.4 for share in shares) > 0.8 * len(shares)


@pytest.mark.parametrize("level", ["hard", "extreme"])
def test_a_third_of_hard_renames_share_less_than_forty_percent_of_their_words(
    level: str, request: pytest.FixtureRequest
) -> None:
    shares = [share_in_common(*names) for names in renamed(request.getfixturevalue(level))]
    assert len(shares) > 40
    assert sum(share < 0.4 for share in shares) >= len(shares) / 3


def test_words_in_common_are_counted_without_those_that_say_nothing() -> None:
    old, new = "División de Registro de Cuencas", "División de Control de Boyas y Muelles"
    assert share_in_common(old, new) == 1 / 4
    assert share_in_common(old, old) == 1.0


@pytest.mark.parametrize("level", ["hard", "extreme"])
def test_rank_words_of_the_lowest_levels_are_replaced_everywhere(level: str, request: pytest.FixtureRequest) -> None:
    workload: Workload = request.getfixturevalue(level)
    before, after = (Counter(unit.rank for unit in side.units) for side in (workload.old, workload.new))
    for rank in ("División", "Departamento"):
        assert before[rank] > 50
        assert after[rank] == 0


def test_rank_replaced_everywhere_is_no_transformation(hard: Workload) -> None:
    old, new = hard.old.by_code(), hard.new.by_code()
    words = Counter((old[c.old[0].code].rank, new[c.new[0].code].rank) for c in own(hard, "unit", "transformed"))
    assert ("Departamento", "Jefatura de Oficina") not in words
    assert sum(words.values()) >= 4


def test_a_whole_branch_moves(hard: Workload) -> None:
    old = hard.old.by_code()
    moved = [c.old[0].code for c in own(hard, "unit", "reassigned")]
    below = max(sum(code.startswith(f"{branch}.") for code in old) for branch in moved)
    assert below >= 50


def test_extreme_has_ten_times_the_changes_of_hard(hard: Workload, extreme: Workload) -> None:
    for level, kind in (
        ("unit", "reassigned"), ("unit", "merged"), ("unit", "split"), ("unit", "transformed"),
        ("function", "modified"), ("function", "added"), ("function", "removed"), ("function", "transferred"),
    ):  # fmt: skip
        assert 6 < len(own(extreme, level, kind)) / len(own(hard, level, kind)) < 16


# The truth holds


@pytest.mark.parametrize("level", list(Level))
def test_truth_names_what_is_there_on_each_side(level: Level, request: pytest.FixtureRequest) -> None:
    workload: Workload = request.getfixturevalue(str(level))
    for side, places in (
        (workload.old, (place for change in workload.truth.changes for place in change.old)),
        (workload.new, (place for change in workload.truth.changes for place in change.new)),
    ):
        present = {Place(u.code) for u in side.units} | {
            Place(u.code, f.marker) for u in side.units for f in u.functions
        }
        assert set(places) <= present


def test_truth_accounts_for_every_unit_that_comes_or_goes(extreme: Workload) -> None:
    old, new = extreme.truth.old.units, extreme.truth.new.units
    linked = own(extreme, "unit", "merged", "split")
    ends = {p.code for c in [*linked, *own(extreme, "unit", "abolished")] for p in c.old}
    begins = {p.code for c in [*linked, *own(extreme, "unit", "created")] for p in c.new}
    assert {code for code, number in old.items() if number not in new.values()} <= ends
    assert {code for code, number in new.items() if number not in old.values()} <= begins


def test_truth_accounts_for_every_function_that_comes_or_goes(extreme: Workload) -> None:
    counts = Counter(c.kind for c in extreme.truth.changes if c.level == "function")
    sizes = [sum(len(unit.functions) for unit in side.units) for side in (extreme.old, extreme.new)]
    assert sizes[1] - sizes[0] == counts["added"] - counts["removed"]


def test_texts_differ_just_where_the_truth_says_modified(hard: Workload) -> None:
    truth = hard.truth
    now = {
        number: f.text.digest
        for u in hard.new.units
        for number, f in zip(truth.new.functions[u.code], u.functions, strict=True)
    }
    differing = {
        Place(u.code, f.marker)
        for u in hard.old.units
        for number, f in zip(truth.old.functions[u.code], u.functions, strict=True)
        if now.get(number, f.text.digest) != f.text.digest
    }
    assert differing == {c.old[0] for c in truth.changes if c.kind == "modified"}


def test_text_that_only_says_a_new_name_is_an_echo(hard: Workload) -> None:
    echoes = [c for c in hard.truth.changes if c.kind == "modified" and c.inherited]
    texts = {Place(u.code, f.marker): f.text.body or "" for u in hard.new.units for f in u.functions}
    assert len(echoes) > 300
    assert all(("bajo la responsabilidad" in texts[c.new[0]]) or ("previa opinión" in texts[c.new[0]]) for c in echoes)
