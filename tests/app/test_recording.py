"""Recording: one transaction for each manual, and for all that `load` is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from changelog.app.exporting import export_snapshots
from changelog.app.recording import (
    Loaded,
    Recorder,
    joined,
    load_snapshots,
    read_document,
    record_loaded,
    record_manual,
)
from changelog.app.showing import show_structure
from changelog.app.statements import Overrides, state
from changelog.domain.correspondences import Decision, Occurrence, Relation
from changelog.domain.findings import Finding, Severity
from changelog.domain.narratives import NarratedKind, Narrative
from changelog.domain.tellings import Telling
from changelog.errors import InputError, UsageError
from changelog.storage.store import Entry, Store, open_store
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


# --- what a manual tells ----------------------------------------------------------------------------------------------

TELLING = HARBOUR.replace(
    "El Instituto de Balizas y Boyas actualiza su manual.",
    "Mediante el acuerdo ACDO.AS2.HCT.100220/15.P.DA, del 10 de febrero de 2020, con vigencia a partir del 1 de marzo de\n"
    "2020, se aprobó el cambio de denominación de la División de Flotadores por División de Boyas.",
)


@pytest.fixture
def telling(tmp_path: Path) -> Path:
    path = tmp_path / "telling.txt"
    path.write_text(TELLING, "utf-8")
    return path


def narratives(store: Store, institution: str = "instituto de balizas y boyas") -> tuple[Narrative, ...]:
    with store.transaction() as work:
        return work.narratives(institution)


def test_what_a_manual_tells_is_recorded_with_its_snapshots(store: Store, telling: Path) -> None:
    answer = record_manual(store, telling, Overrides(), ANA)
    [told], [narrative] = answer.narratives, narratives(store)
    [change] = narrative.changes
    assert (told.changes, told.acts, told.is_new, told.source) == (1, len(narrative.agreements), True, "telling.txt")
    assert (change.kind, change.unit, change.result) == (
        NarratedKind.RENAMED,
        "División de Flotadores",
        ("División de Boyas",),
    )
    [renamed] = [each for each in tellings(store) if each.change == change]
    assert renamed.day == date(2020, 3, 1)
    assert [entry.recorded_by for entry in entries(store)] == ["Ana"] * 3
    assert [entry.kind for entry in entries(store)] == ["snapshot", "texts", "narrative"]


def entries(store: Store) -> list[Entry]:
    with store.transaction() as work:
        return list(work.entries())


def tellings(store: Store, institution: str = "instituto de balizas y boyas") -> tuple[Telling, ...]:
    with store.transaction() as work:
        return work.tellings(institution)


def test_manual_that_tells_recorded_again_changes_nothing(store: Store, telling: Path, tmp_path: Path) -> None:
    record_manual(store, telling, Overrides(), ANA)
    before = statements(store), tellings(store)
    (tmp_path / "copy.txt").write_text(TELLING, "utf-8")
    for path in (telling, tmp_path / "copy.txt"):
        again = record_manual(store, path, Overrides(), ANA)
        assert not again.is_anything_new
        assert [told.is_new for told in again.narratives] == [False]
    assert (statements(store), tellings(store)) == before


def test_store_that_has_the_snapshots_gains_what_is_told(store: Store, telling: Path) -> None:
    """As of a store filled by a program that did not record it yet."""
    record_loaded(store, Loaded((state(telling),)), ANA)
    assert narratives(store) == ()
    answer = record_manual(store, telling, Overrides(), ANA)
    assert ([taken.is_new for taken in answer.snapshots], [told.is_new for told in answer.narratives]) == (
        [False],
        [True],
    )
    assert answer.is_anything_new
    assert len(tellings(store)) == 1


def test_manual_without_prose_leaves_no_narrative(store: Store, manual: Path) -> None:
    assert record_manual(store, manual, Overrides(), ANA).narratives == ()
    assert [entry.kind for entry in entries(store)] == ["snapshot", "texts"]


def test_institution_that_the_user_says_is_that_of_what_is_told_too(store: Store, telling: Path) -> None:
    own = Overrides(institution="Instituto de Anclas", acronym="IA", effective="2020-04-01", agreement="ACDO 9/2020")
    answer = record_manual(store, telling, own, ANA)
    assert [told.institution.label for told in answer.narratives] == ["IA"]
    [narrative] = narratives(store, "instituto de anclas")
    assert [(change.agreement, str(change.effective)) for change in narrative.changes] == [
        ("ACDO.AS2.HCT.100220/15.P.DA", "2020-03-01")
    ]


def test_exported_files_give_the_same_record_and_the_same_bytes(store: Store, telling: Path, tmp_path: Path) -> None:
    record_manual(store, telling, Overrides(), ANA)
    written = bytes_of(export_snapshots(store, tmp_path / "one"), tmp_path / "one")
    assert sum(name.startswith("ibb/narrative_telling_") for name in written) == 1
    with open_store(tmp_path / "other.db", create=True) as other:
        answer = load_snapshots(other, [tmp_path / "one"], ANA)
        assert [told.is_new for told in answer.narratives] == [True]
        assert narratives(other) == narratives(store)
        assert repr(tellings(other)) == repr(tellings(store))
        assert bytes_of(export_snapshots(other, tmp_path / "two"), tmp_path / "two") == written
        assert [told.is_new for told in record_manual(other, telling, Overrides(), ANA).narratives] == [False]
        assert not load_snapshots(other, [tmp_path / "one"], ANA).is_anything_new


def bytes_of(paths: tuple[Path, ...], folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_what_is_told_can_be_all_that_is_known(store: Store, telling: Path, tmp_path: Path) -> None:
    """No structure at all: the institution is known, its tellings are listed, and it goes out and in as files."""
    record_manual(store, telling, Overrides(), ANA)
    [told] = [path for path in export_snapshots(store, tmp_path / "out") if path.name.startswith("narrative_")]
    with open_store(tmp_path / "other.db", create=True) as other:
        load_snapshots(other, [told], ANA)
        assert len(tellings(other)) == 1
        assert [path.name for path in export_snapshots(other, tmp_path / "again")] == [told.name]


def test_loading_is_all_or_nothing_with_what_is_told(store: Store, telling: Path) -> None:
    stranger = Decision("instituto de nadie", Relation.SAME, (Occurrence("a"),), (Occurrence("b"),))
    loaded = replace(read_document(telling), decisions=(stranger,))
    with pytest.raises(InputError, match="of which nothing is recorded"):
        record_loaded(store, loaded, ANA)
    assert statements(store) == 0


def test_findings_of_several_recordings_are_those_after_the_last(store: Store, telling: Path, tmp_path: Path) -> None:
    """What all documents tell together is judged anew with each: what no longer holds is not shown."""
    first = record_manual(store, telling, Overrides(), ANA)
    gone = Finding("gone", Severity.MEDIUM, "held after the first")
    stands = Finding("stands", Severity.MEDIUM, "holds after the last")
    of_one = Finding("odd", Severity.MEDIUM, "of the document itself")
    key = first.snapshots[0].institution.key
    one = replace(first, findings=(of_one, gone), standing={key: (gone,)})
    two = replace(first, findings=(stands,), standing={key: (stands,)})
    assert joined([one, two]).findings == (of_one, stands)
