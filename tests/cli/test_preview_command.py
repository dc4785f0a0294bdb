"""`preview`: what would change, shown or filed, and nothing recorded."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES
from tests.cli.running import done, run, told

MANUAL = EXAMPLES / "manual_2023.txt"
MADE = ("--made-at", "2026-11-23T09:30-06:00", "--person", "ana")


@pytest.fixture
def before_2023(tmp_path: Path) -> Path:
    """The institute as recorded before its second manual."""
    done("load", EXAMPLES / "inafs_2018.json", folder=tmp_path)
    done("record", EXAMPLES / "manual_2021.txt", folder=tmp_path)
    return tmp_path


def test_changes_are_printed_as_the_diff_prints_them_once_recorded(before_2023: Path) -> None:
    preview = told("preview", MANUAL, folder=before_2023)
    assert len(told("snapshots", folder=before_2023)["snapshots"]) == 2
    done("record", MANUAL, folder=before_2023)
    diff = told("diff", "2023-02-28", "2023-03-01", folder=before_2023)
    assert [one["kind"] for one in preview["changes"]] == [one["kind"] for one in diff["changes"]]


def test_table_is_titled_as_what_would_be(before_2023: Path) -> None:
    assert done("preview", MANUAL, folder=before_2023).out.startswith("Qué cambiaría con el registro")
    shown = done("preview", MANUAL, "--lang", "en", folder=before_2023).out
    assert shown.startswith("What would change if this were recorded")


@pytest.mark.parametrize("name", ["preview.md", "preview.json"])
def test_report_is_written_and_the_store_stays_as_it_is(before_2023: Path, name: str) -> None:
    def state() -> str:
        return hashlib.sha256((before_2023 / "org-changelog.db").read_bytes()).hexdigest()

    before = state()
    done("preview", MANUAL, *MADE, "--output", name, folder=before_2023)
    first = (before_2023 / name).read_bytes()
    done("preview", MANUAL, *MADE, "--output", name, folder=before_2023)
    assert (before_2023 / name).read_bytes() == first
    assert state() == before


def test_json_says_that_it_is_a_preview(before_2023: Path) -> None:
    done("preview", MANUAL, *MADE, "--output", "preview.json", folder=before_2023)
    found = json.loads((before_2023 / "preview.json").read_text("utf-8"))
    assert (found["format"], found["asked_by"]) == ("org-changelog/report", "preview")
    assert found["constancia"]["command"].startswith("org-changelog preview ")


def test_manual_recorded_already_is_told(before_2023: Path) -> None:
    done("preview", EXAMPLES / "manual_2021.txt", "--output", "same.md", folder=before_2023)
    opening = (before_2023 / "same.md").read_text("utf-8").split("\n## ")[0]
    assert "ya estaba registrado: con registrarlo nada cambiaría" in opening
    assert "ya estaba registrado" in done("preview", EXAMPLES / "manual_2021.txt", folder=before_2023).out


def test_every_output_asked_for_is_written(before_2023: Path) -> None:
    done("preview", MANUAL, "--output", "one.md", "--output", "other.json", folder=before_2023)
    assert (before_2023 / "one.md").is_file()
    assert (before_2023 / "other.json").is_file()


def test_without_a_record_it_is_compared_with_nothing_documented(tmp_path: Path) -> None:
    out = done("preview", MANUAL, folder=tmp_path).out
    assert "No hay todavía ningún registro" in out
    assert not (tmp_path / "org-changelog.db").exists()


@pytest.mark.parametrize(("arguments", "code"), [(("missing.txt",), 3), ((str(MANUAL), "--output", "x.doc"), 2)])
def test_what_cannot_be_done_is_told(before_2023: Path, arguments: tuple[str, ...], code: int) -> None:
    ran = run("preview", *arguments, folder=before_2023)
    assert ran.code == code
    assert "remedy" in ran.err
