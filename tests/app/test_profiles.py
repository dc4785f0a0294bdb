"""What is recorded says which profile it was read with, so that the reading can be made again."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from changelog.app.exporting import export_snapshots
from changelog.app.ledgers import correct, log_of
from changelog.app.profiles import check_profile, list_profiles, profile_of, profile_text
from changelog.app.recording import load_snapshots, record_manual
from changelog.app.statements import Overrides
from changelog.app.stores import open_store
from changelog.errors import InputError, UsageError
from changelog.storage.store import Store

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
RIEGO = EXAMPLES / "profiles" / "riego.toml"
MANUAL = EXAMPLES / "profiles" / "manual_riego.txt"


def profiles_in(store: Store) -> list[str | None]:
    with store.transaction() as work:
        documents = [snapshot.document for snapshot in work.snapshots(None)]
    return [document.profile if document is not None else None for document in documents]


def test_document_recorded_names_its_profile(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db", create=True) as store:
        record_manual(store, EXAMPLES / "manual_2021.txt")
        assert profiles_in(store) == ["numbered_chapters"]


def test_own_profile_is_named_with_the_digest_of_its_file(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db", create=True) as store:
        record_manual(store, MANUAL, Overrides(profile=str(RIEGO)))
        assert profiles_in(store) == [f"riego@{hashlib.sha256(RIEGO.read_bytes()).hexdigest()}"]


def test_it_stays_through_export_and_load_and_changes_nothing_when_recorded_again(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db", create=True) as store:
        record_manual(store, MANUAL, Overrides(profile=str(RIEGO)))
        assert not record_manual(store, MANUAL, Overrides(profile=str(RIEGO))).is_anything_new
        before = profiles_in(store)
        files = export_snapshots(store, tmp_path / "out")
    with open_store(tmp_path / "second.db", create=True) as second:
        load_snapshots(second, files)
        assert profiles_in(second) == before


def test_what_was_read_with_the_wrong_profile_is_corrected_with_the_right_one(tmp_path: Path) -> None:
    said = Overrides(institution="Junta de Riego del Valle de Tres Peñas")
    with open_store(tmp_path / "store.db", create=True) as store:
        record_manual(store, MANUAL, said)
        assert profiles_in(store) == ["spanish"]
        (entry,) = [line for line in log_of(store).lines if line.kind == "snapshot"]
        correct(store, str(entry.sequence), reason="otra familia", document=MANUAL, profile=str(RIEGO))
        (profile,) = profiles_in(store)
        assert (profile or "").startswith("riego@")
        with pytest.raises(UsageError):
            correct(store, str(entry.sequence), reason="otra familia", effective="2021", profile=str(RIEGO))


def test_log_tells_it(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db", create=True) as store:
        record_manual(store, MANUAL, Overrides(profile=str(RIEGO)))
        told = [about for line in log_of(store).lines for about in line.about]
    assert any(about.startswith("profile=riego@") for about in told)


def test_profile_is_one_of_the_programs_or_a_file() -> None:
    assert profile_of(None) is None
    own = profile_of(str(RIEGO))
    assert own is not None
    assert (own.name, own.digest is not None) == ("riego", True)
    named = profile_of("consolidated")
    assert named is not None
    assert named.digest is None
    with pytest.raises(UsageError):
        profile_of("martian")
    with pytest.raises(InputError):
        profile_of("martian.toml")


def test_list_has_what_can_be_printed() -> None:
    names = [card.name for card in list_profiles().profiles]
    assert [name for name in names if "title" not in profile_text(name)] == []
    assert [card.name for card in check_profile(str(RIEGO)).profiles] == ["riego"]
