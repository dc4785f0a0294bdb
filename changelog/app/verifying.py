"""`verify`: every digest and the chain, the index against what the entries come to, the rules on every date, the manuals."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from changelog.app.files import read_bytes
from changelog.app.indexing import compiled
from changelog.app.periods import period_between
from changelog.app.recording import SCHEMA_FILES, read_files
from changelog.app.statements import SNAPSHOT_SUFFIXES, Stated, is_snapshot_file
from changelog.domain.dates import day_before
from changelog.domain.ledgers import Fault, FaultKind, VerifyAnswer
from changelog.domain.snapshots import Institution
from changelog.domain.structures import FunctionVersion, History, UnitVersion

if TYPE_CHECKING:
    from changelog.storage.store import Store, Work


VERIFIABLE = frozenset({".txt", *SNAPSHOT_SUFFIXES})
"""Files of a folder that are compared: manuals, and files of snapshots and narratives."""
NOT_FACTS = SCHEMA_FILES | {"decisions.json"}


def verify(store: Store, *, head: str | None = None, manuals: Sequence[str | os.PathLike[str]] = ()) -> VerifyAnswer:
    """Everything that can be checked of a store, with every fault; nothing is changed.

    `head` is the digest that a report's constancia carries: the store must still contain all up to it. `manuals` are files,
    or folders of them, that must have been recorded as they are. Raises `InputError` for a file that cannot be read.
    """
    from changelog.storage.verification import faults_unless_unreadable

    given = list(_files(manuals))
    files = [(path, hashlib.sha256(read_bytes(path)).hexdigest()) for path in given if not is_snapshot_file(path)]
    stated = read_files([path for path in given if is_snapshot_file(path)]).stated
    with store.transaction() as work:
        faults = list(work.faults())
        head_at = work.entry_of_head(head) if head is not None else None
        if head is not None and head_at is None:
            faults.append(Fault(FaultKind.HEAD_MISSING, f"head {head}"))
        checked = [_checked(work, owner) for owner in work.institutions()]
        faults.extend(chain.from_iterable(each.faults for each in checked))
        faults.extend(_of_manuals(work, files))
        if stated:
            faults.extend(faults_unless_unreadable("entries", _of_facts(work, stated)))
        return VerifyAnswer(
            entries=work.count_statements(),
            head=work.head(),
            institutions=len(checked),
            versions=sum(each.versions for each in checked),
            days=sum(each.days for each in checked),
            manuals=len(given),
            faults=tuple(faults),
            head_at=head_at,
        )


# --- an institution's index -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Checked:
    """One institution's index: how much was looked at, and what is wrong."""

    faults: tuple[Fault, ...]
    versions: int = 0
    days: int = 0


def _checked(work: Work, owner: Institution) -> _Checked:
    from changelog.storage.verification import faults_unless_unreadable

    if not work.has_index(owner.key):
        return _Checked((Fault(FaultKind.INDEX_MISSING, owner.label),))
    looked_at = _LookedAt()
    faults = faults_unless_unreadable("index", _faults_of_index(work, owner, looked_at))
    placed = tuple(Fault(fault.kind, f"{owner.label} {fault.place}", fault.values) for fault in faults)
    return _Checked(placed, looked_at.versions, looked_at.days)


@dataclass(slots=True)
class _LookedAt:
    """How many versions and days, as far as they could be read."""

    versions: int = 0
    days: int = 0


def _faults_of_index(work: Work, owner: Institution, looked_at: _LookedAt) -> Iterator[Fault]:
    from changelog.history.rules import broken_rules, days_of_change

    index = work.indexed(owner.key)
    days = days_of_change(index.units, index.functions)
    looked_at.versions, looked_at.days = len(index.units) + len(index.functions), len(days)
    faults = [*_differing(work, owner), *broken_rules(*index)]
    yield from faults
    if not faults:  # a change set of what is broken says nothing more
        yield from _not_replayed(work, owner, days)


def _differing(work: Work, owner: Institution) -> Iterator[Fault]:
    """The first place where the index is not what the entries come to."""
    from changelog.storage.digests import digest_of_history

    history = compiled(work, owner.key)
    if work.digest_of_index(owner.key) == digest_of_history(history):
        return
    yield Fault(FaultKind.INDEX_DIFFERS, _first_difference(work, owner.key, history))


def _first_difference(work: Work, key: str, history: History) -> str:
    from changelog.storage.index_writer import function_order, unit_order

    index = work.indexed(key)
    units = zip_longest(index.units, sorted(history.unit_versions, key=unit_order))
    functions = zip_longest(index.functions, sorted(history.function_versions, key=function_order))
    for held, follows in chain[tuple[_Version | None, _Version | None]](units, functions):
        if held != follows:
            return _called(held or follows)
    return "links, pairs, findings, acts or tellings"


_Version = UnitVersion | FunctionVersion


def _called(version: _Version | None) -> str:
    if version is None:
        return ""
    state = version.state
    name = state.name if hasattr(state, "name") else f"{state.unit_id} {state.marker}"
    return f"{version.valid_from}: {name}"


def _not_replayed(work: Work, owner: Institution, days: Sequence[date]) -> Iterator[Fault]:
    """Days on which the changes, applied to the eve, do not give the day, or undone do not give back the eve."""
    from changelog import diff

    acts, first_day = work.acts(owner.key), work.first_day(owner.key)
    for day in days:
        period = period_between(work, owner.key, day_before(day), day)
        replay = diff.compare(period, owner.label, acts, first_day).replay
        if replay is not None and not replay.held:
            yield Fault(FaultKind.REPLAY, f"{day}", {"first": next(iter(replay.differences), "")})


# --- manuals ----------------------------------------------------------------------------------------------------------


def _files(given: Sequence[str | os.PathLike[str]]) -> Iterator[Path]:
    for path in map(Path, given):
        if not path.is_dir():
            yield path
            continue
        found = (p for p in path.rglob("*") if p.suffix.lower() in VERIFIABLE and p.name not in NOT_FACTS)
        yield from sorted(found)


def _of_facts(work: Work, files: Sequence[Stated]) -> Iterator[Fault]:
    """Files of facts that state what the record does not."""
    snapshots = {row.digest for row in work.snapshot_rows(None)}
    narratives = {told.digest for owner in work.institutions() for told in work.narratives(owner.key)}
    for file in files:
        told = [file.narrative.digest] if file.narrative else []
        missing = [one for one in told if one not in narratives]
        missing += [one.digest for one in file.snapshots if one.digest not in snapshots]
        yield from (Fault(FaultKind.MANUAL_UNKNOWN, file.path, {"digest": digest[:12]}) for digest in missing)


def _of_manuals(work: Work, files: Sequence[tuple[Path, str]]) -> Iterator[Fault]:
    """Files that were not recorded, or not as they are."""
    recorded = work.documents()
    names = set(recorded.values())
    for path, digest in files:
        if digest not in recorded:
            kind = FaultKind.MANUAL_DIFFERS if path.name in names else FaultKind.MANUAL_UNKNOWN
            yield Fault(kind, str(path), {"digest": digest[:12]})
