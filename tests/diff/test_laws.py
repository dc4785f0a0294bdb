"""Laws of a diff, over generated histories: whatever matching made of them, the changes add up."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from changelog import diff
from changelog.diff import facts, replay
from changelog.diff.payload import differences_in_words
from changelog.domain.changes import NOT_OF_THE_INSTITUTION, Change, ChangeSet, UnitChange, UnitChangeKind
from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Snapshot
from changelog.domain.sources import Document
from changelog.domain.structures import History, Structure
from changelog.history import states_between, structure_on
from tests.diff.restructures import histories, noisy, parts_of
from tests.notation import INSTITUTE, history

few = settings(max_examples=60, deadline=None)


def days_of(snapshots: tuple[Snapshot, ...]) -> list[date]:
    return [snapshot.effective_date.first_day for snapshot in snapshots]


def net(found: History, start: date, end: date) -> ChangeSet:
    return diff.compare(states_between(found, start, end), INSTITUTE.label, found.acts, date(2015, 1, 1))


def steps(found: History, start: date, end: date) -> ChangeSet:
    return diff.compare_steps(states_between(found, start, end), INSTITUTE.label, found.acts, date(2015, 1, 1))


def states(structure: Structure) -> tuple[tuple[object, ...], tuple[object, ...]]:
    return structure.units, structure.functions


@st.composite
def records(draw: st.DrawFn) -> tuple[Snapshot, ...]:
    """A history of which some documents state one branch only."""
    first, *later = draw(histories())
    return (first, *(draw(parts_of(one)) if draw(st.booleans()) else one for one in later))


@few
@given(records())
def test_replay_holds_between_any_two_dates_both_ways(snapshots: tuple[Snapshot, ...]) -> None:
    found = history(*snapshots)
    days = [date(2014, 6, 1), *days_of(snapshots), date(2030, 1, 1)]
    for start, end in itertools.combinations(days, 2):
        for changes in (net(found, start, end), steps(found, start, end)):
            assert changes.replay is not None
            assert changes.replay.held, changes.replay.differences


@few
@given(records())
def test_date_against_itself_is_empty(snapshots: tuple[Snapshot, ...]) -> None:
    found = history(*snapshots)
    for day in days_of(snapshots):
        changes = net(found, day, day)
        assert changes.is_empty
        assert (changes.acts, changes.units_affected()) == ((), 0)


@few
@given(records())
def test_day_before_the_next_act_is_the_day_of_the_last(snapshots: tuple[Snapshot, ...]) -> None:
    found = history(*snapshots)
    for start, following in itertools.pairwise(days_of(snapshots)):
        assert net(found, start, following - timedelta(days=1)).is_empty


@few
@given(records(), st.randoms(use_true_random=False))
def test_order_of_recording_changes_nothing(snapshots: tuple[Snapshot, ...], random: object) -> None:
    shuffled = list(snapshots)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert history(*shuffled) == history(*snapshots)


@few
@given(st.data())
def test_typographic_noise_is_no_change(data: st.DataObject) -> None:
    first = data.draw(histories(least=1, most=1))[0]
    again = data.draw(noisy(first, date(2018, 1, 1)))
    assert net(history(first, again), date(2015, 1, 1), date(2018, 1, 1)).is_empty


def dated(stated: Snapshot, day: date) -> Snapshot:
    """The same structure stated from another day, by another document."""
    document = Document(f"manual_{day}.txt", f"digest-{day}", 10_000)
    return replace(stated, effective_date=PartialDate.of(day), document=document)


FIRST, SECOND = date(2015, 1, 1), date(2018, 1, 1)


def between(old: Snapshot, new: Snapshot) -> ChangeSet:
    """What changed from one structure to another, whatever their own dates."""
    return net(history(dated(old, FIRST), dated(new, SECOND)), FIRST, SECOND)


@few
@given(records())
def test_structure_stated_again_is_no_change(snapshots: tuple[Snapshot, ...]) -> None:
    for stated in snapshots:
        assert between(stated, stated).is_empty


@few
@given(histories(least=1, most=1), st.sampled_from([("1", "7.3"), ("1", "9"), ("1.1", "1.11")]))
def test_codes_that_shift_alone_are_inherited_recodings(
    snapshots: tuple[Snapshot, ...], shift: tuple[str, str]
) -> None:
    """Another chapter of the manual, or another number of one branch, where nothing came or left."""
    (stated,) = snapshots
    assume(len({(unit.parent, unit.name) for unit in stated.units}) == len(stated.units))  # twins cannot be told apart
    old, new = shift

    def shifted(code: str) -> str:
        return new + code.removeprefix(old) if f"{code}.".startswith(f"{old}.") else code

    units = tuple(
        replace(unit, code=shifted(unit.code), parent=shifted(unit.parent) if unit.parent else None)
        for unit in stated.units
    )
    changes = between(stated, replace(stated, units=units))
    assert {change.kind for change in changes.changes} <= {UnitChangeKind.RECODED}
    assert [unit for unit in changes.units if not unit.inherited and unit.old[0].unit.code not in shift] == []


UNDONE = {
    "created": "abolished",
    "abolished": "created",
    "merged": "split",
    "split": "merged",
    "added": "removed",
    "removed": "added",
    "first_documented": "no_longer_documented",
    "no_longer_documented": "first_documented",
}


def sides(change: Change) -> tuple[list[object], list[object]]:
    """What stands before and after, by places and printed words: identities come from the first document."""
    if isinstance(change, UnitChange):
        old, new = ([(s.unit.code, s.unit.name, s.parent_code) for s in group] for group in (change.old, change.new))
    else:
        old, new = (
            [(s.unit_code, s.function.marker, s.function.text.digest) for s in group]
            for group in (change.old, change.new)
        )
    return sorted(old), sorted(new)


@few
@given(histories(least=2, most=2))
def test_old_to_new_and_new_to_old_mirror_each_other(snapshots: tuple[Snapshot, ...]) -> None:
    old, new = snapshots
    forward = Counter(
        repr((UNDONE.get(c.kind, str(c.kind)), c.inherited, *reversed(sides(c)))) for c in between(old, new).changes
    )
    backward = Counter(repr((str(c.kind), c.inherited, *sides(c))) for c in between(new, old).changes)
    assert forward == backward


@few
@given(records())
def test_replay_of_the_fields_holds_by_deepdiff_too(snapshots: tuple[Snapshot, ...]) -> None:
    """The law proved by a library that knows nothing of ours: what the changes make of the first structure is the second,
    whichever fields they speak of."""
    found = history(*snapshots)
    days = days_of(snapshots)
    changes = net(found, days[0], days[-1])
    in_turn = sorted(changes.units, key=lambda change: bool(change.old))  # what is first documented changes later
    told = {side.unit.unit_id: side.unit for change in in_turn for side in change.new}
    before, after = (
        {unit.unit_id: facts.unit_facts(unit)._asdict() for unit in structure_on(found, INSTITUTE.key, day).units}
        for day in (days[0], days[-1])
    )
    gone = {side.unit.unit_id for change in changes.units for side in change.old} - after.keys()
    made = {i: one for i, one in before.items() if i not in gone}
    made.update({i: facts.unit_facts(unit)._asdict() for i, unit in told.items() if i in after})
    assert differences_in_words(after, made) == ()


@few
@given(records())
def test_steps_one_after_the_other_lead_from_each_structure_to_the_next(snapshots: tuple[Snapshot, ...]) -> None:
    """The net of all steps: with the law that nothing changes between acts, they lead from the first to the last."""
    found = history(*snapshots)
    days = days_of(snapshots)
    walked = steps(found, days[0], days[-1])
    assert {change.act.effective_date for change in walked.changes if change.act} <= set(days[1:])
    for day in days[1:]:
        before, after = (states(structure_on(found, INSTITUTE.key, on)) for on in (day - timedelta(days=1), day))
        units = [change for change in walked.units if change.act and change.act.effective_date == day]
        functions = [change for change in walked.functions if change.act and change.act.effective_date == day]
        assert replay(before, after, units, functions).held


@few
@given(records())
def test_net_change_of_a_unit_has_a_step(snapshots: tuple[Snapshot, ...]) -> None:
    found = history(*snapshots)
    start, end = days_of(snapshots)[0], days_of(snapshots)[-1]
    changed, walked = (
        {side.unit.unit_id for change in one.units for side in (*change.old, *change.new)}
        for one in (net(found, start, end), steps(found, start, end))
    )
    assert changed <= walked


@few
@given(records())
def test_every_parent_is_in_force_and_nobody_hangs_from_itself(snapshots: tuple[Snapshot, ...]) -> None:
    found = history(*snapshots)
    for day in days_of(snapshots):
        structure = structure_on(found, INSTITUTE.key, day)
        above = {unit.unit_id: unit.parent_id for unit in structure.units}
        assert len(above) == len(structure.units), "an identity has one state on a date"
        assert {parent for parent in above.values() if parent} <= above.keys()
        for unit_id in above:
            seen: set[str] = set()
            at: str | None = unit_id
            while at:
                assert at not in seen
                seen.add(at)
                at = above[at]
        assert {function.unit_id for function in structure.functions} <= above.keys()


@few
@given(histories())
def test_units_are_created_and_abolished_only_where_both_sides_are_documented(snapshots: tuple[Snapshot, ...]) -> None:
    """The whole institute, every function and unit listed, on both dates: nothing is merely first documented."""
    found = history(*snapshots)
    changes = net(found, days_of(snapshots)[0], days_of(snapshots)[-1])
    assert [c.kind for c in changes.changes if c.kind in NOT_OF_THE_INSTITUTION] == []


@few
@given(records())
def test_every_row_says_what_it_rests_on(snapshots: tuple[Snapshot, ...]) -> None:
    found = history(*snapshots)
    changes = steps(found, days_of(snapshots)[0], days_of(snapshots)[-1])
    for change in changes.changes:
        assert change.act is not None
        assert change.sources
        assert change.group


@few
@given(records())
def test_totals_count_own_changes_once(snapshots: tuple[Snapshot, ...]) -> None:
    found = history(*snapshots)
    changes = net(found, days_of(snapshots)[0], days_of(snapshots)[-1])
    own = [c for c in changes.changes if not c.inherited and c.kind not in NOT_OF_THE_INSTITUTION]
    assert sum(changes.own_counts().values()) == len(own)
    assert len({(c.kind, c.old, c.new) for c in own}) == len(own)
