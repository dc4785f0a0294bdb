"""A byte of a store's file that is flipped is noticed where it changes what the store says: the short form."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.torture.flips import flipped, noticed_by, said, whole_store

FLIPS = 40


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_store(tmp_path_factory.mktemp("flipped"))


@pytest.mark.parametrize("seed", range(FLIPS))
def test_flipped_byte_that_changes_content_is_noticed(whole: Path, tmp_path: Path, seed: int) -> None:
    path = flipped(whole, tmp_path / "flipped.db", seed)
    assert noticed_by(path) is not None or said(path) == said(whole)


def test_damaged_name_of_a_column_is_told_and_no_fault_of_the_program(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "flipped.db"
    path.write_bytes(whole.read_bytes().replace(b"first_line INTEGER", b"forst_line INTEGER"))
    assert noticed_by(path) == "the database"
