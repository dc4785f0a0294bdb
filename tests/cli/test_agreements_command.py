"""`agreements`: the register of every act cited, and the card of one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import TOP
from tests.cli.running import done, run, told

FIRST = """Manual de Organización del Instituto de Presas y Canales (IPC)

Vigente a partir del 1 de mayo de 2016

1. Introducción

El Instituto de Presas y Canales (IPC) cumple el ACDO.AS2.HCP.270416/95.P.DA, por el que se creó la División de Compuertas,
con vigencia a partir del 1 de mayo de 2016.

El 26 de octubre de 2005, el Consejo de Presas aprobó otra plantilla.

7. Funciones Sustantivas

7.1 Dirección de Presas
1. Abrir las presas en la mañana.
2. Cerrar las presas en la noche.

7.1.1 División de Compuertas
1. Engrasar las compuertas cada semana.
2. Pintar las compuertas cada año.
"""
SECOND = """Manual de Organización del Instituto de Presas y Canales (IPC)

Vigente a partir del 1 de octubre de 2022

1. Introducción

En el acuerdo ACDO.SA2.HCP.270416/95.P.DG se creó la División de Compuertas, con vigencia a partir del 16 de mayo de 2016.

Por el acuerdo ACDO.AS2.HCP.310822/226.P.DA se suprime la División de Compuertas, a partir del 1 de octubre de 2022, y el
ACDO.AS2.HCP.310822/244/.P.DA dice otro tanto de las norias.

7. Funciones Sustantivas

7.1 Dirección de Presas
1. Abrir las presas en la mañana.
2. Cerrar las presas en la noche.
"""


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of two manuals that cite one act in other letters, and other days; only to be read."""
    folder = tmp_path_factory.mktemp("presas")
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (folder / name).write_text(text, "utf-8")
    run("record", "first.txt", "second.txt", folder=folder)
    return folder


def rows_of(folder: Path) -> dict[str, Any]:
    return {row["agreement"]["printed"]: row for row in told("agreements", folder=folder)["agreements"]}


def test_every_act_cited_is_a_row_in_the_order_of_days(recorded: Path) -> None:
    rows = rows_of(recorded)
    assert list(rows) == [
        "26 de octubre de 2005, el Consejo de Presas aprobó",
        "ACDO.AS2.HCP.270416/95.P.DA",
        "ACDO.AS2.HCP.310822/226.P.DA",
        "ACDO.AS2.HCP.310822/244/.P.DA",
    ]
    joined = rows["ACDO.AS2.HCP.270416/95.P.DA"]
    assert (joined["key"], joined["kind"], joined["citations"], joined["narrated"]) == (
        "HCP 2016-04-27 95",
        "agreement",
        2,
        2,
    )
    assert joined["effects"] == ["2016-05-01", "2016-05-16"]
    assert joined["snapshots"] == ["Dirección de Presas"]
    assert joined["conflicts"] == 3
    assert rows["ACDO.AS2.HCP.310822/244/.P.DA"]["doubts"] == 1
    assert rows["26 de octubre de 2005, el Consejo de Presas aprobó"]["missing"] == [
        "number",
        "effective",
    ]


def test_card_tells_every_spelling_with_its_place_and_where_they_disagree(recorded: Path) -> None:
    card = told("agreements", "270416/95", folder=recorded)
    places = [(cited["printed"], cited["document"], cited["lines"][0]) for cited in card["agreement"]["citations"]]
    assert places == [("ACDO.AS2.HCP.270416/95.P.DA", "first.txt", 7), ("ACDO.SA2.HCP.270416/95.P.DG", "second.txt", 7)]
    assert {(one["kind"], one["said"][1], one["places"][1]["document"]) for one in card["conflicts"]} == {
        ("sitting", "ACDO.SA2.HCP.270416/95.P.DG", "second.txt"),
        ("promoter", "ACDO.SA2.HCP.270416/95.P.DG", "second.txt"),
        ("effective", "2016-05-16", "second.txt"),
    }
    out = done("agreements", "270416/95", folder=recorded).out
    assert "dos fechas de vigencia" in out
    assert "first.txt:7" in out
    assert "Two days of effect".lower() in done("agreements", "270416/95", "--lang", "en", folder=recorded).out


def test_card_tells_the_changes_told_and_seen_and_the_snapshots(recorded: Path) -> None:
    card = told("agreements", "226", folder=recorded)
    assert [(one["kind"], one["unit"]) for one in card["told"]] == [("abolished", "División de Compuertas")]
    (day,) = card["observed"]
    assert (day["day"], [(one["kind"], one["old"][0]["name"]) for one in day["changes"]]) == (
        "2022-10-01",
        [("abolished", "División de Compuertas")],
    )
    assert card["same_session"] == ["ACDO.AS2.HCP.310822/244/.P.DA"]
    shown = told("agreements", "270416/95", folder=recorded)
    assert [(one["effective_date"], one["document"]) for one in shown["snapshots"]] == [("2016-05-01", "first.txt")]


@pytest.mark.parametrize(
    "asked",
    [
        "ACDO.AS2.HCP.270416/95.P.DA",
        "acdo.sa2.hcp.270416/95.p.dg",
        "ACDO.XX9.HCP.270416/95.P.ZZ",
        "HCP 2016-04-27 95",
        "270416/95",
        "95",
        "270416",
    ],
)
def test_an_act_answers_to_any_spelling_its_code_its_number_and_a_part(recorded: Path, asked: str) -> None:
    assert told("agreements", asked, folder=recorded)["key"] == "HCP 2016-04-27 95"


