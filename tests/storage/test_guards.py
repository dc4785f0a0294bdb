"""The database itself keeps the record and the index from what no program of ours would write."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from changelog.domain.ledgers import FaultKind
from changelog.storage.engines import connect, locate
from changelog.storage.store import Store, open_store
from tests.storage.invented import INSTITUTE, TOLD, history_of, manual

COLUMNS = (
    "sequence, kind, institution_id, subject, effective_date, document_id, payload, content_digest, previous, entry_digest, "
    "recorded_at, recorded_by, program_version"
)


@pytest.fixture
def filled(store: Store) -> Store:
    with store.transaction() as work:
        work.add_snapshot(manual(), **TOLD)
        work.replace_index(INSTITUTE.key, history_of(1))
    return store


def refused(store: Store, *statements: str) -> None:
    """All of it in one transaction, of which something must be refused."""
    with pytest.raises(DBAPIError):
        by_hand(store, *statements)


def by_hand(store: Store, *statements: str) -> None:
    with store.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


@pytest.mark.parametrize("table", ["statement", "document", "text"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_what_is_recorded_is_neither_changed_nor_deleted(filled: Store, table: str, verb: str) -> None:
    column = {"statement": "sequence", "document": "id", "text": "id"}[table]
    refused(filled, verb.format(table, column, column))


def test_entry_is_not_slipped_in_nor_left_out(filled: Store) -> None:
    values = "kind, institution_id, subject, effective_date, document_id, payload, content_digest"
    rest = "recorded_at, recorded_by, program_version"
    for sequence, previous in (
        ("9", "entry_digest"),
        ("3", "previous"),
        ("3", "'x'"),
        ("0", "NULL"),
        ("2", "previous"),
    ):
        refused(
            filled,
            f"INSERT INTO statement ({COLUMNS}) SELECT {sequence}, {values}, {previous}, 'new', {rest} "
            "FROM statement WHERE sequence = 2",
        )


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("statement", COLUMNS),
        ("text", "id, exact, digest, body"),
        ("document", "id, name, sha256, lines"),
    ],
)
def test_row_of_the_record_is_not_replaced(filled: Store, table: str, columns: str) -> None:
    """SQLite's REPLACE deletes without asking triggers on deletion."""
    if filled.engine_name == "sqlite":
        refused(filled, f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table}")
    else:
        first = columns.split(",", maxsplit=1)[0]
        refused(
            filled,
            f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} ON CONFLICT ({first}) DO UPDATE SET {first} = 0",
        )


def test_session_that_calls_itself_a_replica_is_refused_too(postgresql_url: str) -> None:
    with open_store(postgresql_url, create=True) as store:
        with store.transaction() as work:
            work.add_snapshot(manual(), **TOLD)
        refused(store, "SET session_replication_role = replica", "DELETE FROM statement")


@pytest.mark.parametrize("table", ["unit_version", "function_version"])
def test_overlapping_version_cannot_be_written_by_hand(postgresql_url: str, table: str) -> None:
    with open_store(postgresql_url, create=True) as store:
        with store.transaction() as work:
            work.add_snapshot(manual(), **TOLD)
            work.replace_index(INSTITUTE.key, history_of(1))
        columns = [column["name"] for column in inspect(store.engine).get_columns(table)]
        others = ", ".join(name for name in columns if name not in {"id", "valid_from"})
        copy = f"INSERT INTO {table} (id, valid_from, {others}) SELECT 1000000, valid_from + 1, {others} FROM {table}"
        refused(store, f"{copy} WHERE valid_to IS NULL LIMIT 1")
        refused(store, f"UPDATE {table} SET valid_to = NULL")


def test_triggers_that_were_taken_away_are_missed(filled: Store) -> None:
    of_table = "" if filled.engine_name == "sqlite" else " ON statement"
    with connect(locate(filled.location.url.render_as_string(hide_password=False)), read_only=False).begin() as hand:
        hand.execute(text(f"DROP TRIGGER statement_refuses_gaps{of_table}"))
    with filled.transaction() as work:
        assert [(fault.kind, fault.place) for fault in work.faults()] == [("unguarded", "statement_refuses_gaps")]


def test_guards_that_verify_looks_for_are_those_of_a_new_store(filled: Store) -> None:
    with filled.transaction() as work:
        assert list(work.faults()) == []


def test_guard_that_was_emptied_is_missed(filled: Store) -> None:
    if filled.engine_name == "sqlite":
        emptied = "CREATE TRIGGER text_refuses_delete BEFORE DELETE ON text BEGIN SELECT 1; END"
        by_hand(filled, "DROP TRIGGER text_refuses_delete", emptied)
    else:
        emptied = (
            "CREATE OR REPLACE FUNCTION refuse_change_of_record() RETURNS trigger LANGUAGE plpgsql "
            "AS $$ BEGIN RETURN NULL; END $$"
        )
        by_hand(filled, emptied)
    with filled.transaction() as work:
        assert {fault.kind for fault in work.faults()} == {FaultKind.UNGUARDED}


def test_tables_that_were_changed_are_told(filled: Store) -> None:
    by_hand(filled, "ALTER TABLE text ADD COLUMN surplus INTEGER")
    with filled.transaction() as work:
        assert [fault.kind for fault in work.faults()] == [FaultKind.SCHEMA]
