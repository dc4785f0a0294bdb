"""What org-changelog says of a workload, through its public ways: two snapshots compiled, matched and compared, as
`compare` does with two files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from benchmarks.scoring import Claim, Report, claim
from benchmarks.truth import Place
from changelog import diff, matching
from changelog.domain.changes import ChangeSet, FunctionChange, FunctionChangeKind, FunctionSide, Side, UnitChange
from changelog.domain.collector import collector_paused
from changelog.domain.correspondences import Status
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import History, Period, is_in_force
from changelog.history import Matcher, compile_history, states_between


@dataclass(frozen=True, slots=True)
class Compared:
    """Two snapshots compared: who is who, what changed, and how many pairs of units and functions wait for a person."""

    period: Period
    history: History
    changes: ChangeSet

    @property
    def waiting_units(self) -> int:
        return sum(1 for pairing in self.history.pairings if pairing.correspondence.status is Status.PROPOSED)

    @property
    def waiting_functions(self) -> int:
        return len(self.history.function_correspondences)


@collector_paused()
def compare(old: Snapshot, new: Snapshot, matcher: Matcher = matching) -> Compared:
    """The whole work: matching, versions, changes, and their replay."""
    history = compile_history((old, new), (), matcher, carry_forward=False)
    start, end = old.effective_date.first_day, new.effective_date.first_day
    period = states_between(history, start, end)
    return Compared(period, history, diff.compare(period, new.institution.label, history.acts, start))


def report_of(compared: Compared) -> Report:
    return Report(
        frozenset(_claims(compared.changes)),
        frozenset(_unit_pairs(compared)),
        frozenset(_function_pairs(compared)),
    )


def _claims(changes: ChangeSet) -> Iterator[Claim]:
    for change in changes.units:
        if not change.inherited:
            yield from _unit_claims(change)
    for entry in changes.functions:
        if not entry.inherited:
            yield _function_claim(entry)


def _unit_claims(change: UnitChange) -> Iterator[Claim]:
    old, new = _units(change.old), _units(change.new)
    if change.kind == "replaced":
        yield claim("unit", "abolished", old, ())
        yield claim("unit", "created", (), new)
    else:
        yield claim("unit", str(change.kind), old, new)


def _function_claim(change: FunctionChange) -> Claim:
    is_divided = change.kind in (FunctionChangeKind.SPLIT, FunctionChangeKind.MERGED)
    kind = FunctionChangeKind.MODIFIED if is_divided else change.kind
    return claim("function", str(kind), _functions(change.old), _functions(change.new))


def _units(sides: Iterable[Side]) -> list[Place]:
    return [Place(side.unit.code or "") for side in sides]


def _functions(sides: Iterable[FunctionSide]) -> list[Place]:
    return [Place(side.unit_code or "", side.function.marker) for side in sides]


def _unit_pairs(compared: Compared) -> Iterator[tuple[str, str]]:
    """Units of one identity on both dates, and those that a merger or split relates."""
    old, new = _codes(compared.period, compared.period.start), _codes(compared.period, compared.period.end)
    yield from ((code, new[unit_id]) for unit_id, code in old.items() if unit_id in new)
    for change in compared.changes.units:
        if change.kind in ("merged", "split"):
            yield from ((one.unit.code or "", other.unit.code or "") for one in change.old for other in change.new)


def _codes(period: Period, on: date) -> dict[str, str]:
    return {v.state.unit_id: v.state.code or "" for v in period.units if is_in_force(v, on)}


def _function_pairs(compared: Compared) -> Iterator[tuple[Place, Place]]:
    old, new = _places(compared.period, compared.period.start), _places(compared.period, compared.period.end)
    return ((place, new[function_id]) for function_id, place in old.items() if function_id in new)


def _places(period: Period, on: date) -> dict[str, Place]:
    codes = _codes(period, on)
    return {
        v.state.function_id: Place(codes[v.state.unit_id], v.state.marker)
        for v in period.functions
        if is_in_force(v, on)
    }
