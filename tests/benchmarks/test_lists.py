"""What counts as true and as found in yearly lists of units whose codes stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.lists import List, answer_of, given_away, is_given_away, read_list, table, truth_of

HEADER = "codigo,nombre,depende de,nivel\n"
OLD = (
    "100,Dirección de Faros,,DIR\n110,Gerencia de Balizas del Litoral,100,GER\n120,Gerencia de Lámparas,100,GER\n"
    "130,Gerencia de Puertos,100,GER\n200,Dirección de Mareas,,DIR\n"
)
NEW = (
    "100,Dirección de Faros,,DIR\n110,Gerencia de Balizas del Litoral,200,GER\n120,Gerencia de Lentes y Lámparas,100,GER\n"
    "130,Archivo Histórico,200,GER\n200,Dirección de Mareas,,DIR\n300,Dirección de Buques,,DIR\n"
)


@pytest.fixture
def years(tmp_path: Path) -> tuple[List, List]:
    for year, rows in ((2018, OLD), (2019, NEW)):
        (tmp_path / f"caba_{year}.csv").write_text(HEADER + rows, "utf-8")
    return read_list(tmp_path / "caba_2018.csv"), read_list(tmp_path / "caba_2019.csv")


def test_truth_follows_the_codes_but_for_one_that_was_given_away(years: tuple[List, List]) -> None:
    truth = truth_of(*years)
    assert is_given_away("130", *years)
    assert truth["renamed"] == {("120", "120")}
    assert truth["reassigned"] == {("110", "110")}
    assert truth["created"] == {(None, "300"), (None, "130")}
    assert truth["abolished"] == {("130", None)}


def test_codes_are_hidden_from_what_is_compared(years: tuple[List, List]) -> None:
    for year in years:
        codes = {unit.code for unit in year.snapshot().units}
        assert not codes & set(year.units)


def test_unit_that_moved_under_its_own_name_is_found(years: tuple[List, List]) -> None:
    assert answer_of(*years).found["reassigned"] == {("110", "110")}


def test_every_code_can_be_counted_as_one_unit(years: tuple[List, List]) -> None:
    truth = truth_of(*years, is_every_code_one=True)
    assert truth["renamed"] == {("120", "120"), ("130", "130")}
    assert truth["abolished"] == frozenset()
    assert list(given_away(*years)) == ["130 «Gerencia de Puertos» -> «Archivo Histórico»"]


def test_move_of_a_unit_whose_place_is_not_told_is_not_measured(tmp_path: Path) -> None:
    header = "codigo,nombre,depende de,ministerio,nivel\n"
    (tmp_path / "caba_2018.csv").write_text(
        header + "1,Faros,,Faros,M\n2,Balizas,1,Faros,D\n3,Boyas,1,Faros,D\n", "utf-8"
    )
    (tmp_path / "caba_2019.csv").write_text(
        header + "1,Faros,,Faros,M\n2,Balizas,,Faros,D\n3,Boyas,2,Faros,D\n", "utf-8"
    )
    years = read_list(tmp_path / "caba_2018.csv"), read_list(tmp_path / "caba_2019.csv")
    assert truth_of(*years)["reassigned"] == {("3", "3")}


def test_table_has_a_row_for_each_kind_and_year(years: tuple[List, List], tmp_path: Path) -> None:
    told = table(tmp_path)
    assert "| 2018, 2019 | reassigned | 1 | 1 | 1 | 100% | 100% | 100% | 50% |" in told
    assert "| 2018, 2019 | 5 to 6 | 4 | 1 | 4 | 4 |" in told
