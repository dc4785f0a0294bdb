"""`org-changelog.toml` and files of accepted findings: what they say is taken, what is odd in them is named with its place."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from changelog.app.audit_settings import (
    ACCEPTED_FORMAT,
    CONFIGURATION,
    Configuration,
    read_accepted,
    read_configuration,
    write_accepted,
)
from changelog.app.auditing import asked_of
from changelog.domain.audits import Acceptance
from changelog.domain.findings import Severity
from changelog.errors import InputError, UsageError

SETTINGS = """\
[audit]
select = ["names", "structure"]
ignore = ["listed-not-described"]
fail_on = "medium"
accepted = "accepted.json"

[audit.checks.no-units-found]
severity = "minor"
"""
ACCEPTANCES = (
    Acceptance(
        "0123456789abcdef", "mixed-quotes", "manual.txt", "así se publicó", "ana", date(2026, 11, 23), "7.1", "«a»"
    ),
    Acceptance("fedcba9876543210", "final-comma", "manual.txt", "se corrige en la próxima edición", None, None),
)


def written(folder: Path, text: str, name: str = CONFIGURATION) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_everything_that_a_file_may_say_is_taken(tmp_path: Path) -> None:
    path = written(tmp_path, SETTINGS)
    taken = read_configuration(path)
    assert taken.settings.select == {"names", "structure"}
    assert taken.settings.ignore == {"listed-not-described"}
    assert taken.settings.severities == {"no-units-found": Severity.MINOR}
    assert (taken.fail_on, taken.accepted, taken.path) == (Severity.MEDIUM, tmp_path / "accepted.json", path)


def test_file_of_the_working_folder_is_taken_where_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_configuration(None) == Configuration()
    written(tmp_path, SETTINGS)
    assert read_configuration(None).fail_on is Severity.MEDIUM


def test_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_configuration(tmp_path / "missing.toml")


def test_byte_order_mark_and_an_empty_file_are_no_fault(tmp_path: Path) -> None:
    assert read_configuration(written(tmp_path, "\ufeff[audit]\nfail_on = 'minor'\n")).fail_on is Severity.MINOR
    assert read_configuration(written(tmp_path, "")).fail_on is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[audit", "not well-formed TOML"),
        ("x = " + "[" * 5000, "not well-formed TOML"),
        ("[audits]\n", "audits is not known"),
        ("audit = 3\n", "audit is not a table"),
        ("[audit]\nselct = []\n", "audit.selct is not known"),
        ("[audit]\nselect = 'names'\n", "audit.select is 'names'"),
        ("[audit]\nignore = [1]\n", "audit.ignore is [1]"),
        ("[audit]\nfail_on = 'grave'\n", "audit.fail_on is 'grave'"),
        ("[audit]\nfail_on = 3\n", "audit.fail_on is 3"),
        ("[audit]\naccepted = ['a']\n", "audit.accepted is ['a']"),
        ("[audit.checks]\nx = 3\n", "audit.checks.x is not a table"),
        ("[audit.checks.x]\nseverity = 'high'\n", "audit.checks.x.severity is 'high'"),
    ],
)
def test_what_is_not_known_is_refused_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(InputError) as told:
        read_configuration(path)
    assert message in told.value.message
    assert (told.value.place, bool(told.value.remedy)) == (str(path), True)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / CONFIGURATION
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not well-formed TOML"):
        read_configuration(path)


@pytest.mark.parametrize(
    "text",
    [
        "[audit]\nselect = ['nmaes']\n",
        "[audit.checks.no-such-check]\n",
        "[audit.checks.no-units-found]\nmost = 3\n",
        "[audit.checks.no-units-found]\nmost = 2026-11-23\n",
    ],
)
def test_name_that_no_check_has_is_refused_with_the_files_place(tmp_path: Path, text: str) -> None:
    configuration = read_configuration(written(tmp_path, text))
    with pytest.raises(InputError) as told:
        asked_of(configuration)
    assert told.value.place == str(tmp_path / CONFIGURATION)


def test_what_is_given_beside_goes_before_what_the_file_says(tmp_path: Path) -> None:
    configuration = read_configuration(written(tmp_path, SETTINGS.replace('accepted = "accepted.json"\n', "")))
    asked = asked_of(configuration, select=["listed-not-described"], ignore=["text"])
    assert asked.settings.select == {"listed-not-described"}
    assert asked.settings.ignore == {"text"}
    with pytest.raises(UsageError, match="no check or group 'nmaes'"):
        asked_of(configuration, select=["nmaes"])


# --- files of accepted findings -------------------------------------------------------------------------------------------


def test_acceptances_come_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "accepted.json"
    write_accepted(path, ACCEPTANCES)
    assert set(read_accepted(path)) == set(ACCEPTANCES)
    before = path.read_bytes()
    write_accepted(path, reversed(read_accepted(path)))
    assert path.read_bytes() == before


def entry(**fields: Any) -> dict[str, Any]:
    return {"fingerprint": "00", "check": "c", "subject": "m.txt", "reason": "so it is", **fields}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "it is no JSON"),
        ('{"format": ', "it is no JSON"),
        ("[" * 100_000, "it is no JSON"),
        ("[]", "it does not say"),
        ({"format": "org-changelog/narrative"}, "it does not say"),
        ({"format": ACCEPTED_FORMAT}, "no list of findings"),
        ({"format": ACCEPTED_FORMAT, "findings": {}}, "no list of findings"),
        ({"format": ACCEPTED_FORMAT, "findings": [entry(), 3]}, "entry 2 is no object"),
        ({"format": ACCEPTED_FORMAT, "findings": [entry(reason=" ")]}, "entry 1 lacks its reason"),
        ({"format": ACCEPTED_FORMAT, "findings": [entry(fingerprint=7)]}, "entry 1 lacks its fingerprint"),
        ({"format": ACCEPTED_FORMAT, "findings": [entry(person=7)]}, "entry 1 has a person that is no text"),
        ({"format": ACCEPTED_FORMAT, "findings": [entry(day="2026-02-30")]}, "entry 1 has a day that is no date"),
        ({"format": ACCEPTED_FORMAT, "findings": [entry(day=20261123)]}, "entry 1 has a day that is no text"),
    ],
)
def test_damaged_file_is_refused_with_the_entry_concerned(tmp_path: Path, content: Any, message: str) -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    path = written(tmp_path, text, "accepted.json")
    with pytest.raises(InputError) as told:
        read_accepted(path)
    assert message in told.value.message
    assert (told.value.place, "--accept" in str(told.value.remedy)) == (str(path), True)


def test_file_that_acceptances_will_be_kept_in_need_not_be_there(tmp_path: Path) -> None:
    configuration = read_configuration(written(tmp_path, '[audit]\naccepted = "accepted.json"\n'))
    assert asked_of(configuration, kept_in=tmp_path / "accepted.json").accepted == ()
    with pytest.raises(InputError, match="no such file"):
        asked_of(configuration)
    with pytest.raises(InputError, match="no such file"):
        asked_of(configuration, kept_in=tmp_path / "other.json")


def test_acceptances_of_both_files_count_each_finding_once(tmp_path: Path) -> None:
    write_accepted(tmp_path / "one.json", ACCEPTANCES[:1])
    write_accepted(tmp_path / "both.json", ACCEPTANCES)
    asked = asked_of(Configuration(), accepted=tmp_path / "one.json", kept_in=tmp_path / "both.json")
    assert set(asked.accepted) == set(ACCEPTANCES)
    assert len(asked.accepted) == 2


def test_one_file_named_in_two_ways_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    asked = asked_of(Configuration(), accepted=f".{os.sep}new.json", kept_in=tmp_path / "new.json")
    assert asked.accepted == ()
