"""`institutions`, `agreements`, `snapshots` and `database info`, as reports."""

from __future__ import annotations

from changelog.domain.answers import FactsAnswer, ListAnswer
from changelog.reports.agreement_report import register_report
from changelog.reports.names import shown
from changelog.reports.tables import Report, Table
from changelog.reports.wording import Words


def list_report(answer: ListAnswer, words: Words) -> Report:
    """Whichever of the three lists the answer is."""
    make = {"institutions": _institutions, "agreements": register_report, "snapshots": _snapshots}[answer.kind]
    return make(answer, words)


def _institutions(answer: ListAnswer, words: Words) -> Report:
    columns = ("institution", "name", "snapshots", "first", "last", "units")
    table = Table(
        tuple(words(f"column.{key}") for key in columns),
        tuple(
            (row.institution.label, row.institution.name, row.snapshots, row.first, row.last, row.units)
            for row in answer.institutions
        ),
    )
    return _listed("institutions.title", table, words)


def _snapshots(answer: ListAnswer, words: Words) -> Report:
    columns = ("institution", "effective", "agreement", "heads", "units", "functions", "texts", "document", "digest")
    table = Table(
        tuple(words(f"column.{key}") for key in columns),
        tuple(
            (
                row.institution,
                row.snapshot.effective_date,
                row.snapshot.agreement.printed if row.snapshot.agreement else None,
                "; ".join(shown(unit.name) for unit in row.snapshot.heads),
                len(row.snapshot.units),
                sum(len(unit.functions) for unit in row.snapshot.units),
                f"{row.with_texts}/{row.texts}",
                row.snapshot.document.name if row.snapshot.document else None,
                row.snapshot.digest[:12],
            )
            for row in answer.snapshots
        ),
    )
    return _listed("snapshots.title", table, words)


def facts_report(answer: FactsAnswer, words: Words) -> Report:
    """Named facts of the store, one a row."""
    rows = tuple((words(f"database.{key}"), value) for key, value in answer.facts.items())
    return Report.of_table(words("database.title"), (), Table((words("column.field"), words("column.value")), rows))


def _listed(title: str, table: Table, words: Words) -> Report:
    return Report.of_table(words(title), () if table.rows else (words("list.empty"),), table)
