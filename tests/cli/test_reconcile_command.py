"""`reconcile` on the invented institute and on the real manuals: facts, each checked by eye against the documents."""

from __future__ import annotations

import csv
import io
import re
import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import TOP
from tests.cli.running import done, told

ACT_OF_2021 = "ACDO.AS2.HCD.150621/41.P.DA"
DIDT, ISSSTESON, DOE, GENERAL, ISSSTE = (
    "000_dd51f7dbd1826225.txt",
    "001_de9cc96e1fa9f7b4.txt",
    "002_0f9919ea9d08e73b.txt",
    "003_151e13b190cb1e05.txt",
    "004_aa15a5254a3818d4.txt",
)
OUTSIDERS = "Coordinación de Operación con la Sociedad Civil y Organismos Autónomos"
PREDECESSOR = "Dirección de Vinculación Institucional y Evaluación de Delegaciones"


def rows_of(answer: Any, **wanted: Any) -> list[dict[str, Any]]:
    """Rows whose fields are as wanted."""
    return [row for row in answer["rows"] if all(row[field] == value for field, value in wanted.items())]


def only(answer: Any, **wanted: Any) -> dict[str, Any]:
    [row] = rows_of(answer, **wanted)
    return row


def whys(row: dict[str, Any]) -> set[str]:
    return {one["why"] for one in row["why"]}


def lines(places: list[dict[str, Any]]) -> list[tuple[str, int]]:
    return [(place["document"], place["lines"][0]) for place in places]


# --- the invented institute -------------------------------------------------------------------------------------------


def test_act_that_two_documents_show_is_told_and_seen_whole(invented: Path) -> None:
    answer = told("reconcile", "--from", "2021-07-01", "--to", "2021-07-01", folder=invented)
    rows = rows_of(answer, agreement=ACT_OF_2021)
    assert {(row["kind"], row["unit"], row["verdict"], row["sight"]) for row in rows} == {
        ("renamed", "Dirección de Caminantes y Seguridad", "told_and_seen", "whole"),
        ("created", "Coordinación Técnica de Señalética", "told_and_seen", "whole"),
        ("created", "División de Enlace Municipal", "told_and_seen", "whole"),
        ("reassigned", "División de Rótulos y Marcas", "told_and_seen", "whole"),
    }
    moved = only(answer, kind="reassigned")
    assert [place["document"] for place in moved["told"]] == ["manual_2021.txt", "manual_2023.txt"]
    assert [place["above"] for place in moved["seen_after"]] == ["Coordinación Técnica de Señalética"]


def test_what_no_introduction_tells_is_seen_and_not_told(invented: Path) -> None:
    answer = told("reconcile", folder=invented)
    rows = rows_of(answer, verdict="seen_not_told")
    assert {(row["kind"], row["unit"]) for row in rows} >= {
        ("objective_modified", "Coordinación de Auxilio y Rescate"),
        ("recoded", "División de Turnos y Guardias"),
    }
    assert {(row["not_before"], row["day"], row["day_from"]) for row in rows} == {
        ("2021-07-01", "2023-03-01", "document")
    }


def test_merger_and_split_are_seen_with_all_their_units(invented: Path) -> None:
    answer = told("reconcile", folder=invented)
    merged, split = only(answer, kind="merged"), only(answer, kind="split")
    assert [place["unit"] for place in merged["seen_before"]] == [
        "División de Trazo y Levantamiento",
        "División de Nivelación y Drenaje",
    ]
    assert [place["shows"] for place in split["seen_after"]] == ["unit", "unit", "not_in_list"]


def test_totals_are_those_of_the_rows_and_of_the_acts(invented: Path) -> None:
    answer = told("reconcile", folder=invented)
    assert Counter(row["verdict"] for row in answer["rows"]) == Counter(
        {k: n for k, n in answer["totals"].items() if n}
    )
    assert sum(answer["sights"].values()) == answer["totals"]["told_and_seen"]
    by_act: Counter[str] = Counter()
    for act in answer["acts"]:
        by_act.update(act["counts"])
    assert by_act == Counter(answer["totals"])


