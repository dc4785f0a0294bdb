"""`verify` holds the index against the entries and the rules, and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from changelog.app.recording import load_snapshots, record_manual
from changelog.app.stores import open_store, rebuild
from changelog.app.verifying import verify
from changelog.storage.store import Store

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def recorded(store_url: str) -> str:
    with open_store(store_url, create=True) as store:
        load_snapshots(store, [EXAMPLES / "inafs_2018.json"])
        record_manual(store, EXAMPLES / "manual_2021.txt")
        record_manual(store, EXAMPLES / "manual_2023.txt")
    return store_url


def faults(database: str) -> list[tuple[str, str]]:
    with open_store(database, read_only=True) as store:
        return [(fault.kind.value, fault.place) for fault in verify(store).faults]


def by_hand(database: str, statement: str) -> None:
    with open_store(database) as store, store.engine.begin() as hand:
        hand.execute(text(statement))


def test_index_that_was_altered_is_told_with_the_first_version_that_differs(recorded: str) -> None:
    assert faults(recorded) == []
    by_hand(recorded, "UPDATE unit_version SET name = 'Otra' WHERE id = (SELECT min(id) FROM unit_version)")
    ((kind, place),) = faults(recorded)
    assert (kind, place.startswith("INAFS ")) == ("index_differs", True)
    with open_store(recorded) as store:
        rebuild(store)
    assert faults(recorded) == []


@pytest.mark.parametrize(
    "alteration",
    [
        "DELETE FROM function_version WHERE id = (SELECT max(id) FROM function_version)",
        "UPDATE unit_version SET code = '1.1.1' WHERE id = (SELECT max(id) FROM unit_version)",
        "DELETE FROM link_member",
        "UPDATE act SET agreement = 'otro'",
        "UPDATE pairing SET score = 0.5",
        "UPDATE telling SET outcome = 'not_placed'",
    ],
)
def test_any_table_of_the_index_is_held_against_the_entries(recorded: str, alteration: str) -> None:
    by_hand(recorded, alteration)
    assert "index_differs" in {kind for kind, _ in faults(recorded)}


def test_version_that_overlaps_is_told_as_what_it_is(tmp_path: Path) -> None:
    database = str(tmp_path / "store.db")
    with open_store(database, create=True) as store:
        load_snapshots(store, [EXAMPLES / "inafs_2018.json"])
        record_manual(store, EXAMPLES / "manual_2021.txt")
    by_hand(database, "UPDATE unit_version SET valid_to = NULL WHERE valid_to IS NOT NULL")
    assert {"index_differs", "two_states"} <= {kind for kind, _ in faults(database)}


def test_index_that_is_missing_is_told(recorded: str) -> None:
    with open_store(recorded) as store, store.transaction() as work:
        for owner in work.institutions():
            work.drop_index(owner.key)
    assert faults(recorded) == [("index_missing", "INAFS")]


def test_shipped_files_are_compared_with_what_is_recorded(recorded: str) -> None:
    with open_store(recorded, read_only=True) as store:
        assert verify(store, manuals=[EXAMPLES / "inafs_2018.json", EXAMPLES / "manual_2021.txt"]).faults == ()
        answer = verify(store, manuals=[EXAMPLES / "manual_2021.txt", EXAMPLES / "README.md"])
    assert [fault.kind.value for fault in answer.faults] == ["manual_unknown"]


def test_store_without_anything_is_sound(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        answer = verify(store)
    assert (answer.entries, answer.head, answer.faults) == (0, None, ())


def test_verifying_changes_nothing(recorded: str) -> None:
    def state(store: Store) -> tuple[object, ...]:
        with store.transaction() as work:
            return work.head(), *(work.digest_of_index(owner.key) for owner in work.institutions())

    with open_store(recorded, read_only=True) as store:
        before = state(store)
        verify(store)
        assert state(store) == before
