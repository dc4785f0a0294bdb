"""`history`: one unit's life, under all its names."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import done, told


def test_every_state_with_its_days_and_act(invented: Path) -> None:
    versions = told("history", "Coordinación de Personal de Faros", folder=invented)["versions"]
    assert [(v["valid_from"], v["name"]) for v in versions if v["basis"] not in ("narrated", "reconstructed")] == [
        ("2018-01-01", "Coordinación de Guardafaros"),  # its functions are not listed yet
        ("2021-07-01", "Coordinación de Guardafaros"),
        ("2023-03-01", "Coordinación de Personal de Faros"),
    ]
    assert [v["valid_to"] for v in versions] == [*(v["valid_from"] for v in versions[1:]), None]
    # The act that the text names for this change, not the one that put the whole document in force.
    assert versions[-1]["agreement"] == "ACDO.AS2.HCD.250123/9.P.DA"


def test_unit_is_found_under_each_of_its_names(invented: Path) -> None:
    old, new = (told("history", name, folder=invented) for name in ("Guardafaros", "Coordinación de Personal de Faros"))
    assert old == new


def test_code_is_that_of_a_date(invented: Path) -> None:
    before, after = (told("history", "7.1.3.1", "--on", day, folder=invented) for day in ("2021-07-01", "2023-03-01"))
    assert before["versions"][-1]["name"] == "Coordinación de Atención a Caminantes"
    assert after["versions"][-1]["name"] == "Coordinación de Auxilio y Rescate"


def test_table_names_all_that_it_was_called(invented: Path) -> None:
    out = done("history", "Guardafaros", folder=invented).out
    assert "Ha llevado los nombres: Coordinación de Guardafaros; Coordinación de Personal de Faros" in out
    assert "vigente" in out


def test_links_to_other_units_are_told(invented: Path) -> None:
    sides = ("--old", "División de Trazo y Levantamiento@2021-07-01", "--old", "División de Nivelación y Drenaje@2021-07-01",
             "--new", "División de Ingeniería de Senderos@2023-03-01", "--relation", "merged")  # fmt: skip
    done("confirm", *sides, folder=invented)
    [link] = told("history", "División de Ingeniería de Senderos", folder=invented)["links"]
    assert link["relation"] == "merged"
    assert set(link["predecessors"]) == {"División de Trazo y Levantamiento", "División de Nivelación y Drenaje"}