def test_rows_stand_in_the_order_of_days(invented: Path) -> None:
    days = [row["day"] or row["not_after"] or row["not_before"] for row in told("reconcile", folder=invented)["rows"]]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("window", "days"),
    [
        (("--to", "2019-12-31"), {"2019-04-01"}),
        (("--from", "2019-04-01", "--to", "2019-04-01"), {"2019-04-01"}),
        (("--from", "2023-03-02"), set()),
    ],
)
def test_period_leaves_out_what_took_effect_on_other_days(
    invented: Path, window: tuple[str, ...], days: set[str]
) -> None:
    rows = rows_of(told("reconcile", *window, folder=invented))
    assert {row["day"] for row in rows if row["day"] > "2019"} == days


def test_csv_has_every_row_with_both_places(invented: Path) -> None:
    out = done("reconcile", "--format", "csv", folder=invented).out.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert len(rows) == len(told("reconcile", folder=invented)["rows"])
    renamed = next(row for row in rows if row["Unidad"] == "Coordinación de Guardafaros")
    assert renamed["Narrado en"].startswith("manual_2023.txt:20")
    assert "7.1.1.2 Coordinación de Guardafaros (manual_2021.txt:483" in renamed["Visto antes en"]
    assert "7.1.1.2 Coordinación de Personal de Faros (manual_2023.txt:533" in renamed["Visto después en"]


def test_empty_answer_says_so(invented: Path) -> None:
    assert (
        "Nothing is told and nothing is seen."
        in done("reconcile", "--from", "2030", "--lang", "en", folder=invented).out
    )


# --- the five real manuals --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real(real_store: str) -> Any:
    return told("reconcile", "--database", real_store)


def test_unit_renamed_between_two_manuals_is_seen_in_both(real: Any) -> None:
    row = only(real, kind="renamed", unit=PREDECESSOR, verdict="told_and_seen")
    assert (row["sight"], row["day"], row["agreement"]) == ("whole", "2021-05-03", "ACDO.AS2.HCT.280421/99.P.DA")
    assert (lines(row["seen_before"]), lines(row["seen_after"])) == ([(GENERAL, 1676)], [(DOE, 682)])


def test_unit_that_left_for_where_no_manual_reaches_is_seen_to_have_left(real: Any) -> None:
    row = only(real, kind="reassigned", unit=OUTSIDERS, verdict="told_and_seen")
    assert (row["sight"], row["day"]) == ("left", "2022-10-01")
    assert [(place["shows"], place["unit"]) for place in row["seen_after"]] == [
        ("not_in_list", "Dirección de Operación y Evaluación")
    ]


def test_unit_created_and_gone_before_the_next_manual_cannot_be_seen(real: Any) -> None:
    row = only(real, kind="created", unit=OUTSIDERS)
    assert (row["verdict"], whys(row)) == ("cannot_be_seen", {"changed_again"})


def test_move_here_and_transfer_of_functions_there_is_told_differently(real: Any) -> None:
    row = only(real, verdict="told_differently", unit=OUTSIDERS)
    assert (row["said"], whys(row)) == (["reassigned", "functions_taken"], {"moved_or_functions"})
    assert lines(row["told"]) == [(DOE, 14), (DOE, 198)]


def test_act_with_two_days_of_effect_is_told_differently(real: Any) -> None:
    row = only(real, verdict="told_differently", kind=None, field="effective")
    assert row["act"] == "HCT 2022-08-31 226"
    assert sorted(row["said"]) == ["2022-09-01", "2022-10-01"]


def test_creation_transformation_and_replacement_of_one_unit_are_told_differently(real: Any) -> None:
    rows = rows_of(real, verdict="told_differently", act="HCT 2013-12-11 361", field="kind")
    assert {said for row in rows for said in row["said"]} == {"replaced", "transformed", "created"}


