"""Corrections, annulments and retractions: new entries, after which what they are about no longer counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Snapshot
from changelog.errors import UsageError
from changelog.storage.store import Store, Work
from tests.storage.invented import INSTITUTE, TOLD, manual, narrative

KEY = INSTITUTE.key


def record(store: Store, *snapshots: Snapshot) -> None:
    with store.transaction() as work:
        for snapshot in snapshots:
            work.add_snapshot(snapshot, **TOLD)


def kinds(work: Work) -> list[str]:
    return [entry.kind for entry in work.entries()]


def retract(store: Store, entry: str, **more: Any) -> None:
    with store.transaction() as work:
        work.retract(work.find_entry(entry), "wrong", **TOLD, **more)


def test_retracted_snapshot_no_longer_counts_with_what_attests_it_and_stays_in_the_ledger(store: Store) -> None:
    record(store, manual(), replace(manual(), effective_date=PartialDate(2019)))
    retract(store, "1")
    with store.transaction() as work:
        assert [str(each.effective_date) for each in work.snapshots(KEY)] == ["2019"]
        assert kinds(work) == ["snapshot", "texts", "snapshot", "texts", "retraction"]
        assert [line.withdrawn_by for line in work.log()] == [5, 5, None, None, None]
        assert list(work.faults()) == []


def test_retracted_document_recorded_again_counts_again(store: Store) -> None:
    record(store, manual())
    retract(store, "1")
    record(store, manual())
    with store.transaction() as work:
        assert work.snapshots(KEY) == (manual(),)
        assert work.snapshots(KEY)[0].document == manual().document
        assert kinds(work) == ["snapshot", "texts", "retraction", "snapshot", "texts"]


def test_retracted_retraction_lets_the_entries_count_again(store: Store) -> None:
    record(store, manual())
    retract(store, "1")
    retract(store, "3")
    with store.transaction() as work:
        assert work.snapshots(KEY) == (manual(),)
        assert [line.withdrawn_by for line in work.log()] == [None, None, 4, None]


def test_whole_recording_is_retracted_in_one_step(store: Store) -> None:
    with store.transaction() as work:
        work.add_snapshot(manual(), **TOLD)
        work.add_narrative(narrative(), **TOLD)
    retract(store, "2", whole=True)
    with store.transaction() as work:
        assert (work.snapshots(KEY), work.narratives(KEY)) == ((), ())


def test_narrative_before_the_retracted_one_stands_again(store: Store) -> None:
    first = narrative()
    with store.transaction() as work:
        work.add_narrative(first, **TOLD)
        work.add_narrative(replace(first, changes=first.changes[:1]), **TOLD)
    retract(store, "2")
    with store.transaction() as work:
        assert work.narratives(KEY) == (first,)


def test_entry_that_does_not_count_cannot_be_retracted_again(store: Store) -> None:
    record(store, manual())
    retract(store, "1")
    with pytest.raises(UsageError, match="does not count since entry 3"):
        retract(store, "1")
    with store.transaction() as work:
        assert len(kinds(work)) == 3


@pytest.mark.parametrize(
    "words", ["7", "0", "9" * 9, "9" * 40, "²", "x", "-1", "abcdef", "", "1; DROP TABLE statement"]
)
def test_entry_that_is_not_there_is_told(store: Store, words: str) -> None:
    record(store, manual())
    with pytest.raises(UsageError, match=r"entr(y|ies)"):
        retract(store, words)


def test_entry_is_found_by_the_beginning_of_its_digest(store: Store) -> None:
    record(store, manual())
    with store.transaction() as work:
        for entry in work.entries():
            assert work.find_entry(entry.entry_digest[:8].upper()) == entry


def test_corrected_date_takes_the_place_of_the_wrong_one_with_every_text(store: Store) -> None:
    record(store, manual())
    with store.transaction() as work:
        entry = work.find_entry("1")
        recorded = work.snapshot_of(entry)
        assert recorded is not None
        right = replace(recorded, effective_date=PartialDate(2021, 10, 1))
        work.correct(entry, right, "misprint", **TOLD)
    with store.transaction() as work:
        (standing,) = work.snapshots(KEY)
        assert standing == right
        assert [text.body for text in standing.texts()] == [text.body for text in manual().texts()]
        assert standing.document == manual().document
        assert kinds(work) == ["snapshot", "texts", "snapshot", "texts", "correction"]
        assert list(work.faults()) == []


def test_correction_tells_what_every_document_attested(store: Store) -> None:
    first = manual()
    assert first.document is not None
    record(store, first, replace(first, document=replace(first.document, name="copy.txt", digest="cd" * 32)))
    with store.transaction() as work:
        entry = work.find_entry("1")
        work.correct(entry, replace(first, effective_date=PartialDate(2020)), "misprint", **TOLD)
    with store.transaction() as work:
        assert work.snapshot_rows(KEY)[0].documents == ("manual_2021.txt", "copy.txt")


def test_retracted_correction_gives_back_what_was_corrected(store: Store) -> None:
    record(store, manual())
    with store.transaction() as work:
        work.correct(work.find_entry("1"), replace(manual(), effective_date=PartialDate(2020)), "misprint", **TOLD)
    retract(store, "5")
    with store.transaction() as work:
        assert work.snapshots(KEY) == (manual(),)


def test_what_is_no_snapshot_or_says_the_same_cannot_be_corrected(store: Store) -> None:
    record(store, manual())
    for words, right in (("2", replace(manual(), effective_date=PartialDate(2020))), ("1", manual())):
        with pytest.raises(UsageError), store.transaction() as work:
            work.correct(work.find_entry(words), right, "misprint", **TOLD)
    with store.transaction() as work:
        assert len(kinds(work)) == 2


def test_annulled_act_counts_no_more_until_the_annulment_is_retracted(store: Store) -> None:
    other = replace(manual(), effective_date=PartialDate(2019), agreement=None)
    record(store, other, manual())
    act = manual().agreement
    assert act is not None
    with store.transaction() as work:
        work.annul(KEY, act, "amparo", **TOLD)
    with store.transaction() as work:
        assert work.snapshots(KEY) == (other,)
        assert [row.digest for row in work.snapshot_rows(KEY)] == [other.digest]
    with pytest.raises(UsageError, match="annulled already"), store.transaction() as work:
        work.annul(KEY, act, "amparo", **TOLD)
    retract(store, "5")
    with store.transaction() as work:
        assert work.snapshots(KEY) == (other, manual())


def test_changes_told_under_an_annulled_act_count_no_more(store: Store) -> None:
    told = narrative()
    with store.transaction() as work:
        work.add_narrative(told, **TOLD)
        act = next(act for act in told.agreements if any(c.agreement == act.printed for c in told.changes))
        work.annul(KEY, act, "amparo", **TOLD)
    with store.transaction() as work:
        (left,) = work.narratives(KEY)
        assert {change.agreement for change in left.changes}.isdisjoint({act.printed})
        assert len(left.changes) < len(told.changes)
        assert left.agreements == told.agreements
