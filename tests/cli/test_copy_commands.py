"""`copy`, `backup` and `restore` as a user gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import done, told


def test_store_moves_to_a_server_and_back(invented: Path, postgresql_url: str) -> None:
    answer = done("diff", "2018", "2024", "--steps", folder=invented).out
    head = told("verify", folder=invented)["head"]
    facts = told("copy", "--to", postgresql_url, folder=invented)["facts"]
    assert (facts["engine"], facts["head"]) == ("postgresql", head)
    assert done("diff", "2018", "2024", "--steps", "--database", postgresql_url).out == answer
    assert told("copy", "--to", "back.db", "--database", postgresql_url, folder=invented)["facts"]["where"] == "back.db"
    assert told("verify", "--head", head, "--database", "back.db", folder=invented)["faults"] == []


def test_backup_is_restored_after_a_mistake(invented: Path) -> None:
    answer = done("show", "--on", "2023-03-01", folder=invented).out
    facts = told("backup", "copy.db", folder=invented)["facts"]
    done("retract", "5", "--reason", "mistake", folder=invented)
    assert done("show", "--on", "2023-03-01", folder=invented).out != answer
    assert told("restore", "copy.db", "--even-if-lost", folder=invented)["facts"]["head"] == facts["head"]
    assert done("show", "--on", "2023-03-01", folder=invented).out == answer


@pytest.mark.parametrize("form", ["table", "markdown", "csv"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_what_was_written_is_told_in_every_format(invented: Path, form: str, language: str) -> None:
    said = ("--format", form, "--lang", language)
    for command in (
        ("copy", "--to", "copy.db"),
        ("backup", "backup.db"),
        ("restore", "copy.db", "--database", "new.db"),
    ):
        assert "sqlite" in done(*command, *said, folder=invented).out
