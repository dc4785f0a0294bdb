"""What documents tell goes into the record as a statement, and comes back exactly."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations
from typing import Any

from hypothesis import given

from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.instructions import FunctionInstruction, InstructionKind
from changelog.domain.narratives import Narrative
from changelog.domain.snapshots import Institution
from changelog.domain.sources import Document, SourceReference
from changelog.domain.structures import History
from changelog.domain.tellings import Telling
from changelog.domain.texts import StatedText
from changelog.domain.units import Function
from changelog.storage.digests import digest_of_history
from changelog.storage.ledger import faults_in
from changelog.storage.payloads import canonical
from changelog.storage.store import Store
from changelog.storage.telling_payloads import narrative_of, narrative_payload, telling_content, telling_of
from tests.storage.invented import INSTITUTE, MANUAL, OTHER, TOLD, history_of, manual, narrative
from tests.storage.narratives import narratives, tellings

KEY = INSTITUTE.key


def of_document(told: Narrative, name: str, digest: str) -> Narrative:
    """The same told by another document."""

    def at(source: SourceReference) -> SourceReference:
        return replace(source, document=digest)

    return replace(
        told,
        document=Document(name, digest, 400),
        changes=tuple(replace(change, source=at(change.source)) for change in told.changes),
        agreements=(),
    )


FIRST, SECOND = (of_document(narrative(), "b.txt", "11" * 32), of_document(narrative(), "a.txt", "22" * 32))


def add(store: Store, *told: Narrative) -> list[bool]:
    with store.transaction() as work:
        return [work.add_narrative(each, **TOLD) for each in told]


def standing(store: Store, key: str = KEY) -> tuple[Narrative, ...]:
    with store.transaction() as work:
        return work.narratives(key)


def test_what_is_told_comes_back_exactly(store: Store) -> None:
    """Pages, days told beside citations, lines of another document: all of it."""
    odd = replace(narrative().changes[0], source=SourceReference("ef" * 32, 3, 4, 5))
    told = replace(narrative(), changes=(*narrative().changes, odd))
    assert add(store, told) == [True]
    assert repr(standing(store)) == repr((told,))


@given(narratives())
def test_any_narrative_is_read_back_from_its_payload(told: Narrative) -> None:
    assert repr(narrative_of(json.loads(canonical(narrative_payload(told))))) == repr(told)


@given(tellings())
def test_any_telling_is_read_back_from_its_row(telling: Telling) -> None:
    row = (telling.agreement, telling.day, str(telling.day_from), str(telling.outcome))
    again = telling_of((*row, telling.not_before, telling.not_after, telling_content(telling)))
    assert repr(again) == repr(telling)


def test_recorded_again_nothing_changes(store: Store) -> None:
    assert add(store, narrative(), narrative()) == [True, False]
    renamed = replace(narrative(), document=replace(MANUAL, name="copy.txt"))
    assert add(store, renamed) == [False]
    assert standing(store) == (narrative(),)
    with store.transaction() as work:
        assert work.count_statements() == 1


def test_program_that_reads_better_tells_anew_and_the_record_keeps_both(store: Store) -> None:
    less = replace(narrative(), changes=narrative().changes[:1])
    assert add(store, less, narrative(), less, narrative()) == [True, True, True, True]
    assert standing(store) == (narrative(),)
    with store.transaction() as work:
        chain = list(work.entries())
    assert [(entry.kind, entry.subject) for entry in chain] == [("narrative", MANUAL.digest)] * 4
    assert list(faults_in(chain)) == []


def test_day_told_beside_a_citation_is_told_anew(store: Store) -> None:
    act = narrative().agreements[0]
    undated = replace(act, citations=tuple(replace(cited, effective=None) for cited in act.citations))
    assert add(store, replace(narrative(), agreements=(undated,)), replace(narrative(), agreements=(act,))) == [
        True,
        True,
    ]


def test_order_of_recording_changes_nothing(store: Store) -> None:
    owners = [replace(INSTITUTE, name=f"Instituto {number}") for number in range(6)]
    for owner, order in zip(owners, permutations((narrative(), FIRST, SECOND)), strict=True):
        add(store, *(replace(told, institution=owner) for told in order))
        assert [told.document.name for told in standing(store, owner.key)] == ["a.txt", "b.txt", "manual_2021.txt"]


def test_document_that_tells_nothing_is_recorded_only_to_take_back(store: Store) -> None:
    nothing = Narrative(INSTITUTE, MANUAL, ())
    assert add(store, nothing) == [False]
    with store.transaction() as work:
        assert work.institutions() == ()
    assert add(store, narrative(), nothing, nothing) == [True, True, False]
    assert standing(store) == (nothing,)


def test_each_institution_has_its_own(store: Store) -> None:
    other = replace(narrative(), institution=OTHER)
    assert add(store, narrative(), other, narrative(), other) == [True, True, False, False]
    assert (standing(store), standing(store, OTHER.key)) == ((narrative(),), (other,))
    assert standing(store, "nobody") == ()


def test_institution_is_known_by_what_is_told_alone(store: Store) -> None:
    add(store, replace(narrative(), institution=Institution(INSTITUTE.name)), narrative())
    with store.transaction() as work:
        assert work.institutions() == (
            Institution(INSTITUTE.name),
        )  # told without its acronym: the same is not recorded
        assert work.documents() == {MANUAL.digest: MANUAL.name}
        work.add_snapshot(manual(), **TOLD)
        assert work.institutions() == (INSTITUTE,)
        assert work.snapshots(KEY) == (manual(),)


def test_index_without_the_last_narrative_is_no_index(store: Store) -> None:
    add(store, narrative())
    with store.transaction() as work:
        work.replace_index(KEY, history_of(1))
        assert work.has_index(KEY)
        work.add_narrative(FIRST, **TOLD)
        assert not work.has_index(KEY)


def test_digest_of_the_index_tells_every_piece_of_a_telling(store: Store) -> None:
    history = history_of(3)
    add(store, narrative())
    with store.transaction() as work:
        work.replace_index(KEY, history)
        whole = work.digest_of_index(KEY)
        assert whole == digest_of_history(history)
        for changed in others_than(history.tellings[0]):
            other = replace(history, tellings=(changed, *history.tellings[1:]))
            assert digest_of_history(other) != whole
            work.replace_index(KEY, other)
            assert work.digest_of_index(KEY) == digest_of_history(other)
        work.drop_index(KEY)
        assert work.tellings(KEY) == ()


def others_than(telling: Telling) -> list[Telling]:
    """Telling that differ from one in one piece each."""
    told: dict[str, Any] = {
        "why": ("otra cosa",),
        "unit_ids": ("u-other",),
        "agreement": "otro",
        "told": telling.told * 2,
    }
    return [replace(telling, **{name: value}) for name, value in told.items()]


def test_history_without_tellings_is_stored_as_such(store: Store) -> None:
    add(store, narrative())
    with store.transaction() as work:
        work.replace_index(KEY, History((), (), (), (), (), ()))
        assert work.tellings(KEY) == ()


# --- what amending acts order -----------------------------------------------------------------------------------------

ORDER = FunctionInstruction(
    InstructionKind.REFORMED,
    unit="Dirección de Faros",
    article="10",
    norm="Decreto 55 de 2010",
    marker="2",
    functions=(Function("2.", StatedText.of("Apagar al alba."), (), SourceReference(MANUAL.digest, 9, 9)),),
    agreement="Decreto 9 de 2021",
    approved=None,
    published=None,
    effective=PartialDate(2021, 5, 4),
    source=SourceReference(MANUAL.digest, 8, 9),
)


def test_orders_come_back_with_their_texts_and_a_file_of_facts_takes_none_away(store: Store) -> None:
    told = replace(narrative(), instructions=(ORDER,), amends=True)
    facts = replace(told, instructions=(replace(ORDER, functions=(_without_text(ORDER.functions[0]),)),))
    assert facts.digest == told.digest
    assert add(store, facts, told, facts, told) == [True, True, False, False]
    assert repr(standing(store)) == repr((told,))


def _without_text(function: Function) -> Function:
    return replace(function, text=StatedText(function.text.digest))


def test_narrative_that_orders_nothing_has_the_digest_that_it_always_had() -> None:
    """Entries recorded before there were amending acts are found again by their digests."""
    assert narrative().digest == "3d658b64865f5d0fd933a985357fef1c"
    others = {replace(narrative(), instructions=(ORDER,)).digest, replace(narrative(), amends=True).digest}
    assert len(others | {narrative().digest}) == 3


def test_orders_under_an_annulled_act_do_not_count(store: Store) -> None:
    act = Agreement("Decreto 9 de 2021")
    told = Narrative(INSTITUTE, MANUAL, (), (act,), (ORDER,), amends=True)
    assert add(store, told) == [True]
    with store.transaction() as work:
        work.annul(KEY, act, "sin efecto", **TOLD)
        assert [one.instructions for one in work.narratives(KEY)] == [()]
