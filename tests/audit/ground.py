"""Short ways to write tellings and to hold them against documents written in `tests.notation`.

Identity is by name, unless `same` says that several names are one unit: that is what the index would have settled.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from changelog.audit import Observed, Statements, reconcile
from changelog.domain.basis import Basis
from changelog.domain.dates import PartialDate
from changelog.domain.narratives import Certainty, NarratedChange, NarratedKind
from changelog.domain.reconciliations import Reconciled, Verdict
from changelog.domain.registers import RegisteredAct
from changelog.domain.snapshots import Snapshot
from changelog.domain.sources import SourceReference
from changelog.domain.structures import Act, FunctionVersion, UnitState, UnitVersion
from changelog.domain.tellings import DayFrom, Disagreement, Outcome, Telling
from tests.notation import INSTITUTE

TOLD_IN = "sha-told"
_DATES = {DayFrom.EFFECTIVE: "effective", DayFrom.PUBLISHED: "published", DayFrom.APPROVED: "approved"}


def change(
    kind: str,
    unit: str,
    *result: str,
    day: str | None = None,
    day_from: DayFrom = DayFrom.EFFECTIVE,
    from_: str | None = None,
    to: str | None = None,
    act: str | None = "ACTO 1",
    line: int = 1,
    certainty: Certainty = Certainty.STATED,
) -> NarratedChange:
    """One place that tells a change."""
    dates = {"effective": None, "published": None, "approved": None}
    if day is not None:
        dates[_DATES[day_from]] = PartialDate.from_iso(day)
    return NarratedChange(
        kind=NarratedKind(kind),
        unit=unit,
        result=result,
        from_parent=from_,
        to_parent=to,
        agreement=act,
        source=SourceReference(TOLD_IN, line, line),
        group=f"{line}:0",
        certainty=certainty,
        **dates,
    )


def telling(
    *told: NarratedChange,
    same: Sequence[tuple[str, ...]] = (),
    not_before: str | None = None,
    not_after: str | None = None,
    disagreements: tuple[Disagreement, ...] = (),
    known: bool = True,
) -> Telling:
    """What several places tell as one change. With `known` False no identity was found for any of its units."""
    first = told[0]
    dated = next(((how, d) for how, name in _DATES.items() for one in told if (d := getattr(one, name))), None)
    ids = _ids(same)
    named = [one.unit for one in told] if first.kind is NarratedKind.MERGED else [first.unit]
    parents = [
        next((getattr(one, f"{side}_parent") for one in told if getattr(one, f"{side}_parent")), None)
        for side in ("from", "to")
    ]
    return Telling(
        told=told,
        agreement=first.agreement,
        day=dated[1].first_day if dated else None,
        day_from=dated[0] if dated else DayFrom.UNDATED,
        outcome=Outcome.APPLIED,
        not_before=date.fromisoformat(not_before) if not_before else None,
        not_after=date.fromisoformat(not_after) if not_after else None,
        unit_ids=tuple(dict.fromkeys(ids(name) for name in named)) if known else (),
        result_ids=tuple(dict.fromkeys(ids(name) for name in first.result)) if known else (),
        from_id=ids(parents[0]) if parents[0] and known else None,
        to_id=ids(parents[1]) if parents[1] and known else None,
        disagreements=disagreements,
    )


def tell(kind: str, unit: str, *result: str, same: Sequence[tuple[str, ...]] = (), **pieces: object) -> Telling:
    """A telling of one place."""
    own = {key: pieces.pop(key) for key in ("not_before", "not_after", "known") if key in pieces}
    return telling(change(kind, unit, *result, **pieces), same=same, **own)  # type: ignore[arg-type]


def _ids(same: Sequence[tuple[str, ...]]):
    by_name = {name: group[0] for group in same for name in group}
    return lambda name: "id " + by_name.get(name, name)


def versions(snapshots: Sequence[Snapshot], same: Sequence[tuple[str, ...]] = ()) -> tuple[UnitVersion, ...]:
    """A version for each unit of each snapshot, attested by it."""
    ids = _ids(same)
    digests = {id(snapshot): snapshot.digest for snapshot in snapshots}
    return tuple(
        UnitVersion(
            state=UnitState(
                unit_id=ids(unit.name),
                code=unit.code,
                name=unit.name,
                rank=unit.rank,
                parent_id=None,
                placed=False,
                objective=None,
                functions_listed=unit.functions_listed,
                children_listed=unit.children_listed,
                basis=Basis.DOCUMENTED,
            ),
            valid_from=snapshot.effective_date.first_day,
            valid_to=None,
            begun_by=Act(snapshot.effective_date.first_day, None, digests[id(snapshot)]),
            attested_by=(digests[id(snapshot)],),
        )
        for snapshot in snapshots
        for unit in snapshot.units
    )


def rows(
    snapshots: Sequence[Snapshot],
    *tellings: Telling,
    same: Sequence[tuple[str, ...]] = (),
    functions: tuple[FunctionVersion, ...] = (),
    observed: Sequence[Observed] = (),
    register: Sequence[RegisteredAct] = (),
) -> tuple[Reconciled, ...]:
    """Every row."""
    statements = Statements(
        INSTITUTE, tuple(snapshots), tellings, versions(snapshots, same), functions, tuple(register)
    )
    return reconcile(statements, observed)


def verdict(
    snapshots: Sequence[Snapshot], told: Telling, *others: Telling, same: Sequence[tuple[str, ...]] = (), **more: object
) -> Reconciled:
    """The one verdict row of a telling, beside others."""
    found = [
        row
        for row in rows(snapshots, told, *others, same=same, **more)  # type: ignore[arg-type]
        if row.verdict is not Verdict.TOLD_DIFFERENTLY
        and told.change.source in row.told
        and row.kind is told.change.kind
    ]
    assert len(found) == 1, found
    return found[0]


def whys(row: Reconciled) -> set[str]:
    return {remark.why.value for remark in row.why}
