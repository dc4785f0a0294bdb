"""Reports to be written, once for all tests of writers, and the programs that read what was written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from changelog.app.filing import make_report
from changelog.app.recording import load_snapshots, record_manual
from changelog.app.stores import open_store
from changelog.domain.filings import ReportAnswer
from changelog.reports.charts.pictures import pictures_of
from changelog.reports.filed import FiledReport
from changelog.reports.filing import filed_report
from changelog.reports.wording import Words

TOP = Path(__file__).resolve().parents[2]
AT = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=-6)))
_GOT_BY = {
    "soffice": "Debian's packages libreoffice-writer and libreoffice-calc",
    "chromium": "Debian's package chromium",
}


@pytest.fixture(scope="session")
def required_program() -> Callable[[str], str]:
    """Gives the path of a program of the system; where it is missing the test is skipped, in CI it fails."""

    def path_of(name: str) -> str:
        found = shutil.which(name)
        if found is None:
            reason = f"{name} is not on this machine: install {_GOT_BY.get(name, name)} to run this test"
            if os.environ.get("CI"):
                pytest.fail(reason)
            pytest.skip(reason)
        return found

    return path_of


@pytest.fixture(scope="session")
def inafs(tmp_path_factory: pytest.TempPathFactory) -> ReportAnswer:
    """The invented institute, as values: from the first manual to after the second."""
    with open_store(tmp_path_factory.mktemp("inafs") / "store.db", create=True) as store:
        load_snapshots(store, [TOP / "examples" / "inafs_2018.json"])
        for name in ("manual_2021.txt", "manual_2023.txt"):
            record_manual(store, TOP / "examples" / name)
        return make_report(store, "2021-07-01", "2023-12-31", command="org-changelog report", person="ana", made_at=AT)


@pytest.fixture(scope="session")
def imss(tmp_path_factory: pytest.TempPathFactory) -> ReportAnswer:
    """A real institution, from the snapshots that are shipped, which have no function's text."""
    with open_store(tmp_path_factory.mktemp("imss") / "store.db", create=True) as store:
        load_snapshots(store, [TOP / "snapshots" / "imss"])
        return make_report(store, "2021", "2023-12-31", command="org-changelog report", person="ana", made_at=AT)


def _filed(answer: ReportAnswer) -> FiledReport:
    words = Words("es")
    return replace(filed_report(answer, words), pictures=pictures_of(answer, words))


@pytest.fixture(scope="session")
def filed_inafs(inafs: ReportAnswer) -> FiledReport:
    """The invented institute's report with its pictures, in Spanish."""
    return _filed(inafs)


@pytest.fixture(scope="session")
def filed_imss(imss: ReportAnswer) -> FiledReport:
    """A real institution's report with its pictures, in Spanish."""
    return _filed(imss)
