"""The invented institute's report, as values, once for all tests of its tables."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from changelog.app.filing import make_report
from changelog.app.recording import load_snapshots, record_manual
from changelog.app.stores import open_store
from changelog.domain.filings import ReportAnswer

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
AT = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=-6)))


@pytest.fixture(scope="session")
def inafs(tmp_path_factory: pytest.TempPathFactory) -> ReportAnswer:
    """From the first manual to after the second."""
    with open_store(tmp_path_factory.mktemp("inafs") / "store.db", create=True) as store:
        load_snapshots(store, [EXAMPLES / "inafs_2018.json"])
        for name in ("manual_2021.txt", "manual_2023.txt"):
            record_manual(store, EXAMPLES / name)
        return make_report(store, "2021-07-01", "2023-12-31", command="org-changelog report", person="ana", made_at=AT)
