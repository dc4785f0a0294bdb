"""A store copied from one database to the other: every entry and seal, the same answers, or nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from changelog.app.copying import copy_store
from changelog.app.ledgers import annul, retract
from changelog.app.recording import load_snapshots, record_manual
from changelog.app.showing import show_structure
from changelog.app.stores import open_store
from changelog.app.verifying import verify
from changelog.errors import StoreError

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def recorded(store_url: str) -> str:
    """A record with something retracted and an act annulled."""
    with open_store(store_url, create=True) as store:
        load_snapshots(store, [EXAMPLES / "inafs_2018.json"])
        record_manual(store, EXAMPLES / "manual_2021.txt")
        record_manual(store, EXAMPLES / "manual_2023.txt")
        retract(store, "4", reason="misread")
        annul(store, "220223/17", reason="amparo")
    return store_url


@pytest.fixture
def elsewhere(recorded: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty place on the other engine."""
    if "://" in recorded:
        return str(tmp_path / "copy.db")
    url: str = request.getfixturevalue("postgresql_url")
    return url


def state(database: str) -> object:
    with open_store(database, read_only=True) as store:
        with store.transaction() as work:
            entries = list(work.entries())
            digests = [work.digest_of_index(owner.key) for owner in work.institutions()]
            rows = (work.institutions(), work.documents(), entries, digests)
        return rows, show_structure(store, "2024", today=date(2024, 1, 1))


def test_copy_on_the_other_database_has_every_entry_and_gives_the_same_answers(recorded: str, elsewhere: str) -> None:
    with open_store(recorded, read_only=True) as store:
        facts = copy_store(store, elsewhere).facts
        head = verify(store).head
    assert state(recorded) == state(elsewhere)
    assert (facts["statements"], facts["head"]) == ("9", head)
    with open_store(elsewhere, read_only=True) as copy:
        assert verify(copy, head=head).faults == ()


def test_copy_goes_on_by_itself_and_back_again(recorded: str, elsewhere: str, tmp_path: Path) -> None:
    with open_store(recorded, read_only=True) as store:
        copy_store(store, elsewhere)
    with open_store(elsewhere) as copy:
        retract(copy, "9", reason="the amparo was lifted")
    with open_store(elsewhere, read_only=True) as copy:
        copy_store(copy, tmp_path / "back.db")
    assert state(str(tmp_path / "back.db")) == state(elsewhere)


def test_nothing_is_written_where_something_is(recorded: str, elsewhere: str) -> None:
    with open_store(recorded, read_only=True) as store:
        copy_store(store, elsewhere)
        for target in (elsewhere, recorded):
            with pytest.raises(StoreError, match="holds entries already"):
                copy_store(store, target)
    assert state(recorded) == state(elsewhere)


@pytest.mark.parametrize(
    ("alteration", "said"),
    [
        (
            "UPDATE unit_version SET name = 'Otra' WHERE id = (SELECT min(id) FROM unit_version)",
            "is not what its entries",
        ),
        ("UPDATE statement SET recorded_by = 'eva' WHERE sequence = 3", "is not whole: entry 3"),
    ],
)
def test_altered_store_is_not_copied(recorded: str, elsewhere: str, alteration: str, said: str) -> None:
    with open_store(recorded) as store, store.engine.begin() as hand:
        if store.engine_name == "sqlite":
            hand.execute(text("DROP TRIGGER statement_refuses_update"))
        else:
            hand.execute(text("ALTER TABLE statement DISABLE TRIGGER USER"))
        hand.execute(text(alteration))
    with open_store(recorded, read_only=True) as store, pytest.raises(StoreError, match=said):
        copy_store(store, elsewhere)
    if "://" not in elsewhere:
        assert not list(Path(elsewhere).parent.glob("*copy.db*"))
        return
    with open_store(elsewhere, create=True) as copy, copy.transaction() as work:
        assert work.count_statements() == 0
