"""Laws of what is filed, over generated histories: tables add up to the change set, and no unit is left out."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from changelog import diff
from changelog.domain.answers import AskedDate, DiffAnswer, ReconcileAnswer, TimelineAnswer
from changelog.domain.changes import NOT_OF_THE_INSTITUTION
from changelog.domain.filings import ReportAnswer
from changelog.domain.snapshots import Snapshot
from changelog.history import states_between, structure_on
from changelog.reports import csv_writer, markdown_writer
from changelog.reports.change_rows import function_pairs, pairs
from changelog.reports.filing import filed_report
from changelog.reports.report_records import report_output
from changelog.reports.tables import Table
from changelog.reports.wording import Words
from tests.diff.test_laws import records
from tests.notation import INSTITUTE, history
from tests.reports.filing.invented import answered

END = date(2030, 1, 1)
few = settings(max_examples=25, deadline=None)
languages = st.sampled_from(("es", "en"))


def answer_of(snapshots: tuple[Snapshot, ...]) -> ReportAnswer:
    """The report from the first document's day on."""
    found = history(*snapshots)
    start = snapshots[0].effective_date.first_day
    period = states_between(found, start, END)
    asked = AskedDate("first", start), AskedDate("last", END)
    net = diff.compare(period, INSTITUTE.label, found.acts, start)
    steps = diff.compare_steps(period, INSTITUTE.label, found.acts, start)
    return ReportAnswer(
        changes=DiffAnswer(*asked, (net,), (steps,), {}, asked_by="report"),
        before=(structure_on(found, INSTITUTE.label, start),),
        after=(structure_on(found, INSTITUTE.label, END),),
        timeline=TimelineAnswer((), (INSTITUTE.label,), {}),
        acts=(),
        reconciliation=ReconcileAnswer((), {}),
        findings=found.findings,
        constancia=answered().constancia,
        documents={},
        lives={INSTITUTE.label: found.unit_versions},
    )


def tables_of(answer: ReportAnswer, language: Literal["es", "en"]) -> dict[str, Table]:
    report = filed_report(answer, Words(language)).report
    return {table.key: table for section in report.sections for table in section.tables}


@few
@given(records(), languages)
def test_summary_has_the_totals_of_the_change_sets(
    snapshots: tuple[Snapshot, ...], language: Literal["es", "en"]
) -> None:
    answer = answer_of(snapshots)
    tables = tables_of(answer, language)
    total = Words(language)("filed.total")
    for changes in (answer.changes.net[0], answer.changes.steps[0]):
        view = Words(language)(f"view.{changes.view}")
        counts = changes.own_counts()
        for key, family in (("summary", "unit."), ("summary_functions", "function.")):
            table = tables[key]
            wanted = {kind: n for kind, n in counts.items() if kind.startswith(family)}
            rows = [row for row in table.rows if row[:2] == (view, total)]
            assert len(rows) == bool(wanted) or not wanted
            for row in rows:
                assert {kind: row[table.keys.index(kind)] for kind in wanted} == wanted
                assert row[table.keys.index("changes")] == sum(wanted.values())
                if family == "unit.":
                    assert row[table.keys.index("units")] == changes.units_affected()


@few
@given(records(), languages)
def test_every_change_has_its_rows_in_one_table(snapshots: tuple[Snapshot, ...], language: Literal["es", "en"]) -> None:
    answer = answer_of(snapshots)
    tables = tables_of(answer, language)
    [net] = answer.changes.net
    of_units = [one for one in net.units if one.kind not in NOT_OF_THE_INSTITUTION]
    of_functions = [one for one in net.functions if one.kind not in NOT_OF_THE_INSTITUTION]
    assert len(tables["units"].rows) + len(tables["units_inherited"].rows) == sum(len(pairs(c)) for c in of_units)
    assert len(tables["functions"].rows) + len(tables["functions_inherited"].rows) == sum(
        len(function_pairs(change)) for change in of_functions
    )
    one_sided = Counter(mark.kind for mark in tables["one_sided"].marks)
    assert one_sided["unit.first_documented"] == sum(one.kind == "first_documented" for one in net.units)


@few
@given(records())
def test_every_unit_of_both_dates_has_an_equivalence(snapshots: tuple[Snapshot, ...]) -> None:
    answer = answer_of(snapshots)
    table = tables_of(answer, "es")["equivalences"]
    sides = (("name_before", answer.before[0]), ("name_after", answer.after[0]))
    for key, structure in sides:
        at = table.keys.index(key)
        printed = Counter({row[at] for row in table.rows})
        assert {unit.name.rstrip(".") for unit in structure.units} <= printed.keys()
    told = [(mark.unit_id, row) for mark, row in zip(table.marks, table.rows, strict=True)]
    assert len(set(told)) == len(told)


@few
@given(records(), languages)
def test_any_report_can_be_written(snapshots: tuple[Snapshot, ...], language: Literal["es", "en"]) -> None:
    answer, words = answer_of(snapshots), Words(language)
    filed = filed_report(answer, words)
    assert markdown_writer.write(filed.report, words) == markdown_writer.write(
        filed_report(answer, words).report, words
    )
    assert csv_writer.write_tables(filed.report, words)
    assert report_output(answer, filed).tables
