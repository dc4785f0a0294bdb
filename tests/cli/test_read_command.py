"""`read`: what the program makes of a document, without recording it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import EXAMPLES
from tests.cli.running import done, run, told

MANUAL = EXAMPLES / "manual_2021.txt"
TRUTH = json.loads((EXAMPLES / "truth.json").read_text("utf-8"))


def test_tells_the_documents_own_facts_and_every_unit(tmp_path: Path) -> None:
    answer = told("read", MANUAL, folder=tmp_path)
    assert answer["institution"] == {"name": "Instituto Nacional de Faros y Senderos", "acronym": "INAFS"}
    assert (answer["effective_date"], answer["agreement"]["printed"]) == ("2021-07-01", "ACDO.AS2.HCD.150621/41.P.DA")
    assert {"units": len(answer["units"]), "functions": sum(len(u["functions"]) for u in answer["units"])} == TRUTH[
        "totals"
    ]["2021"]
    assert list(tmp_path.iterdir()) == []


def test_every_line_of_the_functions_section_is_accounted_for() -> None:
    account = told("read", MANUAL)["account"]
    assert sum(account["uses"].values()) == account["lines"] > 400
    assert "unknown" not in account["uses"]


def test_units_and_functions_say_their_lines_and_carry_their_whole_text() -> None:
    lines = MANUAL.read_text("utf-8").splitlines()
    for unit in told("read", MANUAL)["units"]:
        first, last = unit["lines"]
        assert unit["code"] in " ".join(lines[first - 1 : last])
        for function in unit["functions"]:
            start, end = function["lines"]
            printed = " ".join(" ".join(lines[start - 1 : end]).split())
            assert printed.startswith(f"{function['marker']} {' '.join(function['text'].split())[:40]}")


def test_json_is_read_back_as_a_snapshot_file(tmp_path: Path) -> None:
    (tmp_path / "read.json").write_text(done("read", MANUAL, "--format", "json").out, "utf-8")
    done("record", MANUAL, folder=tmp_path)
    answer = told("record", "read.json", folder=tmp_path)
    assert [snapshot["is_new"] for snapshot in answer["snapshots"]] == [False]


def test_findings_can_end_with_a_code_of_their_own() -> None:
    assert run("read", EXAMPLES / "manual_2023.txt", "--fail-on-findings").code == 1
    assert run("read", MANUAL, "--fail-on-findings").code == 0


def test_counts_stand_on_top_of_the_table() -> None:
    assert "29 unidades, 172 funciones, 0 hallazgos" in done("read", MANUAL).out


def test_changes_that_the_prose_tells_are_read_where_they_are_asked_for(tmp_path: Path) -> None:
    manual = str(Path(__file__).parents[2] / "examples" / "manual_2023.txt")
    asked = told("read", manual, "--narrated", folder=tmp_path)["narrated"]
    [moved] = [c for c in asked if c["kind"] == "reassigned" and c["unit"] == "Coordinación de Atención a Caminantes"]
    assert (moved["from_parent"], moved["to_parent"]) == (
        "Dirección de Visitantes y Seguridad",
        "Dirección de Senderos",
    )
    assert told("read", manual, folder=tmp_path)["narrated"] is None
