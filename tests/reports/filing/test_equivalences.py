"""Every unit of the first date has its row, with what it is on the second."""

from __future__ import annotations

from changelog.domain.changes import UnitChangeKind
from changelog.domain.filings import ReportAnswer
from changelog.reports.filing.equivalences import equivalences_table
from changelog.reports.filing.ground import Ground
from changelog.reports.tables import Cell
from changelog.reports.wording import Words
from tests.reports.filing.invented import IN_FORCE, answered, changed, unit


def rows_of(answer: ReportAnswer) -> list[tuple[Cell, ...]]:
    """Code and name before and after, kind, share."""
    return [row[:6] for row in equivalences_table(Ground(answer, Words("es"))).rows]


def test_units_that_stay_and_units_renamed_are_one_to_one() -> None:
    before = [unit("a", "Unidad A", "1"), unit("b", "Unidad B", "2")]
    after = [before[0], unit("b", "Unidad Be", "3")]
    answer = answered(before, after, [changed(UnitChangeKind.RENAMED, before[1:], after[1:])])
    assert rows_of(answer) == [
        ("1", "Unidad A", "1", "Unidad A", "sin cambio", "1 a 1"),
        ("2", "Unidad B", "3", "Unidad Be", "cambio de denominación", "1 a 1"),
    ]
    table = equivalences_table(Ground(answer, Words("es")))
    assert table.rows[1][6:] == ("ACDO.AS2.HCA.310821/7.P.DA", IN_FORCE)


def test_merger_is_n_to_one_also_where_one_of_them_lives_on() -> None:
    before = [unit("a", "Unidad A", "1"), unit("b", "Unidad B", "2")]
    after = [unit("a", "Unidad A y B", "1")]
    answer = answered(before, after, [changed(UnitChangeKind.MERGED, before, after)])
    assert [(row[1], row[3], row[5]) for row in rows_of(answer)] == [
        ("Unidad A", "Unidad A y B", "n a 1"),
        ("Unidad B", "Unidad A y B", "n a 1"),
    ]


def test_split_is_one_to_n() -> None:
    before, after = [unit("a", "Unidad A", "1")], [unit("b", "Unidad B", "1"), unit("c", "Unidad C", "2")]
    answer = answered(before, after, [changed(UnitChangeKind.SPLIT, before, after)])
    assert [(row[1], row[3], row[5]) for row in rows_of(answer)] == [
        ("Unidad A", "Unidad B", "1 a n"),
        ("Unidad A", "Unidad C", "1 a n"),
    ]


def test_replaced_unit_leads_to_the_other() -> None:
    before, after = [unit("a", "Unidad A", "1")], [unit("b", "Unidad B", "1")]
    answer = answered(before, after, [changed(UnitChangeKind.REPLACED, before, after)])
    assert rows_of(answer) == [("1", "Unidad A", "1", "Unidad B", "sustitución", "1 a 1")]


def test_created_and_abolished_units_have_no_equivalent_and_the_created_come_last() -> None:
    before, after = [unit("z", "Unidad Z", "9")], [unit("a", "Unidad A", "1")]
    changes = [changed(UnitChangeKind.ABOLISHED, before, []), changed(UnitChangeKind.CREATED, [], after)]
    assert rows_of(answered(before, after, changes)) == [
        ("9", "Unidad Z", None, "sin equivalencia", "supresión", None),
        (None, "sin equivalencia", "1", "Unidad A", "creación", None),
    ]


def test_every_unit_of_both_dates_has_a_row(inafs: ReportAnswer) -> None:
    table = equivalences_table(Ground(inafs, Words("es")))
    [before], [after] = inafs.before, inafs.after
    named = [(row[1], row[3]) for row in table.rows]
    assert {unit.name.rstrip(".") for unit in before.units} <= {old for old, _ in named}
    assert {unit.name.rstrip(".") for unit in after.units} <= {new for _, new in named}


def test_unit_that_left_the_branch_asked_for_keeps_its_later_name() -> None:
    before, after = unit("a", "Unidad A", "1.1", parent="p"), unit("a", "Unidad A", "2.1", parent="q")
    answer = answered([before], [], [changed(UnitChangeKind.REASSIGNED, [before], [after])])
    assert rows_of(answer) == [("1.1", "Unidad A", "2.1", "Unidad A", "cambio de adscripción", "1 a 1")]
