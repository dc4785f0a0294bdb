"""`compare`: two manuals or snapshot files, without a store."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import EXAMPLES
from tests.cli.running import done, run, told
from tests.errors.inputs import HARBOUR, UNDATED

FIRST, SECOND = EXAMPLES / "manual_2021.txt", EXAMPLES / "manual_2023.txt"


def test_tells_what_changed_from_one_manual_to_the_other(tmp_path: Path) -> None:
    answer = told("compare", FIRST, SECOND, folder=tmp_path)
    assert (answer["start"]["asked"], answer["end"]["asked"]) == (FIRST.name, SECOND.name)
    assert answer["replay"]["held"]
    assert answer["totals"]["function.modified"] >= 7
    assert list(tmp_path.iterdir()) == []


def test_document_against_itself_has_no_change() -> None:
    assert told("compare", FIRST, FIRST)["changes"] == []


def test_ends_with_a_code_of_its_own_where_it_is_asked_to() -> None:
    assert run("compare", FIRST, SECOND, "--fail-on-changes").code == 1
    assert run("compare", FIRST, FIRST, "--fail-on-changes").code == 0
    assert run("compare", FIRST, SECOND).code == 0


def test_first_is_the_earlier_whatever_the_dates_say_and_that_is_told() -> None:
    answer = told("compare", SECOND, FIRST)
    assert [finding["check"] for finding in answer["findings"]] == ["dates-not-in-order"]
    assert {c["kind"] for c in answer["changes"]} >= {"created", "abolished"}


def test_manuals_without_a_date_are_compared_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(UNDATED, "utf-8")
    (tmp_path / "two.txt").write_text(UNDATED.replace("División de Boyas", "División de Boyas y Lanchas"), "utf-8")
    answer = told("compare", "one.txt", "two.txt", folder=tmp_path)
    assert [(c["kind"], c["new"]["name"]) for c in answer["changes"] if not c["inherited"]] == [
        ("renamed", "División de Boyas y Lanchas")
    ]


def test_manual_against_its_own_snapshot_file_has_no_change(tmp_path: Path) -> None:
    (tmp_path / "manual.txt").write_text(HARBOUR, "utf-8")
    done("record", "manual.txt", folder=tmp_path)
    assert run("export", "out", folder=tmp_path).code == 0
    [exported] = (tmp_path / "out").rglob("*.json")
    assert told("compare", "manual.txt", exported, folder=tmp_path)["changes"] == []
    assert json.loads(exported.read_text("utf-8"))["units"]
