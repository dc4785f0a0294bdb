"""`diff` and `since`: what changed between two dates, exactly, by identity, at a cost that follows what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from changelog.app.dates import period as asked_period
from changelog.app.periods import period_between
from changelog.app.units import find_unit, institutions_of
from changelog.domain.answers import AskedDate, DiffAnswer
from changelog.domain.changes import (
    Change,
    ChangeSet,
    FunctionChange,
    FunctionChangeKind,
    UnitChange,
    UnitChangeKind,
)
from changelog.domain.collector import collector_paused
from changelog.domain.correspondences import Status
from changelog.domain.findings import Finding, Severity
from changelog.domain.snapshots import Institution
from changelog.domain.texts import normal_form
from changelog.errors import UsageError

if TYPE_CHECKING:
    from changelog.storage.store import Store, Work


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep of the changes: those at or below a unit, of these kinds, of units of these ranks. None keeps all."""

    unit: str | None = None
    kinds: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()


@collector_paused()
def diff_dates(
    store: Store,
    start: str,
    end: str,
    *,
    institution: str | None = None,
    filters: Filters = Filters(),
    steps: bool = False,
    asked_by: Literal["diff", "since", "report", "preview"] = "diff",
    today: date | None = None,
) -> DiffAnswer:
    """The changes from one date to another, of one institution or of all; with `steps` also act by act.

    Raises `UsageError` for dates that are none or reversed, an unknown or ambiguous unit, an unknown kind or
    rank.
    """
    first, second = asked_period(start, end, today)
    _refuse_unknown_kinds(filters.kinds)
    with store.transaction() as work:
        owners = institutions_of(work, institution)
        branch: frozenset[str] | None = None
        if filters.unit is not None:
            owners, branch = branch_of(work, filters.unit, first.day, second.day, institution)
        _refuse_unknown_ranks(work, filters.ranks, owners, (first.day, second.day))
        net: list[ChangeSet] = []
        step_by_step: list[ChangeSet] = []
        for owner in owners:
            sets = _compare(work, owner, first, second, steps=steps)
            net.append(_filtered(sets[0], filters, branch))
            step_by_step.extend(_filtered(changes, filters, branch) for changes in sets[1:])
        return DiffAnswer(
            start=first,
            end=second,
            net=tuple(net),
            steps=tuple(step_by_step),
            documents=work.documents(),
            waiting=sum(len(work.pairings(owner.key, Status.PROPOSED)) for owner in owners),
            filters=_in_words(filters),
            findings=_texts_not_at_hand([*net, *step_by_step]),
            asked_by=asked_by,
        )


def _compare(
    work: Work, owner: Institution, first: AskedDate, second: AskedDate, *, steps: bool
) -> tuple[ChangeSet, ...]:
    from changelog import diff

    acts, first_day = work.acts(owner.key), work.first_day(owner.key)
    between = period_between(work, owner.key, first.day, second.day)
    net = diff.compare(between, owner.label, acts, first_day)
    if not steps:
        return (net,)
    return net, diff.compare_steps(between, owner.label, acts, first_day)


def _texts_not_at_hand(sets: Sequence[ChangeSet]) -> tuple[Finding, ...]:
    """Says so where a function is known by its digest alone: reworded then looks like removed and added."""
    if not any(
        side.function.text.body is None
        for changes in sets
        for change in changes.functions
        if change.kind in (FunctionChangeKind.ADDED, FunctionChangeKind.REMOVED)
        for side in (*change.old, *change.new)
    ):
        return ()
    return (
        Finding(
            check="texts-not-at-hand",
            severity=Severity.MEDIUM,
            message="of some functions only the digest is at hand: one that was reworded shows as removed and added",
            remedy="record the manual itself",
        ),
    )


def _refuse_unknown_kinds(kinds: Sequence[str]) -> None:
    known = sorted({*map(str, UnitChangeKind), *map(str, FunctionChangeKind)})
    for kind in kinds:
        if kind not in known:
            raise UsageError(f"no change is of kind {kind!r}", remedy="choose from: " + ", ".join(known))


def _refuse_unknown_ranks(
    work: Work, ranks: Sequence[str], owners: Sequence[Institution], days: tuple[date, date]
) -> None:
    known = {rank for owner in owners for day in days for rank in work.ranks(owner.key, day)} if ranks else set()
    for rank in ranks:
        if normal_form(rank) not in {normal_form(one) for one in known}:
            remedy = f"choose from: {', '.join(sorted(known))}" if known else "nothing is documented on these dates"
            raise UsageError(f"no unit is of rank {rank!r} on either date", remedy=remedy)


def branch_of(
    work: Work, text: str, start: date, end: date, institution: str | None
) -> tuple[tuple[Institution, ...], frozenset[str]]:
    """A unit and everything that hung from it on either date."""
    try:
        found = find_unit(work, text, end, institution)
    except UsageError as error:
        if "may be any of" in error.message:
            raise
        found = find_unit(work, text, start, institution)
    ids = {found.unit_id}
    for day in (start, end):
        structure = work.structure(found.institution.key, day, below=found.unit_id, functions=False)
        ids.update(unit.unit_id for unit in structure.units)
    return (found.institution,), frozenset(ids)


def _filtered(changes: ChangeSet, filters: Filters, branch: frozenset[str] | None) -> ChangeSet:
    """The rows asked for; what they follow from, the replay and what is not documented stay those of the whole."""
    ranks = {normal_form(rank) for rank in filters.ranks}

    def is_wanted(change: Change) -> bool:
        if filters.kinds and change.kind.value not in filters.kinds:
            return False
        if branch is not None and not branch & _units_of(change):
            return False
        return not ranks or bool(ranks & _ranks_of(change))

    if not filters.kinds and branch is None and not ranks:
        return changes
    return replace(
        changes,
        units=tuple(change for change in changes.units if is_wanted(change)),
        functions=tuple(change for change in changes.functions if is_wanted(change)),
    )


def _units_of(change: Change) -> set[str]:
    if isinstance(change, UnitChange):
        return {side.unit.unit_id for side in (*change.old, *change.new)}
    return {side.function.unit_id for side in (*change.old, *change.new)}


def _ranks_of(change: Change) -> set[str]:
    if isinstance(change, FunctionChange):
        return set()
    return {normal_form(side.unit.rank) for side in (*change.old, *change.new) if side.unit.rank}


def _in_words(filters: Filters) -> tuple[str, ...]:
    told = [f"--unit {filters.unit}"] if filters.unit else []
    told.extend(f"--kind {kind}" for kind in filters.kinds)
    told.extend(f"--rank {rank}" for rank in filters.ranks)
    return tuple(told)
