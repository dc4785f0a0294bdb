"""A store of every earlier version is brought up to date with its data, on both databases, and answers as a new one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from changelog.app import stores
from changelog.app.ledgers import log_of, retract
from changelog.app.recording import Recorder, record_manual
from changelog.app.stores import open_store, upgrade
from changelog.app.verifying import verify
from changelog.storage import schema
from changelog.storage.engines import connect, locate
from changelog.storage.revisions import HEAD, REVISIONS
from changelog.storage.store import Store, revision_of, upgrade_store
from tests.storage.old_versions import old_file, put

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture(params=REVISIONS[:-1])
def old_store(request: pytest.FixtureRequest, store_url: str, tmp_path: Path) -> str:
    path = old_file(request.param, tmp_path)
    if "://" not in store_url:
        return str(path)
    put(path, request.param, store_url)
    return store_url


def chain(database: str) -> list[tuple[object, ...]]:
    engine = connect(locate(database), read_only=True)
    with engine.begin() as connection:
        rows = connection.execute(text("SELECT sequence, kind, payload, entry_digest FROM statement ORDER BY sequence"))
        return [tuple(row) for row in rows]


def test_old_store_keeps_every_entry_and_verifies(old_store: str) -> None:
    before = chain(old_store)
    assert len(before) >= 4
    assert upgrade(old_store) == HEAD
    assert chain(old_store) == before
    with open_store(old_store, read_only=True) as store:
        answer = verify(store)
    assert answer.faults == ()
    assert answer.versions > 300


def test_old_store_goes_on_as_a_new_one(old_store: str, tmp_path: Path) -> None:
    """Manuals recorded again add what the program of then did not read; once what it misread is retracted, all is equal."""
    upgrade(old_store)
    fresh = str(tmp_path / "fresh.db")
    for database in (old_store, fresh):
        with open_store(database, create=True) as store:
            for year in ("2021", "2023"):
                record_manual(store, TOP / "examples" / f"manual_{year}.txt", recorder=Recorder("ana"))
    _, right, _, _ = held(fresh)
    with open_store(old_store) as store:
        for line in log_of(store).lines:
            if line.kind == "snapshot" and subject(store, line.sequence) not in right:
                retract(store, str(line.sequence), reason="misread by an earlier version")
    assert held(old_store) == held(fresh)


def held(database: str) -> tuple[object, set[str], set[str], object]:
    with open_store(database, read_only=True) as store, store.transaction() as work:
        (owner,) = work.institutions()
        snapshots = {snapshot.digest for snapshot in work.snapshots(owner.key)}
        narratives = {narrative.digest for narrative in work.narratives(owner.key)}
        return owner, snapshots, narratives, work.structure(owner.key, date(2023, 3, 1)).units


def subject(store: Store, sequence: int) -> str:
    with store.transaction() as work:
        return work.find_entry(str(sequence)).subject


def test_upgrade_that_is_broken_off_leaves_the_old_store(old_store: str) -> None:
    before = chain(old_store)
    engine = connect(locate(old_store), read_only=False)

    def broken_off() -> None:
        with engine.begin() as connection:
            schema.upgrade(connection)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert chain(old_store) == before
    upgrade_store(old_store)
    assert chain(old_store) == before


def test_upgrade_that_is_broken_off_before_the_index_is_made_anew_leaves_the_old_store(
    old_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tables of this version with an index of the one before would answer wrongly, and nothing would say so."""
    before = revision_of(old_store)

    def broken_off(*_told: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr(stores, "reindex", broken_off)
        with pytest.raises(KeyboardInterrupt):
            upgrade(old_store)
    assert revision_of(old_store) == before
    upgrade(old_store)
    with open_store(old_store, read_only=True) as store:
        assert verify(store).faults == ()
