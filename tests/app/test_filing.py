"""`make_report`: everything between two dates, of institutions or of one branch, with on what it rests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from changelog.app.filing import make_report
from changelog.app.recording import load_snapshots, record_manual
from changelog.app.stores import open_store
from changelog.domain.filings import ReportAnswer
from changelog.errors import UsageError
from changelog.storage.store import Store

TOP = Path(__file__).resolve().parents[2]
AT = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The invented institute beside the shipped snapshots of real ones."""
    with open_store(tmp_path_factory.mktemp("filing") / "store.db", create=True) as opened:
        load_snapshots(opened, [TOP / "snapshots", TOP / "examples" / "inafs_2018.json"])
        for name in ("manual_2021.txt", "manual_2023.txt"):
            record_manual(opened, TOP / "examples" / name)
        yield opened


def filed(store: Store, start: str, end: str, unit: str | None = None, institution: str | None = None) -> ReportAnswer:
    return make_report(
        store, start, end, unit=unit, institution=institution, command="x", person=None, made_at=AT,
        today=date(2026, 11, 23),
    )  # fmt: skip


def test_report_of_one_institution_has_it_alone(store: Store) -> None:
    answer = filed(store, "2021", "today", institution="IMSS")
    assert [net.institution for net in answer.changes.net] == ["IMSS"]
    assert list(answer.lives) == ["IMSS"]
    assert {card.institution for card in answer.acts} == {"IMSS"}
    assert {row.institution for row in answer.timeline.rows} == {"IMSS"}
    assert (len(answer.before[0].units), len(answer.after[0].units)) == (127, 137)
    assert answer.changes.end.day == date(2026, 11, 23)


def test_report_of_all_institutions_has_each(store: Store) -> None:
    answer = filed(store, "2021", "2023-12-31")
    assert len(answer.before) == len(answer.after) == len(answer.changes.net) == len(answer.lives) == 4


def test_acts_are_those_that_took_effect_between_the_dates(store: Store) -> None:
    answer = filed(store, "2021-07-01", "2023-12-31", institution="INAFS")
    assert [card.act.agreement.printed for card in answer.acts] == [
        "ACDO.AS2.HCD.250123/9.P.DA",
        "ACDO.AS2.HCD.220223/17.P.DA",
    ]
    assert filed(store, "2023-03-01", "2023-12-31", institution="INAFS").acts == ()


def test_lives_are_versions_in_force_on_some_day_of_the_period(store: Store) -> None:
    lives = filed(store, "2021-07-01", "2022", institution="INAFS").lives["INAFS"]
    assert lives
    assert all(one.valid_from <= date(2022, 1, 1) for one in lives)
    assert all(one.valid_to is None or one.valid_to > date(2021, 7, 1) for one in lives)


def test_branch_has_what_hung_from_the_unit_on_either_date_and_no_more(store: Store) -> None:
    whole = filed(store, "2021-07-01", "2023-12-31", institution="INAFS")
    branch = filed(store, "2021-07-01", "2023-12-31", "Dirección de Senderos")
    mine = {unit.unit_id for structure in (*branch.before, *branch.after) for unit in structure.units}
    assert 0 < len(mine) < len({unit.unit_id for unit in (*whole.before[0].units, *whole.after[0].units)})
    assert {version.state.unit_id for version in branch.lives["INAFS"]} <= mine
    assert 0 < len(branch.timeline.rows) < len(whole.timeline.rows)
    assert branch.reconciliation is not None
    assert whole.reconciliation is not None
    assert 0 < len(branch.reconciliation.rows) < len(whole.reconciliation.rows)
    assert list(branch.lives) == ["INAFS"]
    assert {row.institution for row in branch.timeline.rows} == {"INAFS"}


def test_constancia_names_the_documents_and_the_state_of_the_record(store: Store) -> None:
    made = filed(store, "2021-07-01", "2023-12-31", institution="INAFS").constancia
    with store.transaction() as work:
        assert (made.head, made.statements) == (work.head(), work.count_statements())
    named = {source.name: source.digest for source in made.sources}
    assert {"manual_2021.txt", "manual_2023.txt"} < named.keys()
    assert len(named["manual_2021.txt"]) == 64


def test_dates_before_any_document_give_an_empty_report(store: Store) -> None:
    answer = filed(store, "0001-01-01", "1800", institution="INAFS")
    assert (answer.acts, answer.timeline.rows, answer.before[0].units, answer.after[0].units) == ((), (), (), ())


@pytest.mark.parametrize(("start", "end"), [("2023", "2021"), ("ayer", "2023"), ("2021-02-30", "2023"), ("", "2023")])
def test_hostile_dates_are_refused(store: Store, start: str, end: str) -> None:
    with pytest.raises(UsageError):
        filed(store, start, end)


def test_same_question_gives_an_equal_answer(store: Store) -> None:
    assert filed(store, "2021", "2023", institution="IMSS") == filed(store, "2021", "2023", institution="IMSS")


@pytest.mark.parametrize(("start", "end"), [("0001-01-01", "9999-12-31"), ("9999-12-31", "9999-12-31")])
def test_ends_of_the_calendar(store: Store, start: str, end: str) -> None:
    assert filed(store, start, end).changes.net
