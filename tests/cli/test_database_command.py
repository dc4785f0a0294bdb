"""`database`: upgrade, info, rebuild."""

from __future__ import annotations

from pathlib import Path

from changelog.storage import engines, schema
from changelog.storage.revisions import HEAD
from tests.cli.running import done, run, told


def test_upgrade_makes_a_store_and_says_where_it_stands(store_url: str) -> None:
    assert f"({HEAD})" in done("database", "upgrade", "--database", store_url).out
    facts = told("database", "info", "--database", store_url)["facts"]
    assert (facts["revision"], facts["statements"]) == (HEAD, "0")


def test_store_behind_its_migrations_is_brought_up_and_answers_as_before(invented: Path) -> None:
    before = told("diff", "2021", "2024", folder=invented)
    engine = engines.connect(engines.locate(invented / "org-changelog.db"), read_only=False)
    with engine.begin() as connection:
        schema.downgrade(connection, "0001")
    engine.dispose()
    refused = run("diff", "2021", "2024", folder=invented)
    assert (refused.code, "org-changelog database upgrade" in refused.err) == (4, True)
    done("database", "upgrade", folder=invented)
    done("database", "rebuild", folder=invented)
    assert told("diff", "2021", "2024", folder=invented) == before


def test_rebuild_changes_no_answer(invented: Path) -> None:
    questions = (("diff", "2018", "2024", "--steps"), ("show", "--on", "2022"), ("review", "--all"))
    before = [told(*question, folder=invented) for question in questions]
    done("database", "rebuild", folder=invented)
    assert [told(*question, folder=invented) for question in questions] == before


def test_info_names_the_store_and_its_engine(invented: Path) -> None:
    facts = told("database", "info", folder=invented)["facts"]
    assert facts["engine"] == "sqlite"
    assert facts["where"].endswith("org-changelog.db")
    assert int(facts["statements"]) >= 3


def test_password_of_a_url_is_never_shown() -> None:
    ran = run("database", "info", "--database", "postgresql://ana:secreto@127.0.0.1:1/x")
    assert ran.code == 4
    assert "secreto" not in ran.err + ran.out
