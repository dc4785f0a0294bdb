"""Entries on other entries: a retraction, a correction, an annulment. Nothing is taken out of the ledger by any of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from changelog.domain.agreements import Agreement
from changelog.domain.snapshots import Snapshot
from changelog.errors import UsageError
from changelog.storage import ledger, statements
from changelog.storage.ledger import Entry, Provenance
from changelog.storage.payloads import Json, agreement_payload
from changelog.storage.standing import WITHDRAWING, standing
from changelog.storage.tables import StatementKind, StatementTable

SHORTEST_DIGEST = 6
"""Hexadecimal digits from which a digest is taken for the beginning of one; fewer are a sequence number."""
LONGEST_NUMBER = 9
"""Digits of a sequence number: more than an integer of the databases holds is none."""
HEXADECIMAL = frozenset("0123456789abcdef")
LIST = "`org-changelog log` lists the entries"


def find_entry(connection: Connection, words: str) -> Entry:
    """The entry of a sequence number, or whose digest begins so. `UsageError` for none and for several."""
    wanted = words.strip().lower()
    if wanted.isdecimal() and wanted.isascii() and len(wanted) <= LONGEST_NUMBER:
        found = ledger.entry_at(connection, int(wanted))
        if found is not None:
            return found
        if len(wanted) < SHORTEST_DIGEST:
            raise UsageError(f"no entry has the number {words}", remedy=LIST)
    if len(wanted) < SHORTEST_DIGEST or not set(wanted) <= HEXADECIMAL:
        raise UsageError(f"{words!r} is no entry of the ledger", remedy=f"give its number or its digest; {LIST}")
    return _by_digest(connection, wanted)


def _by_digest(connection: Connection, beginning: str) -> Entry:
    table = StatementTable
    chosen = select(table.sequence).where(table.entry_digest.startswith(beginning)).limit(2)
    numbers = [row.sequence for row in connection.execute(chosen)]
    if len(numbers) != 1:
        many = "several entries begin" if numbers else "no entry begins"
        raise UsageError(f"{many} with {beginning}", remedy=LIST)
    return _entry(connection, numbers[0])


def retract(connection: Connection, entry: Entry, reason: str, provenance: Provenance, *, whole: bool) -> Entry:
    """Let an entry no longer count, with what was recorded of it; `whole`, all that was recorded at the same moment.

    `UsageError` where it does not count already.
    """
    _refuse_withdrawn(connection, [entry])
    taken = {entry.sequence: entry}
    if whole:
        taken.update((each.sequence, each) for each in _recorded_with(connection, entry))
    for each in tuple(taken.values()):
        taken.update((one.sequence, one) for one in _resting_on(connection, each))
    known = standing(connection)
    gone = [each for number, each in sorted(taken.items()) if known.counts(number)]
    content = {"entries": _named(gone), "reason": reason}
    return _append(connection, StatementKind.RETRACTION, entry, entry.entry_digest, content, provenance)


def correct(connection: Connection, entry: Entry, right: Snapshot, reason: str, provenance: Provenance) -> list[Entry]:
    """Put a snapshot in the place of a recorded one; gives the entries made, the correction last.

    What every document attested of the wrong one is told of the right one too, where only its date or act differ.
    `UsageError` where the entry is no snapshot, does not count, or says just this.
    """
    _refuse_withdrawn(connection, [entry])
    if entry.kind != StatementKind.SNAPSHOT:
        raise UsageError(
            f"entry {entry.sequence} is no snapshot but a {entry.kind}",
            remedy=f"correct the entry of kind snapshot, or retract this one; {LIST}",
        )
    if right.digest == entry.subject:
        raise UsageError(f"entry {entry.sequence} says just this", remedy="nothing has to be corrected")
    end = ledger.count(connection)
    gone = [entry, *_resting_on(connection, entry)]
    statements.record_snapshot(connection, right, provenance)
    _attest_anew(connection, entry, right, provenance)
    made = list(ledger.entries(connection, after=end))
    content = {
        "entries": _named(gone),
        "by": _named(_stating(connection, right)),
        "made": [each.sequence for each in made],
        "reason": reason,
    }
    made.append(_append(connection, StatementKind.CORRECTION, entry, entry.entry_digest, content, provenance))
    return made


def annul(
    connection: Connection, institution: tuple[int, str], act: Agreement, reason: str, provenance: Provenance
) -> Entry:
    """Let an act be without effect from now on. `UsageError` where it is annulled already."""
    if standing(connection).is_annulled(institution[0], act):
        raise UsageError(f"{act.printed} is annulled already", remedy=LIST)
    plain = replace(act, citations=tuple(replace(each, source=None) for each in act.citations))
    content = {"agreement": agreement_payload(plain, None), "reason": reason}
    return ledger.append(connection, StatementKind.ANNULMENT, institution, act.key, content, provenance)


def snapshot_of(connection: Connection, entry: Entry) -> Snapshot | None:
    """The snapshot that an entry states, with all that attests it; None where it is no snapshot or does not count."""
    if entry.kind != StatementKind.SNAPSHOT or not standing(connection).counts(entry.sequence):
        return None
    return statements.snapshot_of(connection, entry.subject)


def _refuse_withdrawn(connection: Connection, entries: Sequence[Entry]) -> None:
    known = standing(connection)
    for entry in entries:
        by = known.withdrawn.get(entry.sequence)
        if by is not None:
            raise UsageError(
                f"entry {entry.sequence} does not count since entry {by}",
                remedy=f"nothing has to be done; to make it count again retract entry {by}",
            )


def _resting_on(connection: Connection, entry: Entry) -> list[Entry]:
    """Entries that say nothing without this one: what attests a snapshot, and what a correction put in its place."""
    table = StatementTable
    if entry.kind == StatementKind.SNAPSHOT:
        chosen = (table.kind == StatementKind.TEXTS) & (table.subject == entry.subject)
        found = connection.execute(select(table.sequence).where(chosen).order_by(table.sequence))
        numbers = [row.sequence for row in found]
    elif entry.kind == StatementKind.CORRECTION:
        numbers = json.loads(entry.payload)["made"]
    else:
        return []
    known = standing(connection)
    found_entries = [_entry(connection, number) for number in numbers if known.counts(number)]
    return [*found_entries, *(one for each in found_entries for one in _resting_on(connection, each))]


def _recorded_with(connection: Connection, entry: Entry) -> list[Entry]:
    """The unbroken run of entries around one that have its moment, person and program."""
    table = StatementTable
    same = (table.recorded_at == entry.recorded_at) & (table.program_version == entry.program_version)
    numbers = [row.sequence for row in connection.execute(select(table.sequence).where(same).order_by(table.sequence))]
    run = [
        number for number in numbers if number - entry.sequence == numbers.index(number) - numbers.index(entry.sequence)
    ]
    return [each for each in (_entry(connection, number) for number in run) if each.recorded_by == entry.recorded_by]


def _entry(connection: Connection, sequence: int) -> Entry:
    found = ledger.entry_at(connection, sequence)
    assert found is not None
    return found


def _stating(connection: Connection, snapshot: Snapshot) -> list[Entry]:
    table = StatementTable
    chosen = (table.kind == StatementKind.SNAPSHOT) & (table.subject == snapshot.digest)
    known = standing(connection)
    numbers = [row.sequence for row in connection.execute(select(table.sequence).where(chosen))]
    return [_entry(connection, number) for number in numbers if known.counts(number)]


def _attest_anew(connection: Connection, wrong: Entry, right: Snapshot, provenance: Provenance) -> None:
    """Carry over what further documents attested, where the units are the same ones."""
    old = json.loads(wrong.payload)
    if [unit.code for unit in right.units] != [unit["code"] for unit in old["units"]]:
        return
    statements.carry_attestations(connection, wrong.subject, right, provenance)


def _named(entries: Iterable[Entry]) -> list[Json]:
    return [{"sequence": entry.sequence, "digest": entry.entry_digest} for entry in entries]


def _append(
    connection: Connection, kind: StatementKind, about: Entry, subject: str, content: Json, provenance: Provenance
) -> Entry:
    assert kind in WITHDRAWING
    number = statements.institution_id(connection, about.institution)
    assert number is not None
    return ledger.append(connection, kind, (number, about.institution), subject, content, provenance)