def test_just_these_changes_are_told_and_not_seen_and_the_lists_say_so(real: Any) -> None:
    rows = rows_of(real, verdict="told_not_seen")
    assert {(row["unit"], tuple(lines(row["seen_after"]))) for row in rows} == {
        ("Coordinación de Evaluación del Programa IMSS Oportunidades", ((DOE, 811),)),
        ("División de Arquitectura de Información y Analítica", ((DIDT, 4714),)),
        ("Subdirección de Innovación y Calidad", ((ISSSTE, 16176),)),
    }
    similar = {one["unit"] for row in rows for one in row["why"] if one["why"] == "similar_in_list"}
    assert similar == {"Coordinación de Evaluación del Programa IMSS BIENESTAR", "División de Arquitectura."}


def test_units_below_direcciones_that_the_general_manual_shows_without_lists_cannot_be_seen(real: Any) -> None:
    rows = [
        row
        for unit in ("Sindicales", "Empresariales", "Sociales")
        for row in rows_of(real, unit=f"División de Vinculación con Organizaciones {unit}")
    ]
    assert [(row["verdict"], whys(row)) for row in rows] == [("cannot_be_seen", {"depth"})] * 3


def test_of_a_manual_of_one_unit_only_that_unit_can_be_seen(real: Any) -> None:
    rows = [row for row in rows_of(real, institution="ISSSTESON") if row["verdict"] != "told_differently"]
    seen = {row["unit"] for row in rows if row["verdict"] != "cannot_be_seen"}
    assert seen == {
        "Departamento de Informática",
        "Unidad de Tecnologías de la Información",
        "Coordinación de Desarrollo de Sistemas",
    }
    assert not rows_of(real, institution="ISSSTESON", verdict="told_not_seen")
    assert len(rows) > len(seen) * 10


def test_later_name_is_followed_and_told(real: Any) -> None:
    row = only(real, kind="transformed", unit="Coordinación Técnica de Canales Digitales y de Información")
    assert (row["verdict"], row["sight"], whys(row)) == ("told_and_seen", "after", {"called_later", "only_after"})
    assert [place["unit"] for place in row["seen_after"]] == ["Coordinación de Datos y Analítica"]


def test_structure_stated_is_held_against_the_list_after_what_was_told_in_between(real: Any) -> None:
    row = only(
        real,
        kind="structure_stated",
        unit="Dirección de Operación y Evaluación",
        day="2021-05-03",
        verdict="told_and_seen",
    )
    assert [one["unit"] for one in row["why"] if one["why"] == "explained"] == [OUTSIDERS]


def test_every_row_says_where_it_is_told_or_seen(real: Any) -> None:
    for row in real["rows"]:
        assert row["told"] if row["verdict"] != "seen_not_told" else row["seen_after"]
        if row["verdict"] in ("told_and_seen", "told_not_seen"):
            assert row["seen_before"] or row["seen_after"]
        if row["verdict"] == "cannot_be_seen":
            assert row["why"]


# --- the page ---------------------------------------------------------------------------------------------------------


def sessions() -> Iterator[tuple[str, list[str]]]:
    """Each command of docs/reconcile.md with the pieces of its output that stand between what is left out."""
    page = (TOP / "docs" / "reconcile.md").read_text("utf-8")
    for block in re.findall(r"^```\n\$ org-changelog (.*?)^```$", page, re.MULTILINE | re.DOTALL):
        command, _, shown = block.partition("\n")
        yield command, [piece.strip("\n") for piece in shown.split("[...]") if piece.strip("\n")]


@pytest.mark.parametrize(("command", "pieces"), list(sessions()))
def test_session_of_the_page_is_as_printed(real_store: str, command: str, pieces: list[str]) -> None:
    out = done(*shlex.split(command), "--database", real_store).out.replace("\r\n", "\n")
    at = 0
    for piece in pieces:
        assert piece in out[at:], piece
        at = out.index(piece, at) + len(piece)
