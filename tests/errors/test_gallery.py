"""Every error message, as the gallery shows it; after each failure the record answers as before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import done
from tests.errors.gallery import Case, answer_of, cases_of, files, missing_for
from tests.errors.inputs import make_folder

CASES = [pytest.param(case, id=f"{path.stem}: {case.about}") for path in files() for case in cases_of(path)]
OF_CLICK = "Usage: "
"""What Click itself refuses begins so, and names the help in place of a remedy."""
RECORDS_FIRST = "record lighthouses.txt poem.txt"
"""The command of the one case that is to leave something behind: what was recorded before the second manual failed."""


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("gallery") / "prepared")


@pytest.fixture
def folder(prepared: Path, tmp_path: Path) -> Path:
    return shutil.copytree(prepared, tmp_path / "work")


@pytest.mark.parametrize("case", CASES)
def test_message_is_as_shown_and_nothing_is_lost(case: Case, folder: Path) -> None:
    reason = missing_for(case.place)
    if reason:
        pytest.skip(reason)
    before = record_of(folder)
    answered = answer_of(case, folder)
    assert answered.printed() == case.printed()
    if case.code and RECORDS_FIRST not in case.command:
        assert record_of(folder) == before


@pytest.mark.parametrize("case", CASES)
def test_message_names_what_is_wrong_and_what_to_do(case: Case) -> None:
    if case.code == 0:
        return
    first, *rest = case.answer.splitlines()
    assert case.code in (2, 3, 4)
    assert "Traceback" not in case.answer
    if first.startswith(OF_CLICK):
        assert rest[0].startswith("Try 'org-changelog ")
    else:
        assert first.startswith("Error: ")
        assert any(line.startswith("  remedy: ") for line in rest)


def record_of(folder: Path) -> dict[str, str]:
    """What the store answers: its snapshots, what a person decided, and its structure with every text on two days."""
    database = ("--database", folder / "org-changelog.db")
    answers = {day: done("show", *database, "--on", day, "--format", "json").out for day in ("2019", "2023")}
    answers["snapshots"] = done("snapshots", *database, "--format", "json").out
    answers["review"] = done("review", *database, "--all", "--format", "json").out
    return answers
