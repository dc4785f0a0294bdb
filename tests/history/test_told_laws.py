"""Laws that hold whatever documents tell, sense or nonsense: nothing raises, every structure stands, diffs add up."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from changelog import diff
from changelog.domain.narratives import NarratedKind, Narrative
from changelog.domain.structures import History, is_in_force
from changelog.domain.tellings import Outcome
from changelog.history import states_between
from tests.notation import INSTITUTE, history, snapshot, telling

NAMES = (
    "Dirección General",
    "Dirección de Faros",
    "Coordinación de Señales",
    "Coordinación de las Señales",
    "División de Boyas",
    "División de Mareas",
    "Divisiones Regionales",
    "Instituto de Faros",
)
DOCUMENTS = (
    snapshot("2018-01-01", "1 Dirección General\n  Objetivo: Conducir el instituto.\n1.1 Dirección de Faros *"),
    snapshot(
        "2021-01-01",
        "1.1 Dirección de Faros\n  Objetivo: Alumbrar la costa.\n1.1.1 Coordinación de Señales\n  1. Encender linternas al caer la tarde.\n"
        "1.1.1.1 División de Boyas\n  1. Fondear boyas en los canales de entrada.",
        whole=False,
    ),
    snapshot("2023-01-01", "1.1 Dirección de Faros\n1.1.1 División de Boyas\n1.1.2 División de Mareas", whole=False),
)
few = settings(max_examples=150, deadline=None)


@st.composite
def narratives(draw: st.DrawFn) -> tuple[Narrative, ...]:
    """What two documents tell of a handful of names, in any order and to any end."""
    told: list[list[str]] = [[], []]
    for _ in range(draw(st.integers(1, 9))):
        year = draw(st.integers(2014, 2024))
        day = draw(st.sampled_from([f"{year}-01-01", f"{year}", f"~{year}-06-30", f"{year}-07-01", "-"]))
        act = draw(st.sampled_from(["A/1", "A/2", "-"]))
        kind = draw(st.sampled_from([str(kind) for kind in NarratedKind]))
        name = st.sampled_from(NAMES)
        line = f"{day} {act}: {kind} {draw(name)}"
        if draw(st.booleans()):
            line += " -> " + "; ".join(draw(st.lists(name, min_size=1, max_size=3, unique=True)))
        if draw(st.booleans()):
            line += f" from {draw(name)}"
        if draw(st.booleans()):
            line += f" to {draw(name)}"
        if draw(st.integers(0, 9)) == 0:
            line += " ?"
        told[draw(st.integers(0, 1))].append(line)
    places = (DOCUMENTS[1], "otro.txt")
    return tuple(telling(place, "\n".join(lines)) for place, lines in zip(places, told, strict=True) if lines)


def compiled(told: tuple[Narrative, ...], listed: tuple[int, ...]) -> History:
    return history(*(DOCUMENTS[at] for at in listed), narratives=told)


def days_of(found: History) -> list[date]:
    days = {day for v in found.unit_versions for day in (v.valid_from, v.valid_to) if day is not None}
    return sorted(days | {day - timedelta(days=1) for day in days})


which = st.sampled_from([(), (1,), (0, 1), (0, 1, 2)])


@few
@given(narratives(), which)
def test_on_every_day_each_identity_has_one_state_and_its_parent_is_in_force(told, listed):
    found = compiled(told, listed)
    for day in days_of(found):
        present = [v.state for v in found.unit_versions if is_in_force(v, day)]
        assert max(Counter(state.unit_id for state in present).values(), default=1) == 1
        by_id = {state.unit_id: state for state in present}
        for state in present:
            seen: set[str] = set()
            while state.parent_id is not None:
                assert state.unit_id not in seen, "a circle"
                seen.add(state.unit_id)
                assert state.parent_id in by_id, f"{state.name} hangs from nothing on {day}"
                state = by_id[state.parent_id]


@few
@given(narratives(), which)
def test_changes_between_any_two_days_add_up_both_ways(told, listed):
    found = compiled(told, listed)
    days = days_of(found)
    for start, end in itertools.combinations(days[:: max(1, len(days) // 5)], 2):
        period = states_between(found, start, end)
        for compare in (diff.compare, diff.compare_steps):
            changes = compare(period, INSTITUTE.label, found.acts, days[0])
            assert changes.replay is not None
            assert changes.replay.held, changes.replay.differences


@few
@given(narratives(), which, st.randoms(use_true_random=False))
def test_order_of_what_is_recorded_changes_nothing(told, listed, random):
    shuffled = list(told)
    random.shuffle(shuffled)
    backwards = tuple(reversed(listed))
    assert compiled(tuple(shuffled), backwards) == compiled(told, listed)


@few
@given(narratives(), which)
def test_every_telling_is_told_of_once_with_what_came_of_it(told, listed):
    found = compiled(told, listed)
    entries = [change for narrative in told for change in narrative.changes]
    placed = [change for one in found.tellings for change in one.told]
    assert Counter(change.source for change in placed) == Counter(change.source for change in entries)
    assert all(one.why for one in found.tellings if one.outcome in (Outcome.NOT_PLACED, Outcome.DISAGREES))
