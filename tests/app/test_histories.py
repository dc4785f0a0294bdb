"""The history of a unit, back through what it came from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from changelog.app.histories import history_of
from changelog.domain.answers import HistoryAnswer
from changelog.domain.basis import Basis
from changelog.domain.narratives import NarratedKind
from changelog.errors import UsageError
from changelog.storage.store import Store, open_store
from tests.app import told_institute as made


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("told") / "store.db", create=True) as opened:
        made.put_into(opened)
        yield opened


@pytest.fixture(scope="module")
def answer(store: Store) -> HistoryAnswer:
    return history_of(store, made.BAYS)


def test_goes_back_through_the_units_that_it_came_from(answer: HistoryAnswer) -> None:
    [life] = answer.earlier
    assert [version.state.name for version in life.versions] == [made.WHARVES]
    assert (life.link.act.effective_date, life.link in answer.links) == (date(2014, 1, 1), True)


def test_every_version_has_its_basis(answer: HistoryAnswer) -> None:
    assert [version.state.basis for version in answer.versions] == [
        Basis.NARRATED,
        Basis.DOCUMENTED,
        Basis.NARRATED,
        Basis.DOCUMENTED,
    ]


def test_tellings_are_of_the_unit_and_of_what_it_came_from_not_of_what_hangs_from_it(answer: HistoryAnswer) -> None:
    kinds = [telling.change.kind for telling in answer.tellings]
    assert kinds == [NarratedKind.REPLACED, NarratedKind.FUNCTIONS_GIVEN, NarratedKind.RENAMED]


def test_parent_is_called_as_on_the_first_day_of_the_version(store: Store) -> None:
    buoys = history_of(store, "División de Boyas")
    assert {version.valid_from: buoys.name_on(made.HARBOUR, version.valid_from) for version in buoys.versions} == {
        date(2021, 5, 3): made.BAYS,
        date(2022, 10, 1): made.BAYS,
    }
    link = history_of(store, made.WHARVES)
    assert link.name_on(made.HARBOUR, date(2014, 1, 1)) == made.HARBOURS


def test_unit_that_only_prose_names_has_no_history_and_the_error_says_where_to_look(store: Store) -> None:
    with pytest.raises(UsageError, match="documents tell of one") as refused:
        history_of(store, "Comisión de Pesca")
    assert refused.value.remedy is not None
    assert "org-changelog timeline" in refused.value.remedy


def test_unit_is_found_by_its_identity(store: Store) -> None:
    assert history_of(store, made.HARBOUR).versions == history_of(store, made.BAYS).versions
