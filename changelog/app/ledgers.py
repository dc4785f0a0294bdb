"""`log`, `retract`, `correct`, `annul`: the ledger, and entries on its entries. Nothing is ever taken out of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from changelog.app.dates import partial_date
from changelog.app.indexing import load_compiler, reindex, waiting
from changelog.app.recording import Provenance, Recorder
from changelog.app.registers import find_act
from changelog.app.statements import Overrides, agreement_of, not_too_deep, state
from changelog.app.units import institutions_of
from changelog.app.words import refuse_unstorable
from changelog.domain.ledgers import LogAnswer, WithdrawalAnswer
from changelog.domain.snapshots import Snapshot
from changelog.errors import UsageError

if TYPE_CHECKING:
    from changelog.storage.store import Entry, Store, Work


def log_of(store: Store, *, institution: str | None = None) -> LogAnswer:
    """Every entry, in the order recorded, of one institution or of all."""
    with store.transaction() as work:
        keys = [owner.key for owner in institutions_of(work, institution)] if institution else None
        return LogAnswer(tuple(work.log(keys)), work.head())


def retract(
    store: Store, entry: str, *, reason: str, recorder: Recorder = Recorder(), whole: bool = False
) -> WithdrawalAnswer:
    """Let a wrong recording no longer count; with `whole`, all that was recorded in the same step.

    Raises `UsageError` for an entry that is not there or does not count already.
    """
    _refuse_no_reason(reason)

    def record(work: Work, told: Provenance) -> None:
        work.retract(work.find_entry(entry), reason, **told, whole=whole)

    return _written(store, recorder, record)


def annul(
    store: Store,
    act: str,
    *,
    reason: str,
    institution: str | None = None,
    recorder: Recorder = Recorder(),
) -> WithdrawalAnswer:
    """Let an act be without effect: no snapshot and no narrated change that rests on it counts from now on.

    Raises `UsageError` for an act that nothing recorded rests on, that several institutions have, or annulled already.
    """
    _refuse_no_reason(reason)

    def record(work: Work, told: Provenance) -> None:
        found = find_act(work, act, institution)
        work.annul(found.institution.key, found.act.agreement, reason, **told)

    return _written(store, recorder, record)


def correct(
    store: Store,
    entry: str,
    *,
    reason: str,
    effective: str | None = None,
    agreement: str | None = None,
    document: str | os.PathLike[str] | None = None,
    profile: str | None = None,
    recorder: Recorder = Recorder(),
) -> WithdrawalAnswer:
    """Correct a recorded snapshot: its date of effect, its act, or all of it by a corrected document, or by the same one
    read with another profile.

    Raises `UsageError` for an entry that is no snapshot or does not count, and where nothing is said to correct;
    `InputError` where the document states no structure, or several.
    """
    _refuse_no_reason(reason)
    overrides = Overrides(effective=effective, agreement=agreement)
    if overrides == Overrides() and document is None:
        raise UsageError(
            "nothing is said to correct", remedy="give --effective, --agreement or --with with what is right"
        )
    if profile is not None and document is None:
        raise UsageError("a profile is told for no document", remedy="name the document with --with")
    replacement = _only_snapshot(document, replace(overrides, profile=profile)) if document is not None else None

    def record(work: Work, told: Provenance) -> None:
        wrong = work.find_entry(entry)
        right = replacement or _corrected(work, wrong, overrides)
        if right.institution.key != wrong.institution:
            raise UsageError(
                f"entry {wrong.sequence} is of {wrong.institution}, the document of {right.institution.label}",
                remedy="correct with a document of the same institution, or retract the entry",
            )
        work.correct(wrong, right, reason, **told)

    return _written(store, recorder, record)


# --- one step ---------------------------------------------------------------------------------------------------------


def _written(store: Store, recorder: Recorder, record: Callable[[Work, Provenance], None]) -> WithdrawalAnswer:
    """The entries that a step makes, and the index of what they bear on, in one transaction."""
    load_compiler()
    with store.transaction() as work:
        end = work.count_statements()
        record(work, recorder.provenance())
        keys = dict.fromkeys(entry.institution for entry in work.entries(after=end))
        histories = [reindex(work, key) for key in keys]
        return WithdrawalAnswer(tuple(work.log(after=end)), sum(waiting(history) for history in histories))


def _refuse_no_reason(reason: str) -> None:
    if not reason.strip():
        raise UsageError("no reason is given", remedy="say in words why, with --reason: the ledger keeps it")
    refuse_unstorable(reason=reason)


def _only_snapshot(document: str | os.PathLike[str], overrides: Overrides) -> Snapshot:
    stated = not_too_deep(state(document, overrides)).snapshots
    if len(stated) != 1:
        raise UsageError(
            f"{os.fspath(document)} states {len(stated)} structures; one takes the place of one",
            remedy="retract the entry and record the document instead",
        )
    return stated[0]


def _corrected(work: Work, wrong: Entry, overrides: Overrides) -> Snapshot:
    """What was recorded, with the date and the act that are right."""
    recorded = work.snapshot_of(wrong)
    if recorded is None:
        raise UsageError(
            f"entry {wrong.sequence} is no snapshot that counts",
            remedy="correct the entry of kind snapshot; `org-changelog log` lists the entries",
        )
    return replace(
        recorded,
        effective_date=partial_date(overrides.effective) if overrides.effective else recorded.effective_date,
        agreement=agreement_of(overrides) or recorded.agreement,
    )
