"""Lineages: straight lines through links, each unit once, whatever the links."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from changelog.app.lineages import Lineage, lineage_of
from changelog.domain.basis import Basis
from changelog.domain.correspondences import Relation
from changelog.domain.structures import Act, History, Link
from changelog.storage.store import open_store
from tests.app import told_institute as made

Sides = tuple[str, str]


def lineage(folder: Path, unit: str, *links: Sides) -> Lineage:
    """The lineage of a unit, where letters on the left became those on the right, one link a year."""
    letters = sorted({letter for sides in links for side in sides for letter in side} | {unit})
    first = made.history().unit_versions[0]
    versions = [replace(first, state=replace(first.state, unit_id=letter, name=letter)) for letter in letters]
    linked = tuple(
        Link(_relation(old, new), tuple(old), tuple(new), Act(date(2000 + year, 1, 1), None, "s"), Basis.NARRATED)
        for year, (old, new) in enumerate(links)
    )
    with open_store(folder / "store.db", create=True) as store:
        made.put_into(store)
        with store.transaction() as work:
            work.replace_index(made.INSTITUTE.key, History(tuple(versions), (), linked, (), (), ()))
            return lineage_of(work, made.INSTITUTE.key, unit)


def _relation(old: str, new: str) -> Relation:
    if len(old) > 1:
        return Relation.MERGED
    return Relation.SPLIT if len(new) > 1 else Relation.REPLACED


def earlier(found: Lineage) -> str:
    return "".join(kin.unit_id for kin in found.earlier)


def later(found: Lineage) -> str:
    return "".join(kin.unit_id for kin in found.later)


def test_reaches_back_over_any_number_of_links_nearest_first(tmp_path: Path) -> None:
    found = lineage(tmp_path, "d", ("a", "b"), ("b", "c"), ("c", "d"))
    assert (earlier(found), later(found)) == ("cba", "")


def test_reaches_what_came_from_it_too(tmp_path: Path) -> None:
    found = lineage(tmp_path, "b", ("a", "b"), ("b", "cd"), ("d", "e"))
    assert (earlier(found), later(found)) == ("a", "cde")


def test_all_that_merged_are_of_the_lineage_and_siblings_of_a_split_are_not(tmp_path: Path) -> None:
    found = lineage(tmp_path, "m", ("xyz", "m"), ("x", "xk"))
    assert (earlier(found), later(found)) == ("xyz", "")


def test_unit_that_took_in_another_did_not_come_from_itself(tmp_path: Path) -> None:
    found = lineage(tmp_path, "a", ("ab", "a"))
    assert (earlier(found), later(found)) == ("b", "")


def test_links_that_go_round_end(tmp_path: Path) -> None:
    found = lineage(tmp_path, "a", ("a", "b"), ("b", "c"), ("c", "a"))
    assert (earlier(found), later(found)) == ("cb", "bc")


def test_unit_without_links_stands_alone(tmp_path: Path) -> None:
    assert lineage(tmp_path, "a").unit_ids == {"a"}
