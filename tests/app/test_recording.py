"""Recording: one transaction for each manual, and for all that `load` is given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from changelog.app.recording import Loaded, Recorder, joined, load_snapshots, record_loaded, record_manual
from changelog.app.showing import show_structure
from changelog.app.statements import Overrides, state
from changelog.domain.correspondences import Decision, Occurrence, Relation
from changelog.errors import InputError, UsageError
from changelog.storage.store import Store, open_store
from tests.cli.conftest import MANUALS
from tests.errors.inputs import HARBOUR, UNDATED

ANA = Recorder("Ana", datetime(2024, 1, 1, tzinfo=UTC))


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    with open_store(store_url, create=True) as made:
        yield made


@pytest.fixture
def manual(tmp_path: Path) -> Path:
    path = tmp_path / "manual.txt"
    path.write_text(HARBOUR, "utf-8")
    return path


def statements(store: Store) -> int:
    with store.transaction() as work:
        return work.count_statements()


def test_recording_is_all_or_nothing(store: Store, manual: Path) -> None:
    """A decision on an institution that is not recorded fails after the snapshots were taken: they are not kept."""
    stranger = Decision("instituto de nadie", Relation.SAME, (Occurrence("a"),), (Occurrence("b"),))
    loaded = Loaded((state(manual),), (stranger,))
    with pytest.raises(InputError, match="of which nothing is recorded"):
        record_loaded(store, loaded, ANA)
    assert statements(store) == 0
    assert show_structure(store, "2021").structures == ()


def test_same_text_from_another_date_is_the_same_units_restated(store: Store, manual: Path) -> None:
    record_manual(store, manual, Overrides(), ANA)
    record_manual(store, manual, Overrides(effective="2022-03-01"), ANA)
    first, second = (show_structure(store, day).structures[0].units for day in ("2021", "2023"))
    assert [unit.unit_id for unit in first] == [unit.unit_id for unit in second]


def test_same_manual_under_another_name_is_the_same_statement(store: Store, manual: Path, tmp_path: Path) -> None:
    record_manual(store, manual, Overrides(), ANA)
    (tmp_path / "copy.txt").write_text(HARBOUR, "utf-8")
    before = statements(store)
    assert not record_manual(store, tmp_path / "copy.txt", Overrides(), ANA).is_anything_new
    assert statements(store) == before


@pytest.mark.skipif(not MANUALS.is_dir(), reason=f"the real manuals are not at {MANUALS}")
def test_one_date_cannot_stand_for_parts_of_several() -> None:
    with pytest.raises(UsageError, match="4 parts in force from different dates") as refused:
        state(MANUALS / "004_aa15a5254a3818d4.txt", Overrides(effective="2022"))
    assert refused.value.remedy == "leave --effective out"


def test_undated_manual_takes_the_date_that_the_user_says(store: Store, tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text(UNDATED, "utf-8")
    with pytest.raises(InputError, match="no date of effect"):
        record_manual(store, tmp_path / "undated.txt")
    answer = record_manual(store, tmp_path / "undated.txt", Overrides(effective="2019-05"), ANA)
    assert [str(taken.effective_date) for taken in answer.snapshots] == ["2019-05"]


def test_several_answers_are_joined_as_one(store: Store, manual: Path) -> None:
    answers = [record_manual(store, manual, Overrides(), ANA), record_manual(store, manual, Overrides(), ANA)]
    both = joined(answers)
    assert [taken.is_new for taken in both.snapshots] == [True, False]
    assert both.is_anything_new
    assert list(both.documents.values()) == ["manual.txt"]


def test_folder_without_snapshot_files_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="holds no snapshot files"):
        load_snapshots(store, [tmp_path / "empty"])


def test_progress_is_told_for_each_file(store: Store, manual: Path) -> None:
    told: list[tuple[str, int, int]] = []
    load_snapshots(store, [manual, manual], ANA, lambda *what: told.append(what))
    assert told[:2] == [("manual.txt", 0, 2), ("manual.txt", 1, 2)]
