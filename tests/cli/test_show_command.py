"""`show`: the structure on a date, with its basis; a unit with its functions and what is below it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import done, run, told

BY_DATE = {"2017-12-31": 0, "2018-01-01": 26, "2021-06-30": 24, "2021-07-01": 29, "2023-02-28": 29, "2023-03-01": 30}
"""How many units a structure shows; of those of 2018 prose had renamed one and ended another by the middle of 2021."""


def documented(answer: dict[str, Any]) -> int:
    """How many units of an answer a structure shows."""
    return len([unit for unit in answer["units"] if unit["basis"] not in ("narrated", "reconstructed")])


@pytest.mark.parametrize(
    ("day", "eve"), [("2018-01-01", "2017-12-31"), ("2021-07-01", "2021-06-30"), ("2023-03-01", "2023-02-28")]
)
def test_very_day_of_effect_and_the_day_before(invented: Path, day: str, eve: str) -> None:
    shown = [documented(told("show", "--on", on, folder=invented)) for on in (eve, day)]
    assert shown == [BY_DATE[eve], BY_DATE[day]]


@pytest.mark.parametrize(
    ("asked", "day", "units"),
    [
        ("2018", "2018-01-01", 26),
        ("2021-07", "2021-07-01", 29),
        ("2021-07-01", "2021-07-01", 29),
        ("01/07/2021", "2021-07-01", 29),
        ("1/7/2021", "2021-07-01", 29),
        (" 2021-07-01 ", "2021-07-01", 29),
    ],
)
def test_dates_are_written_as_people_write_them_and_the_answer_says_which_day(
    invented: Path, asked: str, day: str, units: int
) -> None:
    answer = told("show", "--on", asked, folder=invented)
    assert (answer["on"], documented(answer)) == ({"asked": asked.strip(), "day": day}, units)


def test_today_is_asked_for_when_no_date_is(invented: Path) -> None:
    assert told("show", folder=invented)["on"]["asked"] == "today"
    assert len(told("show", "--on", "hoy", folder=invented)["units"]) == 30


def test_table_says_which_date_and_acts_it_rests_on(invented: Path) -> None:
    out = done("show", "--on", "2022", folder=invented).out
    assert "Se pidió «2022»: 1 de enero de 2022." in out
    assert "ACDO.AS2.HCD.150621/41.P.DA (vigente desde el 1 de julio de 2021; manual_2021.txt)" in out


def test_tree_is_indented_by_level(invented: Path) -> None:
    lines = done("show", "--on", "2021-07-01", folder=invented).out.splitlines()
    starts = {line.split()[0]: line.index(line.split()[1]) for line in lines if line.startswith("7.1")}
    assert starts["7.1.1.1.1"] - starts["7.1.1.1"] == starts["7.1.1.1"] - starts["7.1.1"] == 2


def test_unit_by_code_name_or_part_of_it(invented: Path) -> None:
    answers = [
        told("show", asked, "--on", "2021-07-01", folder=invented)
        for asked in ("7.1.3", "Dirección de Visitantes y Seguridad", "visitantes y seg", "DIRECCION DE VISITANTES")
    ]
    assert answers[0]["unit"] is not None
    assert [answer["unit"] for answer in answers] == [answers[0]["unit"]] * 4
    assert {unit["code"] for unit in answers[0]["units"]} == {
        "7.1.3", "7.1.3.1", "7.1.3.1.1", "7.1.3.1.2", "7.1.3.2", "7.1.3.2.1",
    }  # fmt: skip


def test_code_means_the_unit_that_bore_it_on_the_date(invented: Path) -> None:
    names = [
        told("show", "7.1.3.1", "--on", day, folder=invented)["units"][0]["name"]
        for day in ("2021-07-01", "2023-03-01")
    ]
    assert names == ["Coordinación de Atención a Caminantes", "Coordinación de Auxilio y Rescate"]


def test_unit_is_shown_with_its_functions_and_where_they_were_read(invented: Path) -> None:
    out = done("show", "7.1", "--on", "2021-07-01", folder=invented).out
    assert "Sustento: documentado; fuente: manual_2021.txt:" in out
    assert "Sancionar los proyectos de apertura" in out


def test_functions_that_no_document_lists_are_not_documented_rather_than_none(tmp_path: Path) -> None:
    unit = {"code": "1", "name": "Dirección General", "parent": None, "functions": [], "functions_listed": False}
    facts = {"institution": {"name": "Instituto de Anclas"}, "effective_date": "2020", "units": [unit]}
    (tmp_path / "facts.json").write_text(json.dumps(facts), "utf-8")
    done("load", "facts.json", folder=tmp_path)
    assert [unit["functions"] for unit in told("show", folder=tmp_path)["units"]] == [None]
    assert "Funciones: no documentadas" in done("show", "Dirección General", folder=tmp_path).out


def test_date_before_any_document_is_answered_not_documented(invented: Path) -> None:
    assert told("show", "--on", "2001", folder=invented)["documented"] is False
    assert "No documentado" in done("show", "--on", "2001", folder=invented).out


def test_unit_of_another_time_is_named_with_the_days_on_which_it_is(invented: Path) -> None:
    ran = run("show", "División de Ingeniería de Senderos", "--on", "2021-07-01", folder=invented)
    assert ran.code == 2
    assert "is not documented on 2021-07-01" in ran.err
    assert "so from 2023-" in ran.err