def test_words_that_fit_several_acts_list_them(recorded: Path) -> None:
    ran = run("agreements", "310822", folder=recorded)
    assert ran.code == 2
    assert "may be any of 2 acts" in ran.err
    assert "  IPC  ACDO.AS2.HCP.310822/226.P.DA  2022-08-31" in ran.err


def test_words_that_fit_no_act_say_so(recorded: Path) -> None:
    ran = run("agreements", "999", folder=recorded)
    assert (ran.code, "no act is cited as '999'" in ran.err) == (2, True)


def test_a_missing_piece_is_shown_as_such(recorded: Path) -> None:
    out = done("agreements", "26 de octubre", folder=recorded).out
    assert "no documentado" in out
    assert "Ningún cambio narrado ni visto" in out


def test_snapshots_that_name_no_act_come_last(tmp_path: Path) -> None:
    text = FIRST.replace(
        "El Instituto de Presas y Canales (IPC) cumple el ACDO.AS2.HCP.270416/95.P.DA, por el que se", "Se"
    )
    (tmp_path / "plain.txt").write_text(text, "utf-8")
    run("record", "plain.txt", "--institution", "Instituto de Presas y Canales", folder=tmp_path)
    rows = told("agreements", folder=tmp_path)["agreements"]
    assert (rows[-1]["agreement"], rows[-1]["effective_date"], rows[-1]["kind"]) == (None, "2016-05-01", None)


def test_acts_of_the_invented_institute(invented: Path) -> None:
    rows = rows_of(invented)
    assert {row["conflicts"] for row in rows.values()} == {0}
    assert rows["ACDO.AS2.HCD.251120/83.P.DA"]["citations"] == 3
    assert [rows[f"ACDO.AS2.HCD.{code}.P.DA"]["effects"] for code in ("250123/9", "220223/17")] == [["2023-03-01"]] * 2
    assert rows["oficio DA/0217"]["agreement"]["approved"] == "2021-05-28"


# --- the page about it ------------------------------------------------------------------------------------------------

PAGE = (TOP / "docs" / "agreements.md").read_text("utf-8")


@pytest.mark.parametrize("session", re.findall(r"^```\n\$ org-changelog (.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
def test_sessions_of_the_page_are_as_printed(real_store: str, session: str) -> None:
    command, _, shown = session.partition("\n")
    out = done(*shlex.split(command), "--database", real_store).out.replace("\r\n", "\n")
    pieces = [piece.strip("\n") for piece in shown.split("[...]") if piece.strip("\n")]
    assert pieces
    assert [piece for piece in pieces if piece not in out] == []


# --- real manuals -----------------------------------------------------------------------------------------------------


def test_register_of_the_real_institutes(real_store: str) -> None:
    rows = told("agreements", "--database", real_store)["agreements"]
    counted: dict[str, int] = {}
    for row in rows:
        counted[row["institution"]] = counted.get(row["institution"], 0) + 1
    assert counted == {"IMSS": 65, "ISSSTESON": 30, "ISSSTE": 36}
    assert {row["key"]: row["conflicts"] for row in rows if row["conflicts"]} == {
        "HCT 2012-03-28 76": 1,
        "HCT 2016-04-27 95": 2,
        "HCT 2018-07-25 195": 1,
        "HCT 2022-08-31 226": 1,
    }
    assert {row["agreement"]["printed"] for row in rows if row["doubts"]} == {
        "ACDO.AS2.HCT.250821/20/.P.DA.",
        "Acuerdo 459/2005",
        next(
            row["agreement"]["printed"]
            for row in rows
            if row["agreement"]["approved"] == "2005-10-26" and row["doubts"] and not row["agreement"]["number"]
        ),
    }


@pytest.mark.parametrize(
    ("asked", "conflicts"),
    [
        ("270416/95", {("sitting", "000", 32, "002", 119), ("promoter", "000", 32, "002", 119)}),
        ("280312/76", {("lost_letters", "000", 16, "002", 84)}),
        ("250718/195", {("effect_before_approval", "002", 347, "003", 803)}),
        ("310822/226", {("effective", "002", 17, "002", 185)}),
        ("310822/244", set()),
    ],
)
def test_conflicts_between_the_real_citations(real_store: str, asked: str, conflicts: set[tuple[Any, ...]]) -> None:
    card = told("agreements", asked, "--database", real_store)
    found = set()
    for one in card["conflicts"]:
        first, second = one["places"]
        found.add((one["kind"], first["document"][:3], first["lines"][0], second["document"][:3], second["lines"][0]))
    assert found == conflicts


def test_two_acts_of_one_real_session_stay_two_and_name_one_another(real_store: str) -> None:
    card = told("agreements", "310822/226", "--database", real_store)
    assert [name[-13:] for name in card["same_session"]] == ["310822/244.P.DA"[-13:]]
    assert {one["kind"] for one in card["told"]} >= {"renamed"}
    assert card["effects"][0]["day"] == "2022-09-01"


def test_a_real_decree_is_one_act_in_three_manuals(real_store: str) -> None:
    card = told("agreements", "Decreto DOF 17 de diciembre de 2001", "--database", real_store)
    assert {cited["document"][:3] for cited in card["agreement"]["citations"]} == {"000", "002", "003"}
    assert (card["agreement"]["published"], card["conflicts"]) == ("2001-12-17", [])
