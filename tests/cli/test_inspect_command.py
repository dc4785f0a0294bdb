"""`inspect`: what a document is read as and why, and what became of its lines, as users see it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import jsonschema
import pytest

from changelog.reports.interface import schema_of
from changelog.reports.told_interface import PUBLISHED
from tests.cli.conftest import EXAMPLES
from tests.cli.running import done, run, told

MANUAL = EXAMPLES / "manual_2021.txt"
RIEGO = EXAMPLES / "profiles"
NONE = "Recetario\n\nDirección de la cocina\nFunciones:\n1. Moler el maíz.\n"


@pytest.fixture
def recipes(tmp_path: Path) -> Path:
    path = tmp_path / "recetario.txt"
    path.write_text(NONE, "utf-8")
    return path


def test_manual_is_told_with_profile_confidence_sections_units_and_share() -> None:
    out = done("inspect", MANUAL, "--lang", "es").out
    for said in (
        "Se lee: 29 unidades, 172 funciones; se da cuenta del ",
        "Perfil: por qué", "Secciones encontradas", "Unidades por nivel jerárquico", "Unidades por profundidad",
        "Qué es cada renglón", "Renglones sin destino", "1 de julio de 2021",
    ):  # fmt: skip
        assert said in out


def test_english_and_spanish_tell_the_same_numbers() -> None:
    def digits(language: str) -> list[str]:
        return [
            word
            for word in done("inspect", MANUAL, "--lang", language, "--format", "markdown").out.split()
            if word.isdigit()
        ]

    assert [one for one in digits("es") if len(one) > 2] == [one for one in digits("en") if len(one) > 2]


@pytest.mark.parametrize("arguments", [(), ("--explain", "1-40")])
def test_json_is_of_its_schema(arguments: tuple[str, ...]) -> None:
    answer = told("inspect", MANUAL, *arguments)
    jsonschema.validate(answer, schema_of("inspect", PUBLISHED))
    assert answer["is_manual"]
    assert (len(answer["units"]), answer["functions"], answer["levels"]) == (29, 172, 5)
    assert answer["lines"]["accounted"] == answer["lines"]["total"] - answer["lines"]["kinds"].get("unaccounted", 0)
    assert sum(answer["lines"]["kinds"].values()) == answer["lines"]["total"]
    assert (answer["explained"] is None) == (not arguments)


def test_csv_is_one_fact_a_row_or_one_line_a_row() -> None:
    facts = list(
        csv.reader(io.StringIO(done("inspect", MANUAL, "--format", "csv", "--lang", "en").out.lstrip("\ufeff")))
    )
    assert facts[0] == ["Fact", "Value"]
    assert ["Units", "29"] in facts
    lines = list(
        csv.reader(io.StringIO(done("inspect", MANUAL, "--explain", "5-9", "--format", "csv").out.lstrip("\ufeff")))
    )
    assert [line[0] for line in lines[1:]] == ["5", "6", "7", "8", "9"]


def test_what_is_no_manual_is_told_and_ends_with_3(recipes: Path) -> None:
    ran = run("inspect", recipes, "--lang", "en")
    assert ran.code == 3
    assert "It is not read as a manual" in ran.out
    assert "rank without a code" in ran.out
    assert "no unit with code, name and functions is found" in ran.err
    assert "--profile FILE.toml" in ran.err
    answer = run("inspect", recipes, "--format", "json")
    jsonschema.validate(answer.json, schema_of("inspect", PUBLISHED))
    assert not answer.json["is_manual"]


def test_lines_of_what_is_no_manual_are_explained_all_the_same(recipes: Path) -> None:
    out = done("inspect", recipes, "--explain", "3", "--lang", "en", "--format", "markdown").out
    assert "not accounted for" in out
    assert 'it opens with the rank "Dirección" but bears no code' in out


@pytest.mark.parametrize(
    ("lines", "what"),
    [("0", "has no lines 0"), ("9-3", "has no lines 9-3"), ("999999", "has no lines"), ("x", "neither lines nor a page"),
     ("p1", "its format tells no pages"), ("1-", "neither lines nor a page")],
)  # fmt: skip
def test_lines_that_are_not_there_are_refused(lines: str, what: str) -> None:
    ran = run("inspect", MANUAL, "--explain", lines)
    assert (ran.code, ran.out) == (2, "")
    assert what in ran.err


@pytest.mark.parametrize("asked", ["p2", "página 2", "page 2", "P. 2"])
def test_page_can_be_asked_for(tmp_path: Path, asked: str) -> None:
    path = tmp_path / "paginas.txt"
    path.write_text("uno\ndos\n\ftres\ncuatro\n\fcinco\n", "utf-8")
    answer = told("inspect", path, "--explain", asked)
    assert [(line["line"], line["page"]) for line in answer["explained"]] == [(3, 2), (4, 2)]


def test_profile_of_ones_own_is_tried_without_touching_the_program() -> None:
    manual, profile = RIEGO / "manual_riego.txt", RIEGO / "riego.toml"
    answer = told("inspect", manual, "--profile", profile)
    assert [unit["name"] for unit in answer["units"]] == [
        "Gerencia Zonal Norte", "Cuadrilla de Acequias", "Gerencia Zonal Sur",
    ]  # fmt: skip
    choice = answer["profile"]
    assert (choice["name"], choice["confidence"], choice["runner_up"]) == ("riego", "told", None)
    assert len(choice["digest"]) == 64
    signs = [(sign["name"], sign["line"], sign["lines"]) for sign in choice["weighed"][0]["signs"]]
    assert signs == [("unidades con finalidad", 11, 3), ("capítulo de organización por niveles", 8, 1)]


@pytest.mark.parametrize("command", ["read", "inspect", "audit", "record", "preview"])
def test_every_command_that_reads_takes_a_profile(command: str, tmp_path: Path) -> None:
    manual, profile = RIEGO / "manual_riego.txt", RIEGO / "riego.toml"
    ran = run(command, manual, "--profile", profile, "--format", "json", folder=tmp_path)
    assert ran.code == 0, ran.err
    wrong = run(command, manual, "--profile", "martian", folder=tmp_path)
    assert (wrong.code, wrong.out) == (2, "")
    assert "there is no profile called 'martian'" in wrong.err


def test_two_files_are_compared_by_one_profile(tmp_path: Path) -> None:
    second = tmp_path / "manual_2022.txt"
    text = (
        (RIEGO / "manual_riego.txt")
        .read_text("utf-8")
        .replace("2020", "2022")
        .replace("Cuadrilla de Acequias", "Cuadrilla de Canales")
    )
    second.write_text(text, "utf-8")
    answer = told("compare", RIEGO / "manual_riego.txt", second, "--profile", RIEGO / "riego.toml")
    assert "Cuadrilla de Canales" in str(answer)


def test_fault_in_a_profile_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "mal.toml"
    path.write_text('extends = "spanish"\n[sections]\nfunction = ["x"]\n', "utf-8")
    for command in ("read", "inspect", "audit", "record"):
        ran = run(command, MANUAL, "--profile", path, folder=tmp_path)
        assert ran.code == 3
        assert (
            "Error: mal.toml:3:1: the profile's key 'sections.function' is not known; did you mean 'functions'?"
            in ran.err
        )
    missing = run("inspect", MANUAL, "--profile", tmp_path / "none.toml")
    assert missing.code == 3


def test_folder_is_recorded_with_a_profile(tmp_path: Path) -> None:
    folder = tmp_path / "manuales"
    folder.mkdir()
    (folder / "uno.txt").write_bytes((RIEGO / "manual_riego.txt").read_bytes())
    done("record", folder, "--profile", RIEGO / "riego.toml", folder=tmp_path)
    shown = done("show", "--on", "2020-04", folder=tmp_path).out
    assert "Cuadrilla de Acequias" in shown
