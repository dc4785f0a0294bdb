"""Files are read whole and written all or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from changelog.app.files import read_bytes, write_bytes
from changelog.errors import InputError, StoreError
from changelog.storage.unfinished import unfinished


def test_written_file_is_read_back_and_nothing_stands_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "file.md"
    write_bytes(target, b"uno")
    write_bytes(target, b"dos")
    assert read_bytes(target) == b"dos"
    assert list(target.parent.iterdir()) == [target]


def test_file_has_the_permissions_that_the_user_gives_to_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_bytes(tmp_path / "file.md", b"")
    finally:
        os.umask(before)
    assert (tmp_path / "file.md").stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_written_leaves_the_older_file_and_no_rest(tmp_path: Path) -> None:
    (tmp_path / "file.md").mkdir()
    (tmp_path / "file.md" / "inside").write_text("x")
    with pytest.raises(StoreError, match="cannot be written") as refused:
        write_bytes(tmp_path / "file.md", b"uno")
    assert (refused.value.place, bool(refused.value.remedy)) == (str(tmp_path / "file.md"), True)
    assert [path.name for path in tmp_path.iterdir()] == ["file.md"]


@pytest.mark.parametrize(("name", "told"), [("nosuch", "no such file"), (".", "is a folder"), ("x/y", "no such file")])
def test_what_cannot_be_read_is_told_with_its_place(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "x").write_text("x")
    with pytest.raises(InputError, match=told) as refused:
        read_bytes(tmp_path / name)
    assert refused.value.place == str(tmp_path / name)
    assert refused.value.remedy


def test_file_larger_than_any_of_ours_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(600 * 1024 * 1024)  # a hole: takes no room
    with pytest.raises(InputError, match="629,145,600 bytes"):
        read_bytes(tmp_path / "huge.txt")


def test_what_a_killed_process_left_is_taken_away_by_the_next_that_writes_there(tmp_path: Path) -> None:
    left = tmp_path / ".org-changelog.abcdefgh.unfinished"
    left.mkdir()
    (left / "file").write_bytes(b"half")
    (left / "file-wal").write_bytes(b"")
    own = tmp_path / ".org-changelog.db"
    own.write_bytes(b"a user's own")
    write_bytes(tmp_path / "other.md", b"uno")
    assert sorted(tmp_path.iterdir()) == [own, tmp_path / "other.md"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no lock on a folder: what is left there stays")
def test_what_another_is_just_writing_is_left_alone(tmp_path: Path) -> None:
    with unfinished(tmp_path / "slow.md") as slow:
        slow.write_bytes(b"uno")
        write_bytes(tmp_path / "quick.md", b"dos")
        assert slow.read_bytes() == b"uno"
    assert [path.name for path in tmp_path.iterdir()] == ["quick.md"]


def test_name_of_an_unfinished_file_that_is_no_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "file").write_bytes(b"uno")
    link = tmp_path / ".org-changelog.abcdefgh.unfinished"
    link.symlink_to(tmp_path / "mine")
    write_bytes(tmp_path / "other.md", b"dos")
    assert link.is_symlink()
    assert (tmp_path / "mine" / "file").read_bytes() == b"uno"
