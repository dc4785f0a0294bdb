"""Many who write and many who read at once, in processes of their own, on either database.

Two writers share each institution, so that they write over one another's index; after `ROUND` structures each they go on
with another. A reader takes one transaction and looks whether it shows one state: an unbroken chain up to the head, an index
that comes from just the statements of that chain, and the same head at the end as at the beginning. In the end nothing that
a writer was told to be recorded may be missing, and `verify` must find no fault.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from queue import Empty
from random import Random
from typing import Any

from benchmarks.torture.parts import Extent, Part, Row
from benchmarks.torture.servers import NoServerError, database, server
from changelog.app.recording import Loaded, Recorder, record_loaded
from changelog.app.statements import Stated
from changelog.app.stores import open_store
from changelog.app.verifying import verify
from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.texts import StatedText
from changelog.domain.units import Function, Unit
from changelog.errors import StoreError
from changelog.storage.store import Work

ROUND = 5
"""Structures that a writer records of one institution: more would measure histories, not crowds."""
UNITS = 6
FIRST_DAY = PartialDate(2000, 1, 1).first_day
ON_SQLITE, ON_POSTGRESQL = (8, 20), (20, 50)
"""Writers and readers of the long form."""
THINKING = 2.0
"""Seconds at most, drawn by chance, after which a reader of the long form asks again: people read what they asked for."""
LATE = 120
"""Seconds after the end within which everybody must be back: the busiest waits its patience and gives up."""


@dataclass(slots=True)
class Came:
    """What one process did: digests that it was told are recorded, states seen, commands given again, and what was wrong."""

    who: str
    recorded: list[str] = field(default_factory=list)
    seen: int = 0
    again: int = 0
    wrong: list[str] = field(default_factory=list)


def snapshot_by(writer: int, number: int) -> Snapshot:
    """The structure that a writer records as its so-many-eth: no two are equal."""
    shared = f"Instituto Compartido {writer // 2} {number // ROUND}"
    day = FIRST_DAY + timedelta(days=20 * (number % ROUND) + writer % 2)
    units = tuple(
        Unit(
            code=f"{place}",
            name=f"Dirección de Asuntos {'ABCDEFGHIJ'[place]} {'Nuevos' if place == number % UNITS else 'Propios'}",
            rank="Dirección",
            parent=None,
            functions=(
                Function("1.", StatedText.of(f"Atender los asuntos {place} que le tocan en la vuelta {number}.")),
            ),
        )
        for place in range(UNITS)
    )
    return Snapshot(
        institution=Institution(shared, shared.replace(" ", "-").upper()),
        effective_date=PartialDate.of(day),
        units=units,
        agreement=Agreement(f"ACDO.W{writer}/{number}"),
        heads_on_top=True,
        whole_institution=True,
    )


def write(url: str, writer: int, each: int, until: float) -> Came:
    """Record one structure after the other; what a busy store refuses is given again, as its error says."""
    came = Came(f"writer {writer}")
    number = 0
    while number < each and time.time() < until:
        stated = Stated("crowd.json", (snapshot_by(writer, number),))
        try:
            with open_store(url) as store:
                answer = record_loaded(store, Loaded((stated,)), Recorder(came.who))
        except StoreError as busy:
            came.again += 1
            if busy.remedy is None:
                came.wrong.append(f"an error without a remedy: {busy.message}")
            continue
        came.recorded += [taken.digest for taken in answer.snapshots]
        number += 1
    return came


def read(url: str, reader: int, until: float, thinking: float, is_over: Callable[[float], bool]) -> Came:
    """Look at one state after the other until all writers are done."""
    came, chance = Came(f"reader {reader}"), Random(reader)
    while time.time() < until and not is_over(chance.uniform(0, thinking)):
        try:
            with open_store(url, read_only=True) as store, store.transaction() as work:
                came.wrong += _torn(work, chance)
                came.seen += 1
        except StoreError as error:
            came.wrong.append(f"a reader was refused: {error.message}")
    return came


def _torn(work: Work, chance: Random) -> Iterator[str]:
    """What of one state does not belong together."""
    head, entries = work.head(), list(work.entries())
    if [entry.sequence for entry in entries] != list(range(1, len(entries) + 1)):
        yield "a gap in the chain"
    if any(later.previous != earlier.entry_digest for earlier, later in pairwise(entries)):
        yield "an entry that does not follow the one before"
    if entries and entries[-1].entry_digest != head:
        yield "a head that is not the last entry's"
    if any(entry.seal() != entry.entry_digest for entry in entries[-UNITS:]):
        yield "an entry whose seal is not its own"
    owners = work.institutions()
    if owners:
        key = chance.choice(owners).key
        stated = Counter(one.effective_date.first_day for one in work.snapshots(key))
        indexed = Counter(act.effective_date for act in work.acts(key))
        if stated != indexed:
            yield f"{key}: {len(stated)} days stated, {len(indexed)} days in the index"
        elif stated and len(work.structure(key, max(stated)).units) != UNITS:
            yield f"{key}: not {UNITS} units on the last day"
    if work.head() != head:
        yield "another head at the end of a transaction"


def crowd(url: str, writers: int, readers: int, each: int, seconds: float, thinking: float = 0.0) -> Row:
    """Let them loose on an empty store, and look what is left."""
    with open_store(url, create=True):
        pass
    started = time.perf_counter()
    came = _let_loose(url, writers, readers, each, seconds, thinking)
    taken = time.perf_counter() - started
    wrong = [f"{one.who}: {fault}" for one in came for fault in one.wrong]
    told = [digest for one in came for digest in one.recorded]
    with open_store(url, read_only=True) as store:
        with store.transaction() as work:
            kept = Counter(one.digest for owner in work.institutions() for one in work.snapshots(owner.key))
        wrong += [f"lost: {digest}" for digest in told if not kept[digest]]
        wrong += [f"recorded twice: {digest}" for digest, times in kept.items() if times > 1]
        answer = verify(store)
    wrong += [f"verify: {fault.kind} at {fault.place}" for fault in answer.faults]
    engine = "PostgreSQL" if "://" in url else "SQLite"
    seen, again = sum(one.seen for one in came), sum(one.again for one in came)
    return Row(
        f"{writers} writers, {readers} readers, {engine}",
        len(told) + seen,
        f"{len(told):,} recorded, {seen:,} states read, {again} given again, {taken:.0f} s",
        tuple(wrong),
    )


def _let_loose(url: str, writers: int, readers: int, each: int, seconds: float, thinking: float) -> list[Came]:
    context = multiprocessing.get_context("spawn")
    queue, go, over = context.Queue(), context.Event(), context.Event()
    told = (url, each, seconds, thinking, queue, go, over)
    people = [context.Process(target=_live, args=("writer", number, *told)) for number in range(writers)]
    people += [context.Process(target=_live, args=("reader", number, *told)) for number in range(readers)]
    for person in people:
        person.start()
    came = [queue.get() for _ in people]  # everybody has said that it is there
    go.set()
    came = []
    last = time.time() + seconds + LATE
    while len(came) < len(people) and time.time() < last:
        with suppress(Empty):
            came.append(queue.get(timeout=1))
        if sum(one.who.startswith("writer") for one in came) == writers:
            over.set()
    for person in people:
        person.join(1)
        if person.is_alive():
            person.kill()
    missing = len(people) - len(came)
    return [*came, *([Came("crowd", wrong=[f"{missing} never came back"])] if missing else [])]


def _live(
    part: str, number: int, url: str, each: int, seconds: float, thinking: float, queue: Any, go: Any, over: Any
) -> None:
    """One process: says that it is there, waits until all are, does its part, and says what came of it."""
    queue.put(Came(f"{part} {number}"))
    go.wait()
    until = time.time() + seconds
    try:
        came = write(url, number, each, until) if part == "writer" else read(url, number, until, thinking, over.wait)
    except Exception as error:  # noqa: BLE001  whatever ends a writer or a reader is what is looked for
        came = Came(f"{part} {number}", wrong=[f"ended: {type(error).__name__}: {error}"])
    queue.put(came)


def run(extent: Extent) -> Sequence[Row]:
    rows = [crowd(str(Path(extent.place) / "crowd.db"), *ON_SQLITE, 10**9, extent.seconds / 2, THINKING)]
    try:
        with server() as running:
            rows.append(crowd(database(running, "crowd"), *ON_POSTGRESQL, 10**9, extent.seconds / 2, THINKING))
    except NoServerError as none:
        rows.append(Row("PostgreSQL", 0, str(none)))
    return rows


PART = Part("crowds", "many writers and readers at once", run)
