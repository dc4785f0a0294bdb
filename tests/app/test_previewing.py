"""`preview_manual`: what would change, and nothing recorded."""

from __future__ import annotations

import hashlib
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from changelog.app.filing import make_report
from changelog.app.previewing import preview_manual
from changelog.app.recording import load_snapshots, record_manual
from changelog.app.statements import Overrides
from changelog.app.stores import open_store
from changelog.errors import InputError, StoreError
from changelog.storage.store import Store

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SNAPSHOTS = EXAMPLES.parent / "snapshots" / "imss"
AT = datetime(2026, 11, 23, tzinfo=UTC)


def recorded(url: str) -> None:
    """The institute up to its first manual."""
    with open_store(url, create=True) as store:
        load_snapshots(store, [EXAMPLES / "inafs_2018.json"])
        record_manual(store, EXAMPLES / "manual_2021.txt")


def state_of(store: Store) -> tuple[object, ...]:
    with store.transaction() as work:
        keys = [owner.key for owner in work.institutions()]
        return work.head(), work.count_statements(), *(work.digest_of_index(key) for key in keys)


def test_preview_tells_what_the_report_tells_once_the_manual_is_recorded(store_url: str) -> None:
    recorded(store_url)
    with open_store(store_url, read_only=True) as store:
        before = state_of(store)
        preview = preview_manual(store, EXAMPLES / "manual_2023.txt", command="x", person="ana", made_at=AT)
        assert state_of(store) == before
        assert (preview.constancia.head, preview.constancia.statements) == before[:2]
    assert (preview.changes.start.day, preview.changes.end.day) == (date(2023, 2, 28), date(2023, 3, 1))
    with open_store(store_url) as store:
        record_manual(store, EXAMPLES / "manual_2023.txt")
        report = make_report(store, "2023-02-28", "2023-03-01", command="x", person="ana", made_at=AT)
    assert preview.changes.net == report.changes.net
    assert preview.changes.steps == report.changes.steps
    assert (preview.before, preview.after, preview.acts) == (report.before, report.after, report.acts)


def test_file_of_the_store_stays_as_it_is_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    recorded(str(path))
    before = hashlib.sha256(path.read_bytes()).digest()
    with open_store(path, read_only=True) as store:
        preview_manual(store, EXAMPLES / "manual_2023.txt", command="x", person=None, made_at=AT)
    assert hashlib.sha256(path.read_bytes()).digest() == before
    assert {one.name.removeprefix("store.db") for one in tmp_path.iterdir()} <= {"", "-shm", "-wal"}


def test_manual_recorded_already_changes_nothing_and_says_so(tmp_path: Path) -> None:
    recorded(str(tmp_path / "store.db"))
    with open_store(tmp_path / "store.db", read_only=True) as store:
        answer = preview_manual(store, EXAMPLES / "manual_2021.txt", command="x", person=None, made_at=AT)
    assert answer.findings[0].check == "already-recorded"


def test_manual_of_an_institution_that_is_not_recorded_is_first_documented(tmp_path: Path) -> None:
    recorded(str(tmp_path / "store.db"))
    overrides = Overrides(institution="Instituto de Anclas", acronym="IA")
    with open_store(tmp_path / "store.db", read_only=True) as store:
        answer = preview_manual(store, EXAMPLES / "manual_2023.txt", overrides, command="x", person=None, made_at=AT)
    [net] = answer.changes.net
    assert net.institution == "IA"
    assert answer.before[0].units != answer.after[0].units


def test_decisions_and_what_is_told_go_into_the_preview(tmp_path: Path) -> None:
    """A shipped snapshot that is recorded already: what people decided of its units, and what prose tells, still holds."""
    with open_store(tmp_path / "store.db", create=True) as store:
        load_snapshots(store, [SNAPSHOTS])
        assert store_has_decisions(store)
        report = make_report(store, "2022-09-30", "2022-10-01", command="x", person=None, made_at=AT)
        [newest] = SNAPSHOTS.glob("2022-10-01_*.json")
        preview = preview_manual(store, newest, command="x", person=None, made_at=AT)
    assert preview.changes.net == report.changes.net
    assert preview.timeline.rows == report.timeline.rows


def store_has_decisions(store: Store) -> bool:
    with store.transaction() as work:
        return any(work.decisions(owner.key) for owner in work.institutions())


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_manual_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    recorded(str(tmp_path / "store.db"))
    with open_store(tmp_path / "store.db", read_only=True) as store, pytest.raises(InputError):
        preview_manual(store, tmp_path / name, command="x", person=None, made_at=AT)


def test_preview_without_room_for_a_temporary_store_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded(str(tmp_path / "store.db"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with (
        open_store(tmp_path / "store.db", read_only=True) as store,
        pytest.raises(StoreError, match="temporary") as refused,
    ):
        preview_manual(store, EXAMPLES / "manual_2023.txt", command="x", person=None, made_at=AT)
    assert "TMPDIR" in (refused.value.remedy or "")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_ends_of_the_calendar(tmp_path: Path, day: str) -> None:
    recorded(str(tmp_path / "store.db"))
    overrides = Overrides(effective=day)
    with open_store(tmp_path / "store.db", read_only=True) as store:
        answer = preview_manual(store, EXAMPLES / "manual_2023.txt", overrides, command="x", person=None, made_at=AT)
    assert answer.changes.end.day.isoformat() == day
