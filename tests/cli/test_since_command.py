"""`since`: the report that is filed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.running import done, run, told


@pytest.mark.parametrize("ending", [".md", ".json", ".csv", ".txt", ".MD"])
def test_report_is_written_in_the_format_that_its_name_asks_for(invented: Path, ending: str) -> None:
    name = f"changes{ending}"
    ran = done("since", "2021", "--until", "2023-12-31", "--report", name, folder=invented)
    text = (invented / name).read_text("utf-8")
    assert ran.out == f"{name}\n"
    if ending == ".json":
        assert json.loads(text)["format"] == "org-changelog/changes"
    elif ending == ".csv":
        assert len(list(csv.reader(io.StringIO(text)))) > 100
    else:
        assert text.startswith("# " if ending.lower() == ".md" else "Qué ha cambiado desde el 1 de enero de 2021\n====")


def test_same_record_gives_the_same_report(invented: Path) -> None:
    for name in ("one.md", "two.md"):
        done("since", "2021", "--until", "2023-12-31", "--report", name, folder=invented)
    assert (invented / "one.md").read_bytes() == (invented / "two.md").read_bytes()


def test_report_replaces_an_older_one_whole_and_leaves_nothing_beside_it(invented: Path) -> None:
    (invented / "changes.md").write_text("x" * 10**6, "utf-8")
    done("since", "2021", "--until", "2023", "--report", "changes.md", folder=invented)
    assert "xxx" not in (invented / "changes.md").read_text("utf-8")
    assert [path.name for path in invented.iterdir() if "db" not in path.name] == ["changes.md"]


def test_folders_of_the_report_are_made(invented: Path) -> None:
    done("since", "2021", "--report", "a/b/changes.md", folder=invented)
    assert (invented / "a" / "b" / "changes.md").is_file()


def test_without_a_report_it_is_shown_and_equals_the_diff(invented: Path) -> None:
    since = told("since", "2021", "--until", "2023-12-31", folder=invented)
    diff = told("diff", "2021", "2023-12-31", folder=invented)
    assert since == diff


def test_language_of_the_report(invented: Path) -> None:
    done("since", "2021", "--lang", "en", "--report", "changes.md", folder=invented)
    assert (invented / "changes.md").read_text("utf-8").startswith("# What has changed since 1 January 2021")


def test_report_that_cannot_be_written_leaves_the_older_one(invented: Path) -> None:
    (invented / "changes.md").mkdir()
    ran = run("since", "2021", "--report", "changes.md", folder=invented)
    assert ran.code == 4
    assert "remedy" in ran.err
    assert not [path for path in invented.iterdir() if path.name.startswith(".changes")]
