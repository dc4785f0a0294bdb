"""What comparing two dates needs: complete, and fetched by the indexes alone."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise
from random import Random

import pytest
from sqlalchemy import event

from changelog.domain.structures import FunctionVersion, History, Period, UnitVersion
from changelog.storage.store import Store, open_store
from tests.storage.invented import FIRST_DAY, INSTITUTE, TOLD, history_of, manual

KEY = INSTITUTE.key


def store_of(store: Store, history: History) -> Store:
    with store.transaction() as work:
        work.add_snapshot(manual(), **TOLD)
        work.replace_index(KEY, history)
    return store


def periods_of(history: History, seed: int) -> list[tuple[date, date]]:
    """Each act alone, some longer periods, and one before anything."""
    days = [FIRST_DAY, *(act.effective_date for act in history.acts), date(2100, 1, 1)]
    random = Random(seed)
    longer = [tuple(sorted(random.sample(days, 2))) for _ in range(6)]
    return [*pairwise(days), *((first, second) for first, second in longer), (days[1], days[1])]


def changed_in(
    versions: tuple[UnitVersion, ...] | tuple[FunctionVersion, ...], start: date, end: date
) -> list[UnitVersion | FunctionVersion]:
    """Those that begin or end after `start` and not after `end`."""
    return [
        version
        for version in versions
        if start < version.valid_from <= end
        or (version.valid_from <= start and version.valid_to is not None and start < version.valid_to <= end)
    ]


def overlapping(versions: tuple[UnitVersion, ...], start: date, end: date) -> list[UnitVersion]:
    return [v for v in versions if v.valid_from <= end and (v.valid_to is None or v.valid_to > start)]


@pytest.mark.parametrize("seed", range(4))
def test_all_that_changed_and_its_surroundings_are_there(store: Store, seed: int) -> None:
    history = history_of(seed)
    store_of(store, history)
    with store.transaction() as work:
        for start, end in periods_of(history, seed):
            check(work.touched(KEY, start, end), history, start, end)


def check(period: Period, history: History, start: date, end: date) -> None:
    present = {repr(version) for version in period.units}
    assert len(present) == len(period.units)
    around = overlapping(history.unit_versions, start, end)
    assert present <= {repr(version) for version in around}
    assert {repr(v) for v in period.functions} == {repr(v) for v in changed_in(history.function_versions, start, end)}
    assert period.links == tuple(link for link in history.links if start < link.act.effective_date <= end)
    for unit_id in units_needed(history, around, period, start, end):
        assert {repr(v) for v in around if v.state.unit_id == unit_id} <= present, unit_id


def units_needed(history: History, around: list[UnitVersion], period: Period, start: date, end: date) -> set[str]:
    changed = changed_in(history.unit_versions, start, end)
    needed = {v.state.unit_id for v in changed} | {v.state.unit_id for v in period.functions}
    needed |= {member for link in period.links for member in (*link.predecessors, *link.successors)}
    states = defaultdict(set)
    for version in changed:
        states[version.state.unit_id].add((version.state.code, version.state.parent_id))
    recoded = {unit for unit, told in states.items() if len({code for code, _ in told}) > 1}
    moved = {unit for unit, told in states.items() if len({parent for _, parent in told}) > 1}
    families = {v.state.parent_id for v in changed if v.state.unit_id in recoded} - {None}
    needed |= {v.state.unit_id for v in around if v.state.parent_id in families}
    for on in (start, end):
        needed |= below(moved, around, on)
    return needed | ancestors(needed, around)


def below(units: set[str], around: list[UnitVersion], on: date) -> set[str]:
    in_force = [v.state for v in around if v.valid_from <= on and (v.valid_to is None or v.valid_to > on)]
    found = set(units)
    while more := {state.unit_id for state in in_force if state.parent_id in found} - found:
        found |= more
    return found - units


def ancestors(units: set[str], around: list[UnitVersion]) -> set[str]:
    found = set(units)
    while more := {v.state.parent_id for v in around if v.state.unit_id in found} - found - {None}:
        found |= more
    return found


def test_date_against_itself_and_nothing_changed_are_empty(store: Store) -> None:
    history = history_of(1)
    store_of(store, history)
    with store.transaction() as work:
        for start, end in ((date(2015, 1, 1), date(2015, 1, 1)), (date(2090, 1, 1), date(2099, 1, 1))):
            period = work.touched(KEY, start, end)
            assert (period.units, period.functions, period.links) == ((), (), ())


def test_no_question_of_a_period_reads_a_table_from_end_to_end(tmp_path: object) -> None:
    """SQLite plans every query of a period as searches of indexes; none as a scan."""
    history = history_of(5, units=60)
    with open_store(f"{tmp_path}/store.db", create=True) as store:
        store_of(store, history)
        asked: list[tuple[str, object]] = []
        event.listen(store.engine, "before_cursor_execute", lambda *told: asked.append(told[2:4]))
        with store.transaction() as work:
            work.touched(KEY, history.acts[0].effective_date, history.acts[-1].effective_date)
            work.structure(KEY, history.acts[3].effective_date)
            work.ranks(KEY, history.acts[3].effective_date)
            questions = list(asked)
            plans = [
                str(step.detail)
                for sql, told in questions
                if sql.startswith("SELECT")
                for step in work.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", told)
            ]
    assert len(plans) > 20
    assert [plan for plan in plans if plan.startswith("SCAN") and plan != "SCAN CONSTANT ROW"] == []
    indexes = " ".join(plans)
    for index in ("unit_version_begin", "unit_version_end", "function_version_begin", "function_version_end"):
        assert f"USING INDEX ix_{index}" in indexes
