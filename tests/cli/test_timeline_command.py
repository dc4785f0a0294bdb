"""`timeline`, and what `history` and `show` tell of units that prose tells of."""

from __future__ import annotations

import csv
import io
import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from changelog.storage.store import open_store
from tests.app import told_institute as made
from tests.cli.conftest import TOP
from tests.cli.running import done, run, told


@pytest.fixture(scope="module")
def institute(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the invented institute of `told_institute` as its default store; only to be read."""
    folder = tmp_path_factory.mktemp("institute")
    with open_store(folder / "org-changelog.db", create=True) as store:
        made.put_into(store)
    return folder


def lines_of(out: str) -> list[str]:
    return [" ".join(line.split()) for line in out.splitlines()]


# --- timeline ---------------------------------------------------------------------------------------------------------


def test_groups_are_days_with_their_act_in_order(institute: Path) -> None:
    lines = lines_of(done("timeline", folder=institute).out)
    headings = [before for before, line in itertools.pairwise(lines) if line and set(line) == {"-"}]
    assert headings == [
        "2014",
        "3 de febrero de 2016",
        "entre el 1 de marzo de 2018 y el 1 de octubre de 2022",
        "3 de mayo de 2021 · ACDO.AS2.HCA.280421/99.P.DA",
        "1 de octubre de 2022 · ACDO.AS2.HCA.270922/264.P.DA",
        "sin fecha",
    ]


def test_day_that_is_not_that_of_effect_says_so_once_above_its_rows(institute: Path) -> None:
    out = done("timeline", "--to", "2016-12-31", folder=institute).out
    assert out.count("la fecha es la de la sesión: no antes") == 1


def test_telling_without_a_place_in_the_structure_is_marked_with_why(institute: Path) -> None:
    out = " ".join(done("timeline", "Pesca", folder=institute).out.split())
    assert "sin lugar en la estructura" in out
    assert "Ninguna estructura documentada la muestra" in out
    rows = told("timeline", "Comisión de Pesca", folder=institute)["changes"]
    assert [(row["certainty"], row["outcome"], row["why"]) for row in rows] == [
        ("doubtful", "not_placed", ["la frase puede leerse de otro modo"]),
        ("stated", "not_placed", []),
    ]


def test_both_places_and_what_differs_between_them_are_in_the_json(institute: Path) -> None:
    changes = told("timeline", made.BAYS, folder=institute)["changes"]
    [row] = [row for row in changes if row["kind"] == "renamed"]
    assert [place["lines"] for place in row["told"]] == [[30, 31], [80, 80]]
    assert [(place["document"], place["lines"]) for place in (*row["seen_before"], *row["seen_after"])] == [
        ("anclas_2018.txt", [110, 110]),
        ("anclas_2022.txt", [210, 210]),
    ]
    [differs] = row["disagreements"]
    assert (differs["field"], differs["said"]) == ("agreement", list(made.SPELLINGS))


def test_dates_keep_the_precision_told(institute: Path) -> None:
    [row] = told("timeline", made.WHARVES, "--to", "2015", folder=institute)["changes"]
    assert (row["day"], row["effective_date"], row["day_from"]) == ("2014-01-01", "2014", "effective")


def test_csv_has_a_row_for_each_change_with_iso_dates(institute: Path) -> None:
    out = done("timeline", "--format", "csv", folder=institute).out
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    assert [(row["Vigencia"], row["No antes de"], row["No después de"]) for row in rows] == [
        ("2014", "", ""),
        ("2016-02-03", "", ""),
        ("", "2018-03-01", "2022-10-01"),
        ("2021-05-03", "", ""),
        ("2021-05-03", "", ""),
        ("2022-10-01", "2018-03-01", ""),
        ("", "", ""),
        ("", "", ""),
    ]


@pytest.mark.parametrize(
    "command", [("timeline",), ("timeline", made.BAYS), ("history", made.BAYS), ("show", "--on", "2021-05-03")]
)
def test_json_is_as_published_and_every_format_and_language_answers(institute: Path, command: tuple[str, ...]) -> None:
    schema = json.loads((TOP / "docs" / "json" / f"{command[0]}.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(told(*command, folder=institute))
    for form in ("table", "markdown", "csv"):
        for language in ("es", "en"):
            out = done(*command, "--format", form, "--lang", language, folder=institute).out
            assert "None" not in out
            assert max(map(len, out.splitlines())) <= 160 or form != "table"


def test_command_refuses_reversed_days_and_names_the_units_that_may_be_meant(institute: Path) -> None:
    ran = run("timeline", "--from", "2022", "--to", "2021", folder=institute)
    assert (ran.code, ran.out) == (2, "")
    assert "the dates are reversed" in ran.err
    assert "--from" in ran.err
    ran = run("timeline", "Comisión", folder=institute)
    assert ran.code == 2
    assert "IAB  Comisión de Pesquerías" in ran.err


# --- history ----------------------------------------------------------------------------------------------------------


def test_history_tells_each_unit_that_it_came_from_with_the_link_and_its_lines(institute: Path) -> None:
    lines = lines_of(done("history", made.BAYS, folder=institute).out)
    heading = lines.index("Viene de Unidad de Muelles (sustitución, 1 de enero de 2014)")
    assert lines[heading + 3] == "Sin acuerdo identificado; anclas_2022.txt:20-21"
    assert "Lo que narran los documentos" in lines


def test_history_shows_the_basis_of_each_version(institute: Path) -> None:
    answer = told("history", made.BAYS, folder=institute)
    assert [version["basis"] for version in answer["versions"]] == ["narrated", "documented", "narrated", "documented"]
    [earlier] = answer["earlier"]
    assert (earlier["name"], earlier["link"]["relation"]) == (made.WHARVES, "replaced")
    assert [place["lines"] for place in earlier["link"]["told"]] == [[20, 21]]
    assert [telling["outcome"] for telling in answer["tellings"]] == ["applied", "not_placed", "applied"]


def test_history_as_csv_holds_all_lives_and_how_each_belongs(institute: Path) -> None:
    out = done("history", made.BAYS, "--format", "csv", folder=institute).out
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    assert [(row["Denominación"], row["Línea"]) for row in rows] == [
        (made.HARBOURS, ""),
        (made.HARBOURS, ""),
        (made.BAYS, ""),
        (made.BAYS, ""),
        (made.WHARVES, "sustitución"),
    ]


def test_unit_that_prose_finds_already_there_is_not_called_first_documented(institute: Path) -> None:
    out = done("history", made.WHARVES, folder=institute).out
    assert "existía ya" in out
    assert "primera documentación" not in out


# --- show -------------------------------------------------------------------------------------------------------------


def test_units_that_nothing_places_stand_in_a_part_of_their_own(institute: Path) -> None:
    lines = lines_of(done("show", "--on", "2013-12-31", folder=institute).out)
    assert "Sin adscripción conocida" in lines
    assert "Ningún documento dice de quién dependen." in lines
    [row] = [line for line in lines if line.startswith(made.WHARVES)]
    assert "no documentado narrado; anclas_2022.txt:20-21" in row


def test_units_without_a_code_come_after_those_with_one_under_the_same_parent(institute: Path) -> None:
    day = told("show", "--on", "2021-05-03", folder=institute)
    assert [unit["code"] for unit in day["units"] if unit["parent_name"] == made.BAYS] == [None]
    lines = lines_of(done("show", "--on", "2021-05-03", folder=institute).out)
    at = {
        name: next(n for n, line in enumerate(lines) if name in line)
        for name in (made.BAYS, "Boyas", "Balizas", "Faros")
    }
    assert sorted(at, key=lambda name: at[name]) == [made.BAYS, "Boyas", "Balizas", "Faros"]


def test_prose_is_named_as_what_told_units_rest_on_and_its_acts_put_no_structure_in_force(institute: Path) -> None:
    out = " ".join(done("show", "--on", "2021-05-03", folder=institute).out.split())
    assert "Descansa en: ACDO.AS2.HCA.010218/5.P.DA (vigente desde el 1 de marzo de 2018; anclas_2018.txt)." in out
    assert "Lo narrado y lo reconstruido se leen en: anclas_2022.txt." in out
    assert "Narrado: un documento cuenta en prosa" in out


def test_told_unit_is_shown_with_what_is_known_of_it(institute: Path) -> None:
    out = done("show", made.WHARVES, "--on", "2013-12-31", folder=institute).out
    for line in (
        "Clave: no documentado",
        "Adscripción: no documentada",
        "Así al menos desde el 31 de diciembre de 2013, según lo que narra anclas_2022.txt",
        "Funciones: no documentadas",
    ):
        assert line in out


def test_structure_that_documents_state_alone_has_no_note_on_prose(institute: Path) -> None:
    assert "Narrado" not in done("show", "--on", "2023", folder=institute).out


# --- diff -------------------------------------------------------------------------------------------------------------


def test_diff_tells_narrated_rows_with_their_lines_and_on_what_their_days_rest(institute: Path) -> None:
    out = " ".join(done("diff", "2018-03-01", "2021-06-01", folder=institute).out.split())
    assert "Lo narrado se fecha por lo que dice la prosa" in out
    assert "anclas_2022.txt:30-31" in out
    rows: list[dict[str, Any]] = told("diff", "2018-03-01", "2021-06-01", folder=institute)["changes"]
    assert [(row["kind"], row["basis"], row["effective_date"]) for row in rows] == [
        ("renamed", "narrated", "2021-05-03"),
        ("created", "narrated", "2021-05-03"),
    ]
    created = rows[1]["new"]
    assert (created["code"], created["parent"], created["parent_name"]) == (None, "1.1", made.BAYS)


def test_diff_without_prose_says_nothing_of_it(institute: Path) -> None:
    assert "Lo narrado" not in done("diff", "2022-10-01", "2023", folder=institute).out


# --- real manuals -----------------------------------------------------------------------------------------------------


def test_timeline_and_history_of_the_real_direction_reach_what_it_came_from(real_store: str) -> None:
    where = ("--database", real_store)
    answer = told("timeline", "Dirección de Operación y Evaluación", *where)
    assert next(one["name"] for one in answer["lineage"]) == "Coordinación de Asesores"
    named = [row for row in answer["changes"] if row["part"] == "unit" and row["kind"] == "renamed"]
    assert [(row["day"], len(row["told"])) for row in named] == [("2021-05-03", 3)]
    assert named[0]["seen_before"][0]["document"].startswith("003_")
    assert named[0]["seen_after"][0]["document"].startswith("002_")
    earlier = told("history", "Dirección de Operación y Evaluación", *where)["earlier"]
    assert [one["name"] for one in earlier] == ["Unidad de Vinculación Institucional", "Coordinación de Asesores"]


def test_undated_rename_of_a_real_coordination_stands_between_its_bounds(real_store: str) -> None:
    name = "Coordinación de Evaluación de Incorporación y Recaudación"
    rows = told("timeline", name, "--database", real_store)["changes"]
    [row] = [row for row in rows if row["kind"] == "renamed"]
    assert (row["day"], row["not_before"], row["not_after"]) == (None, "2021-05-03", "2022-10-01")


def test_history_of_a_real_coordination_goes_back_through_its_earlier_names(real_store: str) -> None:
    versions = told("history", "Coordinación de Datos y Analítica", "--database", real_store)["versions"]
    assert [version["name"] for version in versions] == [
        "Coordinación Técnica de Canales Digitales y de Información",
        "Coordinación de Canales Digitales y de Información",
        "Coordinación de Datos y Analítica",
    ]
