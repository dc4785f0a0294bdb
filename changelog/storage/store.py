"""The way in: open a store, and in one transaction record, index and ask.

    with open_store("org-changelog.db", create=True).transaction() as work:
        recorded = work.add_snapshot(snapshot, recorded_at=now, person="ana", version="0.1.0")
        work.replace_index(snapshot.institution.key, history)

A transaction is all or nothing: what it did is kept when its block ends well, and undone when anything is raised. One
transaction writes at a time (the statements form one chain); readers go on reading what was there before.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from sqlalchemy import Connection, Engine

from changelog.domain.agreements import Agreement
from changelog.domain.collector import collector_paused
from changelog.domain.correspondences import Decision, FunctionCorrespondence, Status
from changelog.domain.findings import Finding
from changelog.domain.ledgers import Fault, LedgerLine
from changelog.domain.narratives import Narrative
from changelog.domain.registers import StructureUnderAct
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.structures import (
    Act,
    FunctionVersion,
    History,
    Link,
    Pairing,
    Period,
    Structure,
    UnitVersion,
)
from changelog.domain.tellings import Telling
from changelog.errors import StoreError
from changelog.storage import (
    copying,
    digests,
    index_reader,
    index_writer,
    ledger,
    ledger_lines,
    opening,
    past,
    periods,
    searches,
    standing,
    statements,
    verification,
    withdrawals,
)
from changelog.storage.engines import BUSY_SECONDS, Location, begin_writing, locate
from changelog.storage.faults import told_plainly
from changelog.storage.index_tables import LinkTable
from changelog.storage.ledger import Entry, Provenance
from changelog.storage.narratives import narratives as narratives_of
from changelog.storage.narratives import record_narrative
from changelog.storage.opening import revision_of, upgrade_store
from changelog.storage.revisions import HEAD
from changelog.storage.statements import Recorded, SnapshotRow

__all__ = ["Entry", "Recorded", "SnapshotRow", "Store", "Work", "open_store", "revision_of", "upgrade_store"]


def open_store(
    url_or_path: str | os.PathLike[str],
    *,
    create: bool = False,
    read_only: bool = False,
    busy_seconds: float = BUSY_SECONDS,
) -> Store:
    """Open the store at a path (SQLite) or URL (`postgresql://...`); with `create`, make it where nothing is.

    Raises `StoreError` with place and remedy where it is missing, not ours, damaged, cannot be reached or written, is
    behind its migrations or newer than the program. `busy_seconds` is how long to wait for another that writes.
    """
    location, engine = opening.open_engine(
        url_or_path, create=create and not read_only, read_only=read_only, busy_seconds=busy_seconds
    )
    return Store(location, engine, read_only=read_only)


def new_file(url_or_path: str | os.PathLike[str]) -> Path | None:
    """The file that a store would be made in; None where there is one, where its folder is missing, and for a server."""
    path = locate(url_or_path).path
    return path if path is not None and not path.exists() and path.parent.is_dir() else None


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. `place` is shown to people and holds no password."""

    location: Location
    engine: Engine
    read_only: bool

    @property
    def place(self) -> str:
        return self.location.shown

    @property
    def engine_name(self) -> str:
        """ "sqlite" or "postgresql"."""
        return self.engine.dialect.name

    @property
    def revision(self) -> str:
        """The migration that its tables are at: an open store is up to date."""
        return HEAD

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """A unit of work; kept when the block ends well, otherwise undone whole."""
        with told_plainly(self.place), self.engine.begin() as connection:
            if not self.read_only:
                begin_writing(connection)
            yield Work(connection, self.place)

    def as_of_entry(self, sequence: int) -> Store:
        """The record up to an entry, in a store of its own without an index; closing it leaves no trace."""
        with told_plainly(self.place), self.engine.begin() as connection:
            return Store(self.location, past.past_engine(connection, sequence), read_only=False)

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Indexed(NamedTuple):
    """What an index holds of units, functions and their links."""

    units: tuple[UnitVersion, ...]
    functions: tuple[FunctionVersion, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What can be done in a transaction. Institutions are told by their key (`Institution.key`)."""

    connection: Connection
    place: str

    # --- the record: append and read back ---------------------------------------------------------------------------

    def institutions(self) -> tuple[Institution, ...]:
        """All institutions of which something is recorded, in the order first recorded."""
        return statements.institutions(self.connection)

    def find_institution(self, words: str) -> tuple[Institution, ...]:
        """Those of this acronym or name; else those whose name holds the words. Accents and case aside."""
        wanted = searches.folded(words)
        known = self.institutions()
        exact = [
            one for one in known if wanted in (searches.folded(one.name), searches.folded(one.acronym or one.name))
        ]
        return tuple(exact or (one for one in known if wanted and wanted in searches.folded(one.name)))

    def add_snapshot(self, snapshot: Snapshot, *, recorded_at: datetime, person: str | None, version: str) -> Recorded:
        """Append what the snapshot tells that is not recorded yet: its facts, the document that attests it, its texts."""
        with collector_paused():
            return statements.record_snapshot(self.connection, snapshot, Provenance(recorded_at, person, version))

    def add_decision(self, decision: Decision, *, recorded_at: datetime, person: str | None, version: str) -> bool:
        """Append a person's word; False when the last one on the same occurrences says just this."""
        return statements.record_decision(self.connection, decision, Provenance(recorded_at, person, version))

    def add_narrative(self, narrative: Narrative, *, recorded_at: datetime, person: str | None, version: str) -> bool:
        """Append what a document tells in prose; False when the record holds just this of the document already."""
        return record_narrative(self.connection, narrative, Provenance(recorded_at, person, version))

    def narratives(self, institution: str) -> tuple[Narrative, ...]:
        """What stands of each document, its last narrative: by the names of the documents, whatever the order recorded."""
        return narratives_of(self.connection, institution)

    def decisions(self, institution: str) -> tuple[Decision, ...]:
        """People's decisions, in the order recorded; a later one on the same units supersedes."""
        return tuple(decision for decision, _ in self.dated_decisions(institution))

    def dated_decisions(self, institution: str) -> tuple[tuple[Decision, datetime], ...]:
        """As `decisions`, each with the moment when it was recorded."""
        return statements.decisions(self.connection, institution)

    def snapshots(self, institution: str | None) -> tuple[Snapshot, ...]:
        """Snapshots (None: of all institutions) with documents, places and texts, in the order recorded."""
        return statements.snapshots(self.connection, institution)

    def snapshot_rows(self, institution: str | None) -> tuple[SnapshotRow, ...]:
        """One row for each snapshot, in the order recorded."""
        return statements.snapshot_rows(self.connection, institution)

    def structures_under_acts(self, institution: str) -> tuple[StructureUnderAct, ...]:
        """Each snapshot with its act and heads, without units or texts: what the register of acts needs."""
        return statements.structures_under_acts(self.connection, institution)

    def rivals(self, snapshot: Snapshot) -> tuple[Snapshot, ...]:
        """Recorded snapshots of the same institution, date and heads that state other facts."""
        return statements.rivals_of(self.connection, snapshot)

    def entries(self, *, after: int = 0) -> Iterator[Entry]:
        """Every statement as recorded (after a sequence number), first to last."""
        return ledger.entries(self.connection, after=after)

    def head(self) -> str | None:
        """The digest that stands for the whole chain of statements; None while nothing is recorded."""
        return ledger.head(self.connection)

    def take_record_of(self, other: Work) -> None:
        """Copy all entries of another store into this one, which holds none."""
        copying.copy_record(other.connection, self.connection, through=other.count_statements())

    def find_entry(self, words: str) -> Entry:
        """The entry of this sequence number, or whose digest begins so; `UsageError` for none and for several."""
        return withdrawals.find_entry(self.connection, words)

    def log(self, institutions: Iterable[str] | None = None, *, after: int = 0) -> Iterator[LedgerLine]:
        """Entries (after a sequence number) as people read them; of these institutions, or of all."""
        only = frozenset(institutions) if institutions is not None else None
        return ledger_lines.lines(self.connection, only=only, after=after)

    def retract(
        self, entry: Entry, reason: str, *, recorded_at: datetime, person: str | None, version: str, whole: bool = False
    ) -> Entry:
        """Let an entry, and what rests on it, no longer count; with `whole`, all that was recorded with it."""
        provenance = Provenance(recorded_at, person, version)
        return withdrawals.retract(self.connection, entry, reason, provenance, whole=whole)

    def snapshot_of(self, entry: Entry) -> Snapshot | None:
        """What an entry states, with all that attests it; None where it is no snapshot or does not count."""
        return withdrawals.snapshot_of(self.connection, entry)

    def correct(
        self, entry: Entry, right: Snapshot, reason: str, *, recorded_at: datetime, person: str | None, version: str
    ) -> None:
        """Put a snapshot in the place of a recorded one."""
        withdrawals.correct(self.connection, entry, right, reason, Provenance(recorded_at, person, version))

    def annul(
        self,
        institution: str,
        act: Agreement,
        reason: str,
        *,
        recorded_at: datetime,
        person: str | None,
        version: str,
    ) -> Entry:
        """Let an act be without effect from now on: what rests on it no longer counts."""
        place = (self._number(institution), institution)
        return withdrawals.annul(self.connection, place, act, reason, Provenance(recorded_at, person, version))

    def is_annulled(self, institution: str, act: Agreement | None) -> bool:
        """Whether an act is without effect, by an annulment that counts."""
        number = statements.institution_id(self.connection, institution)
        return number is not None and standing.standing(self.connection).is_annulled(number, act)

    def annulments_of(self, institution: str, acts: Sequence[Agreement]) -> tuple[int | None, ...]:
        """For each act, the number of the entry by which it is without effect; None where it has effect."""
        number = statements.institution_id(self.connection, institution)
        if number is None:
            return (None,) * len(acts)
        known = standing.standing(self.connection)
        return tuple(known.annulment_of(number, act) for act in acts)

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the record itself, whatever its index says."""
        return verification.faults_of_record(self.connection)

    def last_entry_on(self, moment: datetime) -> int:
        """The last entry of the record as it stood at a moment; 0 where nothing was recorded yet."""
        return ledger.through(self.connection, moment)

    def entry_of_head(self, digest: str) -> int | None:
        """The sequence of the entry that a head seals; None where the store does not contain it."""
        return verification.entry_of_head(self.connection, digest)

    def documents(self) -> dict[str, str]:
        """Names of the documents recorded, by the SHA-256 that source references carry."""
        return statements.document_names(self.connection)

    def count_statements(self) -> int:
        """How many statements there are, of all institutions."""
        return ledger.count(self.connection)

    # --- the index: write and ask -----------------------------------------------------------------------------------

    def replace_index(self, institution: str, history: History) -> None:
        """Write what was computed from the statements in place of what was there."""
        with collector_paused():
            index_writer.replace_index(self.connection, self._number(institution), history)

    def drop_index(self, institution: str) -> None:
        """Empty it; the statements stay, and the same index can be computed again."""
        index_writer.drop_index(self.connection, self._number(institution))

    def has_index(self, institution: str) -> bool:
        """Whether it is there and takes in the institution's last statement."""
        return index_reader.has_index(self.connection, self._number(institution))

    def digest_of_index(self, institution: str) -> str:
        """Equal to `digests.digest_of_history` of the history that was written."""
        number = self._number(institution)
        return digests.digest_of_parts(
            index_reader.all_unit_versions(self.connection, number),
            index_reader.all_function_versions(self.connection, number),
            (
                self.links(institution),
                self.pairings(institution),
                self.findings(institution),
                self.acts(institution),
                self.function_pairings(institution),
                self.tellings(institution),
            ),
        )

    def indexed(self, institution: str) -> Indexed:
        """All versions and links of the index, the versions in its order."""
        number = self._number(institution)
        with collector_paused():
            return Indexed(
                tuple(index_reader.all_unit_versions(self.connection, number)),
                tuple(index_reader.all_function_versions(self.connection, number)),
                self.links(institution),
            )

    def structure(self, institution: str, on: date, *, below: str | None = None, functions: bool = True) -> Structure:
        """All in force on a day; with `below` (a unit_id), that unit and all below it; without `functions`, units alone."""
        number = self._number(institution)
        label = statements.label_of(self.connection, number)
        with collector_paused():
            return index_reader.structure_on(self.connection, number, label, on, below, with_functions=functions)

    def touched(self, institution: str, start: date, end: date, *, functions: bool = True) -> Period:
        """What comparing two dates needs; the cost follows what changed between them, not the institution's size.

        Without `functions`, units alone. Who bears which rank is left to `bearers`, which few comparisons need.
        """
        number = self._number(institution)
        return periods.touched_between(self.connection, number, start, end, with_functions=functions)

    def ranks(self, institution: str, on: date) -> frozenset[str]:
        """The ranks that some unit bears on a day."""
        return index_reader.ranks_on(self.connection, self._number(institution), on)

    def bearers(self, institution: str, ranks: Iterable[str], on: date) -> dict[str, int]:
        """How many units bear each of these ranks on a day."""
        number = self._number(institution)
        return {rank: index_reader.bearers_on(self.connection, number, rank, on) for rank in sorted(ranks)}

    def count_units(self, institution: str) -> int:
        """How many units are in force with no end known."""
        return index_reader.count_units(self.connection, self._number(institution))

    def unit_versions(self, institution: str, unit_id: str) -> tuple[UnitVersion, ...]:
        """One unit's versions, oldest first; none where the unit is unknown."""
        return index_reader.unit_versions(self.connection, self._number(institution), unit_id)

    def function_versions(self, institution: str, unit_id: str) -> tuple[FunctionVersion, ...]:
        """Every version of functions that were ever under the unit, oldest first."""
        return index_reader.function_versions(self.connection, self._number(institution), unit_id)

    def find_units(self, institution: str, words: str, on: date | None) -> tuple[UnitVersion, ...]:
        """By code exactly, else by the whole name, else by a part of it; accents and case aside.

        With `on`, as in force that day; without, the last version of each unit that answers to the words.
        """
        return index_reader.find_units(self.connection, self._number(institution), words, on)

    def links(self, institution: str, member: str | None = None) -> tuple[Link, ...]:
        """All links, or those in which a unit or function (by its id) takes part, in the order of the history."""
        return index_reader.links_of(self.connection, self._number(institution), member)

    def links_between(self, institution: str, start: date, end: date) -> tuple[Link, ...]:
        """Links that took effect after `start` and not after `end`."""
        number = self._number(institution)
        return index_reader.links_by(
            self.connection, LinkTable.institution_id == number, LinkTable.on_date > start, LinkTable.on_date <= end
        )

    def pairings(self, institution: str, status: Status | None = None) -> tuple[Pairing, ...]:
        return index_reader.pairings(self.connection, self._number(institution), status)

    def function_pairings(self, institution: str) -> tuple[FunctionCorrespondence, ...]:
        return index_reader.function_pairings(self.connection, self._number(institution))

    def findings(self, institution: str) -> tuple[Finding, ...]:
        return index_reader.findings(self.connection, self._number(institution))

    def tellings(self, institution: str) -> tuple[Telling, ...]:
        """Every narrated change placed in time, in the order of the history."""
        return index_reader.tellings(self.connection, self._number(institution))

    def acts(self, institution: str) -> tuple[Act, ...]:
        """In the order of the history."""
        return index_reader.acts_of(self.connection, self._number(institution))

    def first_day(self, institution: str) -> date | None:
        """The first day that any document bears on; None without an index."""
        return index_reader.first_day(self.connection, self._number(institution))

    # --- which institution ------------------------------------------------------------------------------------------

    def _number(self, institution: str) -> int:
        number = statements.institution_id(self.connection, institution)
        if number is None:
            raise StoreError(
                f"nothing is recorded of {institution}",
                place=self.place,
                remedy="`org-changelog institutions` lists those recorded",
            )
        return number
