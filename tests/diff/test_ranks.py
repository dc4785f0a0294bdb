"""A rank that is called otherwise everywhere is a renaming; a unit that changes rank is transformed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import changelog
from changelog.domain.changes import ChangeSet
from changelog.domain.snapshots import Snapshot
from changelog.storage.snapshot_files import write_snapshot
from tests.notation import changes, snapshot

THINGS = (
    "Faros", "Boyas", "Sendas", "Mareas", "Linternas", "Rescate", "Cartas", "Muelles", "Redes", "Lanchas",
    "Anclas", "Cabos", "Velas", "Remos", "Brújulas", "Diques", "Esclusas", "Grúas", "Radios", "Vigías",
)  # fmt: skip


def institute(day: str, *ranks: str) -> Snapshot:
    """A unit of each rank below the head, each with two functions of its own."""
    units = (
        f"1.{at} {rank} de {thing}\n  1. Cuidar {thing} y su inventario anual.\n  2. Reparar {thing} dañadas por el mar."
        for at, (rank, thing) in enumerate(zip(ranks, THINGS, strict=False), 1)
    )
    return snapshot(day, "1 Dirección General\n" + "\n".join(units))


def kinds(found: ChangeSet) -> Counter[str]:
    return Counter(str(change.kind) for change in found.units if not change.inherited)


def ranks(before: list[str], after: list[str]) -> Counter[str]:
    """The changes of units from one list of ranks to the other, the same whether told forwards or undone."""
    found = kinds(changes(institute("2020-01-01", *before), institute("2021-01-01", *after)))
    undone = kinds(changes(institute("2020-01-01", *after), institute("2021-01-01", *before)))
    assert found == undone
    return found


def test_the_few_that_went_to_a_third_rank_are_transformed() -> None:
    assert ranks(["Departamento"] * 8, ["Subdirección"] * 6 + ["División"] * 2) == {"renamed": 6, "transformed": 2}


def test_unit_of_another_rank_that_takes_the_new_word_is_transformed() -> None:
    before = ["Departamento"] * 6 + ["División"] * 3
    after = ["Subdirección"] * 7 + ["División"] * 2
    assert ranks(before, after) == {"renamed": 6, "transformed": 1}


def test_two_ranks_may_be_renamed_at_once_and_a_unit_go_from_one_to_the_other() -> None:
    before = ["Departamento"] * 5 + ["División"] * 5
    after = ["Subdirección"] * 4 + ["Coordinación"] + ["Coordinación"] * 5
    assert ranks(before, after) == {"renamed": 9, "transformed": 1}


def test_units_that_join_a_rank_which_stood_beside_theirs_are_transformed() -> None:
    assert ranks(["Departamento"] * 4 + ["División"] * 4, ["División"] * 8) == {"transformed": 4}


def test_rank_that_most_of_its_units_left_goes_on_with_the_others() -> None:
    assert ranks(["Departamento"] * 8, ["Subdirección"] * 5 + ["Departamento"] * 3) == {"transformed": 5}


def test_one_stale_name_among_many_does_not_keep_a_rank() -> None:
    before = ["Departamento"] * 20
    assert ranks(before, [*["Subdirección"] * 19, "Departamento"]) == {"renamed": 19}


def test_two_units_that_change_rank_together_are_transformed() -> None:
    assert ranks(["Departamento"] * 2, ["Subdirección"] * 2) == {"transformed": 2}


@pytest.mark.parametrize("printed", ["Departamcnto", "Dcpartarncnto", "Departamento1", "Départamento"])
def test_rank_printed_wrong_is_no_transformation(printed: str) -> None:
    assert ranks(["Departamento"] * 4, ["Departamento"] * 3 + [printed]) == {"renamed": 1}


def test_rank_word_that_leaves_every_name_is_no_transformation() -> None:
    assert ranks(["Departamento"] * 8, [""] * 8) == {"renamed": 8}


STEPS = (
    institute("2020-01-01", *["Departamento"] * 6),
    institute("2021-01-01", *["Subdirección"] * 5, "División"),
    institute("2022-01-01", *["Subdirección"] * 4, "Unidad", "División"),
)


def test_rank_renamed_by_an_act_inside_the_period_is_renamed_act_by_act_too() -> None:
    assert kinds(changes(*STEPS)) == {"renamed": 4, "transformed": 2}
    assert kinds(changes(*STEPS, steps=True)) == {"renamed": 5, "transformed": 2}


def test_recorded_institution_tells_the_same_as_one_in_memory(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.json" for number in range(len(STEPS))]
    for file, stated in zip(files, STEPS, strict=True):
        file.write_bytes(write_snapshot(stated, with_texts=True))
    with changelog.open_store(tmp_path / "store.db", create=True) as store:
        changelog.load_snapshots(store, files)
        answer = changelog.diff_dates(store, "2020-01-01", "2022-01-01", steps=True)
    assert kinds(answer.net[0]) == kinds(changes(*STEPS))
    assert kinds(answer.steps[0]) == kinds(changes(*STEPS, steps=True))
