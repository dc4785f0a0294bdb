"""`reconcile` from Python: which rows a period has."""

from __future__ import annotations

from pathlib import Path

import pytest

import changelog
from changelog.domain.reconciliations import Verdict
from changelog.errors import UsageError

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    with changelog.open_store(tmp_path_factory.mktemp("reconciled") / "store.db", create=True) as opened:
        for name in ("manual_2023.txt", "manual_2021.txt"):
            changelog.record_manual(opened, EXAMPLES / name)
        yield opened


def test_every_telling_has_one_verdict_row(store) -> None:
    rows = changelog.reconcile_told(store).rows
    with store.transaction() as work:
        [owner] = work.institutions()
        tellings = work.tellings(owner.key)
    besides = (Verdict.SEEN_NOT_TOLD, Verdict.TOLD_DIFFERENTLY)
    assert len([row for row in rows if row.verdict not in besides]) == len(tellings) > 20


def test_what_is_seen_between_two_documents_is_in_every_period_that_touches_the_time_between(store) -> None:
    def untold(start: str, end: str) -> int:
        rows = changelog.reconcile_told(store, start=start, end=end).rows
        return sum(row.verdict is Verdict.SEEN_NOT_TOLD for row in rows)

    assert untold("2021-07-02", "2021-07-02") == untold("2023-03-01", "2023-03-01") == untold("2001", "2030") > 0
    assert untold("2021-07-01", "2021-07-01") == untold("2023-03-02", "2030") == 0


def test_reversed_period_is_refused(store) -> None:
    with pytest.raises(UsageError, match="reversed"):
        changelog.reconcile_told(store, start="2023", end="2021")


def test_store_without_institutions_has_no_rows(tmp_path: Path) -> None:
    with changelog.open_store(tmp_path / "store.db", create=True) as empty:
        assert changelog.reconcile_told(empty).rows == ()
