"""A report to be filed: the same numbers in every table, in both languages, whatever the names are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from changelog.domain.changes import UnitChangeKind
from changelog.domain.filings import ReportAnswer
from changelog.reports import csv_writer, markdown_writer
from changelog.reports.filed import FiledReport
from changelog.reports.filing import filed_report
from changelog.reports.tables import Table
from changelog.reports.wording import Words
from tests.reports.filing.invented import answered, changed, unit

ALL = (
    *("summary", "summary_functions", "units", "units_inherited", "steps", "functions", "functions_inherited"),
    *("equivalences", "timeline", "acts", "act_1", "act_2", "findings", "reconciliation", "one_sided"),
    *("not_documented", "constancia"),
)
HOSTILE = (
    "=HYPERLINK(A1)",
    "Área\x00de\x1b[31mFaros\n\r\tX",
    "Unidad " + "muy larga " * 50,
    "\u202eoraF ed dadinU\u202c",
    "Unidad \ud800 rota",
    "<script>alert(1)</script>",
    "|pipe| *bold*",
)


def tables_of(filed: FiledReport) -> dict[str, Table]:
    return {table.key: table for section in filed.report.sections for table in section.tables}


def column(table: Table, key: str) -> list[object]:
    at = table.keys.index(key)
    return [row[at] for row in table.rows]


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_table_has_a_key_of_its_own_keys_of_columns_and_marks(inafs: ReportAnswer, language: str) -> None:
    filed = filed_report(inafs, Words("en" if language == "en" else "es"))
    listed = [table for section in filed.report.sections for table in section.tables]
    assert tuple(table.key for table in listed) == ALL
    for table in listed:
        assert len(table.keys) == len(table.columns) == len(set(table.keys))
        assert len(table.marks) == len(table.rows)
        assert {len(row) for row in table.rows} <= {len(table.columns)}


def test_constancia_is_last_and_three_sign(inafs: ReportAnswer) -> None:
    filed = filed_report(inafs, Words("es"))
    assert [table.key for table in filed.report.sections[-1].tables] == ["constancia"]
    assert filed.signatures == ("Elaboró", "Revisó", "Autorizó")
    assert filed.report.main.key == "units"


def test_totals_of_the_summary_are_those_of_the_change_set_and_of_the_constancia(inafs: ReportAnswer) -> None:
    tables = tables_of(filed_report(inafs, Words("es")))
    [net] = inafs.changes.net
    for key, family in (("summary", "unit."), ("summary_functions", "function.")):
        table = tables[key]
        [total] = [row for row in table.rows if row[:2] == ("Neto", "Total")]
        wanted = {kind: n for kind, n in net.own_counts().items() if kind.startswith(family)}
        assert {k: total[table.keys.index(k)] for k in wanted} == wanted
        assert total[table.keys.index("changes")] == sum(wanted.values())
        ranks = [row for row in table.rows if row[0] == "Neto" and row[1] != "Total"]
        for at in range(2, len(table.keys)):
            assert sum(int(str(row[at])) for row in ranks) == total[at]
    facts = {row[0]: row[1] for row in tables["constancia"].rows}
    assert facts["Neto: movimientos propios de unidades"] == 18
    assert facts["Neto: unidades afectadas"] == net.units_affected() == 22
    assert facts["Neto: movimientos propios de funciones"] == 52


def test_rows_of_units_and_functions_are_the_own_changes(inafs: ReportAnswer) -> None:
    tables = tables_of(filed_report(inafs, Words("es")))
    counts = inafs.changes.net[0].own_counts()
    kinds = Counter(mark.kind for mark in tables["units"].marks)
    pairwise = {"unit.merged", "unit.split"}
    assert {k: n for k, n in kinds.items() if k not in pairwise} == {
        k: n for k, n in counts.items() if k.startswith("unit.") and k not in pairwise
    }
    assert kinds["unit.split"] == kinds["unit.merged"] == 2  # one change each, a row for each of two
    assert not any(mark.inherited for mark in tables["units"].marks)
    assert all(mark.inherited for mark in tables["units_inherited"].marks)
    assert column(tables["units"], "number") == list(range(1, 21))


def test_steps_stand_apart_only_where_they_differ(inafs: ReportAnswer) -> None:
    assert tables_of(filed_report(inafs, Words("es")))["steps"].rows == ()
    before, after = unit("a", "Unidad de Boyas"), unit("a", "Unidad de Faros")
    there = changed(UnitChangeKind.RENAMED, [before], [after])
    back = changed(UnitChangeKind.RENAMED, [after], [before])
    answer = answered([before], [before])
    steps = replace(answer.changes.steps[0], units=(there, back))
    undone = replace(answer, changes=replace(answer.changes, steps=(steps,)))
    tables = tables_of(filed_report(undone, Words("es")))
    assert (len(tables["units"].rows), len(tables["steps"].rows)) == (0, 2)
    assert [row[:2] for row in tables["summary"].rows if row[1] == "Total"] == [("Acto por acto", "Total")]


def test_branch_of_a_mark_is_what_is_above_on_either_date() -> None:
    top, other = unit("t", "Dirección de Puertos", "7"), unit("o", "Dirección de Bahías", "8")
    before, after = unit("a", "División de Boyas", "7.1", parent="t"), unit("a", "División de Boyas", "8.1", parent="o")
    answer = answered(
        [top, other, before], [top, other, after], [changed(UnitChangeKind.REASSIGNED, [before], [after])]
    )
    [mark] = tables_of(filed_report(answer, Words("es")))["units"].marks
    assert (mark.unit_id, mark.branch, mark.kind) == ("a", ("o", "t"), "unit.reassigned")


def test_units_of_one_branch_stand_together_though_codes_are_used_twice() -> None:
    tops = [unit("x", "Dirección X", "1"), unit("y", "Dirección Y", "1")]
    new = [unit(f"{p}{n}", f"División {p}{n}", f"1.{n}", parent=p) for n in (10, 9) for p in ("x", "y")]
    top = unit("t", "Dirección General", "8")
    tops = [replace(one, parent_id="t") for one in tops]
    answer = answered([top, *tops], [top, *tops, *new], [changed(UnitChangeKind.CREATED, [], [one]) for one in new])
    marks = tables_of(filed_report(answer, Words("es")))["units"].marks
    assert [mark.unit_id for mark in marks] == ["x9", "x10", "y9", "y10"]


def test_dates_with_nothing_documented_say_so() -> None:
    for words, said in ((Words("es"), "No documentado"), (Words("en"), "Not documented")):
        filed = filed_report(answered(), words)
        assert any(said in sentence for sentence in filed.report.sentences)
        assert tables_of(filed)["constancia"].rows
        assert markdown_writer.write(filed.report, words)


def test_dates_between_which_nothing_changed_say_so() -> None:
    filed = filed_report(answered([unit("a", "Unidad A")], [unit("a", "Unidad A")]), Words("es"))
    assert "Nada documentado cambió entre las dos fechas." in filed.report.sentences


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_text_in_markdown_and_csv(name: str) -> None:
    before, after = unit("a", name, "1"), unit("a", name + " Dos", "1")
    answer = answered(
        [before], [after], [changed(UnitChangeKind.RENAMED, [before], [after])], command=name, person=name
    )
    filed, words = filed_report(answer, Words("es")), Words("es")
    written = markdown_writer.write(filed.report, words).encode("utf-8", "backslashreplace").decode()
    assert "\x1b" not in written
    assert "\u202e" not in written
    assert "<script>" not in written
    for content in csv_writer.write_tables(filed.report, words).values():
        for line in content.decode("utf-8").splitlines()[1:]:
            assert not any(cell.strip('"').startswith(("=", "+", "@")) for cell in line.split(","))


def test_several_institutions_stand_in_a_column_of_their_own() -> None:
    first = answered([unit("a", "Unidad A")], [unit("a", "Unidad A")])
    other = replace(first.changes.net[0], institution="OTRA")
    both = replace(
        first,
        changes=replace(first.changes, net=(*first.changes.net, other), steps=(first.changes.steps[0], other)),
        before=(*first.before, replace(first.before[0], institution="OTRA", units=(unit("b", "Unidad B"),))),
        after=(*first.after, replace(first.after[0], institution="OTRA", units=(unit("b", "Unidad B"),))),
    )
    tables = tables_of(filed_report(both, Words("es")))
    assert column(tables["equivalences"], "institution") == ["IAB", "OTRA"]
    assert all(table.keys[0] == "institution" for key, table in tables.items() if key != "constancia")


def test_page_of_the_documentation_names_every_table(inafs: ReportAnswer) -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "reports.md").read_text("utf-8")
    keys = {re.sub(r"_\d+$", "_N", key) for key in tables_of(filed_report(inafs, Words("es")))}
    assert sorted(key for key in keys if f"`{key}`" not in page) == []


def test_what_is_not_documented_is_not_called_unchanged() -> None:
    filed = filed_report(answered(), Words("es"))
    said = " ".join(sentence for section in filed.report.sections for sentence in section.sentences)
    assert "Sin cambios" not in said
    assert "no hay estructura que comparar en ninguna de las dos fechas" in said


def test_turns_of_the_page_are_the_changes_act_by_act(inafs: ReportAnswer) -> None:
    filed = filed_report(inafs, Words("es"))
    assert filed.turns == {step.institution: step.units for step in inafs.changes.steps}
    assert any(filed.turns.values())
