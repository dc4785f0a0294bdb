"""`review`, `confirm`, `refuse`: a pair has one number from the listing to the decision, and what is decided is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import done, run, told


def test_pair_says_both_sides_how_sure_and_why(unsettled: Path) -> None:
    for pair in told("review", folder=unsettled)["pairs"]:
        assert pair["evidence"]
        assert pair["new"][0]["document"] == "manual_2021.txt"
        assert (pair["old"][0]["effective_date"], pair["new"][0]["effective_date"]) == ("2018-01-01", "2021-07-01")
    out = done("review", folder=unsettled).out
    assert "org-changelog confirm PAR" in out


@pytest.mark.parametrize(
    ("verb", "said"), [("confirm", "Confirmado (la misma unidad): "), ("refuse", "Rechazado (la ")]
)
def test_decision_is_told_with_both_units_and_their_dates(unsettled: Path, verb: str, said: str) -> None:
    pair = told("review", folder=unsettled)["pairs"][0]
    out = " ".join(done(verb, pair["pair"], folder=unsettled).out.split())
    assert f"{said}" in out
    assert f"{pair['old'][0]['name']} (1 de enero de 2018)" in out
    assert f"{pair['new'][0]['name']} (1 de julio de 2021)" in out


def test_number_of_a_pair_holds_when_it_is_settled_and_when_others_are(unsettled: Path) -> None:
    first, second = (pair["pair"] for pair in told("review", folder=unsettled)["pairs"])
    done("confirm", second, folder=unsettled)
    assert [pair["pair"] for pair in told("review", folder=unsettled)["pairs"]] == [first]
    assert {first, second} <= {pair["pair"] for pair in told("review", "--all", folder=unsettled)["pairs"]}


def test_unit_is_named_by_code_or_by_name_with_or_without_a_date(unsettled: Path) -> None:
    """Two units that the program took for different ones, each named in another way."""
    for number, (old, new) in enumerate(
        [("7.1.4.1.3@2018-01-01", "División de Archivo y Bitácoras@2021-07-01"),
         ("División de Registro de Bitácoras", "División de Archivo y Bitácoras@2021-07")]
    ):  # fmt: skip
        answer = told("confirm", "--old", old, "--new", new, folder=unsettled)
        assert answer["decisions"] == 1, number
        assert answer["findings"] == []
    versions = told("history", "División de Registro de Bitácoras", folder=unsettled)["versions"]
    assert "División de Archivo y Bitácoras" in [version["name"] for version in versions]


def test_decisions_need_an_institution_where_there_are_several(invented: Path) -> None:
    done("record", Path(__file__).parents[2] / "examples" / "manual_2021.txt", "--institution", "Otro Instituto",
         folder=invented)  # fmt: skip
    sides = ("--old", "División de Almacenes@2021-07-01", "--new", "División de Suministros y Logística@2023-03-01")
    ran = run("confirm", *sides, folder=invented)
    assert (ran.code, "say of which institution" in ran.err) == (2, True)
    assert told("confirm", *sides, "--institution", "INAFS", folder=invented)["decisions"] == 1


def test_later_waiting_pairs_are_counted_in_every_report(unsettled: Path) -> None:
    assert "Pares por revisar: 2;" in done("diff", "2018", "2022", folder=unsettled).out
    for pair in told("review", folder=unsettled)["pairs"]:
        done("refuse", pair["pair"], folder=unsettled)
    assert "Pares por revisar" not in done("diff", "2018", "2022", folder=unsettled).out
    assert "Nada por revisar." in done("review", folder=unsettled).out
