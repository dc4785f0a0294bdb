"""A score is what its rules say: a perfect report has nothing wrong, and each fault costs where it should."""

from __future__ import annotations

import pytest

from benchmarks.generator import Workload, make_workload
from benchmarks.own_report import compare, report_of
from benchmarks.score import HELD_OUT_SEEDS, TUNING_SEEDS, main
from benchmarks.scoring import FUNCTION_KINDS, UNIT_KINDS, Claim, Report, Score, Tally, Wrong, claim, score
from benchmarks.script import Level
from benchmarks.truth import Place


@pytest.fixture(scope="module")
def workload() -> Workload:
    return make_workload(200, Level.EXTREME, seed=3)


@pytest.fixture(scope="module")
def perfect(workload: Workload) -> frozenset[Claim]:
    return frozenset(claim(c.level, c.kind, c.old, c.new) for c in workload.truth.changes if not c.inherited)


def test_perfect_report_has_an_f1_of_one_in_every_kind(workload: Workload, perfect: frozenset[Claim]) -> None:
    found = score(workload, Report(perfect))
    assert [found.f1("unit", kind) for kind in UNIT_KINDS] == [1.0] * len(UNIT_KINDS)
    assert [found.f1("function", kind) for kind in FUNCTION_KINDS] == [1.0] * len(FUNCTION_KINDS)
    assert found.mean("unit") == found.mean("function") == 1.0
    assert found.false == found.missed == ()


def test_empty_report_misses_everything(workload: Workload) -> None:
    found = score(workload, Report(frozenset()))
    assert {tally.right for tally in found.tallies.values()} == {0}
    assert found.mean("unit") == 0.0


def test_what_only_follows_counts_on_neither_side(workload: Workload, perfect: frozenset[Claim]) -> None:
    echoes = {claim(c.level, c.kind, c.old, c.new) for c in workload.truth.changes if c.inherited}
    assert score(workload, Report(perfect | echoes)).tallies == score(workload, Report(perfect)).tallies


def test_merger_with_one_predecessor_too_few_is_wrong_and_missed(workload: Workload, perfect: frozenset[Claim]) -> None:
    whole = next(one for one in perfect if one.kind == "merged")
    part = whole._replace(old=whole.old[1:])
    found = score(workload, Report(perfect - {whole} | {part}))
    full = score(workload, Report(perfect)).tallies["unit", "merged"]
    assert found.tallies["unit", "merged"] == Tally(full.true - 1, full.true, full.true)


def test_order_of_places_does_not_matter() -> None:
    places = Place("7.1"), Place("7.2")
    assert claim("unit", "merged", places, ()) == claim("unit", "merged", reversed(places), ())


def test_rename_beyond_the_rank_is_counted_apart(workload: Workload, perfect: frozenset[Claim]) -> None:
    tallies = score(workload, Report(perfect)).tallies
    assert 0 < tallies["unit", "renamed*"].true < tallies["unit", "renamed"].true


def test_accepted_pair_of_strangers_is_wrong(workload: Workload) -> None:
    truth = workload.truth
    code_of = {number: code for code, number in truth.new.units.items()}
    pairs = {(code, code_of[number]) for code, number in truth.old.units.items() if number in code_of}
    first, second = sorted(pairs)[:2]
    swapped = pairs - {first, second} | {(first[0], second[1]), (second[0], first[1])}
    assert score(workload, Report(frozenset(), frozenset(pairs))).units == Wrong(0, len(pairs))
    assert score(workload, Report(frozenset(), frozenset(swapped))).units == Wrong(2, len(pairs))


def test_pair_related_by_a_merger_is_not_wrong(workload: Workload) -> None:
    merged = next(c for c in workload.truth.changes if c.kind == "merged")
    pairs = frozenset((old.code, merged.new[0].code) for old in merged.old)
    assert score(workload, Report(frozenset(), pairs)).units == Wrong(0, len(pairs))


def test_scores_of_seeds_are_added_up() -> None:
    one, other = Score({("unit", "merged"): Tally(1, 2, 3)}), Score({("unit", "merged"): Tally(1, 1, 1)})
    assert (one + other).tallies == {("unit", "merged"): Tally(2, 3, 4)}


def test_kind_that_neither_happens_nor_is_reported_has_no_f1() -> None:
    assert Tally().f1 is None
    assert Tally(0, 0, 1).f1 == 0.0


def test_report_of_the_program_names_places_that_are_there() -> None:
    workload = make_workload(100, Level.HARD, seed=1)
    report = report_of(compare(workload.old, workload.new))
    old, new = workload.truth.old.units.keys(), workload.truth.new.units.keys()
    assert report.claims
    assert all({p.code for p in one.old} <= old and {p.code for p in one.new} <= new for one in report.claims)
    assert len(report.unit_pairs) > 80
    assert all(before in old and after in new for before, after in report.unit_pairs)


def test_seeds_for_tuning_and_held_out_ones_are_apart() -> None:
    assert not set(TUNING_SEEDS) & set(HELD_OUT_SEEDS)
    assert len(HELD_OUT_SEEDS) >= 5


def test_command_prints_one_column_for_each_level_and_size(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--sizes", "100", "--levels", "easy", "hard", "--seeds", "0", "--details", "--wrong", "1"])
    printed = capsys.readouterr().out
    assert "| F1 | easy 100 | hard 100 |" in printed
    assert "precision" in printed


def test_single_cases_of_held_out_seeds_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--seeds", "held-out", "--wrong", "5"])
    assert "held-out" in capsys.readouterr().err
