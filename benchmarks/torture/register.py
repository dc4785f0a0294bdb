"""The structure of a whole country on PostgreSQL: many institutions, each with twenty years of restructures.

An institution has 500 units and 7,500 functions on the first day, and each year about 10 operations on units and 75 on
functions (`benchmarks.script`). Each is recorded in one step, as `load FOLDER` does it. Measured are the commands as a user
gives them, start of Python included, at a tenth, at three tenths and at the whole of the register.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.drafts import found_institution
from benchmarks.generator import FUNCTIONS_A_UNIT, snapshot_of
from benchmarks.pictures import picture_of
from benchmarks.script import Level, Script
from benchmarks.torture.parts import Extent, Part, Row
from benchmarks.torture.servers import NoServerError, database, server
from changelog.app.recording import Loaded, record_loaded
from changelog.app.statements import Stated
from changelog.app.stores import open_store
from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.texts import StatedText
from changelog.storage.snapshot_files import write_snapshot

UNITS_EACH = 500
YEARS = 20
FIRST_YEAR = 2004
ON_UNITS, ON_FUNCTIONS = 10, 75
"""Operations a year in one institution: one unit in fifty, one function in a hundred."""
PROGRAM = (sys.executable, "-c", "from changelog.cli.main import main; main()")
"""The program in a process of its own, wherever its script may be."""
STOPS = (0.1, 0.3, 1.0)
"""Parts of the whole at which is measured."""


def restructured(number: int, units: int = UNITS_EACH, years: int = YEARS, seed: int = 0) -> Iterator[Snapshot]:
    """An institution on the first day of each year."""
    institution = found_institution(units, FUNCTIONS_A_UNIT, Random(f"register {seed} {number}"))
    named = Institution(f"Instituto Inventado Número {number}", f"IIN{number}")
    texts: dict[str, StatedText] = {}
    for year in range(years + 1):
        if year:
            Script(institution, Level.EASY, only_leaves=True).run(ON_UNITS, ON_FUNCTIONS)
        day = PartialDate(FIRST_YEAR + year, 1, 1)
        act = f"ACDO.AS1.HCI.1112{(FIRST_YEAR + year - 1) % 100:02d}/{year + 1}.P.DG"
        yield snapshot_of(picture_of(institution), named, day, act, texts)


def run(extent: Extent) -> Sequence[Row]:
    try:
        with server() as running:
            return tuple(_measured(running, extent))
    except NoServerError as none:
        return (Row("no PostgreSQL", 0, str(none)),)


def _measured(running: Any, extent: Extent) -> Iterator[Row]:
    url = database(running, "register")
    institutions = max(1, extent.units // UNITS_EACH)
    stops = {max(1, round(institutions * part)) for part in STOPS}
    taken = 0.0
    for number in range(1, institutions + 1):
        snapshots = tuple(restructured(number, seed=extent.seed))
        *before, last = snapshots
        start = time.perf_counter()
        with open_store(url, create=True) as store:
            record_loaded(store, Loaded((Stated("register.json", tuple(before if number in stops else snapshots)),)))
        taken += time.perf_counter() - start
        if number in stops:
            yield _at(url, number, last, taken, extent.place)


def _at(url: str, institutions: int, last: Snapshot, taken: float, place: Path) -> Row:
    """The commands on the register as it is now; the last year of the last institution is what is recorded one by one."""
    file = place / "one_more.json"
    file.write_bytes(write_snapshot(last, with_texts=True))
    owner = ("--institution", f"IIN{institutions}")
    head = last.units[0].name
    end = FIRST_YEAR + YEARS
    came = [
        f"{institutions * UNITS_EACH:,} units",
        f"{_size(url) / 2**20:,.0f} MiB",
        f"recorded in {taken / 60:.1f} min",
    ]
    for what, command in (
        ("one more year", ("record", str(file))),
        ("show a unit", ("show", head, "--on", f"{end}-06-01", *owner)),
        ("show all", ("show", "--on", f"{end}-06-01", *owner)),
        ("diff of a year", ("diff", f"{end - 1}-06-01", f"{end}-06-01", *owner)),
        ("since the first", ("since", f"{FIRST_YEAR}-06-01", *owner)),
    ):
        came.append(f"{what} {_seconds(command, url):.2f} s")
    return Row(f"{institutions} institutions, {YEARS} years", institutions * (YEARS + 1), ", ".join(came))


def _seconds(command: Sequence[str], url: str) -> float:
    start = time.perf_counter()
    asked = [*PROGRAM, *command, "--database", url, "--format", "json"]
    done = subprocess.run(asked, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr.decode(errors='replace')[-400:]}")
    return time.perf_counter() - start


def _size(url: str) -> int:
    import psycopg

    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT pg_database_size(current_database())").fetchone()
        return int(found[0]) if found else 0


PART = Part("register", "a national register on PostgreSQL: size, recording, asking", run)
