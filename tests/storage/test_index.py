"""The index gives back what was computed, for every day, and can be dropped and written again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from changelog.domain.basis import Basis
from changelog.domain.correspondences import Status
from changelog.domain.structures import Act, History, Opening, UnitState, UnitVersion, code_order, is_in_force
from changelog.storage.digests import digest_of_history
from changelog.storage.store import Store
from tests.storage.invented import FIRST_DAY, INSTITUTE, OTHER, TOLD, history_of, manual

KEY = INSTITUTE.key
SEEDS = range(4)


@pytest.fixture(params=SEEDS)
def history(request: pytest.FixtureRequest) -> History:
    return history_of(request.param)


@pytest.fixture
def indexed(store: Store, history: History) -> Store:
    """A store that holds this history of one institution, and another history of another."""
    with store.transaction() as work:
        for institution in (OTHER, INSTITUTE):
            work.add_snapshot(replace(manual(), institution=institution), **TOLD)
        work.replace_index(OTHER.key, history_of(99))
        work.replace_index(KEY, history)
    return store


def days_of(history: History) -> list[date]:
    """Every day on which something changes, the day before each, and days outside."""
    changes = {version.valid_from for version in history.unit_versions}
    return sorted({FIRST_DAY, *changes, *(day - timedelta(days=1) for day in changes), date(2100, 1, 1)})


def test_structure_on_every_day_is_that_of_the_history(indexed: Store, history: History) -> None:
    with indexed.transaction() as work:
        for day in days_of(history):
            units = sorted((v.state for v in history.unit_versions if is_in_force(v, day)), key=code_order)
            functions = sorted(
                (v.state for v in history.function_versions if is_in_force(v, day)),
                key=lambda state: (state.unit_id, state.position, state.function_id),
            )
            found = work.structure(KEY, day)
            assert repr(found.units) == repr(tuple(units))
            assert repr(found.functions) == repr(tuple(functions))
            assert found.acts == tuple(act for act in reversed(history.acts) if act.effective_date <= day)
            assert found.first_documented_on == history.acts[0].effective_date
            assert found.institution == INSTITUTE.label


def test_branch_is_the_unit_and_all_below_it_on_the_day(indexed: Store, history: History) -> None:
    day = history.acts[-1].effective_date
    with indexed.transaction() as work:
        whole = work.structure(KEY, day)
        for top in whole.units[::7]:
            branch = branch_of(top, whole.units)
            found = work.structure(KEY, day, below=top.unit_id)
            assert {unit.unit_id for unit in found.units} == branch
            assert found.functions == tuple(f for f in whole.functions if f.unit_id in branch)
            assert work.structure(KEY, day, below=top.unit_id, functions=False).functions == ()


def branch_of(top: UnitState, units: tuple[UnitState, ...]) -> set[str]:
    branch = {top.unit_id}
    while below := {unit.unit_id for unit in units if unit.parent_id in branch} - branch:
        branch |= below
    return branch


def test_branch_below_an_unknown_unit_is_empty(indexed: Store) -> None:
    with indexed.transaction() as work:
        assert work.structure(KEY, date(2015, 1, 1), below="nobody").units == ()


def test_lives_come_back_whole_and_oldest_first(indexed: Store, history: History) -> None:
    with indexed.transaction() as work:
        for unit_id in {version.state.unit_id for version in history.unit_versions}:
            expected = [version for version in history.unit_versions if version.state.unit_id == unit_id]
            expected.sort(key=lambda version: version.valid_from)
            assert repr(work.unit_versions(KEY, unit_id)) == repr(tuple(expected))
        assert work.unit_versions(KEY, "nobody") == ()


def test_functions_that_were_ever_under_a_unit_come_with_their_whole_lives(indexed: Store, history: History) -> None:
    with indexed.transaction() as work:
        for unit_id in {version.state.unit_id for version in history.unit_versions}:
            ever = {v.state.function_id for v in history.function_versions if v.state.unit_id == unit_id}
            expected = {repr(version) for version in history.function_versions if version.state.function_id in ever}
            found = work.function_versions(KEY, unit_id)
            assert {repr(version) for version in found} == expected
            assert [version.valid_from for version in found] == sorted(version.valid_from for version in found)


def test_what_goes_with_the_versions_comes_back_in_order(indexed: Store, history: History) -> None:
    with indexed.transaction() as work:
        assert work.links(KEY) == history.links
        assert work.pairings(KEY) == history.pairings
        assert repr(work.findings(KEY)) == repr(history.findings)
        assert work.acts(KEY) == history.acts
        assert work.function_pairings(KEY) == history.function_correspondences
        assert repr(work.tellings(KEY)) == repr(history.tellings)
        assert work.first_day(KEY) == history.acts[0].effective_date
        for status in Status:
            chosen = tuple(each for each in history.pairings if each.correspondence.status is status)
            assert work.pairings(KEY, status) == chosen


def test_links_of_a_unit_and_of_a_period_are_those_of_the_history(indexed: Store, history: History) -> None:
    start, end = history.acts[2].effective_date, history.acts[5].effective_date
    with indexed.transaction() as work:
        within = tuple(link for link in history.links if start < link.act.effective_date <= end)
        assert work.links_between(KEY, start, end) == within
        for link in history.links[:3]:
            member = link.predecessors[0]
            expected = tuple(each for each in history.links if member in (*each.predecessors, *each.successors))
            assert work.links(KEY, member) == expected


def test_digest_of_the_index_is_that_of_the_history(indexed: Store, history: History) -> None:
    with indexed.transaction() as work:
        assert work.digest_of_index(KEY) == digest_of_history(history)
        assert work.digest_of_index(OTHER.key) == digest_of_history(history_of(99))


def test_index_dropped_and_written_again_in_another_order_is_the_same(indexed: Store, history: History) -> None:
    shuffled = replace(
        history,
        unit_versions=tuple(reversed(history.unit_versions)),
        function_versions=tuple(reversed(history.function_versions)),
    )
    with indexed.transaction() as work:
        before = work.digest_of_index(KEY), work.structure(KEY, date(2013, 1, 1))
        work.drop_index(KEY)
        assert not work.has_index(KEY)
        assert work.structure(KEY, date(2013, 1, 1)).units == ()
        work.replace_index(KEY, shuffled)
        assert (work.digest_of_index(KEY), work.structure(KEY, date(2013, 1, 1))) == before
        assert work.digest_of_index(OTHER.key) == digest_of_history(history_of(99))


def test_ranks_and_counts_are_those_of_the_day(indexed: Store, history: History) -> None:
    with indexed.transaction() as work:
        for day in days_of(history)[::5]:
            ranks = {v.state.rank for v in history.unit_versions if is_in_force(v, day)} - {None}
            assert work.ranks(KEY, day) == ranks
        assert work.count_units(KEY) == sum(1 for version in history.unit_versions if version.valid_to is None)


def test_index_that_misses_the_last_statement_is_no_index(store: Store) -> None:
    with store.transaction() as work:
        work.add_snapshot(manual(), **TOLD)
        assert not work.has_index(KEY)
        work.replace_index(KEY, history_of(1))
        assert work.has_index(KEY)
        work.add_snapshot(replace(manual(), institution=OTHER), **TOLD)
        assert work.has_index(KEY)
        work.add_snapshot(replace(manual(), heads_on_top=True), **TOLD)
        assert not work.has_index(KEY)


def test_empty_history_is_an_index_too(store: Store) -> None:
    with store.transaction() as work:
        work.add_snapshot(manual(), **TOLD)
        work.replace_index(KEY, History((), (), (), (), (), ()))
        assert work.has_index(KEY)
        assert work.structure(KEY, date(2020, 1, 1)).first_documented_on is None


@pytest.mark.parametrize("table", ["unit_version", "function_version"])
def test_database_refuses_a_version_that_ends_before_it_begins(store: Store, table: str) -> None:
    with store.transaction() as work:
        work.add_snapshot(manual(), **TOLD)
        work.replace_index(KEY, history_of(1))
    with pytest.raises(DBAPIError, match="interval"), store.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {table} SET valid_to = valid_from")


# --- searches ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def searchable(store: Store) -> tuple[Store, History]:
    history = history_of(2, acts=3)
    unit = history.unit_versions[0]
    named = (
        ("a", "7.1", "Coordinación de Óptica y Cartografía"),
        ("b", "7.2", "División de Óptica"),
        ("c", "7.10", "División de Óptica"),
        ("d", None, "Archivo 100 % de la Niñez"),
    )
    versions = [replace(unit, state=replace(unit.state, unit_id=i, code=c, name=n)) for i, c, n in named]
    former = replace(versions[0], valid_from=date(2000, 1, 1), valid_to=date(2005, 1, 1))
    versions[0] = replace(versions[0], valid_from=date(2005, 1, 1), valid_to=None)
    former = replace(former, state=replace(former.state, name="Jefatura de Espejos"))
    with store.transaction() as work:
        work.add_snapshot(manual(), **TOLD)
        work.replace_index(KEY, replace(history, unit_versions=(*versions, former)))
    return store, history


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("7.1", ["a"]),
        (" 7.10 ", ["c"]),
        ("division de optica", ["b", "c"]),
        ("ÓPTICA", ["a", "b", "c"]),
        ("cartografia", ["a"]),
        ("NINEZ", ["d"]),
        ("100 %", ["d"]),
        ("%", ["d"]),
        ("_", []),
        ("espejos", ["a"]),
        ("nada", []),
        ("", []),
    ],
)
def test_unit_is_found_by_code_then_name_then_part_of_it(
    searchable: tuple[Store, History], words: str, found: list[str]
) -> None:
    with searchable[0].transaction() as work:
        assert [version.state.unit_id for version in work.find_units(KEY, words, None)] == found


def test_search_on_a_day_sees_the_names_of_that_day(searchable: tuple[Store, History]) -> None:
    with searchable[0].transaction() as work:
        assert [v.state.name for v in work.find_units(KEY, "espejos", date(2004, 12, 31))] == ["Jefatura de Espejos"]
        assert work.find_units(KEY, "espejos", date(2005, 1, 1)) == ()
        assert [v.state.name for v in work.find_units(KEY, "7.1", None)] == ["Coordinación de Óptica y Cartografía"]


# --- units that only prose tells of -----------------------------------------------------------------------------------

TOLD_ON, SHOWN_ON = date(1998, 3, 1), date(2021, 9, 1)


@pytest.fixture
def narrated(store: Store) -> Store:
    """Two units told of long before the first document shows one of them, under a code and another parent."""
    act = Act(TOLD_ON, "Acuerdo 1/98", "narrative", "manual.txt")
    shown = Act(SHOWN_ON, "ACDO.20", "snapshot", "manual.txt")

    def state(unit_id: str, name: str, basis: Basis, **more: Any) -> UnitState:
        facts = {"code": None, "rank": None, "parent_id": None, "placed": False, "objective": None} | more
        return UnitState(unit_id, name=name, functions_listed=False, children_listed=False, basis=basis, **facts)

    office = state("office", "Oficina de Faroles", Basis.NARRATED, parent_id="old")
    versions = (
        UnitVersion(state("old", "Coordinación de Luces", Basis.NARRATED), TOLD_ON, SHOWN_ON, act, shown),
        UnitVersion(office, TOLD_ON, date(2005, 1, 1), act, act, Opening.CREATED),
        UnitVersion(
            replace(office, name="Oficina de Linternas", basis=Basis.RECONSTRUCTED), date(2005, 1, 1), SHOWN_ON, act
        ),
        UnitVersion(
            state("office", "Oficina de Linternas", Basis.DOCUMENTED, code="7.1.1", parent_id="top"),
            SHOWN_ON,
            None,
            shown,
        ),
        UnitVersion(
            state("top", "Dirección de Faros", Basis.DOCUMENTED, code="7.1", placed=True), SHOWN_ON, None, shown
        ),
        UnitVersion(state("apart", "Archivo", Basis.NARRATED), TOLD_ON, None, act),
    )
    with store.transaction() as work:
        work.add_snapshot(manual(), **TOLD)
        work.replace_index(KEY, History(versions, (), (), (), (), (act, shown)))
    return store


def test_what_is_known_begins_with_what_is_told(narrated: Store) -> None:
    with narrated.transaction() as work:
        assert work.first_day(KEY) == TOLD_ON
        before = work.structure(KEY, date(2000, 1, 1))
        assert [(unit.name, unit.code, unit.basis) for unit in before.units] == [
            ("Archivo", None, Basis.NARRATED),
            ("Coordinación de Luces", None, Basis.NARRATED),
            ("Oficina de Faroles", None, Basis.NARRATED),
        ]
        assert work.structure(KEY, date(1998, 2, 28)).units == ()


def test_units_without_a_code_stand_after_those_with_one(narrated: Store) -> None:
    with narrated.transaction() as work:
        assert [unit.code for unit in work.structure(KEY, SHOWN_ON).units] == ["7.1", "7.1.1", None]
        below = work.structure(KEY, date(2010, 1, 1), below="old").units
        assert {unit.unit_id for unit in below} == {"old", "office"}


def test_unit_is_found_by_a_name_that_only_prose_tells(narrated: Store) -> None:
    with narrated.transaction() as work:
        [found] = work.find_units(KEY, "faroles", date(2000, 1, 1))
        assert (found.state.unit_id, found.state.code) == ("office", None)
        assert [version.state.unit_id for version in work.find_units(KEY, "coordinacion de luces", None)] == ["old"]
        assert work.find_units(KEY, "", date(2000, 1, 1)) == ()


def test_period_from_what_is_told_to_what_is_shown_has_every_version(narrated: Store) -> None:
    with narrated.transaction() as work:
        period = work.touched(KEY, date(1997, 1, 1), date(2022, 1, 1))
        assert len(period.units) == 6
        before = work.touched(KEY, date(1999, 1, 1), date(2006, 1, 1))
        assert {(version.state.unit_id, version.state.name) for version in before.units} == {
            ("office", "Oficina de Faroles"),
            ("office", "Oficina de Linternas"),
            ("old", "Coordinación de Luces"),
        }


@pytest.mark.parametrize("words", ["\udcff", "Dirección\0"])
def test_words_that_no_database_holds_name_no_unit(indexed: Store, words: str) -> None:
    with indexed.transaction() as work:
        assert work.find_units(KEY, words, None) == ()
        assert work.unit_versions(KEY, words) == ()
