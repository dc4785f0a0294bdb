"""What holds whatever is told and whatever documents show."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from changelog.domain.narratives import NarratedKind
from changelog.domain.reconciliations import Verdict
from changelog.domain.snapshots import Snapshot
from changelog.domain.tellings import DayFrom, Telling
from tests.audit.ground import change, rows, telling
from tests.notation import snapshot

HERE = [f"División de {name}" for name in ("Luces Costeras", "Boyas Ciegas", "Remolque Marino", "Cartas Náuticas")]
ABOVE = ["Dirección de Faros", "Dirección de Costas"]
ELSEWHERE = [f"Jefatura de {name} Ajenas" for name in ("Rutas", "Veredas", "Cumbres")]
DAYS = st.sampled_from(["2018-06-01", "2020-01-01", "2020-06-01", "2021-01-01", "2022-06-01"])


@st.composite
def _tellings(draw: st.DrawFn, names: list[str], places: list[str]) -> list[Telling]:
    found = []
    for line in range(1, draw(st.integers(1, 5)) + 1):
        kind = draw(st.sampled_from(list(NarratedKind)))
        results = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
        place = st.none() | st.sampled_from(places)
        told = change(
            kind,
            draw(st.sampled_from(places if kind is NarratedKind.STRUCTURE_STATED else names)),
            *(results if kind not in _ALONE else ()),
            day=draw(st.none() | DAYS),
            day_from=draw(st.sampled_from([DayFrom.EFFECTIVE, DayFrom.PUBLISHED, DayFrom.APPROVED])),
            from_=draw(place),
            to=draw(place),
            line=line,
        )
        found.append(telling(told, known=draw(st.booleans())))
    return found


_ALONE = {
    NarratedKind.CREATED,
    NarratedKind.ABOLISHED,
    NarratedKind.REESTABLISHED,
    NarratedKind.REASSIGNED,
    NarratedKind.FUNCTIONS_GIVEN,
    NarratedKind.FUNCTIONS_TAKEN,
}


@st.composite
def _documents(draw: st.DrawFn) -> list[Snapshot]:
    found = []
    for day in sorted(
        draw(st.sets(st.sampled_from(["2019-01-01", "2020-01-01", "2021-01-01", "2022-01-01"]), max_size=3))
    ):
        lines = ["1 Dirección General"]
        for number, name in enumerate(ABOVE, 1):
            below = draw(st.lists(st.sampled_from(HERE), max_size=2, unique=True))
            taken = {line.split(" ", 1)[1] for line in lines}
            lines.append(f"1.{number} {name}")
            lines += [f"1.{number}.{at} {unit}" for at, unit in enumerate(below, 1) if unit not in taken]
        found.append(snapshot(day, "\n".join(lines), whole=draw(st.booleans())))
    return found


@given(_documents(), _tellings(HERE, ABOVE))
def test_every_telling_has_just_one_verdict_row_and_each_row_its_places(
    documents: list[Snapshot], tellings: list[Telling]
) -> None:
    verdicts = [row for row in rows(documents, *tellings) if row.verdict is not Verdict.TOLD_DIFFERENTLY]
    assert sorted(row.told[0].first_line for row in verdicts) == sorted(t.change.source.first_line for t in tellings)
    for row in verdicts:
        if row.verdict is Verdict.TOLD_AND_SEEN:
            assert row.seen_after
        if row.verdict is Verdict.TOLD_NOT_SEEN:
            assert row.seen_after or row.seen_before
        if row.verdict is Verdict.CANNOT_BE_SEEN:
            assert row.why


@given(_documents(), _tellings(ELSEWHERE, [f"Gerencia de {name} Ajenas" for name in ("Montaña", "Llano")]))
def test_what_no_document_covers_is_never_said_not_to_be_seen(
    documents: list[Snapshot], tellings: list[Telling]
) -> None:
    partial = [document for document in documents if not document.whole_institution]
    found = {row.verdict for row in rows(partial, *tellings)}
    assert found <= {Verdict.CANNOT_BE_SEEN, Verdict.TOLD_DIFFERENTLY}


@given(_tellings(HERE, ABOVE))
def test_without_documents_nothing_can_be_seen(tellings: list[Telling]) -> None:
    assert {row.verdict for row in rows([], *tellings)} <= {Verdict.CANNOT_BE_SEEN, Verdict.TOLD_DIFFERENTLY}


@given(_documents(), _tellings(HERE, ABOVE), st.randoms(use_true_random=False))
def test_order_in_which_statements_are_given_changes_no_row(documents, tellings, random) -> None:
    shuffled, told = list(documents), list(tellings)
    random.shuffle(shuffled)
    random.shuffle(told)
    key = repr
    assert sorted(rows(documents, *tellings), key=key) == sorted(rows(shuffled, *told), key=key)
