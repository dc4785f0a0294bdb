"""The chain of statements: append-only, and any alteration shows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from changelog.domain.dates import PartialDate
from changelog.storage.ledger import Entry, faults_in
from changelog.storage.store import Store, open_store
from tests.storage.invented import INSTITUTE, TOLD, manual


@pytest.fixture
def chain(store: Store) -> list[Entry]:
    with store.transaction() as work:
        for year in (2019, 2021, 2020):
            work.add_snapshot(replace(manual(), effective_date=PartialDate(year)), **TOLD)
    with store.transaction() as work:
        return list(work.entries())


def test_each_statement_seals_the_one_before(store: Store, chain: list[Entry]) -> None:
    assert [entry.sequence for entry in chain] == [1, 2, 3, 4, 5, 6]
    assert [entry.kind for entry in chain] == ["snapshot", "texts"] * 3
    assert [entry.previous for entry in chain] == [None, *(entry.entry_digest for entry in chain[:-1])]
    assert {entry.institution for entry in chain} == {INSTITUTE.key}
    with store.transaction() as work:
        assert work.head() == chain[-1].entry_digest
    assert list(faults_in(chain)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"payload": "{}"},
        {"payload": "{}", "content_digest": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"},
        {"recorded_by": "eva"},
        {"program_version": "9"},
        {"previous": "0" * 64},
        {"institution": "otra"},
        {"sequence": 30},
    ],
)
def test_altered_statement_is_told_with_its_number(chain: list[Entry], change: dict[str, str]) -> None:
    altered = [*chain[:2], replace(chain[2], **change), *chain[3:]]
    assert any(str(altered[2].sequence) in fault.place for fault in faults_in(altered))


def test_statement_taken_out_is_told(chain: list[Entry]) -> None:
    assert list(faults_in([*chain[:2], *chain[3:]]))


def test_content_is_ascii_whatever_the_manual_prints(chain: list[Entry]) -> None:
    assert all(entry.payload.isascii() for entry in chain)


@pytest.mark.parametrize("table", ["statement", "text", "document"])
@pytest.mark.parametrize("command", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_database_itself_refuses_to_change_the_record(
    store: Store, chain: list[Entry], table: str, command: str
) -> None:
    column = "sequence" if table == "statement" else "id"
    with pytest.raises(DBAPIError, match="append-only"), store.engine.begin() as connection:
        connection.exec_driver_sql(command.format(table, column, column))
    with store.transaction() as work:
        assert list(work.entries()) == chain


def test_writers_at_the_same_time_make_one_chain(store: Store, store_url: str) -> None:
    def write(year: int) -> None:
        with open_store(store_url) as mine:
            for month in (1, 2, 3):
                with mine.transaction() as work:
                    work.add_snapshot(replace(manual(), effective_date=PartialDate(year, month)), **TOLD)

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write, range(2000, 2006)))
    with store.transaction() as work:
        chain = list(work.entries())
    assert len(chain) == 2 * 3 * 6
    assert list(faults_in(chain)) == []
