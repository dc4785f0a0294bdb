"""`reconcile`: what acts and narratives say beside what the documents show."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from changelog.app.dates import open_period
from changelog.app.periods import period_between
from changelog.app.registers import register_of
from changelog.app.units import institutions_of
from changelog.domain.answers import AskedDate, ReconcileAnswer, Reconciliation
from changelog.domain.narratives import NarratedKind
from changelog.domain.reconciliations import Reconciled, Verdict
from changelog.domain.snapshots import Institution

if TYPE_CHECKING:
    from changelog.audit import Observed, Statements
    from changelog.domain.structures import FunctionVersion
    from changelog.domain.tellings import Telling
    from changelog.storage.store import Store, Work

ABOUT_FUNCTIONS = frozenset({NarratedKind.FUNCTIONS_GIVEN, NarratedKind.FUNCTIONS_TAKEN})


def reconcile_told(
    store: Store,
    *,
    institution: str | None = None,
    start: str | None = None,
    end: str | None = None,
    today: date | None = None,
) -> ReconcileAnswer:
    """Every change told or seen, of one institution or of all, with its verdict; with `start` and `end`, those that took
    effect, or may have, from the one day to the other.

    Raises `UsageError` for dates that are none or reversed and for an unknown or ambiguous institution.
    """
    first, last = open_period(start, end, today)
    with store.transaction() as work:
        reconciliations = tuple(
            Reconciliation(owner.label, tuple(row for row in rows_of(work, owner) if _is_within(row, first, last)))
            for owner in institutions_of(work, institution)
        )
        return ReconcileAnswer(reconciliations, work.documents(), first, last)


def rows_of(work: Work, owner: Institution) -> tuple[Reconciled, ...]:
    """Every change of one institution that is told or seen, with its verdict."""
    from changelog.audit import reconcile

    statements = _statements(work, owner)
    return reconcile(statements, _observed(work, owner, statements))


def _statements(work: Work, owner: Institution) -> Statements:
    from changelog.audit import Statements

    tellings = work.tellings(owner.key)
    return Statements(
        institution=owner,
        snapshots=work.snapshots(owner.key),
        tellings=tellings,
        # Every version begins after the first of all days: this is all of them.
        versions=work.touched(owner.key, date.min, date.max, functions=False).units,
        functions=_functions(work, owner, tellings),
        register=register_of(work, owner),
    )


def _functions(work: Work, owner: Institution, tellings: tuple[Telling, ...]) -> tuple[FunctionVersion, ...]:
    """Those ever under units that are told to be given functions, or to lose some."""
    units = {i for telling in tellings if telling.change.kind in ABOUT_FUNCTIONS for i in telling.unit_ids}
    found = {
        (version.state.function_id, version.valid_from): version
        for unit_id in sorted(units)
        for version in work.function_versions(owner.key, unit_id)
    }
    return tuple(found.values())


def _observed(work: Work, owner: Institution, statements: Statements) -> tuple[Observed, ...]:
    from changelog import diff
    from changelog.audit import Observed, pairs_of_days

    acts, first_day = work.acts(owner.key), work.first_day(owner.key)
    found = []
    for start, end in pairs_of_days(statements.snapshots, statements.versions):
        period = period_between(work, owner.key, start, end, functions=False)
        found.append(Observed(start, end, diff.compare(period, owner.label, acts, first_day).units))
    return tuple(found)


def _is_within(row: Reconciled, start: AskedDate | None, end: AskedDate | None) -> bool:
    """Whether a change took effect, or may have, on one of the days asked for."""
    if row.verdict is Verdict.SEEN_NOT_TOLD and row.not_before is not None:
        first = row.not_before + timedelta(days=1)
    else:
        first = row.day or row.not_before or date.min
    last = row.day or row.not_after or date.max
    return (start is None or last >= start.day) and (end is None or first <= end.day)
