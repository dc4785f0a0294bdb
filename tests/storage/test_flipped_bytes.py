"""A byte of a store's file that is flipped is noticed where it changes what the store says: the short form."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from random import Random

import pytest

from changelog.app.copying import back_up
from changelog.app.recording import record_manual
from changelog.app.stores import open_store
from changelog.app.verifying import verify
from changelog.errors import StoreError

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FLIPS = 40


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("flipped")
    with open_store(folder / "store.db", create=True) as store:
        record_manual(store, EXAMPLES / "manual_2021.txt")
    back_up(folder / "store.db", folder / "whole.db")
    return folder / "whole.db"


def said(path: Path) -> list[str]:
    """All rows; how the schema words a constraint's name is no content."""
    with sqlite3.connect(path) as connection:
        lines = [line for line in connection.iterdump() if line.startswith("INSERT INTO")]
    connection.close()
    return lines


def is_noticed(path: Path) -> bool:
    try:
        with open_store(path, read_only=True) as store:
            return bool(verify(store).faults)
    except StoreError:
        return True


@pytest.mark.parametrize("seed", range(FLIPS))
def test_flipped_byte_that_changes_content_is_noticed(whole: Path, tmp_path: Path, seed: int) -> None:
    random, data = Random(seed), bytearray(whole.read_bytes())
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    flipped = tmp_path / "flipped.db"
    flipped.write_bytes(data)
    assert is_noticed(flipped) or said(flipped) == said(whole)
