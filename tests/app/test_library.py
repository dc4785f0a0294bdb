"""`import changelog`: the verbs of the command line from a notebook or script."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import changelog
from changelog.domain.changes import UnitChangeKind
from changelog.errors import StoreError, UsageError

TOP = Path(__file__).resolve().parents[2]
EXAMPLES = TOP / "examples"


def test_whole_job_from_python(tmp_path: Path) -> None:
    with changelog.open_store(tmp_path / "store.db", create=True) as store:
        for name in ("manual_2021.txt", "manual_2023.txt"):
            assert changelog.record_manual(store, EXAMPLES / name).is_anything_new
        answer = changelog.diff_dates(store, "2021-07-01", "2023-03-01")
        [net] = answer.net
        assert net.replay is not None
        assert net.replay.held
        renamed = [change for change in net.units if change.kind is UnitChangeKind.RENAMED]
        assert "Coordinación de Personal de Faros" in [change.new[0].unit.name for change in renamed]
        shown = changelog.show_structure(store, "2022", unit="Guardafaros")
        assert shown.unit is not None
        life = changelog.history_of(store, "Guardafaros")
        assert life.versions[0].state.unit_id == shown.unit.state.unit_id
        assert len(changelog.export_snapshots(store, tmp_path / "out")) == 4
    with changelog.open_store(tmp_path / "other.db", create=True) as other:
        loaded = changelog.load_snapshots(other, [tmp_path / "out"])
        assert (len(loaded.snapshots), len(loaded.narratives)) == (2, 2)
        assert changelog.review(other).rows is not None


def test_files_are_read_and_compared_without_a_store() -> None:
    reading = changelog.read_manual(EXAMPLES / "manual_2021.txt")
    assert len(reading.units) == 29
    answer = changelog.compare_files(EXAMPLES / "manual_2021.txt", EXAMPLES / "manual_2023.txt")
    assert not answer.net[0].is_empty


def test_reader_cannot_write_and_a_missing_store_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        changelog.open_store(tmp_path / "store.db")
    assert list(tmp_path.iterdir()) == []
    changelog.open_store(tmp_path / "store.db", create=True).close()
    with (
        changelog.open_store(tmp_path / "store.db", read_only=True) as store,
        pytest.raises((StoreError, UsageError)),
    ):
        changelog.record_manual(store, EXAMPLES / "manual_2021.txt")


def test_every_name_of_the_library_is_there_and_described() -> None:
    for name in changelog.__all__:
        assert getattr(changelog, name)
        if name != "__version__":
            assert getattr(changelog, name).__doc__, name
    with pytest.raises(AttributeError):
        changelog.no_such_verb  # noqa: B018


def test_import_loads_nothing_heavy() -> None:
    program = "import sys, changelog; print([m for m in ('sqlalchemy', 'numpy', 'click') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", program], cwd=TOP, capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
