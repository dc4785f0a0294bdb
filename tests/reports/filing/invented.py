"""Small answers made by hand: units and changes with names that no manual should print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from changelog.domain.answers import AskedDate, DiffAnswer, ReconcileAnswer, TimelineAnswer
from changelog.domain.basis import Basis
from changelog.domain.changes import (
    ChangeSet,
    FunctionChange,
    FunctionChangeKind,
    FunctionSide,
    Side,
    UnitChange,
    UnitChangeKind,
)
from changelog.domain.filings import Constancia, ReportAnswer
from changelog.domain.structures import Act, FunctionState, Structure, UnitState, UnitVersion
from changelog.domain.texts import StatedText

START, END, IN_FORCE = date(2020, 1, 1), date(2022, 1, 1), date(2021, 9, 1)
ACT = Act(IN_FORCE, "ACDO.AS2.HCA.310821/7.P.DA", "e" * 32, "anclas.txt")
INSTITUTION = "IAB"


def unit(unit_id: str, name: str, code: str | None = None, *, parent: str | None = None, rank: str | None = "División"
) -> UnitState:  # fmt: skip
    return UnitState(
        unit_id,
        code,
        name,
        rank,
        parent,
        placed=True,
        objective=None,
        functions_listed=True,
        children_listed=True,
        basis=Basis.DOCUMENTED,
    )


def changed(
    kind: UnitChangeKind, old: Sequence[UnitState], new: Sequence[UnitState], *, inherited: bool = False
) -> UnitChange:
    group = "+".join(one.unit_id for one in (*old, *new))
    return UnitChange(
        kind, group, tuple(map(Side, old)), tuple(map(Side, new)), ACT, Basis.DOCUMENTED, inherited=inherited
    )


def reworded(before: str, after: str, kind: FunctionChangeKind = FunctionChangeKind.MODIFIED) -> FunctionChange:
    sides = [
        FunctionSide(FunctionState("f", "a", 1, "1.", StatedText.of(text)), "Unidad A", "1") for text in (before, after)
    ]
    return FunctionChange(kind, "f", (sides[0],), (sides[1],), ACT, Basis.DOCUMENTED)


def answered(
    before: Sequence[UnitState] = (),
    after: Sequence[UnitState] = (),
    changes: Sequence[UnitChange] = (),
    functions: Sequence[FunctionChange] = (),
    *,
    command: str = "org-changelog report",
    person: str | None = "ana",
) -> ReportAnswer:
    """A report on one institution in which just this is so."""
    asked = AskedDate("2020", START), AskedDate("2022", END)
    sets = [
        ChangeSet(INSTITUTION, START, END, view, tuple(changes), tuple(functions), (ACT,) if changes else ())
        for view in ("net", "steps")
    ]
    return ReportAnswer(
        changes=DiffAnswer(*asked, (sets[0],), (sets[1],), {}, asked_by="report"),
        before=(Structure(INSTITUTION, START, tuple(before), ()),),
        after=(Structure(INSTITUTION, END, tuple(after), ()),),
        timeline=TimelineAnswer((), (INSTITUTION,), {}, start=asked[0], end=asked[1]),
        acts=(),
        reconciliation=ReconcileAnswer((), {}, *asked),
        findings=(),
        constancia=Constancia(command, "0.1.0", datetime(2026, 11, 23, tzinfo=UTC), person, None, 0, ()),
        documents={},
        lives={INSTITUTION: tuple(UnitVersion(one, START, None, ACT) for one in before)},
    )
