"""What was altered around the triggers shows, with its place."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from changelog.storage.store import Store
from changelog.storage.verification import GUARDS
from tests.storage.invented import TOLD, manual, narrative


@pytest.fixture
def filled(store: Store) -> Store:
    """A record without its guards, as somebody would have it who may alter the schema."""
    with store.transaction() as work:
        work.add_snapshot(manual(), **TOLD)
        work.add_narrative(narrative(), **TOLD)
    with store.engine.begin() as hand:
        if store.engine_name == "postgresql":
            for table in ("statement", "document", "text"):
                hand.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        else:
            for guard in GUARDS["sqlite"]:
                hand.execute(text(f"DROP TRIGGER {guard}"))
    return store


def faults(store: Store, *by_hand: str) -> set[tuple[str, str]]:
    """What is told besides the missing guards."""
    with store.engine.begin() as hand:
        for statement in by_hand:
            hand.execute(text(statement))
    with store.transaction() as work:
        return {(fault.kind.value, fault.place) for fault in work.faults() if fault.kind != "unguarded"}


def test_record_that_nobody_altered_has_no_fault(filled: Store) -> None:
    assert faults(filled) == set()


@pytest.mark.parametrize(
    ("alteration", "expected"),
    [
        ("UPDATE statement SET payload = replace(payload, 'false', 'true') WHERE sequence = 1", ("content", "entry 1")),
        ("UPDATE statement SET payload = '{' WHERE sequence = 2", ("content", "entry 2")),
        ("UPDATE statement SET recorded_by = 'eva' WHERE sequence = 3", ("seal", "entry 3")),
        ("UPDATE statement SET recorded_by = NULL WHERE sequence = 3", ("seal", "entry 3")),
        ("UPDATE statement SET recorded_at = '2020-01-01 00:00:00' WHERE sequence = 3", ("seal", "entry 3")),
        ("UPDATE statement SET program_version = '9' WHERE sequence = 2", ("seal", "entry 2")),
        ("UPDATE statement SET subject = 'other' WHERE sequence = 1", ("seal", "entry 1")),
        ("UPDATE statement SET kind = 'decision' WHERE sequence = 3", ("seal", "entry 3")),
        ("UPDATE statement SET previous = 'x' WHERE sequence = 2", ("not_following", "entry 2")),
        ("UPDATE statement SET entry_digest = 'x' WHERE sequence = 1", ("not_following", "entry 2")),
        ("UPDATE statement SET sequence = 9 WHERE sequence = 3", ("gap", "entry 9")),
        ("DELETE FROM statement WHERE sequence = 2", ("gap", "entry 3")),
        ("UPDATE statement SET effective_date = '2020-01-01' WHERE sequence = 1", ("column", "entry 1")),
        ("UPDATE statement SET effective_date = '2020-01-01' WHERE sequence = 3", ("column", "entry 3")),
        ("UPDATE statement SET document_id = NULL WHERE sequence = 2", ("column", "entry 2")),
        ("UPDATE document SET name = 'other.txt'", ("column", "entry 2")),
        ("UPDATE document SET sha256 = 'x'", ("column", "entry 2")),
        ("UPDATE document SET lines = 1", ("column", "entry 2")),
        ("UPDATE institution SET name = 'Otro'", ("institution", "institution Otro")),
        ("UPDATE institution SET acronym = 'OTRO'", ("institution", "institution Instituto de Faros y Senderos")),
        ("UPDATE text SET body = 'Otro' WHERE id = 1", ("text", "text 1")),
        ("UPDATE text SET digest = 'x' WHERE id = 1", ("text", "text 1")),
    ],
)
def test_alteration_is_told_with_its_place(filled: Store, alteration: str, expected: tuple[str, str]) -> None:
    assert expected in faults(filled, alteration)


def test_text_that_was_taken_out_is_missed(filled: Store) -> None:
    with filled.transaction() as work:
        exact = work.connection.execute(text("SELECT exact FROM text WHERE id = 1")).scalar_one()
    assert ("text_missing", f"text {exact[:12]}") in faults(filled, "DELETE FROM text WHERE id = 1")


def test_end_that_was_cut_off_is_missed_by_its_head(filled: Store) -> None:
    with filled.transaction() as work:
        head = work.head()
    assert head is not None
    assert faults(filled, "DELETE FROM statement WHERE sequence = 3") == set()
    with filled.transaction() as work:
        assert work.entry_of_head(head) is None
