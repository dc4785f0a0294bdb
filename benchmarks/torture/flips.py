"""One bit of a store's file flipped, anywhere: `verify` or the database notices whenever what the store says is changed.

What a store says are the rows of all its tables, as SQLite itself lists them. A flip that leaves them as they are (free
pages, the spelling of a keyword in the schema, unused bytes of a page) is harmless and need not be noticed.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random

from benchmarks.torture.parts import Extent, Part, Row
from changelog.app.copying import back_up
from changelog.app.recording import record_manual
from changelog.app.stores import open_store
from changelog.app.verifying import verify
from changelog.errors import StoreError

MANUAL = Path(__file__).resolve().parents[2] / "examples" / "manual_2021.txt"


def whole_store(folder: Path) -> Path:
    """A small record in one file, without journals."""
    with open_store(folder / "store.db", create=True) as store:
        record_manual(store, MANUAL)
    back_up(folder / "store.db", folder / "whole.db")
    return folder / "whole.db"


def said(path: Path) -> list[str]:
    """All rows; how the schema words a constraint's name is no content."""
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if line.startswith("INSERT INTO")]


def flipped(whole: Path, place: Path, seed: int) -> Path:
    """A copy with one bit flipped, drawn by chance."""
    random, data = Random(seed), bytearray(whole.read_bytes())
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    place.write_bytes(data)
    return place


def noticed_by(path: Path) -> str | None:
    """Who notices: "verify" or "the database"; None where nobody does."""
    try:
        with open_store(path, read_only=True) as store:
            return "verify" if verify(store).faults else None
    except StoreError:
        return "the database"


def run(extent: Extent) -> Sequence[Row]:
    whole = whole_store(extent.place)
    right = said(whole)
    came: Counter[str] = Counter()
    wrong = []
    for number in range(extent.times):
        seed = extent.seed * extent.times + number
        path = flipped(whole, extent.place / "flipped.db", seed)
        who = noticed_by(path)
        came[f"noticed by {who}" if who else "harmless"] += 1
        if who is None and said(path) != right:
            wrong.append(f"flip {seed} changes what the store says and nobody notices")
    figures = ", ".join(f"{what} {count}" for what, count in sorted(came.items()))
    return (Row(f"a file of {whole.stat().st_size:,} bytes", extent.times, figures, tuple(wrong)),)


PART = Part("flips", "one bit of the store's file flipped", run)
