"""Recording and reading back, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from changelog.domain.correspondences import Decision, Occurrence, Relation
from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.sources import Document, SourceReference
from changelog.domain.texts import StatedText
from changelog.errors import InvariantError, StoreError
from changelog.storage.store import Recorded, Store, open_store
from tests.storage.invented import INSTITUTE, MANUAL, NOON, OTHER, TOLD, facts_of, manual, without_places

KEY = INSTITUTE.key


def record(store: Store, snapshot: Snapshot) -> Recorded:
    with store.transaction() as work:
        return work.add_snapshot(snapshot, **TOLD)


def held(store: Store, key: str = KEY) -> tuple[Snapshot, ...]:
    with store.transaction() as work:
        return work.snapshots(key)


def count(store: Store) -> int:
    with store.transaction() as work:
        return work.count_statements()


def test_manual_recorded_comes_back_as_it_was_read(store: Store) -> None:
    done = record(store, manual())
    assert (done.new, done.already, done.texts_added) == (True, False, 4)
    assert done.digest == manual().digest
    assert [repr(snapshot) for snapshot in held(store)] == [repr(manual())]


def test_recording_the_same_document_twice_changes_nothing_and_says_so(store: Store) -> None:
    record(store, manual())
    before = count(store)
    done = record(store, manual())
    assert (done.new, done.already, done.texts_added, done.rivals) == (False, True, 0, ())
    assert count(store) == before


def test_texts_of_the_manual_join_the_facts_that_were_loaded(store: Store) -> None:
    loaded, read = record(store, facts_of(manual())), record(store, manual())
    assert (loaded.new, loaded.texts_added) == (True, 0)
    assert (read.new, read.already, read.texts_added) == (False, False, 4)
    assert repr(held(store)) == repr((manual(),))


def test_facts_loaded_after_the_manual_add_nothing(store: Store) -> None:
    record(store, manual())
    before = count(store)
    for bare in (facts_of(manual()), without_places(manual())):
        assert record(store, bare).already
    assert count(store) == before
    assert repr(held(store)) == repr((manual(),))


def test_facts_written_by_hand_and_then_the_manual_are_one_snapshot(store: Store) -> None:
    record(store, without_places(manual()))
    assert held(store) == (without_places(manual()),)
    record(store, manual())
    assert repr(held(store)) == repr((manual(),))


def test_second_extraction_of_a_manual_attests_the_same_snapshot(store: Store) -> None:
    record(store, manual())
    other = replace(manual(), document=Document("otra.txt", "cd" * 32, 500))
    done = record(store, other)
    assert (done.new, done.already, done.texts_added) == (False, False, 0)
    assert [snapshot.document for snapshot in held(store)] == [MANUAL]
    with store.transaction() as work:
        assert work.documents() == {MANUAL.digest: MANUAL.name, "cd" * 32: "otra.txt"}
        assert work.snapshot_rows(KEY)[0].documents == (MANUAL.name, "otra.txt")


def test_page_and_foreign_document_of_a_source_are_kept(store: Store) -> None:
    first, *others = manual().units
    odd = replace(manual(), units=(replace(first, source=SourceReference("another.pdf", 3, 4, 12)), *others))
    record(store, odd)
    assert held(store)[0].units[0].source == SourceReference("another.pdf", 3, 4, 12)


def test_rival_facts_stand_beside_and_are_told(store: Store) -> None:
    record(store, manual())
    first, *others = manual().units
    rival = replace(manual(), units=(replace(first, name="Dirección General de Faros"), *others))
    done = record(store, rival)
    assert done.new
    assert repr(done.rivals) == repr((manual(),))
    assert done.differences == ("unit 7.1, name: Dirección de Faros, Dirección General de Faros",)
    assert len(held(store)) == 2


@pytest.mark.parametrize(
    "apart",
    [
        replace(manual(), effective_date=PartialDate(2021, 9, 2)),
        replace(manual(), institution=OTHER),
        replace(manual(), units=(replace(manual().units[1], parent=None),)),
    ],
)
def test_other_date_institution_or_heads_are_no_rivals(store: Store, apart: Snapshot) -> None:
    record(store, manual())
    assert record(store, apart).rivals == ()


def test_one_printed_text_is_stored_once(store: Store) -> None:
    record(store, manual())
    with store.transaction() as work:
        bodies = work.connection.exec_driver_sql("SELECT body FROM text WHERE body = 'Vigilar la costa.'").all()
    assert len(bodies) == 1


def test_printed_forms_of_one_text_are_kept_apart(store: Store) -> None:
    record(store, manual())
    second = replace(manual().units[1], functions=(), functions_listed=True)
    shouted = replace(
        second, functions=(replace(manual().units[1].functions[0], text=StatedText.of("VIGILAR LA COSTA")),)
    )
    record(store, replace(manual(), effective_date=PartialDate(2022), units=(manual().units[0], shouted)))
    assert [s.units[1].functions[0].text.body for s in held(store)] == ["Vigilar la costa.", "VIGILAR LA COSTA"]


@pytest.mark.parametrize("text", ["", "x" * 200_000, "línea\nlínea\t\u2028 \U0001f5fc '\";--%_\\"])
def test_any_text_comes_back_exactly(store: Store, text: str) -> None:
    unit = replace(manual().units[1], objective=StatedText.of(text))
    stated = replace(manual(), units=(manual().units[0], unit))
    record(store, stated)
    assert repr(held(store)) == repr((stated,))


def test_character_that_the_database_cannot_keep_is_told(postgresql_url: str) -> None:
    unit = replace(manual().units[1], objective=StatedText.of("a\0b"))
    with open_store(postgresql_url, create=True) as store:
        with pytest.raises(StoreError, match=r"U\+0000"):
            record(store, replace(manual(), units=(manual().units[0], unit)))
        assert count(store) == 0


def test_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def fail_half_way() -> None:
        with store.transaction() as work:
            work.add_snapshot(manual(), **TOLD)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert count(store) == 0
    with store.transaction() as work:
        assert work.institutions() == ()
        assert work.head() is None


def test_what_is_recorded_is_there_when_the_store_is_opened_again(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        record(store, manual())
    with open_store(store_url, read_only=True) as store:
        assert repr(held(store)) == repr((manual(),))


def test_store_opened_for_reading_refuses_to_record(store_url: str) -> None:
    open_store(store_url, create=True).close()
    with open_store(store_url, read_only=True) as store, pytest.raises(StoreError) as refused:
        record(store, manual())
    assert refused.value.remedy


def test_snapshots_come_in_the_order_recorded(store: Store) -> None:
    later = replace(manual(), effective_date=PartialDate(2023))
    record(store, later)
    record(store, manual())
    assert [str(snapshot.effective_date) for snapshot in held(store)] == ["2023", "2021-09-01"]


def test_snapshot_rows_count_what_is_held(store: Store) -> None:
    record(store, facts_of(manual()))
    with store.transaction() as work:
        (row,) = work.snapshot_rows(None)
    assert (row.units, row.functions, row.texts) == (3, 3, 0)
    assert (row.agreement, row.heads, row.recorded_at, row.recorded_by) == (
        "ACDO.AS2.HCT.250821/20.P.DA",
        ("Dirección de Faros",),
        NOON,
        "ana",
    )
    record(store, manual())
    with store.transaction() as work:
        assert work.snapshot_rows(KEY)[0].texts == 4


# --- institutions -----------------------------------------------------------------------------------------------------


def test_acronym_told_later_is_noted(store: Store) -> None:
    record(store, replace(manual(), institution=Institution(INSTITUTE.name)))
    record(store, replace(manual(), effective_date=PartialDate(2022)))
    with store.transaction() as work:
        assert work.institutions() == (INSTITUTE,)


@pytest.mark.parametrize("words", ["INFASE", "infase", "instituto de faros y senderos", "SENDEROS", "faros"])
def test_institution_is_found_by_acronym_name_or_part_of_it(store: Store, words: str) -> None:
    record(store, manual())
    record(store, replace(manual(), institution=OTHER))
    with store.transaction() as work:
        assert work.find_institution(words) == (INSTITUTE,)


def test_part_that_two_institutions_share_finds_both(store: Store) -> None:
    record(store, manual())
    record(store, replace(manual(), institution=OTHER))
    with store.transaction() as work:
        assert set(work.find_institution("i")) == {INSTITUTE, OTHER}
        assert work.find_institution("nadie") == ()
        assert work.find_institution("") == ()


def test_question_about_an_unknown_institution_is_refused_with_a_remedy(store: Store) -> None:
    with store.transaction() as work:
        assert work.snapshots("nadie") == ()
        with pytest.raises(StoreError) as refused:
            work.acts("nadie")
    assert refused.value.remedy


# --- decisions --------------------------------------------------------------------------------------------------------

SAME = Decision(
    institution=INSTITUTE.name,
    relation=Relation.SAME,
    old=(Occurrence("Dirección de Faros", "7.1", PartialDate(2021, 9)),),
    new=(Occurrence(code="8.1"),),
    reason="El acuerdo lo dice",
    source="manual.txt:14",
    person="ana",
    sources=(SourceReference("manual.txt", 14, 15, 2),),
)


def test_decision_comes_back_with_the_time_it_was_recorded(store: Store) -> None:
    record(store, manual())
    elsewhere = NOON.astimezone(timezone(timedelta(hours=-6)))
    with store.transaction() as work:
        assert work.add_decision(SAME, recorded_at=elsewhere, person=None, version="0.1.0")
    with store.transaction() as work:
        assert work.dated_decisions(KEY) == ((SAME, NOON),)
        assert work.decisions(KEY) == (SAME,)


def test_decision_repeated_is_not_recorded_and_a_change_of_mind_is(store: Store) -> None:
    record(store, manual())
    refused = replace(SAME, refused=True)
    with store.transaction() as work:
        done = [work.add_decision(each, **TOLD) for each in (SAME, SAME, refused, SAME, SAME)]
        assert done == [True, False, True, True, False]
        assert work.decisions(KEY) == (SAME, refused, SAME)


def test_decision_on_an_institution_of_which_nothing_is_recorded_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="nothing is recorded"), store.transaction() as work:
        work.add_decision(SAME, **TOLD)


def test_time_of_recording_needs_its_zone(store: Store) -> None:
    with pytest.raises(InvariantError, match="time zone"), store.transaction() as work:
        work.add_snapshot(manual(), recorded_at=NOON.replace(tzinfo=None), person=None, version="0.1.0")
