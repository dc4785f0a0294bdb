"""Lists that name units and places and no functions: names alike below one parent, children that go along, and places of
which only a unit at some distance above is known."""

from __future__ import annotations

from dataclasses import replace

from changelog.domain.correspondences import MatchableUnit, Relation, Status, UnitCorrespondence
from changelog.matching import match_units


def unit(key: str, name: str, parent: str | None = None, within: str | None = None) -> MatchableUnit:
    rank = name.partition(" ")[0]
    return MatchableUnit(key, key, name, rank, parent, None, (), within=within)


def pairs(found: object, status: Status = Status.ACCEPTED) -> set[tuple[str, str]]:
    return {
        (one.old[0], one.new[0])
        for one in found  # type: ignore[attr-defined]
        if isinstance(one, UnitCorrespondence) and one.relation is Relation.SAME and one.status is status
    }


TOP = unit("1", "Ministerio de Riberas")


def test_name_that_is_widened_below_one_parent_is_renamed() -> None:
    old = (TOP, unit("2", "Oficina de Balizas y Boyas", "1"), unit("3", "Oficina de Mareas", "1"))
    new = (TOP, unit("2", "Oficina de Balizas, Boyas y Faros", "1"), unit("3", "Oficina de Mareas", "1"))
    assert pairs(match_units(old, new)) == {("1", "1"), ("2", "2"), ("3", "3")}


def test_name_and_rank_that_change_together_are_asked_about() -> None:
    old = (TOP, unit("2", "Oficina de Balizas y Boyas", "1"))
    new = (TOP, unit("2", "Departamento de Balizas, Boyas y Faros", "1"))
    found = match_units(old, new)
    assert pairs(found) == {("1", "1")}
    assert pairs(found, Status.PROPOSED) == {("2", "2")}


def test_unit_under_another_name_is_known_by_children_that_went_along() -> None:
    old = (
        TOP,
        unit("2", "Oficina de Puertos", "1"),
        unit("3", "Taller de Anclas", "2"),
        unit("4", "Taller de Redes", "2"),
    )
    new = tuple(replace(one, name="Oficina de Comercio") if one.key == "2" else one for one in old)
    assert ("2", "2") in pairs(match_units(old, new))


def test_namesake_that_moved_within_a_branch_is_known_where_nobody_else_there_bears_the_name() -> None:
    other = (unit("7", "Ministerio de Puertos"), unit("8", "Taller de Anclas", "7"))
    old = (TOP, unit("2", "Oficina de Balizas", "1"), unit("3", "Taller de Anclas", "2"), *other)
    new = (TOP, unit("4", "Oficina de Velas", "1"), unit("5", "Taller de Anclas", "4"), *other)
    found = pairs(match_units(old, new))
    assert {("3", "5"), ("8", "8")} <= found
    assert ("2", "4") not in found


OFFICES = (
    TOP,
    unit("2", "Oficina de Balizas", "1"),
    unit("3", "Taller de Pinturas", "2"),
    unit("4", "Oficina de Mareas", "1"),
    unit("5", "Taller de Pinturas", "4"),
)


def test_namesakes_are_told_apart_by_what_lies_somewhere_above_them() -> None:
    new = tuple(
        replace(one, parent=None, within={"2": "1", "4": "1", "3": "2", "5": "4"}[one.key]) if one.parent else one
        for one in OFFICES
    )
    everyone = {(one.key, one.key) for one in OFFICES}
    assert pairs(match_units(OFFICES, new)) == everyone
    assert pairs(match_units(new, OFFICES)) == everyone
    assert pairs(match_units(new, new)) == everyone


def test_namesakes_that_lie_in_another_branch_are_not_one() -> None:
    old = (*OFFICES[:4], unit("6", "Taller de Velas", "4"))
    new = (*OFFICES[:2], OFFICES[3], replace(OFFICES[4], parent=None, within="4"), unit("6", "Taller de Velas", "4"))
    assert ("3", "5") not in pairs(match_units((*old, OFFICES[4]), (*new, unit("7", "Taller de Pinturas", "2"))))
