"""Cédulas: a row for each act of the period, and a table of what is told and seen to take effect under it."""

from __future__ import annotations

import pytest

from changelog.domain.filings import ReportAnswer
from changelog.reports.filing.acts import act_sections, acts_table
from changelog.reports.filing.ground import Ground
from changelog.reports.tables import Cell, Table
from changelog.reports.wording import Words


@pytest.fixture
def effects(inafs: ReportAnswer) -> list[Table]:
    return [table for section in act_sections(Ground(inafs, Words("es"))) for table in section.tables]


def rows_of(tables: list[Table], kind: str, said: str) -> list[dict[str, Cell]]:
    rows = [dict(zip(table.keys, row, strict=True)) for table in tables for row in table.rows]
    return [row for row in rows if row["kind"] == kind and row["told_or_seen"] == said]


def test_each_act_has_a_row_with_its_dates_document_and_digest(inafs: ReportAnswer) -> None:
    table = acts_table(Ground(inafs, Words("es")))
    rows = [dict(zip(table.keys, row, strict=True)) for row in table.rows]
    assert [str(row["effective"]) for row in rows] == ["2023-03-01", "2023-03-01"]
    [under] = [row for row in rows if row["document"]]
    assert (under["document"], len(str(under["digest"]))) == ("manual_2023.txt", 64)
    assert [mark.agreement for mark in table.marks] == [row["agreement"] for row in rows]


def test_told_and_seen_stand_apart(effects: list[Table]) -> None:
    told, seen = (rows_of(effects, "supresión", said) for said in ("lo narrado", "la estructura"))
    assert len(told) == len(seen) == 2
    assert all(row["outcome"] for row in told)
    assert not any(row["outcome"] for row in seen)


def test_created_unit_stands_after_and_abolished_before(effects: list[Table]) -> None:
    for row in rows_of(effects, "creación", "lo narrado"):
        assert row["before"] is None
        assert row["after"]
    for row in rows_of(effects, "supresión", "lo narrado"):
        assert row["before"]
        assert row["after"] is None
