"""Columns on paper: never more than the room, words whole where it can be, and most for those that make rows high."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changelog.reports.paper.columns import SIZES, Fit, fitted
from changelog.reports.paper.sheets import DOUBLE_LETTER, LEGAL, LETTER, Paper, paper_of, wide_enough
from changelog.reports.tables import Table
from changelog.reports.wording import Words

WORDS = Words("es")
ROOM = 720.0
rows = st.integers(1, 17).flatmap(
    lambda many: st.lists(st.tuples(*[st.one_of(st.none(), st.integers(), st.text(max_size=200))] * many), max_size=4)
)


def table(*rows: tuple[str | int | None, ...]) -> Table:
    return Table(tuple(f"Columna {n}" for n in range(len(rows[0]))), rows)


@settings(max_examples=60, deadline=None)
@given(rows.filter(bool))
def test_columns_fit_the_room_in_one_of_the_sizes(found: list[tuple[str | int | None, ...]]) -> None:
    fit = fitted(table(*found), WORDS, ROOM)
    assert sum(fit.widths) <= ROOM + 0.01
    assert min(fit.widths) > 0
    assert fit.size in SIZES


def in_room(found: Table, room: float) -> Fit:
    return fitted(found, WORDS, room)


def test_a_small_table_stays_narrow_in_the_largest_letters() -> None:
    fit = fitted(table(("Faros", 1)), WORDS, ROOM)
    assert (sum(fit.widths) < ROOM / 3, fit.size, fit.counts) == (True, SIZES[0], frozenset({1}))


def test_the_column_with_the_longest_cells_is_the_widest() -> None:
    fit = fitted(table(("Faros", "Revisar los planos " * 40, "Acuerdo " * 9)), WORDS, ROOM)
    assert fit.widths[1] > fit.widths[2] > fit.widths[0]
    assert fit.is_short(["Faros", "Revisar", "Acuerdo"])
    assert not fit.is_short(["Faros", "Revisar los planos " * 400, "Acuerdo"])


@pytest.mark.parametrize(("columns", "paper"), [(6, LETTER), (13, LEGAL), (17, DOUBLE_LETTER)])
def test_many_columns_take_smaller_letters_and_then_a_wider_sheet(columns: int, paper: Paper) -> None:
    found = table(("Coordinación de Administración " * 4,) * columns)
    body = paper_of((found,), in_room)
    own, fit = wide_enough(found, body, in_room)
    assert own == paper
    assert body == (LETTER if paper is DOUBLE_LETTER else paper)
    assert fit.size >= 7.0
    assert not fit.is_tight


def test_not_even_the_widest_sheet_makes_letters_too_small() -> None:
    found = table(("Coordinación de Administración " * 4,) * 40)
    own, fit = wide_enough(found, LETTER, in_room)
    assert (own, fit.size, fit.is_tight) == (DOUBLE_LETTER, 7.0, True)
