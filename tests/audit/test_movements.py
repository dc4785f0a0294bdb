"""What is looked at twice before a movement is registered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from changelog.audit import movement_findings
from changelog.audit.movements import LONGEST_WAIT
from changelog.domain.acts import ActKind
from changelog.domain.agreements import Agreement
from changelog.domain.changes import ChangeSet, UnitChange, UnitChangeKind
from changelog.domain.dates import PartialDate
from changelog.domain.registers import Effect, RegisteredAct
from changelog.domain.structures import Structure, UnitState
from tests.reports.filing.invented import END, INSTITUTION, START, changed, unit

BOYAS, FAROS = unit("a", "División de Boyas", "1.1"), unit("a", "División de Faros", "1.2")


def checks(changes: list[UnitChange], after: list[UnitState]) -> list[tuple[str, str | None]]:
    net = ChangeSet(INSTITUTION, START, END, "net", tuple(changes), ())
    return [(one.check, one.unit) for one in movement_findings(net, Structure(INSTITUTION, END, tuple(after), ()))]


@pytest.mark.parametrize(
    ("kind", "check"),
    [
        (UnitChangeKind.REASSIGNED, "renamed-and-reassigned"),
        (UnitChangeKind.TRANSFORMED, "renamed-and-transformed"),
    ],
)
def test_name_that_changes_with_adscription_or_level(kind: UnitChangeKind, check: str) -> None:
    both = [changed(UnitChangeKind.RENAMED, [BOYAS], [FAROS]), changed(kind, [BOYAS], [FAROS])]
    assert checks(both, [FAROS]) == [(check, "1.2")]
    assert checks(both[:1], [FAROS]) == checks(both[1:], [FAROS]) == []


def test_move_with_the_unit_above_is_no_movement_of_its_own() -> None:
    moved = changed(UnitChangeKind.REASSIGNED, [BOYAS], [FAROS], inherited=True)
    assert checks([changed(UnitChangeKind.RENAMED, [BOYAS], [FAROS]), moved], [FAROS]) == []


def test_name_taken_that_another_bears_that_day_whatever_its_letters() -> None:
    other = unit("b", "DIVISIÓN  DE FAROS", "2.1")
    renamed = [changed(UnitChangeKind.RENAMED, [BOYAS], [FAROS])]
    assert checks(renamed, [FAROS, other]) == [("name-in-use-twice", "1.2")]
    assert checks([], [FAROS, other]) == []


def test_change_without_an_act_once_for_each_unit() -> None:
    renamed = changed(UnitChangeKind.RENAMED, [BOYAS], [FAROS])
    assert renamed.act is not None
    unnamed = replace(renamed, act=replace(renamed.act, agreement=None))
    recoded = replace(unnamed, kind=UnitChangeKind.RECODED)
    assert checks([unnamed, recoded], [FAROS]) == [("change-without-act", "1.2")]


@pytest.mark.parametrize(("days", "found"), [(LONGEST_WAIT.days, 0), (LONGEST_WAIT.days + 1, 1)])
def test_long_wait_between_approval_and_force(days: int, found: int) -> None:
    approved = date(2021, 1, 15)
    effect = Effect(PartialDate.of(approved + timedelta(days=days)), None)
    agreement = Agreement("ACDO.AS2.HCA.150121/3.P.DA", approved=PartialDate.of(approved))
    act = RegisteredAct(agreement, ActKind.AGREEMENT, effects=(effect,))
    net, after = ChangeSet(INSTITUTION, START, END, "net", (), ()), Structure(INSTITUTION, END, (), ())
    assert len(movement_findings(net, after, (act,))) == found
    vague = replace(act, agreement=replace(agreement, approved=PartialDate(2021)))
    assert movement_findings(net, after, (vague,)) == ()
