"""What a server does to a transaction is told plainly, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import text

from changelog.domain.dates import PartialDate
from changelog.errors import StoreError
from changelog.storage.engines import connect, locate
from changelog.storage.store import Store, open_store
from tests.storage.invented import TOLD, manual


@pytest.fixture
def server_store(postgresql_url: str) -> Iterator[Store]:
    with open_store(postgresql_url, create=True) as made:
        with made.transaction() as work:
            work.add_snapshot(manual(), **TOLD)
        yield made


def end_others(url: str) -> None:
    with connect(locate(url), read_only=False).begin() as administrator:
        administrator.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )


def count(store: Store) -> int:
    with store.transaction() as work:
        return work.count_statements()


def record_and_lose(store: Store, url: str, *, before_the_end: bool) -> None:
    with store.transaction() as work:
        work.add_snapshot(replace(manual(), effective_date=PartialDate(2020)), **TOLD)
        end_others(url)
        if not before_the_end:
            work.add_snapshot(replace(manual(), effective_date=PartialDate(2019)), **TOLD)


@pytest.mark.parametrize("before_the_end", [True, False])
def test_connection_lost_while_recording_leaves_nothing_half_written(
    server_store: Store, postgresql_url: str, before_the_end: bool
) -> None:
    with pytest.raises(StoreError) as told:
        record_and_lose(server_store, postgresql_url, before_the_end=before_the_end)
    assert told.value.remedy is not None
    assert "again" in told.value.remedy
    assert count(server_store) == 2  # and the next transaction has a connection of its own
    with server_store.transaction() as work:
        assert list(work.faults()) == []


@pytest.mark.parametrize("state", ["40001", "40P01"])
def test_serialisation_failure_and_deadlock_are_told(server_store: Store, state: str) -> None:
    raised = f"DO $$ BEGIN RAISE EXCEPTION 'two at once' USING ERRCODE = '{state}'; END $$"
    with pytest.raises(StoreError, match="two programs wrote at the same time; nothing was recorded") as told:
        record_and_fail(server_store, raised)
    assert told.value.remedy == "give the command again"
    assert count(server_store) == 2


def record_and_fail(store: Store, statement: str) -> None:
    with store.transaction() as work:
        work.add_snapshot(replace(manual(), effective_date=PartialDate(2020)), **TOLD)
        work.connection.execute(text(statement))


def test_deadlock_of_two_programs_is_told_to_one_and_the_other_goes_on(
    server_store: Store, postgresql_url: str
) -> None:
    """A stranger that holds what we wait for and waits for what we hold: the server ends one of the two."""
    from threading import Thread

    stranger = connect(locate(postgresql_url), read_only=False)
    told: list[Exception] = []
    with stranger.begin() as other:
        other.execute(text("LOCK TABLE unit IN ACCESS EXCLUSIVE MODE"))
        other.execute(text("SET deadlock_timeout = '60s'"))  # ours finds it first

        def ours() -> None:
            try:
                record_and_fail(server_store, "LOCK TABLE unit IN ACCESS EXCLUSIVE MODE")
            except StoreError as error:
                told.append(error)

        thread = Thread(target=ours)
        thread.start()
        other.execute(
            text(
                "DO $$ BEGIN WHILE NOT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted) LOOP PERFORM pg_sleep(0.01); "
                "END LOOP; END $$"
            )
        )
        other.execute(text("LOCK TABLE statement IN ACCESS EXCLUSIVE MODE"))
        thread.join()
    (error,) = told
    assert "two programs wrote at the same time; nothing was recorded" in str(error)
    assert count(server_store) == 2
