"""Each rule of the domain, broken on purpose, is told with the day and the unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from changelog.domain.basis import Basis
from changelog.domain.correspondences import Relation
from changelog.domain.structures import Act, FunctionState, FunctionVersion, Link, UnitState, UnitVersion
from changelog.domain.texts import StatedText
from changelog.history.rules import broken_rules, days_of_change

FIRST, SECOND, THIRD = date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)
ACT = Act(SECOND, "acuerdo 1", "digest")


def unit(key: str, parent: str | None = None, start: date = FIRST, end: date | None = None) -> UnitVersion:
    state = UnitState(
        unit_id=key,
        code=None,
        name=f"Área {key}",
        rank=None,
        parent_id=parent,
        placed=True,
        objective=None,
        functions_listed=True,
        children_listed=True,
        basis=Basis.DOCUMENTED,
    )
    return UnitVersion(state, start, end, ACT)


def function(key: str, of: str, start: date = FIRST, end: date | None = None) -> FunctionVersion:
    return FunctionVersion(FunctionState(key, of, 1, "1.", StatedText.of("Llevar el registro")), start, end, ACT)


def link(relation: Relation, old: Iterable[str], new: Iterable[str]) -> Link:
    return Link(relation, tuple(old), tuple(new), ACT, Basis.DOCUMENTED)


def told(
    units: Iterable[UnitVersion], functions: Iterable[FunctionVersion] = (), links: Iterable[Link] = ()
) -> list[tuple[str, str]]:
    return [(fault.kind.value, fault.place) for fault in broken_rules(units, functions, links)]


def test_sound_history_breaks_no_rule() -> None:
    units = [unit("a"), unit("b", "a", end=SECOND), unit("b", None, SECOND), unit("c", "b"), unit("d", "a", end=SECOND)]
    assert told(units, [function("f", "b")], [link(Relation.MERGED, "db", "c")]) == []


def test_two_states_on_one_day() -> None:
    assert told([unit("a", end=THIRD), unit("a", start=SECOND)]) == [("two_states", "2021-01-01: Área a")]
    assert told([unit("a")], [function("f", "a"), function("f", "a", SECOND)])[0][0] == "two_states"


def test_parent_that_ends_before_its_child() -> None:
    assert told([unit("a", end=SECOND), unit("b", "a")]) == [("parent", "2021-01-01: Área b")]


def test_parent_with_a_gap_and_parent_that_nobody_knows() -> None:
    assert told([unit("a", end=SECOND), unit("a", start=THIRD), unit("b", "a")]) == [("parent", "2021-01-01: Área b")]
    assert told([unit("b", "x")]) == [("parent", "2020-01-01: Área b")]


def test_units_that_hang_from_each_other() -> None:
    assert [kind for kind, _ in told([unit("a", "c"), unit("b", "a"), unit("c", "b")])] == ["cycle"] * 3
    assert told([unit("a", "a")]) == [("cycle", "2020-01-01: Área a")]


def test_cycle_that_closes_later() -> None:
    units = [unit("a", end=SECOND), unit("a", "b", SECOND), unit("b", "a")]
    assert told(units) == [("cycle", "2021-01-01: Área a")]


def test_function_without_its_unit() -> None:
    assert told([unit("a", end=SECOND)], [function("f", "a")]) == [("unit_of_function", "2021-01-01: a 1.")]


def test_links_with_too_few_sides() -> None:
    units = [unit("a"), unit("b")]
    for relation in (Relation.MERGED, Relation.SPLIT):
        assert told(units, (), [link(relation, "a", "b")]) == [("sides", f"2021-01-01: {relation}")]
    assert told(units, (), [link(Relation.REPLACED, "a", "")])[0] == ("sides", "2021-01-01: replaced")


def test_members_that_are_not_there_on_the_day() -> None:
    units = [unit("a", end=FIRST.replace(month=6)), unit("b"), unit("c", start=THIRD)]
    assert [kind for kind, _ in told(units, (), [link(Relation.MERGED, "ab", "c")])] == ["member", "member"]


def test_days_of_change_are_those_on_which_something_begins_or_ends() -> None:
    ended = replace(unit("a"), valid_to=SECOND)
    assert days_of_change([ended], [function("f", "a", THIRD)]) == [FIRST, SECOND, THIRD]
