"""`load`: snapshot files, decisions, or all of a folder, in one transaction."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.conftest import EXAMPLES, TOP
from tests.cli.running import run, told


def test_takes_in_the_shipped_snapshots(tmp_path: Path) -> None:
    answer = told("load", TOP / "snapshots", folder=tmp_path)
    assert len(answer["snapshots"]) == 8
    assert sum(s["units"] for s in answer["snapshots"]) == 680
    assert {row["acronym"] for row in told("institutions", folder=tmp_path)["institutions"]} == {
        "IMSS", "ISSSTE", "ISSSTESON",
    }  # fmt: skip


def test_takes_in_single_files(tmp_path: Path) -> None:
    [taken] = told("load", EXAMPLES / "inafs_2018.json", folder=tmp_path)["snapshots"]
    assert (taken["units"], taken["is_new"]) == (26, True)


def test_one_wrong_file_of_a_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = shutil.copytree(TOP / "snapshots", tmp_path / "snapshots")
    (folder / "imss" / "zzz.json").write_text('{"institution": ', "utf-8")
    ran = run("load", "snapshots", folder=tmp_path)
    assert (ran.code, "zzz.json" in ran.err) == (3, True)
    assert [path.name for path in tmp_path.iterdir()] == ["snapshots"]


def test_decisions_of_an_institution_that_is_not_there_are_refused(tmp_path: Path) -> None:
    [decisions] = (TOP / "snapshots").rglob("decisions.json")
    ran = run("load", decisions, folder=tmp_path)
    assert (ran.code, "remedy: load its snapshots first" in ran.err) == (3, True)
