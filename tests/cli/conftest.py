"""Stores recorded once and read by many tests, on each engine, and copies for tests that write."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.cli.running import done

TOP = Path(__file__).resolve().parents[2]
MANUALS = TOP.parent / "shared" / "manuals"
EXAMPLES = TOP / "examples"


@pytest.fixture(scope="session")
def manuals() -> Path:
    """The folder of the five real manuals; tests that need it are skipped where it is not."""
    if not MANUALS.is_dir():
        reason = f"the real manuals are not at {MANUALS}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return MANUALS


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def real_store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, manuals: Path
) -> Iterator[str]:
    """The five manuals recorded, the newest first, on each engine; only to be read."""
    if request.param == "sqlite":
        new_database = nullcontext(str(tmp_path_factory.mktemp("real") / "store.db"))
    else:
        new_database = request.getfixturevalue("postgresql_server")()
    with new_database as database:
        done("record", "--database", database, *sorted(manuals.glob("*.txt"), reverse=True))
        yield database


@pytest.fixture(scope="session")
def invented_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented institute recorded, in SQLite; only to be read or copied."""
    database = tmp_path_factory.mktemp("invented") / "store.db"
    done("load", "--database", database, EXAMPLES / "inafs_2018.json")
    done("record", "--database", database, EXAMPLES / "manual_2021.txt", EXAMPLES / "manual_2023.txt")
    return database


@pytest.fixture
def invented(invented_record: Path, tmp_path: Path) -> Path:
    """A folder of a test's own with the invented institute's record as its default store."""
    for part in invented_record.parent.glob(f"{invented_record.name}*"):
        shutil.copy(part, tmp_path / part.name.replace(invented_record.name, "org-changelog.db"))
    return tmp_path


@pytest.fixture
def unsettled(tmp_path: Path) -> Path:
    """The invented institute by its structures alone, without what the manuals tell in prose: some pairs wait."""
    done("load", EXAMPLES / "inafs_2018.json", folder=tmp_path)
    for year in ("2021", "2023"):
        read = done("read", EXAMPLES / f"manual_{year}.txt", "--format", "json").out
        (tmp_path / f"manual_{year}.json").write_text(read, "utf-8")
        done("load", f"manual_{year}.json", folder=tmp_path)
    return tmp_path
