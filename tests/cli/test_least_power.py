"""Commands that read cannot write: the store's file stays as it is, and a server is asked for a transaction that only reads."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from changelog.cli.main import COMMANDS
from changelog.storage.store import open_store
from tests.cli.conftest import EXAMPLES
from tests.cli.running import done

READING = {
    "institutions": (),
    "agreements": (),
    "snapshots": (),
    "show": ("--on", "2021-07-01"),
    "diff": ("2018", "2024"),
    "since": ("2018", "--report", "since.md"),
    "report": ("--from", "2018", "--output", "report.md"),
    "history": ("Guardafaros",),
    "timeline": (),
    "reconcile": (),
    "review": (),
    "export": ("out", "--lang", "es"),
    "chart": ("--on", "2021-07-01", "--output", "chart.svg"),
    "preview": (str(EXAMPLES / "manual_2023.txt"),),
    "log": (),
    "verify": (),
    "copy": ("--to", "copy.db"),
    "backup": ("backup.db",),
}
WRITING = {"record", "load", "confirm", "refuse", "correct", "annul", "retract", "restore", "database"}
WITHOUT_A_STORE = {"read", "inspect", "profiles", "compare", "audit", "checks"}


def test_every_command_is_known_to_read_or_to_write() -> None:
    assert {*READING, *WRITING, *WITHOUT_A_STORE} == set(COMMANDS)


@pytest.mark.parametrize("command", READING)
def test_store_is_not_written_by_who_reads(invented: Path, command: str) -> None:
    store = invented / "org-changelog.db"
    for part in invented.glob("org-changelog.db-*"):
        part.unlink()
    before = hashlib.sha256(store.read_bytes()).hexdigest(), store.stat().st_mtime_ns
    from tests.cli.running import run

    assert run(command, *READING[command], folder=invented).code == 0
    assert (hashlib.sha256(store.read_bytes()).hexdigest(), store.stat().st_mtime_ns) == before


@pytest.mark.parametrize(
    "statement",
    ["INSERT INTO institution VALUES (9, 'x', 'x', 'x')", "DELETE FROM unit_version", "CREATE TABLE more (id INT)"],
)
def test_store_opened_for_reading_refuses_to_write(store_url: str, statement: str) -> None:
    done("load", EXAMPLES / "inafs_2018.json", "--database", store_url)
    with open_store(store_url, read_only=True) as store, pytest.raises(DBAPIError), store.engine.begin() as connection:
        connection.execute(text(statement))
