"""A report as JSON: every table whole, cells typed, by the published schema."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from changelog.domain.changes import UnitChangeKind
from changelog.domain.filings import ReportAnswer
from changelog.reports.filing import filed_report
from changelog.reports.interface import schema_of
from changelog.reports.report_records import write
from changelog.reports.told_interface import PUBLISHED
from changelog.reports.wording import Words
from tests.reports.filing.invented import answered, changed, reworded, unit

VALIDATOR = Draft202012Validator(schema_of("report", PUBLISHED))


def written(answer: ReportAnswer) -> Any:
    found = json.loads(write(answer, filed_report(answer, Words("es"))))
    VALIDATOR.validate(found)
    return found


def test_report_of_the_institute_is_as_published(inafs: ReportAnswer) -> None:
    found = written(inafs)
    tables = {table["key"]: table for table in found["tables"]}
    assert [key for section in found["sections"] for key in section["tables"]] == list(tables)
    for table in tables.values():
        assert {len(row["cells"]) for row in table["rows"]} <= {len(table["columns"])}
    views = {view["view"]: view for view in found["constancia"]["views"]}
    assert views["net"] == views["steps"] | {"view": "net"}
    assert (views["net"]["unit_changes"], views["net"]["units_affected"], views["net"]["held"]) == (18, 22, True)
    assert found["constancia"]["made_at"] == "2026-11-23T09:30:00-06:00"


def test_dates_and_marked_words_are_typed() -> None:
    before, after = unit("a", "Unidad A", "1"), unit("a", "Unidad Be", "1")
    change = changed(UnitChangeKind.RENAMED, [before], [after])
    found = written(answered([before], [after], [change], [reworded("Vigilar boyas.", "Reparar boyas.")]))
    tables = {table["key"]: table for table in found["tables"]}

    def cell(key: str, column: str) -> Any:
        at = [one["key"] for one in tables[key]["columns"]].index(column)
        return tables[key]["rows"][0]["cells"][at]

    assert cell("units", "effective") == {"type": "date", "date": "2021-09-01"}
    assert cell("functions", "says") == {
        "type": "words",
        "runs": [{"operation": "removed", "words": "Vigilar"}, {"operation": "kept", "words": "boyas."}],
    }
    row = tables["units"]["rows"][0]
    assert (row["unit_id"], row["kind"], row["rank"]) == ("a", "unit.renamed", "División")


@pytest.mark.parametrize("name", ["Unidad \ud800 rota", "=1+1", "\x00\x1b", "\u202eX", "Ñ" * 500])
def test_any_name_can_be_written(name: str) -> None:
    before, after = unit("a", name, "1"), unit("a", name + "x", "1")
    found = written(
        answered([before], [after], [changed(UnitChangeKind.RENAMED, [before], [after])], command=name, person=name)
    )
    assert found["constancia"]["command"] == name.replace("\ud800", "\ufffd")


def test_same_answer_is_written_the_same(inafs: ReportAnswer) -> None:
    filed = filed_report(inafs, Words("en"))
    assert write(inafs, filed) == write(inafs, filed_report(inafs, Words("en")))
